"""The pages of the working text as they would be printed now, for those who write it.

Made once for each text: the fingerprint of what is printed names the file that is kept.
"""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from time import monotonic

from documenten import afdruk
from documenten.voorraad import Voorraad
from kwaliteit.enums import Eissoort

from . import bijlage, samenstelling
from .models import Bestek
from .structuur import Bestek as Structuur

BEWAARD = 6  # files kept per bestek: three texts, each a PDF and what is known of it
PLEKKEN = {  # where a page of the composer is printed; the last is of the older order of chapters
    "gegevens": ("planning",),
    "paragrafen": ("h-inleiding", "h-opdracht", "opdracht"),
    "percelen": ("h-percelen", "percelen"),
    "hoeveelheden": ("h-percelen",),
    "prijsregels": ("h-prijs",),
    "vragen": ("h-gunning", "vragen"),
    "gunning": ("methode",),
    "schalen": ("schaal",),
    "eisen": ("h-eisen", "eisen"),
}


@dataclass(frozen=True)
class Drukvel:
    """A text ready to be printed, and its fingerprint."""

    html: str
    inhoud: Structuur
    merk: str


@dataclass(frozen=True)
class Proefdruk:
    """The printed pages; `plekken` says on which page a part begins: by sleutel, and by its name in print."""

    merk: str
    bladen: int
    plekken: dict[str, int]
    seconden: float


def prepare(bestek: Bestek) -> Drukvel:
    inhoud = samenstelling.compose(bestek)
    html = bijlage.document_html(inhoud)
    kleuren = json.dumps(bijlage.colours(bestek), sort_keys=True)
    return Drukvel(html, inhoud, sha256(f"{kleuren}\n{html}".encode()).hexdigest())


def find(bestek: Bestek, merk: str) -> Proefdruk | None:
    """The pages with this fingerprint, where they were made and are still kept."""
    gegevens = _store(bestek).read(f"{merk}.json")
    return Proefdruk(**json.loads(gegevens)) if gegevens else None


def make(bestek: Bestek, vel: Drukvel) -> Proefdruk:
    """Print, unless these very pages are kept already; takes seconds. Raises PdfFout."""
    if gemaakt := find(bestek, vel.merk):
        return gemaakt
    begin = monotonic()
    pdf = bijlage.print_html(bestek, vel.html, vel.inhoud.titel)
    bladen, ankers = afdruk.count_and_places(pdf)
    namen = anchors(vel.inhoud).items()
    plekken = ankers | {deel: ankers[eerste] for deel, n in namen if (eerste := next(filter(ankers.get, n), None))}
    druk = Proefdruk(vel.merk, bladen, plekken, round(monotonic() - begin, 1))
    voorraad = _store(bestek)
    voorraad.write(f"{vel.merk}.pdf", pdf)
    voorraad.write(f"{vel.merk}.json", json.dumps(asdict(druk)).encode())
    return druk


def page(bestek: Bestek, merk: str, nummer: int) -> bytes | None:
    """One page as PNG; None where it is not kept or there is no such page."""
    pdf = _store(bestek).read(f"{merk}.pdf")
    try:
        return afdruk.picture(pdf, nummer) if pdf else None
    except IndexError:
        return None


def anchors(inhoud: Structuur) -> dict[str, tuple[str, ...]]:
    """The names in print of each part (by sleutel) and of each page of the composer; see `lezen` and `vaste_delen`."""
    eisen = [eis for soort in Eissoort for eis in inhoud.eisen if eis.soort == soort]
    return (
        PLEKKEN
        | {p.sleutel: (f"paragraaf-{p.volgorde}",) for p in inhoud.paragrafen}
        | {v.sleutel: (f"vraag-{v.nummer}",) for v in inhoud.vragen}
        | {eis.sleutel: (f"eis-{nummer}",) for nummer, eis in enumerate(eisen, 1)}
    )


def _store(bestek: Bestek) -> Voorraad:
    return Voorraad("voorbeeld", bestek.gemeente_id, bestek.pk, hoogstens=BEWAARD)
