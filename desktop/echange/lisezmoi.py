"""What is said, in the envelope itself, to who opens it without Repère. In French, whatever the window speaks."""

from desktop.echange.manifeste import Genre

LISEZMOI = "LISEZMOI.txt"

_ORIENTATION = """\
Cette enveloppe contient une fiche d'orientation, scellée par Repère pour votre structure.

fiche.pdf         la fiche, à lire ou à imprimer
orientation.json  la même fiche, pour un logiciel
manifeste.json    qui l'a envoyée, à qui, et jusqu'à quand la garder (« expires_on »)
manifeste.sig     la clé publique de l'expéditeur, et sa signature du manifeste

Les fichiers que vous venez d'extraire ne sont plus chiffrés. Ne les laissez pas sur cet
ordinateur : une fois la fiche lue, effacez-les, et effacez-la partout à la date du manifeste.

L'outil age dit que cette enveloppe vous était destinée ; il ne vérifie pas qui l'a envoyée.
Repère le vérifie : « Ouvrir une orientation reçue ». Dans le doute, rappelez le service au
numéro de la fiche.

Pour répondre : rappelez le service, ou dictez-lui le code imprimé sur la fiche.
"""
_REPONSE = """\
Cette enveloppe contient la réponse d'une structure à une fiche d'orientation.

reponse.json      la réponse
manifeste.json    qui l'a envoyée, à qui, et à quelle fiche elle répond
manifeste.sig     la clé publique de l'expéditeur, et sa signature du manifeste

Repère la lit et vérifie qui l'a envoyée : « Lire une réponse ». L'outil age ne le vérifie pas.
"""


def readme(genre: Genre) -> bytes:
    """Lines end as Windows wants them: its own reader of text files once asked for it, and no other minds."""
    text = _REPONSE if genre is Genre.REPONSE else _ORIENTATION
    return text.replace("\n", "\r\n").encode("utf-8-sig")
