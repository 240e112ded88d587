"""What belongs to a chapter of a bestek, and its fingerprint: a sign-off holds as long as that stays the same. Pure.

A chapter on its own is a bestek too, with only its own fields filled: so it has canonical bytes, can be read back, and
be compared with another by `bestek.vergelijking`.
"""

import json
from dataclasses import MISSING, fields, replace

from .canoniek import canonical_json, sha256_hex
from .jsonvorm import from_json, to_json
from .structuur import Bestek, Paragraaf, Perceel

# per chapter the fields of the bestek that it says; a paragraph belongs to its own chapter
VELDEN: dict[str, tuple[str, ...]] = {
    "inleiding": (),
    "opdracht": ("titel", "omschrijving", "routes"),
    "percelen": ("percelen",),
    "planning": ("datums",),
    "procedure": ("profiel", "kenmerk", "contact", "max_percelen", "combinaties"),
    "eisen": ("eisen",),
    "gunning": ("vragen",),
    "beoordeling": (
        "methode", "schalen", "gelijke_stand", "uitval", "besluitwijze", "prijsfactor", "max_percelen", "perceelregel",
    ),
    "prijs": ("methode", "prijsfactor", "percelen"),
    "contract": (),
    "bijlagen": (),
}  # fmt: skip
# of no chapter: who buys, the form of the document, and what only the house knows
BUITEN = {"gemeente", "paragrafen", "ontheffingen", "in_hoofdstukken"}
VAN_DE_PRIJS = ("punten_prijs", "vaste_prijs", "plafondprijs", "prijs_laag", "prijs_hoog", "prijsregels")
VERPLICHT = {"titel": "", "kenmerk": "", "profiel": "sas", "gemeente": "", "methode": ""}


def chapter_of(bestek: Bestek, hoofdstuk: str) -> Bestek:
    """The bestek with nothing in it but this chapter."""
    eigen = {naam: getattr(bestek, naam) for naam in VELDEN[hoofdstuk]}
    if "percelen" in eigen:
        deel = _price_of if hoofdstuk == "prijs" else _scope_of
        eigen["percelen"] = tuple(deel(perceel) for perceel in bestek.percelen)
    return Bestek(**VERPLICHT | eigen, paragrafen=_paragraphs(bestek, hoofdstuk), in_hoofdstukken=True)


def text_of(bestek: Bestek, hoofdstuk: str) -> str:
    """The chapter as canonical JSON."""
    return canonical_json(to_json(chapter_of(bestek, hoofdstuk))).decode()


def fingerprint(tekst: str) -> str:
    """SHA-256 of what `text_of` gives."""
    return sha256_hex(tekst.encode())


def read(tekst: str) -> Bestek:
    """Back from `text_of`."""
    return from_json(json.loads(tekst))


def within(deel: Bestek, heel: Bestek, hoofdstuk: str) -> Bestek:
    """A chapter, as `chapter_of` gives it, in the midst of this text: to compare two of them in words."""
    eigen = {naam: getattr(deel, naam) for naam in VELDEN[hoofdstuk]}
    if "percelen" in eigen:
        nu = {perceel.sleutel: perceel for perceel in heel.percelen}
        van = [f.name for f in fields(Perceel) if (f.name in VAN_DE_PRIJS) == (hoofdstuk == "prijs")]
        eigen["percelen"] = tuple(
            replace(nu[p.sleutel], **{naam: getattr(p, naam) for naam in van}) if p.sleutel in nu else p
            for p in deel.percelen
        )
    return replace(heel, **eigen, paragrafen=deel.paragrafen)


def _paragraphs(bestek: Bestek, hoofdstuk: str) -> tuple[Paragraaf, ...]:
    """Those of the chapter, numbered within it: one more elsewhere changes nothing here."""
    eigen = sorted((p for p in bestek.paragrafen if p.hoofdstuk == hoofdstuk), key=lambda p: p.volgorde)
    return tuple(replace(p, volgorde=nummer) for nummer, p in enumerate(eigen, 1))


def _scope_of(perceel: Perceel) -> Perceel:
    """Without its price."""
    leeg = {f.name: () if f.default is MISSING else f.default for f in fields(Perceel) if f.name in VAN_DE_PRIJS}
    return replace(perceel, **leeg)


def _price_of(perceel: Perceel) -> Perceel:
    """Which perceel it is, and its price."""
    prijs = {naam: getattr(perceel, naam) for naam in VAN_DE_PRIJS}
    return Perceel(perceel.sleutel, perceel.code, perceel.naam, **prijs)
