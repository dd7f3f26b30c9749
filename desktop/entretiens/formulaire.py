"""A questionnaire as the engine holds it: nodes, texts, lists, expressions as written. Values only.

`xform.py` makes it from an XForm, `compiled.py` writes and reads it as JSON, `instance.py` runs it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from desktop.entretiens.model import Ref

SOURCE_LANGUE = "fr"


@dataclass(frozen=True, slots=True)
class Output:
    """A value shown inside a text: an XPath expression."""

    expression: str


Pieces: TypeAlias = tuple[str | Output, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in one language."""

    pieces: Pieces
    is_approved: bool = True


@dataclass(frozen=True, slots=True)
class FormText:
    """A text of the form. `wordings` maps a language code to its words."""

    wordings: Mapping[str, Wording]

    def wording(self, langue: str, source: str = SOURCE_LANGUE) -> tuple[str, Wording]:
        """The language found and its words: the one asked, else the source, else the first."""
        for code in (langue, source):
            if found := self.wordings.get(code):
                return code, found
        return next(iter(self.wordings.items()))


@dataclass(frozen=True, slots=True)
class Element:
    """An XML element of the form's data: the answers to start with, or a choice list."""

    name: str
    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple["Element", ...] = ()
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class StaticChoice:
    name: str
    label: FormText


@dataclass(frozen=True, slots=True)
class Choices:
    """Where the choices of a question come from: written in the question, or nodes of a list.

    `value` and `label` are relative to a node of the list. `list_id` is "" when the nodes are no shipped list.
    """

    static: tuple[StaticChoice, ...] = ()
    nodeset: str = ""
    value: str = ""
    label: FormText | None = None
    list_id: str = ""

    @property
    def is_filtered(self) -> bool:
        return "[" in self.nodeset or (bool(self.nodeset) and not self.list_id)


class Control(StrEnum):
    """How a node is put to someone; HIDDEN ones are only computed."""

    HIDDEN = "model-value"
    INPUT = "input"
    SELECT_ONE = "select1"
    SELECT_MULTIPLE = "select"
    RANK = "rank"
    RANGE = "range"
    TRIGGER = "trigger"
    UPLOAD = "upload"
    GROUP = "group"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class FormNode:
    """One node of the form. Expressions are "" when there is none. `parent` is -1 for the root."""

    index: int
    ref: Ref
    name: str
    parent: int
    control: Control = Control.HIDDEN
    data_type: str = "string"
    relevant: str = ""
    constraint: str = ""
    required: str = ""
    readonly: str = ""
    calculate: str = ""
    count: str = ""  # of a repeat
    preload: str = ""
    appearance: str = ""
    label: FormText | None = None
    hint: FormText | None = None
    constraint_message: FormText | None = None
    required_message: FormText | None = None
    guidance: str = ""
    choices: Choices | None = None
    bounds: tuple[str, ...] = ()  # of a range: its start, its end, its step
    articles: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    audience: str = ""
    alerte: str = ""
    leads_to: str = ""
    legal: str = ""  # "oui": what it says to the person states the law

    @property
    def is_legal(self) -> bool:
        return self.legal == "oui"

    @property
    def is_note(self) -> bool:
        return self.control is Control.INPUT and self.is_fixed and self.data_type == "string" and not self.calculate

    @property
    def is_fixed(self) -> bool:
        """Whether nobody ever changes it."""
        return self.readonly.replace(" ", "") == "true()"

    @property
    def is_asked(self) -> bool:
        """Whether somebody answers it."""
        return self.control not in (Control.HIDDEN, Control.GROUP, Control.REPEAT) and not self.is_note


@dataclass(frozen=True, slots=True)
class Action:
    """A value set when something happens. `observed` is the question or repeat watched, "" for the opening."""

    event: str
    target: str
    value: str = ""  # expression
    text: str = ""
    observed: str = ""  # ref


@dataclass(frozen=True, eq=False)
class Formulaire:
    """A whole questionnaire. `lists` are choice lists by id, `templates` a fresh instance of each repeat by ref."""

    form_id: str
    title: str
    version: str
    root: Element
    nodes: tuple[FormNode, ...]
    lists: Mapping[str, Element] = field(default_factory=dict)
    templates: Mapping[str, Element] = field(default_factory=dict)
    itext: Mapping[str, FormText] = field(default_factory=dict)
    choice_texts: Mapping[str, FormText] = field(default_factory=dict)  # by `list/choice`
    actions: tuple[Action, ...] = ()
    namespaces: Mapping[str, str] = field(default_factory=dict)
    langues: tuple[str, ...] = ()
    default_langue: str = ""
    outer_lists: Mapping[str, str] = field(default_factory=dict)  # lists in another file, by id
    unsupported: tuple[tuple[str, str], ...] = ()  # (question, reason): what the reader of the form met and leaves out
