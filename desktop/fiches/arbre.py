"""A tree of questions that leads to an offence: `resources/arbres/<id>.toml`, each path checked when it is read.

To add a question or an issue: a table of that file. Nothing answered is kept.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import toml_text
from desktop.errors import ContentError
from desktop.fiches.attributes import Place
from desktop.fiches.files import load_text
from desktop.fiches.model import ArticleId, Certitude, FicheId
from desktop.fiches.typography import french

_QUESTION = {"texte": str, "aide": str, "reponses": list}
_ANSWER = ("dire", "vers", "raison")
_ISSUE = {
    **{"infraction": str, "classe": str, "articles": list, "permet": list, "interdit": list},
    **{"sur": str, "appui": list, "suite": str},
}


@dataclass(frozen=True, slots=True)
class Choix:
    """An answer: what it says, where it leads, what it establishes."""

    dire: str
    vers: str
    raison: str


@dataclass(frozen=True, slots=True)
class Question:
    question_id: str
    texte: str
    aide: str
    choix: tuple[Choix, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """Where a path ends. `infraction` is a row of the list of offences, "" when it is for the prosecutor to say."""

    issue_id: str
    infraction: str
    titre: str
    texte: str  # "CP 225-12-1 al. 2"
    peine: str
    classe: str
    articles: tuple[ArticleId, ...]
    permet: tuple[str, ...]
    interdit: tuple[str, ...]
    certitude: Certitude  # of what it allows and forbids
    appui: tuple[ArticleId, ...]
    suite: FicheId  # the sheet for the victim


@dataclass(frozen=True, slots=True)
class Arbre:
    titre: str
    fiche_id: FicheId  # the sheet it opens from
    debut: str
    avertissement: str
    questions: Mapping[str, Question]
    issues: Mapping[str, Issue]

    def paths(self) -> Iterator[tuple[tuple[Choix, ...], Issue]]:
        """Every way through, and where it ends."""
        yield from self._from(self.debut, ())

    def _from(self, step: str, taken: tuple[Choix, ...]) -> Iterator[tuple[tuple[Choix, ...], Issue]]:
        if step in self.issues:
            yield taken, self.issues[step]
            return
        for choix in self.questions[step].choix:
            yield from self._from(choix.vers, (*taken, choix))


def load_arbre(path: Path, infractions: Path) -> Arbre:
    """Raises: ContentError, at the first question or issue that is at fault."""
    text = load_text(path)
    try:
        tables = toml_text.parse(text)
    except toml_text.TomlError as error:
        raise ContentError(path, error.line, error.reason) from error
    offences = {row["id"]: row for row in csv.DictReader(load_text(infractions).splitlines())}
    return _Reader(path, text, tables, offences).read()


class _Reader:
    def __init__(self, path: Path, text: str, tables: dict[str, Any], offences: dict[str, dict[str, str]]) -> None:
        self._path = path
        self._text = text
        self._tables = tables
        self._offences = offences

    def read(self) -> Arbre:
        head = self._tables.get("arbre", {})
        if not isinstance(head, dict) or not all(head.get(key) for key in ("titre", "fiche", "debut")):
            raise Place(self._path, 1).error("l’arbre doit dire « titre », « fiche » et « debut ».")
        questions = {key: self._question(key, table) for key, table in self._tables.get("question", {}).items()}
        issues = {key: self._issue(key, table) for key, table in self._tables.get("issue", {}).items()}
        arbre = Arbre(
            titre=french(head["titre"]),
            fiche_id=FicheId(head["fiche"]),
            debut=head["debut"],
            avertissement=french(head.get("avertissement", "")),
            questions=questions,
            issues=issues,
        )
        self._check(arbre)
        return arbre

    def _question(self, key: str, table: dict[str, Any]) -> Question:
        self._allow("question", key, table, _QUESTION)
        answers = table.get("reponses", [])
        if not table.get("texte") or len(answers) < 2:
            raise self._place("question", key).error(f"« {key} » : il faut un « texte » et deux « reponses » au moins.")
        for answer in answers:
            if not isinstance(answer, dict) or sorted(answer) != sorted(_ANSWER):
                raise self._place("question", key).error(
                    f"« {key} » : une réponse dit « dire », « vers » et « raison »."
                )
        choix = tuple(Choix(french(a["dire"]), a["vers"], french(a["raison"])) for a in answers)
        return Question(key, french(table["texte"]), french(table.get("aide", "")), choix)

    def _issue(self, key: str, table: dict[str, Any]) -> Issue:
        self._allow("issue", key, table, _ISSUE)
        infraction = table.get("infraction", "")
        if infraction and infraction not in self._offences:
            raise self._place("issue", key).error(f"« {key} » : l’infraction « {infraction} » n’est pas dans la liste.")
        for needed in ("classe", "permet", "interdit", "suite"):
            if not table.get(needed):
                raise self._place("issue", key).error(f"« {key} » : il manque « {needed} ».")
        if table.get("sur") not in tuple(Certitude):
            raise self._place("issue", key).error(f"« {key} » : il manque « sur » (V, V-anc, M ou D).")
        offence = self._offences.get(infraction, {})
        return Issue(
            issue_id=key,
            infraction=infraction,
            titre=french(offence.get("infraction", "")),
            texte=offence.get("texte", ""),
            peine=french(offence.get("peine_principale", "").replace("EUR", "€")),
            classe=french(table["classe"]),
            articles=tuple(map(ArticleId, table.get("articles", []))),
            permet=tuple(map(french, table["permet"])),
            interdit=tuple(map(french, table["interdit"])),
            certitude=Certitude(table["sur"]),
            appui=tuple(map(ArticleId, table.get("appui", []))),
            suite=FicheId(table["suite"]),
        )

    def _allow(self, kind: str, key: str, table: dict[str, Any], fields: Mapping[str, type]) -> None:
        for name, value in table.items():
            if name not in fields or not isinstance(value, fields[name]):
                raise self._place(kind, key).error(f"« {key} » : le champ « {name} » est inconnu ou mal écrit.")

    def _check(self, arbre: Arbre) -> None:
        """Every answer leads somewhere, nothing turns round, nothing is out of reach."""
        reached: set[str] = set()
        self._walk(arbre, arbre.debut, (), reached)
        for kind, tables in (("question", arbre.questions), ("issue", arbre.issues)):
            for key in tables:
                if key not in reached:
                    raise self._place(kind, key).error(f"« {key} » est inatteignable : aucune réponse n’y mène.")

    def _walk(self, arbre: Arbre, step: str, before: tuple[str, ...], reached: set[str]) -> None:
        if step in before:
            raise self._place("question", step).error(f"« {step} » : les réponses tournent en rond.")
        reached.add(step)
        if step in arbre.issues:
            return
        if step not in arbre.questions:
            last = before[-1] if before else ""
            raise self._place("question", last).error(f"« {last} » : « {step} » n’existe pas.")
        for choix in arbre.questions[step].choix:
            self._walk(arbre, choix.vers, (*before, step), reached)

    def _place(self, kind: str, key: str) -> Place:
        return Place(self._path, toml_text.line_of(self._text, (kind, key)))
