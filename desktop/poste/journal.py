"""What the journal of this post says: who did what, when, to which slip. Identifiers, never content."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.poste.titulaires import TitulaireId


class Action(StrEnum):
    """To trace something new, add it here and in `sentences.py`. A value is never renamed: stores hold it."""

    OUVERTURE = "ouverture"
    OUVERTURES_REFUSEES = "ouvertures_refusees"  # detail: how many wrong secrets since the last opening
    FERMETURE = "fermeture"
    PRISE_EN_CHARGE = "prise_en_charge"  # a reception was opened
    CONFIE = "confie"  # a case was entrusted; detail: the titulaire it was entrusted to, "" for nobody
    ENTRETIEN = "entretien"  # an interview was begun or taken up again
    RECEPTION = "reception"  # a slip sent by another post was opened and kept
    FUGUE = "fugue"  # an event was noted on the thread of a minor; detail: "", retire
    LECTURE = "lecture"  # detail: recue, for a slip received
    REPONSE_DONNEE = "reponse_donnee"  # to a slip received; detail: a `ReponseKind`
    BROUILLON = "brouillon"
    MODIFICATION = "modification"
    ETAT = "etat"  # detail: the state entered
    REPONSE = "reponse"  # the partner's answer was noted; detail: its kind, a space, a `Canal`
    APPEL = "appel"  # a call was noted; detail: what came of it
    ACCORD_RETIRE = "accord_retire"
    EXPORT = "export"  # detail: what was written: fiche, carte, journal…
    IMPRESSION = "impression"  # detail: what was printed
    EFFACEMENT = "effacement"
    ECHEANCE = "echeance"  # erased because its time had come
    HORLOGE = "horloge"  # detail: days the clock had jumped, a space, a `Horloge`
    REGLAGES = "reglages"
    PARTENAIRE = "partenaire"  # added, changed or erased
    COMPLEMENT = "complement"  # what this post knows of a structure of the directory, its id the object
    NUMERO = "numero"  # of a local service, its id the object; detail: renseigne, verifie, efface, copie_alteree
    ANNUAIRE = "annuaire"  # a file was imported; detail: how many entries it changed
    FORMULAIRE = "formulaire"  # of the service; detail: importe, retire
    TITULAIRE_AJOUTE = "titulaire_ajoute"
    TITULAIRE_RETIRE = "titulaire_retire"
    TITULAIRE_RENOMME = "titulaire_renomme"
    ROLE = "role"  # detail: the role given
    PHRASE = "phrase"
    PHRASE_REMPLACEE = "phrase_remplacee"  # by a responsable
    RECUPERATION = "recuperation"  # the recovery code opened the store
    RECUPERATION_RENOUVELEE = "recuperation_renouvelee"
    CLE = "cle"  # the store was encrypted again under a new key
    IDENTITE = "identite"  # what the post opens and signs envelopes with; detail: creee, renouvelee
    CLE_PARTENAIRE = "cle_partenaire"  # detail: ajoutee, remplacee, verifiee, differente, revoquee
    SAUVEGARDE = "sauvegarde"  # detail: a `Motif` of `poste/sauvegardes.py`
    RESTAURATION = "restauration"  # detail: what took the place of what was there: contenu, coffre, cles
    JOURNAL = "journal"  # read by a responsable


class Horloge(StrEnum):
    """What was decided of a clock that had jumped."""

    JUSTE = "juste"
    FAUSSE = "fausse"
    SANS_EFFET = "sans_effet"  # nothing was due by it: nobody was asked


@dataclass(frozen=True, slots=True)
class Entree:
    """One line. `objet_id` is an id of the store or ""; `detail` a word of a closed list, a count, or both."""

    seq: int
    at: datetime
    titulaire_id: TitulaireId
    action: Action
    objet_id: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """`broken_at` is the first line that is not what was written, or is missing; None when the chain holds."""

    entries: int
    broken_at: int | None
    head: str  # hexadecimal; compare it with that of an earlier export

    @property
    def holds(self) -> bool:
        return self.broken_at is None
