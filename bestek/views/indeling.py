"""The outline of the composer: the chapters of the document, and below them the pages where one works on them."""

from bestek import structuur
from bestek.enums import Hoofdstuk
from bestek.hoofdstukken import title
from bestek.hoofdstukstand import states
from bestek.models import Bestek

WERKPLEKKEN = (
    ("gegevens", "Gegevens en planning"),
    ("paragrafen", "Paragrafen"),
    ("percelen", "Percelen en prijs"),
    ("hoeveelheden", "Hoeveelheden"),
    ("vragen", "Vragen en punten"),
    ("gunning", "Gunningsmethode"),
    ("schalen", "Beoordelingsschalen"),
    ("prijsregels", "Prijsblad"),
    ("eisen", "Eisen"),
)
VOORAF = ("gegevens", "paragrafen")
ONDER = {
    Hoofdstuk.PERCELEN: ("percelen", "hoeveelheden"),
    Hoofdstuk.EISEN: ("eisen",),
    Hoofdstuk.GUNNING: ("vragen",),
    Hoofdstuk.BEOORDELING: ("gunning", "schalen"),
    Hoofdstuk.PRIJS: ("prijsregels",),
}
NAMEN = dict(WERKPLEKKEN)
TEKEN = "h-"  # before the name of a chapter as a place


def place_of_chapter(hoofdstuk: str) -> str:
    return f"{TEKEN}{hoofdstuk}"


def place_title(plek: str, inhoud: structuur.Bestek) -> str:
    return title(plek.removeprefix(TEKEN), inhoud) if plek.startswith(TEKEN) else NAMEN[plek]


def outline(bestek: Bestek, inhoud: structuur.Bestek, problemen: list, plek: str, address: object) -> list[dict]:
    """The entries at the left, each with how it stands; `address` gives the URL of a place."""
    aantallen = _counts(inhoud)
    te_doen = {naam: sum(p.plek == naam for p in problemen) for naam in NAMEN}

    def entry(naam: str) -> dict:
        eigen = {"naam": NAMEN[naam], "url": address(bestek, naam), "nu": naam == plek}
        return eigen | {"aantal": aantallen.get(naam), "te_doen": te_doen[naam], "onder": []}

    regels = [entry(naam) for naam in VOORAF]
    for stand in states(inhoud, problemen):
        hier = place_of_chapter(stand.hoofdstuk)
        regel = {"naam": title(stand.hoofdstuk, inhoud), "url": address(bestek, hier), "nu": hier == plek}
        regel |= {"nummer": stand.nummer, "stand": stand, "aantal": None, "te_doen": stand.te_doen}
        regels.append(regel | {"onder": [entry(naam) for naam in ONDER.get(stand.hoofdstuk, ())]})
    return regels


def _counts(inhoud: structuur.Bestek) -> dict[str, int | None]:
    return {
        "paragrafen": len(inhoud.paragrafen),
        "percelen": len(inhoud.percelen) if len(inhoud.percelen) > 1 else None,
        "hoeveelheden": sum(len(p.hoeveelheden) for p in inhoud.percelen),
        "prijsregels": sum(len(p.prijsregels) for p in inhoud.percelen),
        "vragen": len(inhoud.vragen),
        "schalen": len(inhoud.schalen),
        "eisen": len(inhoud.eisen),
    }
