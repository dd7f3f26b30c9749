"""Every document in every language, from invented data: for those who translate, read over, or check a machine.

Same content, same bytes: nothing here depends on the clock, on this computer, or on a store. To add a document: its
lines in `list_examples`.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial

from desktop.echange.codes import printed_codes
from desktop.echange.manifeste import ANSWER_KEY_BYTES
from desktop.entretiens.entretien import Entretien
from desktop.entretiens.model import EntretienId, EntretienKept, Etat, Question, Reponse
from desktop.export.carte import render_carte
from desktop.export.cle import render_cle
from desktop.export.declaration import render_declaration
from desktop.export.fiche_orientation import render_orientation
from desktop.export.note_entretien import render_note
from desktop.fiches.contenu import Contenu
from desktop.fiches.model import Acte
from desktop.langues.langue import Langue
from desktop.orientations.declaration import Declaration
from desktop.orientations.model import (
    ActeFait,
    Besoin,
    BesoinExprime,
    Contact,
    Emetteur,
    Explication,
    Item,
    Personne,
    Plainte,
    ProtectionMineur,
    Retour,
    Securite,
    TrancheAge,
    Urgence,
)
from desktop.orientations.paper import NUMEROS
from desktop.orientations.transmission import AccordTransmis, Transmissible
from desktop.partenaires.model import Origine, Partenaire, PartenaireId
from desktop.poste.cles import ClePublique, empreinte
from desktop.services.acces import Ressources
from desktop.services.carte import compose_carte
from desktop.services.fiche_bilingue import words_beside
from desktop.services.imprimes import Imprimes
from desktop.services.lot import Document
from desktop.services.note import compose_note
from desktop.services.papiers import said_codes

# Of this computer's own time: the hour on paper is the same everywhere.
_MOMENT = datetime(2026, 11, 23, 14, 5).astimezone()
_EMETTEUR = Emetteur("Brigade de Villefictive", "Matricule 000 000", "01 99 00 00 00")
_INTERVIEW = "accueil"


def list_examples(
    contenu: Contenu, ressources: Ressources, langues: Iterable[Langue] = tuple(Langue)
) -> list[Document]:
    """Name each document and say how it is drawn, which may raise DocumentError."""
    imprimes = Imprimes(contenu, lambda: ressources)
    textes, contacts = ressources.textes, contenu.contacts
    numeros = [contact_id for contact_id in contacts if contact_id in NUMEROS]
    codes = said_codes(printed_codes(bytes(ANSWER_KEY_BYTES)))
    documents: list[Document] = []
    for langue in langues:
        beside = words_beside(textes, langue)
        carte = compose_carte(textes, contacts, langue, numeros, "mardi 14 h, accueil")
        adult, minor = _adult(langue), _minor(langue)
        documents += [
            (f"carte-{langue}.pdf", partial(render_carte, carte)),
            (f"droits-{langue}.pdf", partial(imprimes.droits, langue)),
            (f"fiche-{langue}.pdf", partial(render_orientation, adult, is_draft=False, beside=beside, codes=codes)),
            (f"fiche-mineur-{langue}.pdf", partial(render_orientation, minor, is_draft=True, beside=beside)),
        ]
    note = compose_note(*_interview(ressources), {"exemple": "Agent fictif"}, has_texts=True)
    return [
        *documents,
        ("cle-echange.pdf", partial(render_cle, _CLE.nom, _CLE.line(), empreinte(_CLE))),
        ("declaration.pdf", partial(render_declaration, _DECLARATION)),
        ("formulaires-vierges.pdf", partial(imprimes.vierges, has_entretiens=True)),
        ("langues.pdf", imprimes.langues),
        ("note.pdf", partial(render_note, note)),
    ]


def _adult(langue: Langue) -> Transmissible:
    return Transmissible(
        dated_at=_MOMENT,
        emetteur=_EMETTEUR,
        partenaire=Partenaire(
            PartenaireId("exemple"), "Association fictive", Origine.LOCAL, telephone="01 99 00 00 01"
        ),
        retour=Retour("L’association rappelle la brigade", "Demain avant midi", "Prévenir la brigade"),
        personne=Personne("Alma", TrancheAge.DE_21_A_25, langue, needs_interprete=langue is not Langue.FRANCAIS),
        contact=Contact("06 99 00 00 02", "Entre 10 h et 14 h", "« Votre livre est arrivé »", "Le numéro en 07"),
        besoins=(
            BesoinExprime(Besoin.HEBERGEMENT, Urgence.CE_JOUR),
            BesoinExprime(Besoin.SANTE, Urgence.SOUS_72H),
            BesoinExprime(Besoin.SEJOUR, Urgence.SOUS_72H),
            BesoinExprime(Besoin.SOCIAL, Urgence.PLUS_TARD),
        ),
        securite=Securite(is_in_danger=True, consigne="Ne parler qu’à elle."),
        plainte=Plainte.REFLECHIT,
        actes=(ActeFait(Acte.DROITS_NOTIFIES, _MOMENT), ActeFait(Acte.APPEL_115, _MOMENT), ActeFait(Acte.INTERPRETE)),
        accord=AccordTransmis(_MOMENT, langue, Explication.SIGNATURE, (Item.SITUATION,)),
    )


def _minor(langue: Langue) -> Transmissible:
    protection = ProtectionMineur(_MOMENT, None, parents_informes=False, parents_motif="l’un d’eux est mis en cause")
    personne = Personne("Sacha", TrancheAge.DE_15_A_17, langue)
    situation = "Orienté pour protection et soins. Arrivé seul, sans bagage."
    return replace(_adult(langue), personne=personne, situation=situation, accord=None, protection=protection)


_CLE = ClePublique(
    _EMETTEUR.service, "age1qxt30w0rjyf5hvcugvfm0860ycf6v5fnpkazn90f586dlljw75mq428er4", bytes(range(32))
)

_DECLARATION = Declaration(
    _EMETTEUR,
    "Villefictive, secteur de la gare",
    "23 novembre 2026, 06:00",
    ((TrancheAge.DE_15_A_17, 1), (TrancheAge.DE_18_A_20, 3), (TrancheAge.DE_21_A_25, 4)),
    1,
    "roumain, espagnol ; deux interprètes sur place",
    frozenset({Besoin.HEBERGEMENT, Besoin.SANTE, Besoin.LANGUE}),
    "Neuf places pour ce soir. Un médecin passe à 9 h.",
    "La permanence, 01 99 00 00 00, jusqu’à 20 h",
)


def _interview(ressources: Ressources) -> tuple[EntretienKept, Entretien]:
    """An interview with an answer of each kind and each state, whatever the form asks."""
    formulaire = ressources.formulaires[_INTERVIEW]
    entretien = Entretien(formulaire, now=_MOMENT)
    asked = [question for page in entretien.pages() for question in page.questions if question.is_asked]
    for place, question in enumerate(asked):
        etat = _ETATS[place % len(_ETATS)]
        value = _value(question) if etat.may_have_value else ""
        if entretien.is_relevant(question.ref) and (value or not etat.may_have_value):
            entretien.answer(Reponse(question.ref, etat, value, _MOMENT, Langue.ROUMAIN, "exemple"))
    kept = EntretienKept(
        EntretienId("exemple"), "exemple", _INTERVIEW, formulaire.version, Langue.ROUMAIN, _MOMENT, None, _MOMENT
    )
    return kept, entretien


_ETATS = (Etat.ANSWERED, Etat.ANSWERED, Etat.DECLINED, Etat.UNKNOWN, Etat.NOT_ASKED, Etat.WITHHELD)


def _value(question: Question) -> str:
    return question.choices[-1] if question.choices else "Alma"
