"""Which text of a bestek is rehearsed, and the invented offers that a rehearsal begins with."""

from collections.abc import Iterator
from decimal import Decimal

from django.shortcuts import get_object_or_404

from bestek import samenstelling, structuur
from bestek.models import Bestek
from bestek.structuur import decimal_text
from bestek.weging import METHODEN, number_text

MINSTENS, HOOGSTENS = 2, 6
LETTERS = "ABCDEF"[:HOOGSTENS]
# name, price, and how far up its scale an offer stands, on the odd and on the even questions; no forecast
BEELDEN = (("Goed en duur", 120_000, (3, 2)), ("Gemiddeld", 100_000, (2, 2)), ("Goedkoop en matig", 75_000, (2, 1)))
ZONDER_PRIJS = {"Goed en duur": "Goed", "Goedkoop en matig": "Matig"}
ANDERS = (90_000, (2, 2))
DELEN = 3  # the height of the best mark


def text_of(bestek: Bestek, gevraagd: str) -> tuple[structuur.Bestek, int | None]:
    """The text, and the number of its version: the one asked for, else the working text while it may change."""
    if gevraagd.isdecimal():
        versie = get_object_or_404(bestek.vaststellingen, nummer=int(gevraagd[:6]))
        return versie.structuur, versie.nummer
    versie = None if bestek.bewerkbaar or gevraagd else bestek.laatste_vaststelling
    return (versie.structuur, versie.nummer) if versie else (samenstelling.compose(bestek), None)


def perceel_of(tekst: structuur.Bestek, code: str) -> structuur.Perceel | None:
    """The perceel asked for, else the first; None where the bestek has none at all."""
    return next((p for p in tekst.percelen if p.code == code), tekst.percelen[0] if tekst.percelen else None)


def default_offers(tekst: structuur.Bestek, perceel: structuur.Perceel, offerte: str) -> Iterator[dict[str, str]]:
    """What stands in the table before anybody typed, by field without its letter."""
    vragen = tekst.vragen_van(perceel)
    anderen = ((f"{offerte.capitalize()} {letter}", *ANDERS) for letter in LETTERS[len(BEELDEN) :])
    for naam, prijs, hoogten in (*BEELDEN, *anderen):
        cijfers = {str(v.nummer): decimal_text(_mark(tekst, v, hoogten[i % 2])) for i, v in enumerate(vragen)}
        naam = naam if METHODEN[tekst.methode].prijs_telt else ZONDER_PRIJS.get(naam, naam)
        yield {"naam": naam, "prijs": number_text(Decimal(prijs)), **cijfers}


def _mark(tekst: structuur.Bestek, vraag: structuur.Bestekvraag, hoogte: int) -> Decimal:
    """A mark at this height of what the scale gives, from the lowest that is accepted."""
    punten = [a for a in tekst.schaal(vraag.schaal).ankerpunten if vraag.minimum is None or a.waarde >= vraag.minimum]
    oplopend = sorted(punten, key=lambda a: (a.aandeel, a.waarde))
    return oplopend[(hoogte * (len(oplopend) - 1) + DELEN // 2) // DELEN].waarde
