"""The price sheet for bidders, as a workbook: rates to fill in, and sums that follow. Everything else is locked."""

from decimal import Decimal

from django.utils.timezone import localtime

from documenten.excel import Blad, Formule, Invoer, Kolom, Waarde, Werkmap, cell, render_excel

from ..blokken import Alinea
from ..omvang import is_fixed
from ..omvangtekst import price
from ..profielen import words_of
from ..structuur import Bestek, Perceel, Prijsregel
from .uitgave import Uitgave

HOEVEELHEID, TARIEF, BEDRAG = 3, 5, 6  # columns of a sheet
NUL = Decimal(0)


def as_sheet(uitgave: Uitgave) -> bytes:
    inhoud = uitgave.inhoud
    bladen = [_about(uitgave)]
    if not is_fixed(inhoud):
        bladen += [_sheet(inhoud, p, nr) for nr, p in enumerate(inhoud.percelen, 1) if p.prijsregels]
    return render_excel(
        Werkmap(
            titel=f"Prijsblad {inhoud.titel}",
            organisatie=inhoud.gemeente,
            bladen=tuple(bladen),
            datum=localtime(uitgave.moment),
            voet=uitgave.context["voet"],
            merk=uitgave.merk,
            kleur=uitgave.kleur,
        )
    )


def _about(uitgave: Uitgave) -> Blad:
    """The same sentences as in the chapter about the price."""
    inhoud, gelezen = uitgave.inhoud, uitgave.context
    rijen: list[tuple[Waarde, ...]] = [("Titel", inhoud.titel), ("Gemeente", inhoud.gemeente)]
    rijen += [gegeven for gegeven in gelezen["blad"]["gegevens"] if gegeven[0] != "Procedure"]
    zinnen = [blok.tekst for deel in price(inhoud, gelezen) for blok in deel.blokken if isinstance(blok, Alinea)]
    rijen += [("Toelichting", zin) for zin in zinnen]
    if is_fixed(inhoud):
        vast = [p for p in gelezen["percelen"] if p["prijs"]]
        rijen += [(f"Vaste prijs{_of(p['naam'], gelezen)}, zonder btw", p["prijs"]) for p in vast]
    else:
        rijen.append(("Invullen", "Alleen de gekleurde vakken zijn open. De sommen rekent het blad zelf uit."))
        wie = words_of(inhoud.profiel).inschrijver
        rijen.append((f"Naam van de {wie}", Invoer(bedrag=False)))
    kolommen = (Kolom("Onderwerp", 26), Kolom("Inhoud", 90))
    return Blad("Toelichting", f"Prijsblad {inhoud.titel}", kolommen, tuple(rijen), op_slot=True)


def _of(naam: str, gelezen: dict) -> str:
    return f" {naam}" if gelezen["meer_percelen"] else ""


def _sheet(inhoud: Bestek, perceel: Perceel, nummer: int) -> Blad:
    kolommen = (Kolom("Nr.", 6), Kolom("Waarvoor", 50), Kolom("Tarief per", 18), Kolom("Hoeveelheid", 14, "getal"))
    kolommen += (Kolom("Hoogste tarief", 16, "euro"), Kolom("Uw tarief, zonder btw", 18, "euro"))
    kolommen += (Kolom("Bedrag", 20, "euro"),)
    regels = tuple(_line(nr, regel) for nr, regel in enumerate(perceel.prijsregels))
    laatste = len(regels) - 1
    som = Formule(f"=SUM({cell(BEDRAG, 0)}:{cell(BEDRAG, laatste)})", NUL)
    vakken = f"{cell(TARIEF, 0)}:{cell(TARIEF, laatste)}"
    heel = Formule(f'=IF(COUNT({vakken})={len(regels)},"ja","nee")', "nee")
    slot: list[tuple[Waarde, ...]] = [
        ("", "Prijs waarmee wordt vergeleken", "", None, None, None, som),
        ("", "Zijn alle tarieven ingevuld?", "", None, None, None, heel),
    ]
    if perceel.plafondprijs is not None:
        grens, prijs = cell(BEDRAG, laatste + 3), cell(BEDRAG, laatste + 1)
        toets = Formule(f'=IF({prijs}>{grens},"nee","ja")', "ja")
        slot.append(("", "Hoogste prijs die mag", "", None, None, None, perceel.plafondprijs))
        slot.append(("", "Blijft de prijs daaronder?", "", None, None, None, toets))
    meer = len(inhoud.percelen) > 1
    titel = f"Prijsblad {perceel.naam}" if meer else "Prijsblad"
    naam = f"Perceel {nummer}" if meer else "Prijsblad"
    return Blad(naam, titel, kolommen, (*regels, *slot), vet=len(slot), op_slot=True)


def _line(plek: int, regel: Prijsregel) -> tuple[Waarde, ...]:
    bedrag = Formule(f"={cell(HOEVEELHEID, plek)}*{cell(TARIEF, plek)}", NUL)
    begin = (str(plek + 1), regel.omschrijving, regel.eenheid, regel.hoeveelheid, regel.maximum)
    return (*begin, Invoer(regel.maximum), bedrag)
