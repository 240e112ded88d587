"""The assessment guide of a bestek, from its structure: who reads what when, what counts, and what follows.

It says only what the bestek has settled; what was not chosen is left out. Open House and subsidy have other texts.
"""

from decimal import Decimal

from .blokken import Alinea, Blok, Deel, Kolom, Opsomming, Tabel
from .enums import Besluitwijze, GelijkeStand, Uitval
from .gunningsregels import amounts, consortium, division
from .omvang import price_counts
from .profielen import words_of
from .rekenvoorbeeld import of_perceel
from .structuur import Ankerpunt, Bestek, Bestekvraag
from .vaste_delen import method, ours, points, scales
from .weging import METHODEN, number_text


def guide(bestek: Bestek, gelezen: dict) -> list[Deel]:
    if bestek.profiel == "open_house":
        return [Deel("toelating", "Van aanmelding tot toelating", (Alinea(TOELATING[0]), _steps(TOELATING[1:])))]
    if not bestek.vragen:
        return []
    delen = [
        Deel("wie", "Wie beoordeelt", (Alinea(_who(bestek)),)),
        Deel("hoe", "Van antwoord naar score", (_steps(_scoring(bestek)), Alinea(_what_counts(bestek)))),
        scales(gelezen),
        *_minimum(bestek),
        points(gelezen),
        method(gelezen, *_amounts(bestek), *example(bestek)),
        *_settled(bestek),
        *_division(bestek),
    ]
    return [*delen, Deel("beslissing", f"De {words_of(bestek.profiel).besluit}", (Alinea(_decision(bestek)),))]


TOELATING = (
    "Er wordt niet gekozen tussen aanbieders en er zijn geen punten. Iedere aanbieder die aan alle eisen voldoet, "
    "wordt toegelaten en mag leveren onder dezelfde voorwaarden.",
    "U meldt zich aan en stuurt mee wat bij de eisen is gevraagd.",
    "De gemeente kijkt eis voor eis of de aanmelding eraan voldoet.",
    "Is een bewijs onduidelijk, dan kan de gemeente om toelichting vragen.",
    "U krijgt schriftelijk bericht. Wie niet wordt toegelaten, krijgt de reden daarbij.",
)


def _steps(zinnen: tuple[str, ...]) -> Opsomming:
    return Opsomming(tuple(zinnen), genummerd=True)


def _who(bestek: Bestek) -> str:
    zinnen = [
        "Een commissie van de gemeente beoordeelt de antwoorden. Wie daarin zit, heeft vooraf getekend dat hij geen "
        "belang heeft bij wie er wint, of zijn belang gemeld."
    ]
    if price_counts(bestek):
        zinnen.append("De prijzen blijven gesloten tot alle scores vaststaan; wie scoort, kent ze niet.")
    return ours(bestek, *zinnen)


def _scoring(bestek: Bestek) -> tuple[str, ...]:
    eerst = (
        "Elke beoordelaar leest de antwoorden alleen, en geeft elk antwoord een score met een motivatie.",
        "Zolang dat duurt, ziet niemand de scores van een ander.",
    )
    if bestek.besluitwijze == Besluitwijze.GEMIDDELDE:
        slot = (
            "De score van het antwoord is het gemiddelde van de scores van de beoordelaars, niet afgerond. Ligt die "
            "tussen twee scores van de schaal in, dan ligt ook het deel van de punten daar naar verhouding tussen."
        )
        return (*eerst, "Daarna bespreekt de commissie waar de scores ver uiteenlopen.", slot)
    slot = "Samen spreekt zij per antwoord één score af, met één motivatie. Dat is geen gemiddelde."
    return (*eerst, "Daarna legt de commissie de scores en motivaties naast elkaar.", slot)


def _what_counts(bestek: Bestek) -> str:
    zinnen = [
        "Alleen de beoordelingsaspecten die in dit document bij de vraag staan, tellen mee. De commissie beoordeelt "
        "wat in het antwoord staat, niet wat zij van een inschrijver al wist."
    ]
    if any(vraag.per_perceel for vraag in bestek.vragen) or len(bestek.percelen) < 2:
        return ours(bestek, *zinnen)
    zinnen.append("Een antwoord dat in meer percelen telt, krijgt één score, die in elk van die percelen geldt.")
    return ours(bestek, *zinnen)


def _minimum(bestek: Bestek) -> list[Deel]:
    """Which score is the least, where the bestek sets one."""
    vragen = [vraag for vraag in bestek.vragen if vraag.minimum is not None]
    if not vragen:
        return []
    regels = tuple(f"vraag {v.nummer} ({v.onderwerp}): ten minste {number_text(v.minimum)}" for v in vragen)
    zin = ours(bestek, "Een inschrijving die bij een van deze vragen een lagere score krijgt, valt af:")
    return [Deel("minimum", "Laagste score", (Alinea(zin), Opsomming(regels)))]


def example(bestek: Bestek) -> tuple[Blok, ...]:
    """What one score gives here, and how three invented offers would end, worked out."""
    return (*_one_score(bestek), *_three_offers(bestek))


def _three_offers(bestek: Bestek) -> tuple[Blok, ...]:
    if not bestek.methode or not bestek.percelen:
        return ()
    perceel = bestek.percelen[0]
    gerekend = of_perceel(bestek, perceel)
    waar = f", voor {perceel.naam}" if len(bestek.percelen) > 1 else ""
    kolommen = [_column(kop) for kop in gerekend.kop]
    rijen = tuple(tuple(ours(bestek, cel) for cel in rij) for rij in gerekend.cellen)
    tabel = Tabel(ours(bestek, f"{gerekend.bijschrift}{waar}"), tuple(kolommen), rijen, klasse="schaaltabel")
    return (tabel, Alinea(ours(bestek, gerekend.zin)))


def _column(kop: str) -> Kolom:
    """Of the worked example: the sum has the room that the others leave."""
    if kop in ("Berekening", "Prijspunten"):
        return Kolom(kop)
    smal = {"Plaats": "k-nr", "": "k-midden", "Prijs": "k-midden"}.get(kop, "k-smal")
    return Kolom(kop or "Wie", bool(kop), smal)


def _one_score(bestek: Bestek) -> tuple[Blok, ...]:
    gevonden = None if not bestek.methode or METHODEN[bestek.methode].in_euro else _telling_point(bestek)
    if gevonden is None:
        return ()
    vraag, punten, punt = gevonden
    deel, uitkomst = number_text(punt.aandeel), number_text(punten * punt.aandeel / 100)
    zin = (
        f"Een voorbeeld: vraag {vraag.nummer} is {number_text(punten)} punten waard. Bij score "
        f"{number_text(punt.waarde)} ({punt.woord}) krijgt het antwoord {deel}% daarvan: {uitkomst} punten."
    )
    return (Alinea(zin),)


def _telling_point(bestek: Bestek) -> tuple[Bestekvraag, Decimal, Ankerpunt] | None:
    """The first question with a score that gives some of its points, but not all."""
    for vraag in bestek.vragen:
        punten = next((w.punten for w in vraag.wegingen if w.punten), None)
        schaal = next((s for s in bestek.schalen if s.sleutel == vraag.schaal), None)
        tussen = [a for a in schaal.ankerpunten if 0 < a.aandeel < 100] if schaal and punten else []
        if tussen:
            return vraag, punten, max(tussen, key=lambda a: a.aandeel)
    return None


GELIJK = {
    GelijkeStand.LOTING: "Eindigen inschrijvingen gelijk bovenaan, dan beslist het lot.",
    GelijkeStand.KWALITEIT: "Eindigen inschrijvingen gelijk bovenaan, dan gaat die met de meeste punten voor kwaliteit "
    "voor. Is ook dat gelijk, dan beslist het lot.",
    GelijkeStand.PRIJS: "Eindigen inschrijvingen gelijk bovenaan, dan gaat die met de laagste prijs voor. Is ook dat "
    "gelijk, dan beslist het lot.",
}
BIJ_UITVAL = {
    Uitval.OPNIEUW_BEREKENEN: "Valt een inschrijving na de rangorde alsnog af, dan berekent de gemeente de punten "
    "opnieuw, zonder die inschrijving. De scores voor de antwoorden veranderen daarbij niet.",
    Uitval.DOORSCHUIVEN: "Valt een inschrijving na de rangorde alsnog af, dan blijven de punten van de andere zoals "
    "zij waren. De volgende in de rangorde schuift op.",
}


def _amounts(bestek: Bestek) -> tuple[Blok, ...]:
    return tuple(Alinea(ours(bestek, zin)) for zin in amounts(bestek))


def _division(bestek: Bestek) -> list[Deel]:
    """Who gets which perceel, and whether companies may bid together; only where the bestek limits it."""
    zinnen = [*division(bestek), *filter(None, [consortium(bestek)])]
    titel = "Verdeling van de percelen" if division(bestek) else "Combinaties"
    return [Deel("verdeling", titel, tuple(Alinea(ours(bestek, zin)) for zin in zinnen))] if zinnen else []


def _settled(bestek: Bestek) -> list[Deel]:
    zinnen = []
    if bestek.gelijke_stand:
        zinnen.append(Alinea(ours(bestek, GELIJK[GelijkeStand(bestek.gelijke_stand)])))
    if bestek.uitval:
        zinnen.append(Alinea(ours(bestek, BIJ_UITVAL[Uitval(bestek.uitval)])))
    return [Deel("gelijk", "Gelijke stand en uitval", tuple(zinnen))] if zinnen else []


def _decision(bestek: Bestek) -> str:
    """What is made known, how long is waited, and what who disagrees can do: in the words of the procedure."""
    from .lezen import planning

    dagen = dict(planning(bestek))
    tot = dagen.get(words_of(bestek.profiel).datums["opschorting_tot"], "")
    if bestek.profiel == "subsidie":
        zinnen = ["Elke aanvrager krijgt een beschikking met de redenen."]
        zinnen.append("Wie het er niet mee eens is, kan bij de gemeente bezwaar maken")
        zinnen[-1] += f", tot en met {tot}." if tot else "; in de beschikking staat hoe en tot wanneer."
        return " ".join(zinnen)
    zinnen = [
        "Alle inschrijvers krijgen de gunningsbeslissing op dezelfde dag. Daarin staan de winnaar, de eigen scores en "
        "die van de winnaar met de motivatie daarbij, en de rangorde."
    ]
    if tot:
        zinnen.append(f"Tot en met {tot} tekent de gemeente niets: dat is de opschortende termijn. Wie bezwaren heeft,")
        zinnen.append("laat die binnen die termijn weten en kan dan naar de rechter (kort geding).")
    return " ".join(zinnen)
