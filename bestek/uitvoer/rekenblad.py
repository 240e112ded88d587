"""The workbook: weights with live totals, points per score, criteria, eisen, scale and planning."""

import html
from datetime import date, datetime, time
from decimal import Decimal

from django.utils.timezone import get_current_timezone, localtime

from documenten.excel import Blad, Formule, Kolom, Waarde, Werkmap, cell, render_excel

from .. import lezen
from ..profielen import words_of
from ..structuur import Bestek, Bestekvraag
from ..weging import METHODEN, TOTAAL
from .rangordeblad import ranking
from .uitgave import Uitgave

NR, TEKST = Kolom("Nr.", 8), 60
WEGING, SCHAAL = "Weging", "Schaal"
PUNTEN_VANAF = 5  # the first column with points on the sheet Weging


def excel(uitgave: Uitgave) -> bytes:
    inhoud, gelezen = uitgave.inhoud, uitgave.context
    bladen = [about(uitgave)]
    if inhoud.vragen:
        bladen += [weights(inhoud), *(points(inhoud, nr) for nr in range(len(inhoud.percelen))), scale(inhoud)]
        bladen += [blad] if (blad := ranking(inhoud)) else []
        bladen += [questions(inhoud, gelezen), criteria(gelezen, intern=uitgave.intern)]
    bladen += [requirements(gelezen), lots(inhoud, gelezen), *volumes(inhoud), planning(inhoud, gelezen)]
    return render_excel(
        Werkmap(
            titel=inhoud.titel,
            organisatie=inhoud.gemeente,
            bladen=tuple(bladen),
            datum=localtime(uitgave.moment),
            voet=gelezen["voet"],
            merk=uitgave.merk,
            kleur=uitgave.kleur,
        )
    )


def about(uitgave: Uitgave) -> Blad:
    gelezen = uitgave.context
    rijen = [("Titel", gelezen["titel"]), ("Gemeente", uitgave.inhoud.gemeente), *gelezen["blad"]["gegevens"]]
    if gelezen["methode"]:
        rijen.append(("Gunningsmethode", f"{gelezen['methode'].titel}. {gelezen['methode'].formule}"))
    rijen.append(("Rekenen", "Wijzig een getal op het blad Weging of Schaal: totalen en punten rekenen mee."))
    rijen.append(("Let op", "Wat u hier wijzigt, verandert het bestek in het portaal niet."))
    return Blad("Over", "Over dit bestand", (Kolom("Onderwerp", 26), Kolom("Inhoud", 90)), tuple(rijen))


def weights(inhoud: Bestek) -> Blad:
    """The points by question and perceel: the one place where they stand as numbers."""
    kolommen = [NR, Kolom("Onderwerp", 44), Kolom("Schaal", 18), Kolom("Hoogstens A4", 10, "getal")]
    kolommen += [Kolom("Laagste score", 10, "getal")]
    kolommen += [Kolom(p.naam if len(inhoud.percelen) > 1 else "Punten", 16, "getal") for p in inhoud.percelen]
    rijen: list[tuple[Waarde, ...]] = [
        (
            str(v.nummer),
            v.onderwerp,
            inhoud.schaal(v.schaal).naam,
            v.max_a4,
            v.minimum,
            *(v.punten(p) for p in inhoud.percelen),
        )
        for v in _ordered(inhoud)
    ]
    rijen.append(("", "Prijs", "", None, None, *(p.punten_prijs for p in inhoud.percelen)))
    laatste = len(rijen) - 1
    sommen, toetsen = [], []
    for kolom, perceel in enumerate(inhoud.percelen, PUNTEN_VANAF):
        som = inhoud.totaal(perceel)
        sommen.append(Formule(f"=SUM({cell(kolom, 0)}:{cell(kolom, laatste)})", som))
        klopt = "klopt" if som == TOTAAL else "geen 100 punten"
        toetsen.append(Formule(f'=IF({cell(kolom, laatste + 1)}=100,"klopt","geen 100 punten")', klopt))
    rijen.append(("", "Totaal", "", None, None, *sommen))
    if inhoud.methode and METHODEN[inhoud.methode].in_euro:
        return Blad(WEGING, "Waarde per vraag en perceel, in euro", tuple(kolommen), tuple(rijen), vet=1)
    rijen.append(("", "Is het samen 100?", "", None, None, *toetsen))
    return Blad(WEGING, "Punten per vraag en perceel", tuple(kolommen), tuple(rijen), vet=2)


def points(inhoud: Bestek, nummer: int) -> Blad:
    """What each score gives in one perceel: share × maximum."""
    perceel, plekken = inhoud.percelen[nummer], _scale_rows(inhoud)
    waarden = sorted({waarde for _, waarde in plekken}, reverse=True)
    kolommen = [NR, Kolom("Onderwerp", 44), Kolom("Hoogste aantal", 12, "getal")]
    kolommen += [Kolom(f"Score {lezen.number_text(w)}", 11, "getal") for w in waarden]
    rijen = []
    for plek, vraag in enumerate(_ordered(inhoud)):
        punten = vraag.punten(perceel)
        if punten is not None:
            bron = Formule(f"={cell(PUNTEN_VANAF + nummer, plek, WEGING)}", punten)
            per_score = [_points(vraag, punten, waarde, plekken, len(rijen)) for waarde in waarden]
            rijen.append((str(vraag.nummer), vraag.onderwerp, bron, *per_score))
    waar = perceel.naam if len(inhoud.percelen) > 1 else "deze opdracht"
    naam = f"Punten {nummer + 1}" if len(inhoud.percelen) > 1 else "Punten"
    return Blad(naam, f"Punten per score: {waar}", tuple(kolommen), tuple(rijen))


def _points(vraag: Bestekvraag, punten: Decimal, waarde: Decimal, plekken: dict, rij: int) -> Formule | None:
    """The points of a score; nothing where the scale of this question does not have it."""
    if (vraag.schaal, waarde) not in plekken:
        return None
    plek, aandeel = plekken[vraag.schaal, waarde]
    return Formule(f"={cell(2, rij)}*{cell(4, plek, SCHAAL)}", punten * aandeel / 100)


def _scale_rows(inhoud: Bestek) -> dict[tuple[str, Decimal], tuple[int, Decimal]]:
    """For each score of each scale in use: its row on the sheet Schaal, and its share in percent."""
    gebruikt = {v.schaal for v in inhoud.vragen}
    punten = [(s, punt) for s in inhoud.schalen if s.sleutel in gebruikt for punt in s.ankerpunten]
    return {(s.sleutel, punt.waarde): (rij, punt.aandeel) for rij, (s, punt) in enumerate(punten)}


def scale(inhoud: Bestek) -> Blad:
    gebruikt = {v.schaal for v in inhoud.vragen}
    kolommen = (Kolom("Schaal", 18), Kolom("Score", 8, "getal"), Kolom("Oordeel", 18), Kolom("Wanneer", TEKST))
    rijen = tuple(
        (s.naam, punt.waarde, punt.woord, punt.omschrijving, punt.aandeel / 100)
        for s in inhoud.schalen
        if s.sleutel in gebruikt
        for punt in s.ankerpunten
    )
    return Blad(SCHAAL, "De scores", (*kolommen, Kolom("Deel van de punten", 12, "procent")), rijen)


def questions(inhoud: Bestek, gelezen: dict) -> Blad:
    kolommen = (NR, Kolom("Gevraagd in", 26), Kolom("Onderwerp", 30), Kolom("Vraag", TEKST))
    kolommen += (Kolom("Toelichting", 40), Kolom("Gegevens", 40))
    rijen = tuple(
        (v.code, blok.titel, v.titel, v.tekst, v.toelichting, " · ".join(v.gegevens))
        for blok in gelezen["blokken"]
        for v in blok.vragen
    )
    return Blad("Vragen", "De vragen", kolommen, rijen)


def criteria(gelezen: dict, *, intern: bool) -> Blad:
    kolommen = (Kolom("Vraag", 8), Kolom("Onderwerp", 30), NR, Kolom("Groep", 26), Kolom("Hoe het telt", 34))
    rijen: list[tuple[Waarde, ...]] = []
    for vraag in (v for blok in gelezen["blokken"] for v in blok.vragen):
        for groep in vraag.groepen:
            rijen += [
                (vraag.code, vraag.titel, rij.nr, groep.titel, groep.uitleg, plain(rij.tekst)) for rij in groep.rijen
            ]
        if intern:
            uitleg = "Achtergrond voor beoordelaars, telt niet mee"
            rijen += [(vraag.code, vraag.titel, "", "", uitleg, plain(rij.tekst)) for rij in vraag.achtergrond]
    return Blad("Criteria", "Beoordelingsaspecten", (*kolommen, Kolom("Beoordelingsaspect", 70)), tuple(rijen))


def requirements(gelezen: dict) -> Blad:
    kolommen = (NR, Kolom("Soort", 22), Kolom("Eis", 30), Kolom("Tekst", TEKST), Kolom("Gevraagd bewijs", 40))
    kolommen += (Kolom("Wanneer", 30), Kolom("Geldt voor", 26))
    rijen = tuple(
        (
            *(rij["code"], groep["soort"], rij["titel"], rij["tekst"], rij["bewijs"], rij["wanneer"]),
            rij["waar"] or "de hele opdracht",
        )
        for groep in gelezen["eisen"]
        for rij in groep["rijen"]
    )
    return Blad("Eisen", "De eisen", kolommen, rijen)


def lots(inhoud: Bestek, gelezen: dict) -> Blad:
    kolommen = (NR, Kolom("Perceel", 30), Kolom("Omschrijving", TEKST), Kolom("Leerroutes", 26))
    kolommen += (Kolom("Gebied", 20), Kolom("Vaste prijs, zonder btw", 18, "euro"), Kolom("Plafondprijs", 18, "euro"))
    namen = [p["naam"] if gelezen["meer_percelen"] else "De hele opdracht" for p in gelezen["percelen"]]
    rijen = tuple(
        (rij["code"], naam, rij["omschrijving"], rij["routes"] or "alle", p.gebied, p.vaste_prijs, p.plafondprijs)
        for naam, rij, p in zip(namen, gelezen["percelen"], inhoud.percelen, strict=True)
    )
    return Blad("Percelen", "De percelen", kolommen, rijen)


def volumes(inhoud: Bestek) -> list[Blad]:
    """How much is expected, and the lines of the price sheet; each where there is any."""
    waar = {p.sleutel: p.naam if len(inhoud.percelen) > 1 else "De hele opdracht" for p in inhoud.percelen}
    kolommen = (
        Kolom("Perceel" if len(inhoud.percelen) > 1 else "Waarvoor", 26),
        Kolom("Wat", 44),
        Kolom("Eenheid", 18),
    )
    aantallen = (Kolom("Ten minste", 12, "getal"), Kolom("Verwacht", 12, "getal"), Kolom("Ten hoogste", 12, "getal"))
    omvang = tuple(
        (waar[p.sleutel], h.omschrijving, h.eenheid, h.minimum, h.verwacht, h.maximum)
        for p in inhoud.percelen
        for h in p.hoeveelheden
    )
    prijzen = (Kolom("Hoeveelheid", 14, "getal"), Kolom("Hoogste tarief", 16, "euro"))
    regels = tuple(
        (waar[p.sleutel], r.omschrijving, r.eenheid, r.hoeveelheid, r.maximum)
        for p in inhoud.percelen
        for r in p.prijsregels
    )
    bladen = [Blad("Omvang", "Verwachte omvang", (*kolommen, *aantallen), omvang)] if omvang else []
    return bladen + ([Blad("Prijsblad", "Het prijsblad", (*kolommen, *prijzen), regels)] if regels else [])


def planning(inhoud: Bestek, gelezen: dict) -> Blad:
    velden = [veld for veld in words_of(inhoud.profiel).datums if veld in inhoud.datums]
    rijen = tuple(
        (naam, tekst, _moment(inhoud.datums[veld]))
        for veld, (naam, tekst) in zip(velden, gelezen["planning"], strict=True)
    )
    kolommen = (Kolom("Wat", 34), Kolom("Wanneer", 30), Kolom("Datum om mee te rekenen", 28, "moment"))
    return Blad("Planning", "De planning", kolommen, rijen)


def plain(tekst: str) -> str:
    """A line of `lezen` without its HTML."""
    return html.unescape(str(tekst).replace("<br>", "\n"))


def _ordered(inhoud: Bestek) -> list[Bestekvraag]:
    return sorted(inhoud.vragen, key=lambda vraag: vraag.nummer)


def _moment(iso: str) -> datetime:
    if len(iso) > 10:
        return localtime(datetime.fromisoformat(iso))
    return datetime.combine(date.fromisoformat(iso), time(), get_current_timezone())
