"""The annexes that go with a bestek: as the last chapter lists them, and as the ZIP holds them."""

from .blokken import Alinea, Deel, Kolom, Tabel
from .omvang import has_sheet
from .structuur import Bestek
from .vaste_delen import ours

# by the code of the format (`bestek.uitvoer.formaten`): name, kind of file, what it is for
BIJLAGEN = (
    ("pdf", "Dit document", "PDF", "Om te lezen en te bewaren. Verschilt een ander bestand, dan geldt dit."),
    ("word", "Dit document", "Word", "Om uw antwoorden in te schrijven of er een ander document van te maken."),
    ("odf", "Dit document", "OpenDocument", "Hetzelfde in een open standaard."),
    ("prijsblad", "Prijsblad", "Excel", "Om in te vullen en mee te sturen."),
    ("excel", "Punten, criteria en eisen", "Excel", "Om mee te rekenen; niet om in te dienen."),
    ("json", "De inhoud als gegevens", "JSON", "Voor andere programma’s."),
)


def annexes(bestek: Bestek, gelezen: dict) -> list[Deel]:
    kolommen = (Kolom("Nr.", breedte="k-nr"), Kolom("Bijlage", breedte="k-breed"), Kolom("Bestand", breedte="k-midden"))
    rijen = [(naam, soort, waarvoor) for code, naam, soort, waarvoor in BIJLAGEN if belongs(code, bestek)]
    tabel = Tabel(
        "Bijlagen",
        (*kolommen, Kolom("Waarvoor")),
        tuple((str(nr), naam, soort, waarvoor) for nr, (naam, soort, waarvoor) in enumerate(rijen, 1)),
    )
    zin = "Deze bestanden horen bij elkaar en zijn uit dezelfde tekst gemaakt. Zij staan samen in één ZIP-bestand;"
    later = "Bij een latere versie zit ook een overzicht van wat er is veranderd."
    zin = ours(bestek, zin, "in LEESMIJ.txt staat van elk bestand de vingerafdruk.", later)
    return [Deel("lijst", "De bestanden bij dit document", (Alinea(zin), tabel))]


def belongs(code: str, bestek: Bestek) -> bool:
    return code != "prijsblad" or has_sheet(bestek)
