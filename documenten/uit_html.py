"""The parts of a document from its HTML: what is printed as PDF becomes Word and ODF from the very same text.

Reads the plain HTML that our own print templates make; see templates/documenten/basis.html for its classes.
"""

from collections.abc import Iterator

from .knopen import KOPPEN, Knoop, blocks, inline, parse, read_list
from .stukken import Alinea, Kop, Onderdeel, Stuk
from .uit_tabel import read_table

KLEIN = {"bijzaak", "vraaggegevens", "punten"}
SOORTEN = ("inleiding", "kader")


def read_html(html: str) -> tuple[Onderdeel, ...]:
    """The headings, paragraphs, lists and tables of this HTML, in order. Pictures are left out."""
    return tuple(_Zetter().parts(parse(html), frozenset()))


class _Zetter:
    """Keeps what the next heading needs of what stood around it."""

    def __init__(self) -> None:
        self.anker, self.nieuwe_pagina, self.niveau = "", False, 0

    def parts(self, knoop: Knoop, klassen: frozenset[str]) -> Iterator[Onderdeel]:
        for groep in blocks(knoop):
            if isinstance(groep, list):
                tekst = inline(groep)
                if tekst:
                    yield _paragraph(tekst, klassen | knoop.klassen)
            else:
                yield from self._block(groep, klassen | groep.klassen)

    def _block(self, knoop: Knoop, klassen: frozenset[str]) -> Iterator[Onderdeel]:
        if knoop.tag in KOPPEN:
            yield self._heading(knoop)
        elif knoop.tag in ("ul", "ol"):
            yield read_list(knoop)
        elif knoop.tag == "table":
            yield read_table(knoop)
        elif knoop.tag == "dl":
            for deel in knoop.children("dt", "dd"):
                yield _paragraph(inline(deel.inhoud, vet=deel.tag == "dt"), klassen)
        else:
            if knoop.tag != "p":
                self.anker = knoop.kenmerken.get("id", self.anker)
                self.nieuwe_pagina = self.nieuwe_pagina or (
                    "hoofdstuk" in knoop.klassen and "vervolg" not in knoop.klassen
                )
            yield from self.parts(knoop, klassen)

    def _heading(self, knoop: Knoop) -> Kop:
        nummer = "".join(s.tekst for k in knoop.children("span") if "nummer" in k.klassen for s in inline(k.inhoud))
        rest = [k for k in knoop.inhoud if isinstance(k, str) or "nummer" not in k.klassen]
        self.niveau = min(KOPPEN[knoop.tag], self.niveau + 1)
        anker, nieuw = knoop.kenmerken.get("id", self.anker), self.nieuwe_pagina and self.niveau == 1
        self.anker, self.nieuwe_pagina = "", False
        return Kop("".join(s.tekst for s in inline(rest)), self.niveau, nieuw, nummer, anker)


def _paragraph(tekst: tuple[Stuk, ...], klassen: frozenset[str]) -> Alinea:
    return Alinea(tekst, bool(KLEIN & klassen), next((s for s in SOORTEN if s in klassen), ""))
