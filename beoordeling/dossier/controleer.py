#!/usr/bin/env python3
"""Controleert een beoordelingsdossier zonder het portaal: alle bestanden, het logboek en de rangorde.

Gebruik:  python3 controleer.py [map] [--vingerafdruk HEX]

Zonder map kijkt het naast zichzelf. Het heeft alleen Python 3.9 of later nodig en geen netwerk. De uitkomst is 0
als alles klopt en anders 1. De rangorde wordt hier opnieuw berekend met eigen formules, uit het vastgestelde bestek,
de afgesproken cijfers en de geopende prijzen; daarna wordt zij vergeleken met wat in het dossier staat.
"""

import argparse
import hashlib
import json
import sys
from decimal import Decimal, getcontext
from fractions import Fraction
from pathlib import Path

getcontext().prec = 80
INHOUD = "inhoud.json"
VRIJ = {INHOUD, "LEESMIJ.txt"}  # not in the list: one is the list, the other only explains
GELIJK = Fraction(1, 10**45)  # only for the logarithm, which is rounded


class Verslag:
    """Counts what was checked and keeps what is wrong."""

    def __init__(self):
        self.goed, self.fouten = 0, []

    def check(self, klopt, zin):
        self.goed += bool(klopt)
        if not klopt:
            self.fouten.append(zin)
        return klopt


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def canonical(waarde):
    """As RFC 8785 writes what a dossier holds: texts, whole numbers, booleans, lists and objects."""
    return json.dumps(waarde, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


# --- the files


def check_files(map_, inhoud, verslag):
    bekend = {rij["pad"] for rij in inhoud["bestanden"]} | VRIJ
    for rij in inhoud["bestanden"]:
        pad = map_ / rij["pad"]
        if not verslag.check(pad.is_file(), f"{rij['pad']} ontbreekt."):
            continue
        data = pad.read_bytes()
        if sha256(data) != rij["sha256"]:
            verslag.check(False, f"{rij['pad']} is veranderd: {changed_place(data, rij, inhoud['blok'])}.")
        else:
            verslag.check(True, "")
    for pad in sorted(map_.rglob("*")):
        naam = pad.relative_to(map_).as_posix()
        if pad.is_file() and naam not in bekend and "__pycache__" not in naam:
            verslag.check(False, f"{naam} hoort niet in dit dossier.")


def changed_place(data, rij, blok):
    """In which blocks of the file something differs."""
    anders = len(data) != rij["bytes"]
    lengte = f"het is {len(data)} bytes lang in plaats van {rij['bytes']}" if anders else ""
    for nummer, verwacht in enumerate(rij["blokken"]):
        if sha256(data[nummer * blok : (nummer + 1) * blok])[:16] != verwacht:
            eind = min((nummer + 1) * blok, rij["bytes"])
            plek = f"het eerste verschil ligt tussen byte {nummer * blok + 1} en byte {eind}"
            return f"{lengte}; {plek}" if lengte else plek
    return lengte or "de vingerafdruk in de lijst klopt niet"


# --- the log


def check_log(map_, verslag):
    pad = map_ / "gebeurtenissen.jsonl"
    if not verslag.check(pad.is_file(), "Het logboek ontbreekt."):
        return
    vorige = ""
    for nummer, regel in enumerate(pad.read_text(encoding="utf-8").splitlines(), 1):
        rij = json.loads(regel)
        eigen = rij.pop("sha256")
        klopt = rij.get("vorige") == vorige and sha256(canonical(rij)) == eigen
        verslag.check(klopt, f"Het logboek is veranderd bij regel {nummer}.")
        vorige = eigen


# --- the ranking


def number(waarde):
    return None if waarde is None else Fraction(waarde)


def quality_of(vragen, inschrijving):
    """The sum of points × share, and which questions are below their minimum."""
    som, onder = Fraction(0), []
    for vraag in vragen:
        score = inschrijving["scores"][vraag["vraag"]]
        som += number(vraag["punten"]) * number(vraag["aandelen"][score])
        if vraag.get("minimum") is not None and Fraction(score) < Fraction(vraag["minimum"]):
            onder.append(vraag["vraag"])
    return som, onder


def decimal_of(waarde):
    return Decimal(waarde.numerator) / Decimal(waarde.denominator)


def price_points(methode, invoer, prijs, laagste):
    """The points for the price, where a method has them; the formulas as the bestek publishes them."""
    maximum, laag, hoog = number(invoer["punten_prijs"]), number(invoer["prijs_laag"]), number(invoer["prijs_hoog"])
    factor = number(invoer["prijsfactor"])
    if methode == "gewogen_punten_relatieve_prijs":
        return maximum * laagste / prijs
    if methode == "lineair_tussen_grenzen":
        return maximum * min(max((hoog - prijs) / (hoog - laag), Fraction(0)), Fraction(1))
    if methode == "relatief_lineair":
        return maximum * max((factor * laagste - prijs) / ((factor - 1) * laagste), Fraction(0))
    if methode == "logaritmisch":
        deel = decimal_of(prijs / laagste).ln() / decimal_of(factor).ln()
        return maximum * (1 - Fraction(deel))
    return None


def totals_of(invoer, kwaliteit, prijzen):
    """Per bid the number by which it is ranked, and whether the lowest comes first."""
    methode = invoer["methode"]
    if methode == "kwaliteit_vaste_prijs":
        return dict(kwaliteit), False
    if methode == "gunnen_op_waarde":
        return {s: prijzen[s] - kwaliteit[s] for s in kwaliteit}, True
    if methode == "prijs_per_punt":
        return {s: kwaliteit[s] * 10**6 / prijzen[s] for s in kwaliteit}, False
    laagste = min(prijzen[s] for s in kwaliteit)
    if methode == "utility_index":
        beste, gewicht = max(kwaliteit.values()), number(invoer["punten_prijs"])
        return {s: (1 - (beste - kwaliteit[s]) / gewicht) * 100 * laagste / prijzen[s] for s in kwaliteit}, False
    punten = {s: price_points(methode, invoer, prijzen[s], laagste) for s in kwaliteit}
    if None in punten.values():
        raise ValueError(f"de gunningsmethode {methode} is hier niet bekend")
    return {s: kwaliteit[s] + punten[s] for s in kwaliteit}, False


def ranks_of(invoer):
    """Per valid bid its exact total and its rank; None for both below a minimum."""
    geldig = [i for i in invoer["inschrijvingen"] if i["geldig"]]
    kwaliteit = {i["inschrijving"]: quality_of(invoer["vragen"], i) for i in geldig}
    telt = {s: som for s, (som, onder) in kwaliteit.items() if not onder}
    prijzen = {i["inschrijving"]: number(i["prijs"]) for i in geldig}
    totalen, laagste_wint = totals_of(invoer, telt, prijzen) if telt else ({}, False)
    teken = -1 if laagste_wint else 1
    blijft = {i["inschrijving"] for i in geldig if not i.get("uitgevallen")}  # wie wegviel, telt alleen in de formule
    totalen = {s: t for s, t in totalen.items() if s in blijft}
    marge = GELIJK if invoer["methode"] == "logaritmisch" else 0
    rangen = {s: 1 + sum(teken * (ander - t) > marge for ander in totalen.values()) for s, t in totalen.items()}
    return {s: (totalen.get(s), rangen.get(s)) for s in blijft}


def check_ranking(naam, rangorde, verslag):
    """The stored outcome against one computed here from its input."""
    try:
        berekend = ranks_of(rangorde["invoer"])
    except (KeyError, ValueError, ZeroDivisionError) as fout:
        verslag.check(False, f"{naam}: de rangorde is niet na te rekenen ({fout}).")
        return
    verslag.check(len(berekend) == len(rangorde["uitslagen"]), f"{naam}: er staan niet evenveel inschrijvingen in.")
    for uitslag in rangorde["uitslagen"]:
        totaal, rang = berekend.get(uitslag["inschrijving"], (None, None))
        gesteld = number(uitslag["totaal"]["exact"]) if uitslag["totaal"] else None
        zelfde = totaal == gesteld or (None not in (totaal, gesteld) and abs(totaal - gesteld) < GELIJK)
        wie = uitslag["naam"] or uitslag["inschrijving"]
        verslag.check(
            zelfde, f"{naam}: het totaal van {wie} is na te rekenen als {shown(totaal)}, niet {shown(gesteld)}."
        )
        verslag.check(rang == uitslag["rang"], f"{naam}: {wie} staat op plaats {rang}, niet {uitslag['rang']}.")


def shown(waarde):
    return "geen" if waarde is None else f"{float(waarde):.4f}".replace(".", ",")


def check_input(naam, invoer, bestek, beoordeling, verslag):
    """The input of the ranking against the frozen bestek, the agreed marks and the opened prices."""
    perceel = next((p for p in bestek["percelen"] if p["sleutel"] == invoer["perceel"]), None)
    if not verslag.check(perceel is not None, f"{naam}: dit perceel staat niet in het bestek."):
        return
    verslag.check(invoer["methode"] == bestek["methode"], f"{naam}: de gunningsmethode is niet die van het bestek.")
    verslag.check(
        number(invoer["punten_prijs"]) == number(perceel["punten_prijs"]),
        f"{naam}: de punten voor de prijs zijn anders.",
    )
    vragen = {v["sleutel"]: v for v in bestek["vragen"]}
    for rij in invoer["vragen"]:
        check_question(naam, rij, vragen.get(rij["vraag"]), bestek, perceel, verslag)
    cijfers = {(c["inschrijver"], c["vraag"], c["perceel"]): c["cijfer"] for c in beoordeling["consensus"]}
    prijzen = {p["inschrijving"]: p["bedrag"] for p in beoordeling["prijzen"]}
    for rij in invoer["inschrijvingen"]:
        wie = rij["naam"]
        if rij["geldig"]:
            verslag.check(
                number(rij["prijs"]) == number(prijzen.get(rij["inschrijving"])),
                f"{naam}: de prijs van {wie} is niet de geopende prijs.",
            )
        for vraag, score in rij["scores"].items() if rij["geldig"] else ():
            plek = perceel["sleutel"] if vragen[vraag]["per_perceel"] else None
            afgesproken = cijfers.get((wie, vraag, plek))
            verslag.check(
                number(afgesproken) == number(score), f"{naam}: een cijfer van {wie} is niet het afgesproken cijfer."
            )


def between(score, aandelen):
    """The share at an average, in proportion between its neighbours on the scale; None outside the scale."""
    onder = max((waarde for waarde in aandelen if waarde < score), default=None)
    boven = min((waarde for waarde in aandelen if waarde > score), default=None)
    if onder is None or boven is None:
        return None
    return aandelen[onder] + (score - onder) / (boven - onder) * (aandelen[boven] - aandelen[onder])


def check_question(naam, rij, vraag, bestek, perceel, verslag):
    if not verslag.check(vraag is not None, f"{naam}: een vraag staat niet in het bestek."):
        return
    punten = next((w["punten"] for w in vraag["wegingen"] if w["perceel"] == perceel["sleutel"]), None)
    verslag.check(
        number(punten) == number(rij["punten"]),
        f"{naam}: vraag {vraag['nummer']} heeft andere punten dan in het bestek.",
    )
    schaal = next(s for s in bestek["schalen"] if s["sleutel"] == vraag["schaal"])
    aandelen = {Fraction(a["waarde"]): Fraction(a["aandeel"]) / 100 for a in schaal["ankerpunten"]}
    gebruikt = {Fraction(score): Fraction(deel) for score, deel in rij["aandelen"].items()}
    tussen = {score: between(score, aandelen) for score in gebruikt.keys() - aandelen.keys()}  # averages
    verslag.check(
        aandelen | tussen == gebruikt, f"{naam}: de schaal van vraag {vraag['nummer']} is niet die van het bestek."
    )


# --- all of it


def check(map_, vingerafdruk=""):
    verslag = Verslag()
    pad = map_ / INHOUD
    if not verslag.check(pad.is_file(), f"{INHOUD} ontbreekt: dit is geen dossier."):
        return verslag
    ruw = pad.read_bytes()
    if vingerafdruk:
        klopt = sha256(ruw) == vingerafdruk.lower().strip()
        verslag.check(klopt, f"{INHOUD} heeft niet de vingerafdruk die u opgaf.")
    inhoud = json.loads(ruw)
    check_files(map_, inhoud, verslag)
    check_log(map_, verslag)
    for regel in inhoud["rangordes"]:
        try:
            rangorde, bestek, beoordeling = (json.loads((map_ / regel[n]).read_bytes()) for n in REGEL)
            check_ranking(regel["naam"], rangorde, verslag)
            check_input(regel["naam"], rangorde["invoer"], bestek, beoordeling, verslag)
        except (OSError, ValueError, KeyError, TypeError, StopIteration) as fout:
            verslag.check(False, f"{regel['naam']}: niet te lezen ({type(fout).__name__}: {fout}).")
    return verslag


REGEL = ("rangorde", "bestek", "beoordeling")


def main(argumenten=None):
    lezer = argparse.ArgumentParser(description="Controleert een beoordelingsdossier.")
    lezer.add_argument("map", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    lezer.add_argument("--vingerafdruk", default="", help="de SHA-256 van inhoud.json, zoals in het portaal")
    keuze = lezer.parse_args(argumenten)
    verslag = check(keuze.map, keuze.vingerafdruk)
    for fout in verslag.fouten:
        print(f"FOUT  {fout}")
    if verslag.fouten:
        print(f"\n{len(verslag.fouten)} afwijking(en); {verslag.goed} controles klopten.")
        return 1
    print(f"Alles klopt: {verslag.goed} controles, van de bestanden, het logboek en de rangorde.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
