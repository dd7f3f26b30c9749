"""Fictitious slips and cards, and what a reader of PDF finds on a page."""

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # ships no types

from desktop.export.carte import Carte, Numero
from desktop.fiches.model import Acte
from desktop.langues.langue import Langue
from desktop.langues.texte import Texte
from desktop.orientations.model import (
    ActeFait,
    Besoin,
    BesoinExprime,
    Contact,
    Emetteur,
    Explication,
    Personne,
    Plainte,
    ProtectionMineur,
    Retour,
    Securite,
    TrancheAge,
    Urgence,
)
from desktop.orientations.transmission import AccordTransmis, Transmissible
from desktop.partenaires.model import Origine, Partenaire, PartenaireId

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

PARTENAIRE = Partenaire(PartenaireId("p"), "Association Les Lilas", Origine.LOCAL, telephone="01 99 00 11 22")

SLIP = Transmissible(
    dated_at=NOON,
    emetteur=Emetteur("Brigade de Saint-Ouen-l’Aumône", "Matricule 284 117", "01 99 00 54 32"),
    partenaire=PARTENAIRE,
    retour=Retour("L’association rappelle", "Demain avant midi", "Prévenir la brigade"),
    personne=Personne("Maria", TrancheAge.DE_21_A_25, Langue.ROUMAIN, needs_interprete=True),
    contact=Contact("06 99 12 34 56", "Entre 10 h et 14 h", "« Votre livre est arrivé »", "Le 07 99 98 76 54"),
    situation="Orientée pour mise à l’abri et droits.",
    besoins=(
        BesoinExprime(Besoin.SEJOUR, Urgence.PLUS_TARD),
        BesoinExprime(Besoin.HEBERGEMENT, Urgence.CE_JOUR),
    ),
    securite=Securite(is_in_danger=True, consigne="Ne parler qu’à elle."),
    plainte=Plainte.REFLECHIT,
    actes=(ActeFait(Acte.APPEL_115, NOON), ActeFait(Acte.INTERPRETE)),
    accord=AccordTransmis(NOON, Langue.ROUMAIN, Explication.SIGNATURE, ()),
)

PROTECTION = ProtectionMineur(NOON, None, parents_informes=False, parents_motif="mis en cause")


def carte(langue: Langue, face: str, objets: tuple[str, ...], phrases: tuple[str, ...]) -> Carte:
    """A card with the numbers 112, 114, 0 800 05 95 95, as far as there are `objets`."""
    numbers = zip(("112", "114", "0 800 05 95 95"), objets, strict=False)
    return Carte(
        langue,
        tuple(Numero(number, Texte(objet, langue, is_approved=True)) for number, objet in numbers),
        tuple(Texte(phrase, langue, is_approved=True) for phrase in phrases),
        face=Texte(face, langue, is_approved=True),
    )


CARTES = {
    Langue.FRANCAIS: carte(
        Langue.FRANCAIS,
        "Numéros utiles",
        ("Urgence", "Urgence, par message", "Écoute et conseil"),
        ("L’appel est gratuit, l’équipe a l’habitude.",),
    ),
    Langue.ANGLAIS: carte(
        Langue.ANGLAIS,
        "Useful numbers",
        ("Emergency", "Emergency, by text", "Someone to talk to"),
        ("It is free, and you don’t have to give your name.",),
    ),
    Langue.ESPAGNOL: carte(
        Langue.ESPAGNOL,
        "Números útiles",
        ("Emergencia", "Emergencia, por SMS", "Escucha y consejo"),
        ("¿Necesita hablar? Mañana también estamos aquí.",),
    ),
    Langue.ROUMAIN: carte(
        Langue.ROUMAIN,
        "Numere utile",
        ("Urgență", "Urgență, prin mesaj", "Ascultare și sfaturi"),
        ("Puteți suna fără să spuneți cum vă numiți.",),
    ),
    Langue.ARABE: carte(
        Langue.ARABE,
        "أرقام مفيدة",
        ("الطوارئ", "الطوارئ، برسالة نصية", "إصغاء ونصيحة (مجاني)"),
        ("يمكنك الاتصال دون أن تذكري اسمك.", "قولي: « Je parle arabe » أو اتصلي بالرقم 06 99 12 34 56، ليلاً ونهارًا."),
    ),
    Langue.PERSAN: carte(
        Langue.PERSAN,
        "شماره‌های مفید",
        ("اورژانس", "اورژانس، با پیامک", "گفت‌وگو و مشاوره (رایگان)"),
        ("می‌توانید بدون گفتن نامتان تماس بگیرید.", "بگویید: « Je parle persan » یا با 06 99 12 34 56 تماس بگیرید."),
    ),
    Langue.CHINOIS: carte(
        Langue.CHINOIS,
        "有用号码",
        ("紧急情况", "紧急情况，发短信", "倾听和建议（免费）"),
        ("您可以不说名字就打电话。", "请说“Je parle chinois”。", "或打06 99 12 34 56，白天和夜里都可以。"),
    ),
    Langue.THAI: carte(
        Langue.THAI,
        "เบอร์ที่เป็นประโยชน์",
        ("เหตุฉุกเฉิน", "เหตุฉุกเฉิน ทางข้อความ", "รับฟังและเรื่องสิทธิ (ฟรี)"),
        ("โทรได้โดยไม่ต้องบอกชื่อ", "พูดว่า “Je parle thaï”", "หรือโทร 06 99 12 34 56 ทั้งกลางวันและกลางคืน"),
    ),
}

_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe]")


def plain(text: str) -> str:
    """Text as a person compares it: without direction marks, blanks being all alike."""
    return " ".join(_MARKS.sub("", text).split())


def pdfium_text(pdf: bytes) -> str:
    page = pypdfium2.PdfDocument(pdf)[0]
    return plain(page.get_textpage().get_text_range())


def poppler_text(pdf: bytes, folder: Path) -> str:
    """What `pdftotext` gives."""
    source = folder / "page.pdf"
    source.write_bytes(pdf)
    found = subprocess.run(["pdftotext", source, "-"], capture_output=True, check=True, timeout=120)
    return plain(found.stdout.decode("utf-8"))


HAS_POPPLER = shutil.which("pdftotext") is not None
