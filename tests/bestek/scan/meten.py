"""Precision and recall of the bestekscan on the judged set: `python -m tests.bestek.scan.meten [--deel afstel]`.

Every item goes through the real door: it becomes a bestek with that one text, and counts for a rule where the rule
can be judged. A finding is right when the set names the rule for that item.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from bestek import structuur
from bestek.scan import Bevinding, scan

SET = json.loads((Path(__file__).parent / "oordelen.json").read_text(encoding="utf-8"))
REGELS = SET["regels"]
DELEN = ("afstel", "achtergehouden")


def items(deel: str) -> list[dict]:
    return [item for item in SET["items"] if item["deel"] == deel]


def judged(item: dict) -> set[str]:
    """The rules that can be judged on this item."""
    return {code for code, regel in REGELS.items() if item["soort"] in regel["geldt_voor"] and _has(item, regel)}


def _has(item: dict, regel: dict) -> bool:
    plek = item
    for naam in filter(None, regel.get("alleen_met", "").split(".")):
        if naam not in plek:
            return False
        plek = plek[naam]
    return True


def as_bestek(item: dict) -> structuur.Bestek:
    """A bestek around the item; its context becomes paragraphs, as it would be."""
    soort, tekst = item["soort"], item["tekst"]
    getallen = item.get("getallen", {})
    punten = Decimal(getallen.get("punten", "10"))
    perceel = structuur.Perceel("p", "1", "Perceel", punten_prijs=Decimal(40))
    weging = (structuur.Weging("p", punten),)
    paragrafen = _context(item) + ([structuur.Paragraaf("item", "Tekst", tekst, 9)] if soort == "alinea" else [])
    criteria = [(c["tekst"], c["zichtbaarheid"]) for c in item.get("criteria", ())] or [
        ("De offerte laat dit zien.", "openbaar")
    ]
    if soort == "groep" and not item["criteria"]:
        criteria = []
    if soort == "criterium":
        criteria = [(tekst, "openbaar")]
    vraagtekst = tekst if soort in ("vraag", "groep") else "Hoe doet u dit?"
    a4 = getallen.get("max_a4")
    vragen = [
        structuur.Bestekvraag(
            "v", 1, "", "", "Onderwerp", vraagtekst, max_a4=Decimal(a4) if a4 else None, schaal="s", wegingen=weging,
            criteria=tuple(structuur.Criterium(f"c{i}", "", t, z) for i, (t, z) in enumerate(criteria)),
        )
    ]  # fmt: skip
    if getallen:
        vragen.append(_rest(getallen, punten))
    eisen = (structuur.Eis("item", "uitvoeringseis", "Eis", tekst),) if soort == "eis" else ()
    return structuur.Bestek(
        "Proef", "P", "sas", "Polderstad", "gewogen_punten_relatieve_prijs", percelen=(perceel,),
        paragrafen=tuple(paragrafen), vragen=tuple(vragen), eisen=eisen, schalen=(_schaal(item),),
    )  # fmt: skip


def _context(item: dict) -> list[structuur.Paragraaf]:
    context = item.get("context", {})
    gevonden = []
    if "begrippen" in context:
        gevonden.append(structuur.Paragraaf("b", "Begrippen", "\n".join(context["begrippen"]), 1))
    if "bestek" in context:
        gevonden.append(structuur.Paragraaf("o", "Opdracht", context["bestek"], 2))
    return gevonden


def _rest(getallen: dict, punten: Decimal) -> structuur.Bestekvraag:
    """All other questions of the bestek as one."""
    over = Decimal(getallen["totaal_a4"]) - Decimal(getallen["max_a4"] or 0)
    weging = (structuur.Weging("p", Decimal(getallen["totaal_punten"]) - punten),)
    openbaar = (structuur.Criterium("cr", "", "De offerte laat dit zien.", "openbaar"),)
    return structuur.Bestekvraag(
        "r", 2, "", "", "Rest", "Hoe doet u dit?", max_a4=over, schaal="s", wegingen=weging, criteria=openbaar
    )


def _schaal(item: dict) -> structuur.Schaal:
    rijen = item.get("ankerpunten") or [
        {"waarde": "0", "woord": "slecht", "omschrijving": ""},
        {"waarde": "10", "woord": "goed", "omschrijving": ""},
    ]
    punten = [
        structuur.Ankerpunt(f"a{i}", Decimal(r["waarde"]), r["woord"], r["omschrijving"], Decimal(r["waarde"]))
        for i, r in enumerate(rijen)
    ]
    return structuur.Schaal("s", "Schaal", tuple(sorted(punten, key=lambda p: p.waarde)))


def found(item: dict) -> list[Bevinding]:
    """What the scan says of the item itself, for the rules that are judged on it."""
    eigen = {"vraag": {"v"}, "groep": {"v"}, "schaal": {"s"}, "criterium": {"v"}}.get(item["soort"], {"item"})
    mag = judged(item)
    raak = [b for b in scan(as_bestek(item)) if b.sleutel in eigen and b.regel in mag]
    return [b for b in raak if item["soort"] != "criterium" or b.deel]


def measure(rijen: Iterable[dict]) -> dict[str, Counter]:
    """Per rule how often it was right, wrong, and silent where it should have spoken."""
    telling = {code: Counter() for code in REGELS}
    for item in rijen:
        gezegd = {b.regel for b in found(item)}
        for code in judged(item):
            moet, zegt = code in item["bevindingen"], code in gezegd
            telling[code][{(1, 1): "raak", (0, 1): "vals", (1, 0): "gemist", (0, 0): "stil"}[moet, zegt]] += 1
    return telling


def precision(t: Counter) -> float:
    return t["raak"] / (t["raak"] + t["vals"]) if t["raak"] + t["vals"] else 1.0


def recall(t: Counter) -> float:
    return t["raak"] / (t["raak"] + t["gemist"]) if t["raak"] + t["gemist"] else 1.0


def table(deel: str) -> str:
    telling = measure(items(deel))
    regels = [f"| {deel} | raak | vals | gemist | precisie | vangst |", "|---|---|---|---|---|---|"]
    for naam, t in [*telling.items(), ("**samen**", sum(telling.values(), Counter()))]:
        regels.append(f"| {naam} | {t['raak']} | {t['vals']} | {t['gemist']} | {precision(t):.2f} | {recall(t):.2f} |")
    return "\n".join(regels)


def errors(deel: str) -> str:
    """Item by item what went wrong, for tuning."""
    regels = []
    for item in items(deel):
        gezegd = {b.regel for b in found(item)}
        moet = set(item["bevindingen"]) & judged(item)
        for soort, codes in (("VALS", gezegd - moet), ("GEMIST", moet - gezegd)):
            regels += [f"{soort} {item['id']} {code}: {item['tekst'][:150]}" for code in sorted(codes)]
    return "\n".join(regels)


if __name__ == "__main__":
    opties = argparse.ArgumentParser(description=__doc__)
    opties.add_argument("--deel", choices=DELEN)
    opties.add_argument("--fouten", action="store_true", help="ook per tekst, alleen bij het deel afstel")
    keuze = opties.parse_args()
    for deel_ in [keuze.deel] if keuze.deel else DELEN:
        print(table(deel_), end="\n\n")
    if keuze.fouten:
        print(errors("afstel"))
