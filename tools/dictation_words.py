"""Makes `resources/mots/dictee.txt`: 7,776 French words told apart by ear, to dictate a secret over the telephone.

    python tools/dictation_words.py DICTIONARY.dic > resources/mots/dictee.txt

`DICTIONARY.dic` is the French hunspell dictionary (Debian's `hunspell-fr-classical`); the frequencies are those of the
package `wordfreq`, which only this tool needs. The rule: nouns and adjectives in their dictionary form, 4 to 10 letters
without accent nor capital, spelled as French is, the most frequent first; a word is left out when an earlier one sounds
like it (`ear`), or when it could hurt the person about whom it is dictated or shame who dictates it (`_LEFT_OUT`).
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

COUNT = 7776

_ENTRY = re.compile(r"(?P<word>[a-z]{4,10})(?:/\S*)?\s.*\bpo:(?:nom|adj)\b")
_OTHER_USE = re.compile(r"\bpo:(?:v|nb|adv|prep|prn|patr|npr)")

# From the spelling to what is heard, in this order.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(ent|es|e|s|x|t|d|z|p)$", ""),
        (r"(e|s|t)$", ""),
        ("ph", "f"),
        ("th", "t"),
        ("rh", "r"),
        ("sch|sh|ch", "S"),
        ("eau|au", "o"),
        ("qu", "k"),
        ("gu(?=[eiy])", "g"),
        ("ge(?=[ao])", "j"),
        ("g(?=[eiy])", "j"),
        ("ck", "k"),
        ("c(?=[eiy])", "s"),
        ("c|q", "k"),
        ("ill", "y"),
        ("oeu|eu", "e"),
        ("ai|ei|ay|ey", "e"),
        ("(er|ez)$", "e"),
        ("oi|oy", "wa"),
        ("ou", "u"),
        ("(?:ain|ein|in|im|yn|ym|un|um)(?![aeiouyn])", "E"),
        ("(?:an|am|en|em)(?![aeiouyn])", "A"),
        ("(?:on|om)(?![aeiouyn])", "O"),
        ("y", "i"),
        ("h", ""),
        ("x", "ks"),
        ("w", "v"),
        # Taken for each other on the telephone.
        ("[bp]", "p"),
        ("[dt]", "t"),
        ("[gk]", "k"),
        ("[vf]", "f"),
        ("[zsjS]", "s"),
        ("[mn]", "n"),
        (r"(.)\1+", r"\1"),
    )
)

# Violence, sex, origin, belief, drugs, disease, insult: stems, or whole words between ^ and $.
_LEFT_OUT = (
    "sex|sext|prost|viol|^pute|puta|porn|nazi|racis|^race$|tueur|tuerie|meurt|mort$|mortu|mortel|cadav|suicid|drog|^arme"
    "|arabe|fusil|coute(?:au)|sangl|sangui|sangsue|exsang|tortur|esclav|otage|rapt|^cul$|culot|merd|^conn|salop|salau"
    "|bordel|maque|proxy|strip|orgas|orgi|vagin|phall|^anus|sperm|ovul|menstr|grosse|avort|incest|crim|terror|bomb"
    "|attent|assass|bourr|victim|client|^passe|trottoir|racol|domin|soumi|fouet|nudi|lesb|homo|trans|bisex|unisex|^noir"
    "|juif|musul|islam|chret|cathol|djihad|voile|ethn|migr|clandes|expuls|mutil|excis|castr|abus|agress|harcel|batt"
    "|abatt|^coup$|poing|gifl|maso|erot|libid|seduc|amant|amour|baise|fess|branl|couill|zizi|fella|levrett|sodom|catin"
    "|garce|^moule$|foutre|idiot|debil|mongol|handic|infirm|laideur|puant|pissen|^pipi|urine|morve|caca$|ivrog|alcool"
    "|cocain|crack|^shoot|cannab|satan|diab|holoc|massac|pend|noy|sida|cancer|tumeur|syphil|foufou|cloaq|testic"
    "|terroris|facho|fasci|couch|catho|christ|otage|putain|emmerd|fascin|marabout|ostraci|insoum|amput|^glande|prostate"
    "|negro|negre|^pipe|^bite|^chatte|^sein|^chaud|^bonne$|lacrym|flic|^enfer|menott|prison|carcer|deten|coupable"
    "|condamn|exhum|cercueil|tombe|morgue|funer|obseq|crev|charogne|cochon|truie|boudin|grogn|putr|pourri"
    "|taliban|jihad|apartheid|fatma|kanak|extorsion|famine|anorexi|crapule|racket|esclandre|dealer|ghetto"
    "|clito|vulv|chibre|circonc|bimbo|blond|bondag|^suce|sadi|voyeur|scrot|tapet|trique|^verge$|burqa|ayatol|charia"
    "|salaf|beur|capote|vierge|saign|taser|truand|voyou|souill|lope$|lubri|lasci|nymph|partouz|clodo|clochard|aryen"
    "|apatrid|cannibal|gitan|tzigan|romani|manouch|nomade|russe$|turc|bulgar|roumain|pakis|afghan|africain|mexicain"
    "|cubain|bresil|coran|talmud|synagog|mosqu|burqa|soufi|sionis|bouddh|hindou|tamoul|tutsi|hutu|touareg|berber"
    "|alaouit|haouss|maronit|dogon|lingala|magyar|maori|papou|pogrom|sabra|sahib|serbe|yoruba|gringo|teuton|tsar"
    "|franquis|peuplad|cultuel|mossi|farsi|nabab|hidjab|rohing|sarouel|ourdou|arabo|algonq|esquim|chti|bamboul|bambara|bougnoul|boubou|mauresq|niqab|hijab|sunnit|saoud|sahraou|tamil|zoulou"
    "|yougosl|ricain|rouquin|haram|hadji|hassid|imam$|rabbin|apache|antifa|kibbou|tatar|barbu"
    # What could be read as said of the person, or of what was done to her.
    "|perver|luxur|jouiss|fantasm|fetich|eunuq|gigol|cocotte|coquin|charnel|sensuel|impur$|immoral|infam|ignob|indign"
    "|hont|humili|ordure|rebut|poubel|parasit|maudi|^proie|captif|captur|appat|chantag|menac|menteu|trompeu|punit"
    "|suppli|potence|guillot|lynch|pilori|poignard|^lame$|bless|cicatri|asphyx|arsenic|venin|incendi|^torche$|fractur"
    "|trauma|cauchem|horr|effr|peureu|terreur|pani[cq]|^traite|trafi|vendu$|vente$|vendeu|marchand|tarif|^achat"
    "|acheteu|mafia|^gang$|gangst|^vice$|veule|concub|excit|intime|caress|embrass|corrup|^corps$|fillette|gibier"
    "|braconn|sorcier|pauvr|malad|verdict|accus|^fug|disparu|perdu|orphel|arnaq|borgne|boiteu|bossu|crass|exorcis"
    "|cravach|^dette|escroc|espion|fraud|frivol|macaq|guenon|malfrat|maigr|mendi|^moche|monstr|autis|aveug|muet"
    "|parano|^peine|pleur|porc$|porcher|^poulet$|puceau|raclure|ringard|martyr|serpent|servil|servit|singe$|spectre"
    "|suspect|squelet|trisom|trist|usur|vagab|^valet|vampi|vermin|vertu|virgin|^vole$|voleur|zombi|^larve|^dinde$"
    "|tyran|despot|dictat|deuil|^veuf|^ruine|jugem|^larme|grossi|divorc"
    "|tapin|^poule$|nabot|malotru|impudiq|insane|graveleu|fripon|livide|rogatoire|^faim|^trait|fiente|gouin|porcin|volupt"
    "|^abject|abruti|abomin|affreu|^bestial|^bigot|bouffon|brutal|barbar|croupion|cruel|^cruche|danger|difforme|^ding"
    "|doul(?:eur|our)|drag(?:ue|ueur)$|ennemi|emprise|enceinte|entrejambe|euthanas|exhibi|faute|fautif|feignas|femelle"
    "|fiotte|folie|folich|fagot|^fout|fouine|frigid|fratricid|gogol|grotesq|hargn|haine|hideu|homicid|ignar|ignom|immond"
    "|impuissan|infect$|injur|innocen|insult|invalid|inutil|jalou|libertin|lingerie|lolita|louche|machis|^macho|mafieu"
    "|magouil|malpropre|malsain|manchot|maniaq|mensong|meprisa|minable|minijup|misog|miteu|mollass|morbid|moribond"
    "|mouchard|mytho(?:$|man)|naturis|navran|nuisib|nuisance|obses|obtus|odieu|oisif|oppress|opprob|outrag|overdos"
    "|paillar|paillas|paresse|^passi(?:f|ble)|perdant|perfid|pernici|phobie|piteu|pitoy|popotin|possess|potiche|pouill"
    "|profiteu|punissa|^queue|^rage|rebel|rect(?:al|um)|repenti|reproch|ridicul|rustre|saoul|sauvage|sanction|sinistr"
    "|sociopath|sordid|souffran|sphinct|spoli|stigma|^stup|taud|^taul|teigne|tenancier|tourment|toxico|trahis|traq"
    "|travesti|tromp|urin|vandal|vaselin|vasect|vengeu|veuvage|viagra|viril|vilain|vulgair|racaill|racial|ravis|rafle|^rixe|spam"
    "|coquard|cougar|cucul|psych|suspici|menteu|fauteu|gerbe|vaincu|inapte|incapab|insalub|malfais|malfait|racl|pestif"
    "|tarlouz|hymen|parricid|chlamyd|copul|goujat|chienlit|fifille|harem|impud|^mufle|poltron|lascar|moignon|phobi|chipie"
    "|marmaille|faiblard|inavou|pectoral|surmoi|maraud|racker"
    # Nationalities, mostly: one could be that of the person.
    "|ais$|ois$|ien$"
)

# Homophones that `ear` does not hear: espeak-ng says both alike.
_HOMOPHONES = (
    "^(?:serin|frette|maroquin|poix|conteur|dengue|relaxe?|choral|corral|leur|digeste?|fioul|fuel|mansion|tomme|fonds"
    "|flanc|raide|accroc|clerc|renne|steppe|content|datte|comte|batiste|conte|home|ognon)$"
)
_FOREIGN_SPELLING = (
    "[kw]|^cancel$|highland|seventies|esquire|surround|retriever|taiji|ing$|oo|ee|sh|ea[^u]|y$|j$|tch|ck|ff$|ss$|ll$"
)
_UNFIT = re.compile(f"{_LEFT_OUT}|{_HOMOPHONES}|{_FOREIGN_SPELLING}")


def ear(word: str) -> str:
    """What is heard of a French word over a bad line: two words with the same answer are taken for each other."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def entries(lines: Iterable[str]) -> Iterator[str]:
    """Nouns and adjectives of a hunspell dictionary that are nothing else."""
    for line in lines:
        found = _ENTRY.match(line)
        if found and not _OTHER_USE.search(line) and not _UNFIT.search(found["word"]):
            yield found["word"]


def told_apart(words: Iterable[str]) -> list[str]:
    """The words without those that sound like an earlier one."""
    kept: dict[str, str] = {}
    for word in words:
        kept.setdefault(ear(word), word)
    return list(kept.values())


def main(dictionary: Path) -> None:
    from wordfreq import zipf_frequency  # type: ignore[import-not-found]  # noqa: PLC0415 - nothing else needs it

    lines = dictionary.read_text(encoding="utf-8").splitlines()
    frequent = sorted(set(entries(lines)), key=lambda word: (-zipf_frequency(word, "fr"), word))
    sys.stdout.write("\n".join(sorted(told_apart(frequent)[:COUNT])) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
