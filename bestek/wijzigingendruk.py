"""What changed between two frozen versions, for bidders: PDF and Word from one page, of the public text only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localtime

from documenten import pdf, word
from documenten.stukken import Document
from documenten.uit_html import read_html
from gemeenten import huisstijl

from . import hoofdstukken
from .bijlage import colours
from .enums import Hoofdstuk as Naam
from .models import Bestek, Vaststelling
from .profielen import words_of
from .structuur import Bestek as Structuur
from .structuur import openbaar
from .vergelijking import Verandering, compare
from .waswordt import Regel, columns

# where a change is that is about no single part
VAN_HET_GEHEEL = {
    "gegevens": Naam.OPDRACHT,
    "planning": Naam.PLANNING,
    "gunning": Naam.BEOORDELING,
    "volgorde-paragrafen": Naam.INLEIDING,
    "volgorde-percelen": Naam.PERCELEN,
    "volgorde-schalen": Naam.BEOORDELING,
    "volgorde-eisen": Naam.EISEN,
}


@dataclass(frozen=True)
class Wijzigingregel:
    """One change, with its place in the document."""

    nummer: int
    kop: str
    plek: str  # "3.2", "vraag 4", "E2"
    stand: str
    was: list[Regel]
    wordt: list[Regel]


@dataclass(frozen=True)
class Wijzigingsgroep:
    naam: str
    kop: str  # number and title of the chapter
    regels: tuple[Wijzigingregel, ...]


def context(bestek: Bestek, voor: Vaststelling, na: Vaststelling) -> dict:
    """All that the document shows."""
    oud, nieuw = openbaar(voor.structuur), openbaar(na.structuur)
    titel = f"Wijzigingen in versie {na.nummer}"
    groepen = groups(oud, nieuw)
    woorden = words_of(nieuw.profiel)
    return {
        "titel": titel,
        "kop": f"{nieuw.gemeente} · {nieuw.titel}",
        "voet": f"{nieuw.kenmerk} · van versie {voor.nummer} ({voor.sha256[:12]}) "
        f"naar versie {na.nummer} ({na.sha256[:12]})",
        "blad": {
            "gemeente": nieuw.gemeente,
            "soort": f"Bij {woorden.lidwoord} {woorden.document.lower()}",
            "ondertitel": nieuw.titel,
            "gegevens": [
                ("Kenmerk", nieuw.kenmerk),
                *_version("Vergeleken met", voor),
                *_version("Geldt nu", na),
            ],
        },
        "voor": voor,
        "na": na,
        "woorden": woorden,
        "redenen": list(_reasons(bestek, voor, na)),
        "groepen": groepen,
        "aantal": sum(len(groep.regels) for groep in groepen),
    }


def groups(oud: Structuur, nieuw: Structuur) -> list[Wijzigingsgroep]:
    """The changes by chapter, in the order of the new document, numbered through."""
    waar_nu, waar_toen = dict(_places(nieuw)), dict(_places(oud))
    koppen = {h.naam: f"{h.nummer} {h.titel}" for h in hoofdstukken.read(nieuw)["hoofdstukken"]}
    gevonden: dict[str, list[tuple[str, Verandering]]] = {}
    for verandering in compare(oud, nieuw):
        sleutel = verandering.sleutel
        if sleutel in VAN_HET_GEHEEL:
            naam, plek = VAN_HET_GEHEEL[sleutel].value, ""
        else:
            naam, plek = waar_nu.get(sleutel) or waar_toen.get(sleutel) or (Naam.OPDRACHT.value, "")
        gevonden.setdefault(naam, []).append((plek, verandering))
    volgorde = sorted(gevonden, key=lambda naam: Naam.values.index(naam))
    nummers = iter(range(1, 10_000))
    return [
        Wijzigingsgroep(naam, koppen.get(naam, Naam(naam).label), tuple(_rows(gevonden[naam], nummers)))
        for naam in volgorde
    ]


def _rows(rijen: list[tuple[str, Verandering]], nummers: Iterator[int]) -> Iterator[Wijzigingregel]:
    for plek, verandering in rijen:
        was, wordt = columns(verandering.segmenten)
        yield Wijzigingregel(next(nummers), verandering.kop, plek, verandering.stand, was, wordt)


def _places(bestek: Structuur) -> Iterable[tuple[str, tuple[str, str]]]:
    """Of each part the chapter that it stands in, and its number there."""
    gelezen = hoofdstukken.read(bestek)
    for hoofdstuk in gelezen["hoofdstukken"]:
        for deel in hoofdstuk.delen:
            if deel.sleutel:
                yield deel.sleutel, (hoofdstuk.naam, deel.nummer)
    for groep in gelezen["eisen"]:
        for rij in groep["rijen"]:
            yield rij["sleutel"], (Naam.EISEN.value, rij["code"])
    for vraag in bestek.vragen:
        yield vraag.sleutel, (Naam.GUNNING.value, f"vraag {vraag.nummer}")
    for perceel in bestek.percelen:
        plek = f"perceel {perceel.code}" if len(bestek.percelen) > 1 else ""
        yield perceel.sleutel, (Naam.PERCELEN.value, plek)
    for schaal in bestek.schalen:
        yield schaal.sleutel, (Naam.BEOORDELING.value, "")


def _reasons(bestek: Bestek, voor: Vaststelling, na: Vaststelling) -> Iterator[tuple[Vaststelling, str]]:
    """Why each version after the first of these came about, and when."""
    for rij in bestek.vaststellingen.filter(nummer__gt=voor.nummer, nummer__lte=na.nummer).order_by("nummer"):
        yield rij, _day(rij)


def _version(naam: str, vast: Vaststelling) -> Iterator[tuple[str, str]]:
    yield naam, f"versie {vast.nummer}, vastgesteld op {_day(vast)}"
    yield f"SHA-256 van versie {vast.nummer}", vast.sha256


def render_pdf(bestek: Bestek, voor: Vaststelling, na: Vaststelling) -> bytes:
    gegevens = context(bestek, voor, na)
    html = render_to_string("bestek/wijzigingen/document.html", gegevens)
    return pdf.render_pdf(html, titel=f"{gegevens['titel']} – {gegevens['kop']}", kleuren=colours(bestek))


def render_word(bestek: Bestek, voor: Vaststelling, na: Vaststelling) -> bytes:
    gegevens = context(bestek, voor, na)
    blad = gegevens["blad"]
    return word.render_word(
        Document(
            titel=gegevens["titel"],
            organisatie=blad["gemeente"],
            soort=blad["soort"],
            ondertitel=blad["ondertitel"],
            gegevens=tuple(blad["gegevens"]),
            kop=gegevens["kop"],
            voet=gegevens["voet"],
            onderdelen=read_html(render_to_string("bestek/wijzigingen/hoofdstukken.html", gegevens)),
            datum=na.vastgesteld_op,
            kleur=huisstijl.resolve(bestek.gemeente.huisstijl)["merk_donker"],
        )
    )


def file_name(bestek: Bestek, voor: Vaststelling, na: Vaststelling) -> str:
    return f"{bestek.kenmerk} Wijzigingen van versie {voor.nummer} naar {na.nummer}"


def _day(vast: Vaststelling) -> str:
    return date_format(localtime(vast.vastgesteld_op), "j F Y")
