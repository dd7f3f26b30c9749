"""What the working note of an interview says: the questions of its summary, answered or not, and where it stands."""

from collections.abc import Iterable, Mapping

from desktop.entretiens.entretien import Entretien
from desktop.entretiens.in_french import answer_text, french_label, name_of
from desktop.entretiens.model import EntretienKept, Etat, Kind, Question, Ref, Reponse
from desktop.export.note_entretien import Ligne, Note, Partie
from desktop.fiches.typography import french
from desktop.langues.dates import format_moment
from desktop.langues.langue import Langue
from desktop.langues.paper import _
from desktop.orientations import labels
from desktop.orientations.fugue import Evenement, fugues


def compose_note(
    kept: EntretienKept,
    entretien: Entretien,
    names: Mapping[str, str],
    fil: tuple[Evenement, ...] = (),
    *,
    has_texts: bool,
) -> Note:
    """Return the note. Without `has_texts`, what was typed freely stays on the screen: only there may it say too much.

    `names` are those of whoever asked, by `asked_by`; `fil` is the thread of a minor.
    """
    asked: dict[Ref, list[Question]] = {}
    for page in entretien.pages():
        asked.setdefault(page.section, []).extend(q for q in page.questions if q.is_asked)
    parties = (
        Partie(
            french_label(entretien, ref), tuple(_ligne(entretien, each, kept.langue, has_texts) for each in questions)
        )
        for ref, questions in asked.items()
        if questions
    )
    title = french(entretien.formulaire.title)
    told = (
        Partie(_("Fugues et retours, n° {n}").format(n=n), tuple(_evenement(e, has_texts) for e in fugue.evenements))
        for n, fugue in enumerate(fugues(fil), 1)
    )
    return Note(title, _faits(kept, entretien.reponses(), names), (*parties, *told))


def _evenement(evenement: Evenement, has_texts: bool) -> Ligne:
    etat = _("Texte libre, à l’écran seulement") if evenement.note and not has_texts else ""
    label, said = labels.EVENEMENT[evenement.kind], evenement.note if has_texts else ""
    return Ligne(label, said, etat, f"{evenement.at.astimezone():%d/%m %H:%M}")


def _faits(kept: EntretienKept, reponses: Iterable[Reponse], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    given = list(reponses)
    langues = dict.fromkeys((kept.langue, *(reponse.langue for reponse in given)))
    asked_by = dict.fromkeys(names[each.asked_by] for each in given if each.asked_by in names)
    last = kept.finished_at or max((reponse.answered_at for reponse in given), default=None)
    told = _("Terminé le") if kept.finished_at else _("Dernière réponse le")
    return (
        (_("Commencé le"), format_moment(kept.started_at, Langue.FRANCAIS)),
        (told, format_moment(last, Langue.FRANCAIS) if last else ""),
        (_("En"), ", ".join(langue.nom for langue in langues)),
        (_("Conduit par"), ", ".join(asked_by)),
    )


def _ligne(entretien: Entretien, question: Question, langue: Langue, has_texts: bool) -> Ligne:
    label = french_label(entretien, question.ref)
    reponse = entretien.reponse(question.ref)
    if reponse is None or (reponse.etat is Etat.ANSWERED and not reponse.value):
        return Ligne(label, "", _("Pas de réponse"))
    said = answer_text(question, reponse.value, entretien) if reponse.etat.may_have_value else ""
    etat = "" if reponse.etat is Etat.ANSWERED else name_of(reponse.etat)
    if said and question.kind is Kind.TEXT and not has_texts:
        said, etat = "", etat or _("Texte libre, à l’écran seulement")
    quand = reponse.answered_at.astimezone().strftime("%H:%M")
    if reponse.langue is not langue:
        quand = f"{reponse.langue.nom}, {quand}"
    is_withheld = reponse.etat is Etat.WITHHELD
    return Ligne(label, said, etat.upper() if is_withheld else etat, quand, is_withheld)
