"""The Markdown authors may write, turned into rich text for the window or plain text for paper.

A small subset: emphasis, lists, tables, `###` titles. No raw HTML, no link, no picture: nothing can be fetched.
"""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

_REFUSED = (
    "html_block",
    "html_inline",
    "link",
    "image",
    "autolink",
    "reference",
    "code",
    "fence",
    "backticks",
    "entity",
)
# Qt's rich text knows margins in px and HTML table attributes, few other things.
_STYLES = {
    "paragraph_open": {"style": "margin-top:0px; margin-bottom:6px"},
    "bullet_list_open": {"style": "margin-top:0px; margin-bottom:6px; margin-left:18px; -qt-list-indent:0"},
    "ordered_list_open": {"style": "margin-top:0px; margin-bottom:6px; margin-left:22px; -qt-list-indent:0"},
    "heading_open": {"style": "margin-top:0px; margin-bottom:6px"},
    "table_open": {"border": "1", "cellspacing": "0", "cellpadding": "6", "style": "border-collapse:collapse"},
    "th_open": {"align": "left"},
}


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(_REFUSED)


def parse(markdown: str) -> list[Token]:
    """The subset, as tokens."""
    return _parser().parse(markdown)


def to_html(markdown: str) -> str:
    """Return safe HTML. One single paragraph comes without its `<p>`, so that it sits in a line of the window."""
    tokens = parse(markdown)
    if [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
        return str(_parser().renderInline(tokens[1].content)).strip()
    for token in tokens:
        for name, value in _STYLES.get(token.type, {}).items():
            token.attrSet(name, value)
    html = str(_parser().renderer.render(tokens, _parser().options, {}))
    return html.strip()


def to_plain(markdown: str) -> str:
    """Return the words alone: one block a line, "- " before list items, cells of a row joined by " : "."""
    lines: list[str] = []
    row: list[str] = []
    prefix = ""
    is_cell = False
    for token in parse(markdown):
        if token.type == "list_item_open":
            prefix = "- "
        elif token.type in ("td_open", "th_open", "td_close", "th_close"):
            is_cell = token.nesting == 1
        elif token.type == "tr_close":
            lines.append(" : ".join(row))
            row = []
        elif token.type == "inline" and is_cell:
            row.append(_words(token))
        elif token.type == "inline":
            lines.append(prefix + _words(token))
            prefix = ""
    return "\n".join(lines)


def _words(token: Token) -> str:
    breaks = ("softbreak", "hardbreak")
    return "".join(" " if child.type in breaks else child.content for child in token.children or ())
