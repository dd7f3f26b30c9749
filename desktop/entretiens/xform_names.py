"""Namespaces of an XForm."""

XFORMS = "{http://www.w3.org/2002/xforms}"
JR = "http://openrosa.org/javarosa"
ODK = "http://www.opendatakit.org/xforms"
REP = "https://repere.example/xlsform"
"""Namespace of Repère's own columns (`bind::rep:article`…)."""


def local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]


def short(tag: str, prefixes: dict[str, str]) -> str:
    """`{namespace}name` as expressions write it: `prefix:name`, or `name` in the XForms namespace."""
    if not tag.startswith("{"):
        return tag
    namespace, _, name = tag[1:].partition("}")
    prefix = prefixes.get(namespace, "")
    return f"{prefix}:{name}" if prefix else name
