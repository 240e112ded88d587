"""A report as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

KOLOMMEN = {
    "Vragen": ("vraag",),
    "Handvatten": ("handvat",),
    "Onderdelen en punten": ("brief", "onderdeel", "punt", "handvatgroep"),
    "Noten": ("noot",),
}
GRONDEN = {
    "titel": "titel",
    "briefregel": "briefnummer",
    "kopregel": "kopregel",
    "inhoud": "inhoud",
}


@dataclass(frozen=True)
class Telling:
    naam: str
    gevonden: int
    verwacht: int

    @property
    def heel(self) -> bool:
        return self.gevonden >= self.verwacht


@dataclass(frozen=True)
class Briefverslag:
    naam: str
    herkend: str
    tellingen: list[Telling]
    op_gelijkenis: bool
    zonder_plaats: list[dict]
    ontbrekend: list[str]
    twijfel: list[dict]

    @property
    def schoon(self) -> bool:
        return not (self.zonder_plaats or self.ontbrekend or self.twijfel)


@dataclass(frozen=True)
class Overzicht:
    kolommen: list[str]
    brieven: list[Briefverslag]
    totaal: list[Telling]
    niet_gevonden: list[int]
    bezwaren: list[str]
    reparaties: list[list]
    opgeschoond: list[list]


def read_overview(rapport: dict) -> Overzicht:
    brieven = [letter(rij) for rij in rapport["brieven"]]
    totaal = [
        Telling(naam, sum(b.tellingen[i].gevonden for b in brieven), sum(b.tellingen[i].verwacht for b in brieven))
        for i, naam in enumerate(KOLOMMEN)
    ]
    return Overzicht(
        kolommen=list(KOLOMMEN),
        brieven=brieven,
        totaal=totaal,
        niet_gevonden=rapport["niet_gevonden"],
        bezwaren=rapport["bezwaren"],
        reparaties=rapport["reparaties"],
        opgeschoond=rapport["opgeschoond"],
    )


def letter(rij: dict) -> Briefverslag:
    return Briefverslag(
        naam=f"Brief {rij['nummer']}: {rij['titel']}" if rij["nummer"] else rij["titel"],
        herkend=", ".join(GRONDEN.get(grond, grond) for grond in rij["gronden"]),
        tellingen=[count(naam, soorten, rij) for naam, soorten in KOLOMMEN.items()],
        op_gelijkenis=rij["wijze"] == "gelijkenis",
        zonder_plaats=rij["zonder_plaats"],
        ontbrekend=rij["ontbrekend"],
        twijfel=rij["twijfel"],
    )


def count(naam: str, soorten: tuple[str, ...], rij: dict) -> Telling:
    """What was found and what is expected; of notes nothing is."""
    gevonden = sum(rij["gevonden"].get(soort, 0) for soort in soorten)
    verwacht = sum(rij["verwacht"].get(soort, 0) for soort in soorten)
    return Telling(naam, gevonden, verwacht or gevonden)
