"""The table of what is claimed, for who wants to check: each claim shown to a user, its sources, its state."""

import re
from collections.abc import Iterable, Iterator

from desktop.fiches.contenu import Contenu
from desktop.fiches.markup import to_plain
from desktop.fiches.model import Certitude, Etape, Fiche, Paragraphe

_ETAT = {
    Certitude.VERIFIE: "vérifié",
    Certitude.A_RELIRE: "à relire",
    Certitude.MEMOIRE: "à confirmer",
    Certitude.PROPOSITION: "bonne pratique",
}

Claim = tuple[str, str, Etape | Paragraphe]
"""Where it is, what it says, and the thing itself."""


def render_sources(contenu: Contenu) -> str:
    """Return the whole document, in Markdown. Same content, same text."""
    claims = {fiche.fiche_id: tuple(_claims(fiche)) for fiche in contenu.fiches.values()}
    every = [item for said in claims.values() for _where, _words, item in said]
    parts = [_HEAD, *_counts(contenu, every), "", "## Textes de loi et textes officiels", "", *_articles(contenu)]
    parts += ["", "## Ce que disent les fiches", "", _OMITTED]
    for fiche in contenu.fiches.values():
        parts += ["", f"### {fiche.titre} ({_dated(fiche)})", "", *_said(contenu, claims[fiche.fiche_id])]
    parts += ["", "## Services et numéros", "", *_services(contenu), "", "## Sources", "", *_keys(contenu)]
    return "\n".join(parts) + "\n"


def unsupported(contenu: Contenu) -> tuple[str, ...]:
    """What is shown as certain and rests on nothing verified: nothing should be."""
    weak = [str(a.article_id) for a in contenu.articles.values() if _is_certain(a.certitude) and not a.source_keys]
    for fiche in contenu.fiches.values():
        for where, _words, item in _claims(fiche):
            cited = [contenu.articles[key] for key in item.articles]
            rests = bool(cited or item.sources) and all(_is_certain(article.certitude) for article in cited)
            if _is_certain(item.certitude) and not rests:
                weak.append(f"{fiche.fiche_id} {where}")
    return (*weak, *(c.contact_id for c in contenu.contacts.values() if (c.numero or c.horaires) and not c.source))


_HEAD = """# Ce qui est affirmé, et d'où cela vient

Produit par `make sources` depuis `resources/` : ne pas le modifier à la main. Chaque affirmation montrée à
l'utilisateur, avec les textes et les sources qui l'appuient et son degré de certitude. Avant diffusion, chaque article
est à ouvrir sur Légifrance.
"""

_OMITTED = (
    "Une ligne par étape, interdit ou lecture qui affirme un fait ou cite un texte. Les bonnes pratiques qui ne citent "
    "rien n'y sont pas : l'application les montre comme telles."
)


def _counts(contenu: Contenu, items: list[Etape | Paragraphe]) -> Iterator[str]:
    yield "| | " + " | ".join(_ETAT.values()) + " |"
    yield "|---|---|---|---|---|"
    yield _count("Articles et textes", [article.certitude for article in contenu.articles.values()])
    yield _count("Étapes, interdits, lectures", [item.certitude for item in items])
    yield ""
    found = unsupported(contenu)
    yield f"Montré comme certain sans source vérifiée : **{len(found)}**" + (
        f" ({', '.join(found)})." if found else "."
    )
    undated = sum(1 for article in contenu.articles.values() if article.version_du is None)
    yield ""
    yield f"Textes dont la date de la version lue n'est pas connue : {undated} sur {len(contenu.articles)}."


def _count(label: str, certitudes: list[Certitude]) -> str:
    return f"| {label} | " + " | ".join(str(certitudes.count(certitude)) for certitude in _ETAT) + " |"


def _articles(contenu: Contenu) -> Iterator[str]:
    titles = ("Identifiant", "Référence", "Ce qui est dit", "Peine", "Sources", "Version du", "État", "Note")
    yield from _table(
        titles,
        (
            (
                article.article_id,
                article.reference,
                article.dit,
                article.peine,
                ", ".join(article.source_keys),
                article.version_du.isoformat() if article.version_du else "",
                _ETAT[article.certitude],
                article.note,
            )
            for article in contenu.articles.values()
        ),
    )


def _said(contenu: Contenu, claims: Iterable[Claim]) -> Iterator[str]:
    rows = (
        (
            where,
            words,
            ", ".join(contenu.articles[key].reference for key in item.articles),
            ", ".join(dict.fromkeys((*item.sources, *_keys_of(contenu, item)))),
            _ETAT[item.certitude],
        )
        for where, words, item in claims
        if item.articles or item.sources or item.certitude is not Certitude.PROPOSITION
    )
    yield from _table(("Où", "Ce qui est dit", "Textes", "Sources", "État"), rows)


def _services(contenu: Contenu) -> Iterator[str]:
    rows = (
        (
            contact.contact_id,
            contact.nom,
            contact.numero or ("(propre à chaque poste)" if contact.is_local else "(non montré)"),
            contact.horaires or ("(propres à chaque poste)" if contact.is_local else "(non montrés)"),
            contact.source,
        )
        for contact in contenu.contacts.values()
    )
    yield from _table(("Identifiant", "Nom", "Numéro", "Horaires", "Source"), rows)


def _keys(contenu: Contenu) -> Iterator[str]:
    yield from _table(("Clé", "Où"), contenu.sources.items())


def _claims(fiche: Fiche) -> Iterator[Claim]:
    for section in fiche.sections:
        for etape in section.etapes:
            detail = f" {to_plain(etape.detail)}" if etape.detail else ""
            yield etape.etape_id, to_plain(etape.texte) + detail, etape
        for number, paragraphe in enumerate((*section.interdits, *section.lecture), 1):
            yield f"{section.section_id}, {number}", to_plain(paragraphe.markdown), paragraphe


def _keys_of(contenu: Contenu, item: Etape | Paragraphe) -> Iterator[str]:
    for key in item.articles:
        yield from contenu.articles[key].source_keys


def _is_certain(certitude: Certitude) -> bool:
    return certitude is Certitude.VERIFIE


def _dated(fiche: Fiche) -> str:
    dates = f"à jour au {fiche.a_jour_au}, à relire avant le {fiche.a_relire_le}"
    return f"version {fiche.version}, {dates}, {fiche.relecture.value}"


def _table(titles: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(titles) + " |"
    yield "|---" * len(titles) + "|"
    for row in rows:
        yield "| " + " | ".join(map(_cell, row)) + " |"


def _cell(text: str) -> str:
    return re.sub(r"\s*\n\s*", " / ", text).replace("|", "¦").strip()
