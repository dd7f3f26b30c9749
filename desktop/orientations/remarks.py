"""What a free text of a slip should rather not hold (dossier §§ 1 and 13.2): remarks for the officer, never a refusal.

To add one: a `_Rule`. A rule looks for a shape or for words; what it remarks is said in one French sentence.
"""

import re
import unicodedata
from dataclasses import dataclass

from desktop.langues.interface import _, marked


def remarks(text: str) -> tuple[str, ...]:
    """Return one French sentence for each kind of thing found, in the order of the rules."""
    plain = _plain(text)
    return tuple(_(rule.sentence) for rule in _RULES if rule.pattern.search(plain))


@dataclass(frozen=True, slots=True)
class _Rule:
    """`pattern` is matched against the text in lower case, without accents, with straight apostrophes."""

    pattern: re.Pattern[str]
    sentence: str


def _words(*stems: str) -> re.Pattern[str]:
    """Whole words; a stem stands for its plural and its feminine too."""
    return re.compile(rf"\b(?:{'|'.join(stems)})(?:e?s?)\b")


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


_RULES = (
    _Rule(
        re.compile(
            r"\b(?:pv|proces[- ]verbal)\s*(?:n[°ºo]?\.?|numero|:)?\s*\d"
            r"|\b(?:procedure|parquet)\s*(?:n[°ºo]?\.?|numero|:)\s*\d"
            r"|\b\d{4,6}/\d{3,6}(?:/\d{2,4})?\b"
        ),
        marked("On dirait un numéro de procédure : la fiche n’en porte pas."),
    ),
    _Rule(
        re.compile(r"\b[1-9]\d{9}\b|\bagdref\b|\btitre de sejour\s*(?:n[°ºo]|numero|:)"),
        marked("On dirait un numéro de titre de séjour : ne le transmettez pas."),
    ),
    _Rule(
        re.compile(
            r"\b\d{1,4}(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|allee|route|quai|cours|square)\b"
            r"|\b(?:digicode|interphone)\b"
        ),
        marked("On dirait une adresse : jamais celle d’un hébergement protégé."),
    ),
    _Rule(
        re.compile(r"(?<!\w)(?:0|\+33\s?)[1-9](?:[\s.-]?\d{2}){4}\b"),
        marked("Un numéro de téléphone : le contact sûr a sa place dans la partie « contact »."),
    ),
    _Rule(
        re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.]+\b"),
        marked("Une adresse électronique : le contact sûr a sa place dans la partie « contact »."),
    ),
    _Rule(
        re.compile(r"\b(?:vih|sida|seropositi\w*|seronegati\w*|seropo|hepatite\w*)\b"),
        marked("L’état sérologique ne se transmet pas : écrivez seulement le besoin de soins."),
    ),
    _Rule(
        re.compile(r"\b(?:homosexuel\w*|lesbienne\w*|bisexuel\w*|gay|hetero\w*)\b"),
        marked("L’orientation sexuelle ne se transmet pas."),
    ),
    _Rule(
        re.compile(r"\b(?:viol aggrave|proxenetisme aggrave|mise? en examen|garde a vue|audition\w*|article \d+)\b"),
        marked("Pas de qualification pénale ni d’audition : dites ce dont la personne a besoin."),
    ),
    _Rule(
        _words(
            "manipulat(?:eur|rice)",
            "menteu[rs]",
            "mytho(?:mane)?",
            "affabulat(?:eur|rice)",
            "hysterique",
            "(?:pas|peu) credible",
            "capricieu[xs]",
            "consentant",
            "provocant",
            "aguicheu[rs]",
            "instable",
        ),
        marked("On dirait un jugement : écrivez ce qui a été vu ou dit."),
    ),
    _Rule(
        _words(
            "prostituee?",
            "travailleuse du sexe",
            "michetonneu[rs]",
            "escort",
            "pute",
            "tapin",
            "(?:des|de|les) passe",
            "relation tarifee",
            "petit ami",
            "protecteur",
            "manager",
            "fugueu[rs]",
            "interpelle",
            "ramasse",
            "traine",
        ),
        marked(
            "Un mot à éviter : dites « personne en situation de prostitution », « personne qui l’exploite », "
            "« retrouvé », « mis à l’abri »."
        ),
    ),
)
