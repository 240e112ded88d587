"""A table from HTML: its caption, header row, widths by the classes of the print stylesheet, and cells."""

from .knopen import Knoop, blocks, inline, read_list
from .stukken import Alinea, Cel, Lijst, Rij, Tabel, Tekst, Tussenkop

BREEDTE = 16.0  # centimetres of text on the page
KOLOM = {"k-nr": 1.5, "k-smal": 2.4, "k-midden": 3.2, "k-breed": 5.0}
SMALST = 2.0


def read_table(knoop: Knoop) -> Tabel:
    kop = [cel for deel in knoop.children("thead") for tr in deel.children("tr") for cel in tr.children("th", "td")]
    rijen = [tr for deel in (*knoop.children("tbody"), *knoop.children("tfoot"), knoop) for tr in deel.children("tr")]
    aantal = max([sum(_span(c) for c in tr.children("th", "td")) for tr in rijen] + [len(kop)], default=1)
    bijschrift = next((inline(k.inhoud) for k in knoop.children("caption")), ())
    return Tabel(
        bijschrift="".join(stuk.tekst for stuk in bijschrift),
        koppen=tuple("".join(s.tekst for s in inline(cel.inhoud)) for cel in kop),
        rijen=tuple(_row(tr, aantal) for tr in rijen),
        breedtes=_widths(knoop, aantal),
        rechts=_numbers(kop or (rijen[0].children("th", "td") if rijen else [])),
    )


def _row(tr: Knoop, aantal: int) -> Rij:
    cellen = tr.children("th", "td")
    if len(cellen) == 1 and _span(cellen[0]) == aantal > 1:
        return Tussenkop(inline(cellen[0].inhoud))
    rij: list[Tekst | Cel] = []
    for cel in cellen:
        rij += [read_cell(cel), *[""] * (_span(cel) - 1)]
    return tuple(rij)


def read_cell(cel: Knoop) -> Tekst | Cel:
    kop = cel.tag == "th"
    inhoud: list[Alinea | Lijst] = []
    for groep in blocks(cel):
        if isinstance(groep, list) or groep.tag not in ("ul", "ol"):
            tekst = inline(groep if isinstance(groep, list) else groep.inhoud, vet=kop)
            klein = not isinstance(groep, list) and "bijzaak" in groep.klassen
            inhoud += [Alinea(tekst, klein)] if tekst else []
        else:
            inhoud.append(read_list(groep))
    if len(inhoud) == 1 and isinstance(inhoud[0], Alinea) and not inhoud[0].bijzaak:
        return inhoud[0].tekst
    return Cel(tuple(inhoud)) if inhoud else ""


def _span(cel: Knoop) -> int:
    waarde = cel.kenmerken.get("colspan", "1")
    return int(waarde) if waarde.isdigit() and 0 < int(waarde) <= 50 else 1


def _numbers(kop: list[Knoop]) -> tuple[int, ...]:
    return tuple(nr for nr, cel in enumerate(kop) if "getal" in cel.klassen)


def _widths(knoop: Knoop, aantal: int) -> tuple[float, ...]:
    """Named columns have their width, the others share the rest."""
    kolommen = [kol.klassen for groep in knoop.children("colgroup") for kol in groep.children("col")]
    vast = [next((KOLOM[k] for k in klassen if k in KOLOM), 0.0) for klassen in kolommen[:aantal]]
    vast += [0.0] * (aantal - len(vast))
    if "gegevens" in knoop.klassen and aantal == 2:
        vast = [6.0, 0.0]
    ruim = vast.count(0.0)
    if not ruim or (BREEDTE - sum(vast)) / ruim < SMALST:
        return tuple([round(BREEDTE / aantal, 2)] * aantal)
    rest = round((BREEDTE - sum(vast)) / ruim, 2)
    return tuple(breedte or rest for breedte in vast)
