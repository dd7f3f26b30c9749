"""What the policy of the service says in the window: beside what it fixes, and for what it refuses."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.langues.interface import _, marked
from desktop.partenaires.model import Partenaire
from desktop.poste.politique import NO_POLITIQUE, Droit, Politique, Recuperation, Sortie
from desktop.poste.titulaires import Role
from desktop.ui import durations
from desktop.ui.kit import fields

_SORTIES = {
    Sortie.IMPRESSION: marked("impression"),
    Sortie.PDF: marked("PDF en clair"),
    Sortie.PDF_CHIFFRE: marked("PDF chiffré"),
    Sortie.ENVELOPPE: marked("enveloppe scellée"),
}
_DROITS = {
    Droit.EFFACER: marked("effacer avant la date"),
    Droit.EXPORTER: marked("enregistrer un document"),
    Droit.SAUVEGARDER: marked("faire une sauvegarde"),
}
_RECUPERATION = {
    Recuperation.SIMPLE: marked("Le code de récupération tient sur un seul papier."),
    Recuperation.PARTAGEE: marked("Le code de récupération est partagé entre deux personnes."),
}


@dataclass(frozen=True, slots=True)
class Refusals:
    """Why something is not allowed here; "" when it is."""

    printing: str = ""
    saving: str = ""
    encrypting: str = ""
    sealing: str = ""
    handing_over: str = ""


def text_field(label: str, value: str, name: str) -> fields.Field:
    """A setting the service fixes, greyed."""
    edit = fields.line_edit()
    edit.setText(value)
    return fields.fixed(label, edit, _("fixé par votre service"), name)


def refusals(politique: Politique, role: Role, recipient: Partenaire | None = None) -> Refusals:
    """What may not be done with a document; `recipient` is to whom it goes, None for one that goes to the person."""
    unknown = refusal_of_recipient(politique, recipient) if recipient else ""
    return Refusals(
        printing=_refusal_of_sortie(politique, role, Sortie.IMPRESSION) or unknown,
        saving=_refusal_of_sortie(politique, role, Sortie.PDF) or unknown,
        encrypting=_refusal_of_sortie(politique, role, Sortie.PDF_CHIFFRE) or unknown,
        sealing=_refusal_of_sortie(politique, role, Sortie.ENVELOPPE) or unknown,
        handing_over=unknown,
    )


def refusal_of_recipient(politique: Politique, partenaire: Partenaire) -> str:
    return "" if politique.allows_recipient(partenaire) else _("Destinataire non autorisé par votre service.")


def refusal_of_local_entry(politique: Politique) -> str:
    if politique.allows_local_entry:
        return ""
    return _("Votre service n’autorise pas l’ajout de structures sur ce poste.")


def refusal_of_import(politique: Politique) -> str:
    if politique.import_entretiens:
        return ""
    return _("Votre service n’autorise pas l’import de questionnaires sur ce poste.")


def refusal_of_directory_import(politique: Politique) -> str:
    if politique.import_annuaire:
        return ""
    return _("Votre service n’autorise pas l’import de l’annuaire sur ce poste.")


def refusal_of_erasure(politique: Politique, role: Role) -> str:
    if politique.allows(role, Droit.EFFACER):
        return ""
    return _("Avant sa date, seule une personne responsable peut effacer une orientation : votre service l’a fixé.")


def refusal_of_envelope(politique: Politique, role: Role) -> str:
    return _refusal_of_sortie(politique, role, Sortie.ENVELOPPE)


def _refusal_of_sortie(politique: Politique, role: Role, sortie: Sortie) -> str:
    if not politique.allows_sortie(sortie):
        return {
            Sortie.IMPRESSION: _("Votre service n’autorise pas l’impression sur ce poste."),
            Sortie.PDF: _("Votre service n’autorise pas l’enregistrement d’un PDF en clair."),
            Sortie.PDF_CHIFFRE: _("Votre service n’autorise pas l’enregistrement d’un PDF chiffré."),
            Sortie.ENVELOPPE: _("Votre service n’autorise pas l’envoi d’une enveloppe scellée."),
        }[sortie]
    if sortie.is_file and not politique.allows(role, Droit.EXPORTER):
        return _("Seule une personne responsable peut enregistrer un document : votre service l’a fixé.")
    return ""


def sentences(politique: Politique) -> tuple[str, ...]:
    """What the service imposes beside the settings of the post."""
    return (*_on_slips(politique), *_on_interviews(politique), *_on_people(politique), *_on_backups(politique))


def _on_slips(politique: Politique) -> Iterator[str]:
    if politique.locaux == () and politique.nationaux is None:
        yield _("Les fiches d’orientation ne vont qu’à des services nationaux.")
    elif politique.locaux is not None or politique.nationaux is not None:
        yield _("Les fiches d’orientation ne vont qu’aux destinataires que votre service a nommés.")
    if not politique.saisie_locale:
        yield _("Aucune structure ne s’ajoute sur ce poste.")
    if set(politique.sorties) != set(Sortie):
        noms = ", ".join(_(_SORTIES[sortie]) for sortie in politique.sorties)
        yield _("Sorties autorisées : {noms}.").format(noms=noms or _("aucune"))
    if politique.langues != NO_POLITIQUE.langues:
        yield _("Langues offertes : {noms}.").format(noms=", ".join(langue.nom for langue in politique.langues))


def _on_interviews(politique: Politique) -> Iterator[str]:
    if politique.droit_relu:
        yield _("Ce qui dit le droit reste en français tant que sa traduction n’est pas relue.")
    if not politique.import_entretiens:
        yield _("Aucun questionnaire ne s’importe sur ce poste.")
    if not politique.import_annuaire:
        yield _("L’annuaire ne s’importe pas sur ce poste.")


def _on_people(politique: Politique) -> Iterator[str]:
    kept_back = [_(_DROITS[droit]) for droit in Droit if droit not in politique.agent_peut]
    if kept_back:
        yield _("Réservé aux personnes responsables : {noms}.").format(noms=", ".join(kept_back))
    if politique.responsables_min > 1:
        yield _("Ce poste garde au moins {n} personnes responsables.").format(n=politique.responsables_min)
    if politique.recuperation is not None:
        yield _(_RECUPERATION[politique.recuperation])


def _on_backups(politique: Politique) -> Iterator[str]:
    if politique.sauvegarde_dossier is not None:
        yield _("Les sauvegardes vont dans {dossier}.").format(dossier=politique.sauvegarde_dossier)
    kept = (politique.sauvegarde_nombre, politique.sauvegarde_age_max_jours)
    if kept != (NO_POLITIQUE.sauvegarde_nombre, NO_POLITIQUE.sauvegarde_age_max_jours):
        yield _("Sauvegardes gardées : {n} au plus, aucune au-delà de {jours}.").format(
            n=kept[0], jours=durations.days(kept[1])
        )
    if politique.journal_mois != NO_POLITIQUE.journal_mois:
        yield _("Le journal se garde {n} mois.").format(n=politique.journal_mois)
