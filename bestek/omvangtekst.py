"""The chapters about the volumes and about the price, from the structure."""

from decimal import Decimal

from .blokken import Alinea, Blok, Deel, Kolom, Tabel
from .lezen import euro, route_names
from .omvang import bounds, is_fixed, price_counts
from .structuur import Bestek, Hoeveelheid, Perceel, Prijsregel
from .vaste_delen import ours
from .weging import number_text

NR = Kolom("Nr.", breedte="k-nr")


# --- Percelen en omvang


def volumes(bestek: Bestek, gelezen: dict) -> list[Deel]:
    delen = [_lots(bestek, gelezen)] if gelezen["meer_percelen"] else []
    met = [p for p in bestek.percelen if p.hoeveelheden]
    if met:
        tabellen = [volume_table(p, p.naam if gelezen["meer_percelen"] else "Verwachte aantallen") for p in met]
        titel = "Omvang per perceel" if gelezen["meer_percelen"] else "Verwachte omvang"
        delen.append(Deel("omvang", titel, (*tabellen, Alinea(promise(bestek)))))
    return delen


def promise(bestek: Bestek) -> str:
    """What the numbers are worth: nothing is promised unless there is a minimum."""
    rijen = [h for p in bestek.percelen for h in p.hoeveelheden]
    zinnen = []
    if any(h.minimum is not None for h in rijen):
        zinnen.append("Wat bij ‘ten minste’ staat, neemt de gemeente af. Alle andere aantallen zijn een schatting en")
        zinnen.append("geen toezegging.")
    else:
        zinnen.append("De aantallen zijn een schatting en geen toezegging: inschrijvers kunnen er geen rechten aan")
        zinnen.append("ontlenen.")
    if any(h.maximum is not None for h in rijen):
        zinnen.append("Meer dan wat bij ‘ten hoogste’ staat, neemt de gemeente met deze opdracht niet af.")
    return ours(bestek, *zinnen)


def volume_table(perceel: Perceel, bijschrift: str) -> Tabel:
    laag, hoog = bounds(perceel)
    kolommen = [Kolom("Wat"), Kolom("Eenheid", breedte="k-midden")]
    kolommen += [Kolom("Ten minste", True, "k-smal")] if laag else []
    kolommen += [Kolom("Verwacht", True, "k-smal")]
    kolommen += [Kolom("Ten hoogste", True, "k-smal")] if hoog else []
    rijen = tuple(_volume_row(h, laag, hoog) for h in perceel.hoeveelheden)
    return Tabel(bijschrift, tuple(kolommen), rijen)


def _volume_row(h: Hoeveelheid, laag: bool, hoog: bool) -> tuple[str, ...]:
    aantallen = [_count(h.minimum)] * laag + [_count(h.verwacht)] + [_count(h.maximum)] * hoog
    return (h.omschrijving, h.eenheid, *aantallen)


def _count(aantal: int | None) -> str:
    return "–" if aantal is None else number_text(Decimal(aantal))


def _lots(bestek: Bestek, gelezen: dict) -> Deel:
    """The percelen by route, and by region where they have one."""
    gebied = any(p.gebied for p in bestek.percelen)
    kolommen = [NR, Kolom("Perceel"), *([Kolom("Gebied", breedte="k-midden")] * gebied)]
    kolommen.append(Kolom("Leerroutes", breedte="k-midden"))
    rijen = tuple(
        (
            p.code,
            "\n".join(filter(None, (p.naam, p.omschrijving))),
            *([p.gebied or "hele gemeente"] * gebied),
            route_names(p.routes) or "alle",
        )
        for p in bestek.percelen
    )
    zin = f"De opdracht bestaat uit {len(bestek.percelen)} percelen."
    alinea = Alinea(ours(bestek, zin, "Inschrijvers kunnen voor een of meer percelen een offerte indienen."))
    return Deel("percelen", "De percelen", (alinea, Tabel("Percelen", tuple(kolommen), rijen)))


# --- De prijs


def price(bestek: Bestek, gelezen: dict) -> list[Deel]:
    if price_counts(bestek):
        return _asked(bestek, gelezen)
    if is_fixed(bestek):
        return [_given(bestek, gelezen)]
    return []


def _given(bestek: Bestek, gelezen: dict) -> Deel:
    zin = ours(bestek, "De gemeente stelt de prijs vast. Inschrijvers noemen geen prijs en vullen geen prijsblad in.")
    kolommen = (Kolom("Waarvoor"), Kolom("Vaste prijs, zonder btw", True, "k-breed"))
    rijen = tuple(
        (p.naam if gelezen["meer_percelen"] else "De hele opdracht", euro(p.vaste_prijs))
        for p in bestek.percelen
        if p.vaste_prijs is not None
    )
    return Deel("prijs", "De prijs staat vast", (Alinea(zin), Tabel("Vaste prijs", kolommen, rijen)))


def _asked(bestek: Bestek, gelezen: dict) -> list[Deel]:
    regels = any(p.prijsregels for p in bestek.percelen)
    zin = (
        "Inschrijvers vullen op het prijsblad bij elke regel een tarief in, in euro en zonder btw. De prijs waarmee de "
        "gemeente vergelijkt, is de som van elk tarief maal de hoeveelheid op die regel. Die hoeveelheden zijn er voor "
        "de vergelijking; zij zeggen niet hoeveel de gemeente afneemt. In het tarief zitten alle kosten."
        if regels
        else "Inschrijvers noemen één prijs voor de hele opdracht, in euro en zonder btw, met daarin alle kosten."
    )
    if not regels and gelezen["meer_percelen"]:
        zin = zin.replace("de hele opdracht", "elk perceel waarvoor zij een offerte indienen")
    delen = [Deel("prijs", "Wat u invult", (Alinea(ours(bestek, zin)), *ceilings(bestek)))]
    tabellen = [
        sheet_table(p, p.naam if gelezen["meer_percelen"] else "Prijsblad") for p in bestek.percelen if p.prijsregels
    ]
    return [*delen, Deel("prijsblad", "Het prijsblad", tuple(tabellen))] if tabellen else delen


def ceilings(bestek: Bestek) -> tuple[Blok, ...]:
    """What a price may not go above."""
    zinnen = []
    if any(r.maximum is not None for p in bestek.percelen for r in p.prijsregels):
        zinnen.append("Een tarief is niet hoger dan het hoogste tarief op die regel.")
    meer = len(bestek.percelen) > 1
    for p in bestek.percelen:
        if p.plafondprijs is not None:
            waar = f" voor {p.naam}" if meer else ""
            zinnen.append(f"De prijs{waar} is hoogstens {euro(p.plafondprijs)} zonder btw.")
    if zinnen:
        zinnen.append("Een offerte met een hogere prijs of een hoger tarief doet niet mee.")
    return (Alinea(ours(bestek, *zinnen)),) if zinnen else ()


def sheet_table(perceel: Perceel, bijschrift: str) -> Tabel:
    hoogste = any(r.maximum is not None for r in perceel.prijsregels)
    kolommen = [NR, Kolom("Waarvoor"), Kolom("Tarief per", breedte="k-midden"), Kolom("Hoeveelheid", True, "k-midden")]
    kolommen += [Kolom("Hoogste tarief", True, "k-midden")] if hoogste else []
    rijen = tuple(_sheet_row(nr, regel, hoogste) for nr, regel in enumerate(perceel.prijsregels, 1))
    return Tabel(bijschrift, tuple(kolommen), rijen)


def _sheet_row(nr: int, regel: Prijsregel, hoogste: bool) -> tuple[str, ...]:
    grens = [euro(regel.maximum) if regel.maximum is not None else "–"] * hoogste
    return (str(nr), regel.omschrijving, regel.eenheid, number_text(regel.hoeveelheid), *grens)
