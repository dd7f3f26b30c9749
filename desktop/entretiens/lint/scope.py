"""What XLSForm allows and Repère does not do: each is refused where it is written, with a plain sentence."""

import re
from collections.abc import Iterator

from desktop.entretiens.formulaire import Control, FormNode, Formulaire
from desktop.entretiens.lexical import is_within
from desktop.entretiens.lint.fault import Fault, Finding, Severity
from desktop.entretiens.workbook import Row, Sheet, Workbook, column_name

_PLACE = "la géolocalisation et les cartes ne sont pas prises en charge"
_MEDIA = "photo, son, vidéo, fichier et signature ne sont pas pris en charge"
_PHONE = "les métadonnées de téléphone ne sont pas prises en charge"
_TYPES = {
    **dict.fromkeys(("geopoint", "geotrace", "geoshape", "start-geopoint", "osm"), _PLACE),
    **dict.fromkeys(("image", "photo", "audio", "video", "file", "background-audio", "signature", "draw"), _MEDIA),
    **dict.fromkeys(
        ("deviceid", "imei", "username", "email", "phonenumber", "subscriberid", "simserial"),
        _PHONE,
    ),
    "audit": "l'enregistrement des gestes (audit) n'est pas pris en charge",
    "barcode": "le code-barres n'est pas pris en charge",
    "select_one_external": "les choix externes ne sont pas pris en charge : écrire un choice_filter",
}
_COLUMNS = {
    "save_to": "les entités ne sont pas prises en charge",
    "intent": "appeler une autre application n'est pas possible",
    "body::intent": "appeler une autre application n'est pas possible",
    "media::image": "les images ne sont pas prises en charge",
    "media::audio": "le son n'est pas pris en charge",
    "media::video": "la vidéo n'est pas prise en charge",
    "image": "les images ne sont pas prises en charge",
    "audio": "le son n'est pas pris en charge",
    "video": "la vidéo n'est pas prise en charge",
}
_SETTINGS = dict.fromkeys(
    ("submission_url", "public_key", "auto_send", "auto_delete", "client_editable"),
    "Repère n'envoie rien : ce réglage est à retirer",
)
_SHEETS = {
    "entities": "les entités ne sont pas prises en charge : retirer cette feuille",
    "external_choices": "les choix externes ne sont pas pris en charge : les écrire dans « choices »",
    "osm": _PLACE,
}
_SEARCH = re.compile(r"\bsearch\s*\(")
_DATA_TYPES = {
    "barcode": _TYPES["barcode"],
    "dateTime": "le type date et heure n'est pas encore pris en charge",
}
_PRELOADS = ("uid", "date", "timestamp")
_LEVELS = ("", "danger", "attention")
_AUDIENCES = ("", "agent", "personne")


def out_of_scope_rows(workbook: Workbook) -> Iterator[Finding]:
    """What pyxform drops, or turns into something else: seen in the author's own rows."""
    for name, reason in _SHEETS.items():
        if workbook.sheet(name).rows:
            yield _finding(workbook.sheet(name), workbook.sheet(name).rows[0], "", reason)
    survey = workbook.sheet("survey")
    for row in survey.rows:
        kind = survey.value(row, "type").lower()
        reason = _TYPES.get("select_one_external" if kind.startswith("select_one_external") else kind, "")
        if reason:
            yield _finding(survey, row, "type", reason)
        if _SEARCH.search(survey.value(row, "appearance")):
            yield _finding(survey, row, "appearance", "« search() » n'est pas pris en charge : écrire un choice_filter")
    yield from _columns(survey, _COLUMNS)
    yield from _columns(workbook.sheet("choices"), _COLUMNS)
    yield from _columns(workbook.sheet("settings"), _SETTINGS)


def out_of_scope(formulaire: Formulaire) -> Iterator[Fault]:
    """What this engine does not run at all, whoever the form is for."""
    yield from (Fault(name, "", reason) for name, reason in formulaire.unsupported)
    for list_id, source in formulaire.outer_lists.items():
        yield Fault("", "", f"la liste « {list_id} » est dans un fichier qui manque ou ne se lit pas : {source}")
    for node in formulaire.nodes:
        if node.appearance.startswith(("ex:", "search(")):
            yield Fault(node.name, "appearance", "les applications extérieures ne sont pas prises en charge")
        elif reason := _foreign(node):
            yield Fault(node.name, "type", reason)


def _foreign(node: FormNode) -> str:
    if node.control is Control.UPLOAD or node.data_type == "binary":
        return _MEDIA
    if node.preload and node.preload.split()[0] not in _PRELOADS:
        return _PHONE
    return _PLACE if node.data_type in ("geopoint", "geotrace", "geoshape") else ""


def unfit(formulaire: Formulaire) -> Iterator[Fault]:
    """What the engine runs, and an interview does not."""
    if formulaire.actions:
        action = formulaire.actions[0]
        name = action.target.strip().rpartition("/")[2]
        column = "trigger" if action.observed else "default"
        yield Fault(name, column, "valeur par défaut calculée ou « trigger » : pas encore possible")
    for node in formulaire.nodes:
        yield from _node_faults(node)


def _node_faults(node: FormNode) -> Iterator[Fault]:
    if node.bounds and not is_within(node.bounds[0], node.bounds):
        yield Fault(node.name, "parameters", "bornes sans aucun nombre : start, end et step doivent se suivre")
    if node.data_type in _DATA_TYPES:
        yield Fault(node.name, "type", _DATA_TYPES[node.data_type])
    if node.alerte not in _LEVELS:
        yield Fault(node.name, "bind::rep:alerte", f"alerte « {node.alerte} » inconnue : danger ou attention")
    if node.audience not in _AUDIENCES:
        yield Fault(node.name, "bind::rep:audience", f"destinataire « {node.audience} » inconnu : agent ou personne")
    if node.legal not in ("", "oui"):
        yield Fault(node.name, "bind::rep:legal", f"« {node.legal} » inconnu : oui, ou rien")
    if node.alerte and not node.is_note:
        yield Fault(node.name, "bind::rep:alerte", "seule une note peut être une alerte")


def _columns(sheet: Sheet, refused: dict[str, str]) -> Iterator[Finding]:
    for row in sheet.rows:
        for header in row.cells:
            plain = column_name(header)
            reason = refused.get(plain) or refused.get("::".join(plain.split("::")[:2]))
            if reason:
                yield _finding(sheet, row, plain, reason)


def _finding(sheet: Sheet, row: Row, column: str, reason: str) -> Finding:
    return Finding(sheet.place(row, column), reason, Severity.REFUSAL)
