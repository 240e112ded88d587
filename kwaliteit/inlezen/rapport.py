"""What a reading found, per letter, as plain data: counts, what has no place, what is missing, what is in doubt.

The report shows line numbers and first words to the owner of the text. It stays with the bundle.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from .inhoud import Inhoud
from .inlezen import Lezing
from .ontleden import Eenheid
from .plaatsen import BEKEND, Geplaatst
from .teksten import Tekst, line_ranges
from .wegwijzer import read_signpost

SOORTEN = ("brief", "onderdeel", "punt", "vraag", "handvatgroep", "handvat", "noot")
MINSTENS_GEVONDEN = 0.6  # of what stands in a letter
HOOGSTENS_ZONDER = 0.05  # of its sentences
BEGINWOORDEN = 8
VRAAGCODE = re.compile(r"\d+\.\d+[a-z]?")


def build_report(lezing: Lezing, teksten: list[Tekst], inhoud: Inhoud) -> dict:
    """The report, ready for JSON."""
    brieven = [letter_report(geplaatst, teksten, inhoud) for geplaatst in merged(lezing.brieven)]
    gevonden = {brief["nummer"] for brief in brieven}
    rapport = {
        "regels": len(lezing.bron.regels),
        "brieven": brieven,
        "niet_gevonden": [nummer for nummer in inhoud.titels if nummer not in gevonden],
        "opgeschoond": [list(rij) for rij in lezing.ontleed.schoon.weg],
        "reparaties": [list(rij) for rij in lezing.ontleed.reparaties],
    }
    rapport["bezwaren"] = objections(rapport)
    return rapport


def merged(brieven: Iterable[Geplaatst]) -> list[Geplaatst]:
    """Parts of the same letter together, in the order of the letters."""
    per_nummer: dict[int, Geplaatst] = {}
    for deel in brieven:
        eerste = per_nummer.setdefault(deel.brief.nummer, deel)
        if eerste is not deel:
            eerste.plaatsingen += deel.plaatsingen
            eerste.zonder_plaats += deel.zonder_plaats
            eerste.zonder_tekst = [code for code in eerste.zonder_tekst if code in deel.zonder_tekst]
    return [per_nummer[nummer] for nummer in sorted(per_nummer)]


def letter_report(geplaatst: Geplaatst, teksten: list[Tekst], inhoud: Inhoud) -> dict:
    nummer = geplaatst.brief.nummer
    eigen = [rij for rij in teksten if rij.brief == nummer]
    codes = {rij.code for rij in eigen}
    verwacht = expected_codes(nummer, inhoud)
    return {
        "nummer": nummer,
        "titel": inhoud.titels[nummer],
        "gronden": geplaatst.brief.gronden or ["inhoud"],
        "wijze": "wegwijzer" if geplaatst.met_wegwijzer else "gelijkenis",
        "van": geplaatst.brief.van,
        "tot": geplaatst.brief.tot,
        "gevonden": in_order(Counter(rij.soort for rij in eigen)),
        "verwacht": in_order(Counter(inhoud.per_code[code].soort for code in verwacht)),
        "zinnen": len(geplaatst.brief.eenheden),
        "zonder_plaats": [place_of(eenheid) for eenheid in geplaatst.zonder_plaats],
        "ontbrekend": sorted(set(verwacht) - codes),
        "twijfel": [
            place_of(p.eenheid) | {"codes": [c for c in p.codes if c != BEKEND], "grond": p.grond}
            for p in geplaatst.plaatsingen
            if p.twijfel
        ],
    }


def expected_codes(nummer: int, inhoud: Inhoud) -> list[str]:
    """The codes that have wording of their own in this letter, in so far as we still ship them."""
    codes = dict.fromkeys(code for vak in read_signpost().get(nummer, ()) for code in vak.codes)
    return [code for code in codes if code in inhoud.per_code]


def in_order(telling: Counter[str]) -> dict[str, int]:
    return {soort: telling[soort] for soort in SOORTEN if telling[soort]}


def place_of(eenheid: Eenheid) -> dict:
    woorden = eenheid.tekst.split()
    begin = " ".join(woorden[:BEGINWOORDEN]) + (" …" if len(woorden) > BEGINWOORDEN else "")
    return {"regels": line_ranges([eenheid]), "begin": begin}


def objections(rapport: dict) -> list[str]:
    """Why this should not be taken over unseen, in sentences. A file with one letter need not hold the others."""
    zinnen = []
    if len(rapport["brieven"]) > 1:
        weg = [f"brief {nummer}" if nummer else "het woord vooraf" for nummer in rapport["niet_gevonden"]]
        zinnen += [f"Niet gevonden: {', '.join(weg)}."] if weg else []
    for brief in rapport["brieven"]:
        naam = f"brief {brief['nummer']}" if brief["nummer"] else "het woord vooraf"
        vragen = [code for code in brief["ontbrekend"] if VRAAGCODE.fullmatch(code)]
        if vragen:
            zinnen.append(f"In {naam} ontbreken vragen: {', '.join(vragen)}.")
        verwacht = sum(brief["verwacht"].values())
        if verwacht and 1 - len(brief["ontbrekend"]) / verwacht < MINSTENS_GEVONDEN:
            zinnen.append(f"Van {naam} is minder dan {MINSTENS_GEVONDEN:.0%} teruggevonden.")
        if len(brief["zonder_plaats"]) > HOOGSTENS_ZONDER * brief["zinnen"]:
            zinnen.append(f"In {naam} hebben {len(brief['zonder_plaats'])} zinnen geen plaats.")
    return zinnen


def as_text(rapport: dict) -> str:
    """The report for the command line."""
    regels = []
    for brief in rapport["brieven"]:
        telling = ", ".join(
            f"{soort} {aantal} van {brief['verwacht'].get(soort, aantal)}"
            for soort, aantal in brief["gevonden"].items()
        )
        kop = f"Brief {brief['nummer']}: {brief['titel']}" if brief["nummer"] else brief["titel"]
        regels.append(f"{kop} (regel {brief['van']}-{brief['tot']}, herkend aan {', '.join(brief['gronden'])})")
        regels.append(f"  gevonden: {telling}; op {brief['wijze']}")
        regels += [f"  zonder plaats, regel {rij['regels']}: {rij['begin']}" for rij in brief["zonder_plaats"]]
        regels += [f"  twijfel, regel {r['regels']} op {', '.join(r['codes'])}: {r['begin']}" for r in brief["twijfel"]]
        if brief["ontbrekend"]:
            regels.append(f"  zonder tekst: {', '.join(brief['ontbrekend'])}")
    regels += [f"Niet gevonden: brief {nummer}" for nummer in rapport["niet_gevonden"]]
    regels.append(f"Van de bladzijde, weggelaten: {len(rapport['opgeschoond'])} regels")
    regels.append(f"Hersteld: {len(rapport['reparaties'])} gebroken woorden")
    regels += [f"Bezwaar: {zin}" for zin in rapport["bezwaren"]]
    return "\n".join(regels)
