"""HTML of our own as a tree, and what stands within a line of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from .stukken import Lijst, Punt, Stuk

LEEG = {"br", "col", "hr", "img", "meta", "link", "input"}
OVERSLAAN = {"head", "script", "style", "svg", "nav"}
KOPPEN = {f"h{nr}": min(nr, 4) for nr in range(1, 7)}
BLOKKEN = {"p", "ul", "ol", "table", "dl", *KOPPEN, "section", "div", "main", "body", "html", "figure", "blockquote"}
ADRES = re.compile(r"(https?:|mailto:|#)")


@dataclass
class Knoop:
    """An element of the page."""

    tag: str
    kenmerken: dict[str, str] = field(default_factory=dict)
    inhoud: "list[Knoop | str]" = field(default_factory=list)

    @property
    def klassen(self) -> set[str]:
        return set(self.kenmerken.get("class", "").split())

    def children(self, *tags: str) -> "list[Knoop]":
        return [k for k in self.inhoud if isinstance(k, Knoop) and k.tag in tags]


class _Lezer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.wortel = Knoop("")
        self.open = [self.wortel]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        knoop = Knoop(tag, {naam: waarde or "" for naam, waarde in attrs})
        self.open[-1].inhoud.append(knoop)
        if tag not in LEEG:
            self.open.append(knoop)

    def handle_endtag(self, tag: str) -> None:
        for plek in range(len(self.open) - 1, 0, -1):
            if self.open[plek].tag == tag:
                del self.open[plek:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].inhoud.append(data)


def parse(html: str) -> Knoop:
    lezer = _Lezer()
    lezer.feed(html)
    lezer.close()
    return lezer.wortel


def blocks(knoop: Knoop) -> Iterator[Knoop | list[Knoop | str]]:
    """Elements that stand by themselves, and between them runs of what stands within a line."""
    regel: list[Knoop | str] = []
    for kind in knoop.inhoud:
        if isinstance(kind, Knoop) and kind.tag in OVERSLAAN:
            continue
        if isinstance(kind, Knoop) and kind.tag in BLOKKEN:
            if regel:
                yield regel
            yield kind
            regel = []
        else:
            regel.append(kind)
    if regel:
        yield regel


def read_list(knoop: Knoop) -> Lijst:
    punten = []
    for li in knoop.children("li"):
        onder = tuple(read_list(k) for k in li.children("ul", "ol"))
        tekst = inline([k for k in li.inhoud if isinstance(k, str) or k.tag not in ("ul", "ol")])
        punten.append(Punt(tekst, onder) if onder else tekst)
    return Lijst(tuple(punten), knoop.tag == "ol")


def inline(inhoud: list[Knoop | str], *, vet: bool = False) -> tuple[Stuk, ...]:
    """The text with its emphasis and links, white space as a browser shows it."""
    stukken: list[Stuk] = []
    open_spatie = False
    for stuk in _runs(inhoud, Stuk("", vet)):
        if stuk.tekst == "\n":
            tekst, open_spatie = "\n", False
        else:
            tekst = re.sub(r"[ \t\n\r\f]+", " ", stuk.tekst)
            begin = not stukken or stukken[-1].tekst.endswith("\n")
            tekst, spatie = tekst.lstrip(" "), open_spatie or tekst.startswith(" ")
            open_spatie = tekst.endswith(" ") or (spatie and not tekst)
            tekst = f"{' ' if spatie and tekst and not begin else ''}{tekst.rstrip(' ')}"
        if tekst:
            stukken.append(Stuk(tekst, stuk.vet, stuk.cursief, stuk.adres))
    while stukken and stukken[-1].tekst == "\n":
        stukken.pop()
    return _joined(stukken)


def _runs(inhoud: list[Knoop | str], stand: Stuk) -> Iterator[Stuk]:
    for deel in inhoud:
        if isinstance(deel, str):
            yield Stuk(deel, stand.vet, stand.cursief, stand.adres)
        elif deel.tag == "br":
            yield Stuk("\n", stand.vet, stand.cursief, stand.adres)
        elif deel.tag not in OVERSLAAN:
            adres = deel.kenmerken.get("href", "") if deel.tag == "a" else ""
            vet, cursief = deel.tag in ("strong", "b"), deel.tag in ("em", "i")
            adres = adres if ADRES.match(adres) else stand.adres
            yield from _runs(deel.inhoud, Stuk("", stand.vet or vet, stand.cursief or cursief, adres))
            if deel.tag == "p":
                yield Stuk("\n")


def _joined(stukken: list[Stuk]) -> tuple[Stuk, ...]:
    """Neighbours of one form become one."""
    samen: list[Stuk] = []
    for stuk in stukken:
        vorige = samen[-1] if samen else None
        if vorige and (vorige.vet, vorige.cursief, vorige.adres) == (stuk.vet, stuk.cursief, stuk.adres):
            samen[-1] = Stuk(vorige.tekst + stuk.tekst, stuk.vet, stuk.cursief, stuk.adres)
        else:
            samen.append(stuk)
    return tuple(samen)
