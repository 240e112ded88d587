"""The one pure structure of a bestek: what scan, difference, PDF, exports and gunning take.

It is built from the live tables or read back from the frozen JSON, and is the same either way.
Numbers that count are `Decimal` here and plain strings in the JSON: a float never comes near them.
Texts arrive as NFC with LF line ends; paragraphs as the cleaned HTML. Nothing is changed here.
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

PROFIELEN = (
    "sas",
    "europees_openbaar",
    "nationaal_openbaar",
    "meervoudig_onderhands",
    "subsidie",
    "open_house",
)
METHODEN = (
    "gewogen_punten_relatieve_prijs",
    "lineair_tussen_grenzen",
    "relatief_lineair",
    "logaritmisch",
    "gunnen_op_waarde",
    "prijs_per_punt",
    "utility_index",
    "kwaliteit_vaste_prijs",
)
OPENBAAR, ACHTERGROND = ZICHTBAARHEDEN = ("openbaar", "achtergrond")
LOGICA = ("alle", "een_of_meer", "illustratief")


# On names that came after the first format: they are left out of the JSON while they hold their default, so that an
# older version keeps its bytes and its hash.
LATER = {"later": True}


class OnleesbaarBestek(ValueError):
    """The JSON is not a bestek of this format, or a value is not one of those allowed."""


@dataclass(frozen=True)
class Ankerpunt:
    """One score that can be given. Steps may be unequal and a share may be negative."""

    sleutel: str
    waarde: Decimal  # the score as written on the scale: 8
    woord: str  # "goed"
    omschrijving: str
    aandeel: Decimal  # percentage of the maximum points: 75


@dataclass(frozen=True)
class Schaal:
    sleutel: str
    naam: str
    ankerpunten: tuple[Ankerpunt, ...] = ()


@dataclass(frozen=True)
class Hoeveelheid:
    """How much of something a perceel is expected to need."""

    sleutel: str
    omschrijving: str
    eenheid: str
    verwacht: int
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True)
class Prijsregel:
    """A line of the price sheet: bidders give a rate per `eenheid`; the quantity is for the comparison."""

    sleutel: str
    omschrijving: str
    eenheid: str
    hoeveelheid: Decimal
    maximum: Decimal | None = None


@dataclass(frozen=True)
class Perceel:
    """A lot. A bestek without percelen has exactly one, which the screens do not show."""

    sleutel: str
    code: str
    naam: str
    omschrijving: str = ""
    routes: tuple[str, ...] = ()
    punten_prijs: Decimal = Decimal(0)
    vaste_prijs: Decimal | None = None  # euros excluding VAT, for a quality-only award
    plafondprijs: Decimal | None = field(default=None, metadata=LATER)
    prijs_laag: Decimal | None = field(default=None, metadata=LATER)  # all points at or below; euros excluding VAT
    prijs_hoog: Decimal | None = field(default=None, metadata=LATER)  # no points at or above
    hoeveelheden: tuple[Hoeveelheid, ...] = field(default=(), metadata=LATER)
    prijsregels: tuple[Prijsregel, ...] = field(default=(), metadata=LATER)
    gebied: str = field(default="", metadata=LATER)


@dataclass(frozen=True)
class Paragraaf:
    sleutel: str
    titel: str
    html: str
    volgorde: int
    hoofdstuk: str = field(default="inleiding", metadata=LATER)


@dataclass(frozen=True)
class Criterium:
    """A handvat as this bestek uses it. *Achtergrond* is for reviewers only and never counts."""

    sleutel: str
    herkomst_code: str
    tekst: str
    zichtbaarheid: str
    groep: str = ""
    logica: str = "alle"

    def __post_init__(self):
        _require_one_of("zichtbaarheid", self.zichtbaarheid, ZICHTBAARHEDEN)
        _require_one_of("logica", self.logica, LOGICA)


class Weging(NamedTuple):
    """The points of a question in one perceel, named by the perceel's sleutel."""

    perceel: str
    punten: Decimal


@dataclass(frozen=True)
class Bestekvraag:
    sleutel: str
    nummer: int
    herkomst_code: str  # "4.3", or "" for a question of one's own
    herkomst_editie: str
    onderwerp: str
    tekst: str
    toelichting: str = ""
    max_a4: Decimal | None = None
    schaal: str = ""  # sleutel
    per_perceel: bool = False
    minimum: Decimal | None = None  # the lowest score that does not exclude, if the bestek sets one
    wegingen: tuple[Weging, ...] = ()
    criteria: tuple[Criterium, ...] = ()

    def punten(self, perceel: Perceel) -> Decimal | None:
        """The maximum points in this perceel; None when the question is not asked there."""
        return next((w.punten for w in self.wegingen if w.perceel == perceel.sleutel), None)


@dataclass(frozen=True)
class Eis:
    sleutel: str
    soort: str
    titel: str
    tekst: str
    bewijs: str = ""
    percelen: tuple[str, ...] = ()  # sleutels; empty means all
    bewijsmoment: str = field(default="", metadata=LATER)


@dataclass(frozen=True)
class Ontheffing:
    """A finding of the bestekscan that was left with a reason; of the house, never for bidders."""

    regel: str
    deel: str  # sleutel of the part; "" is the bestek as a whole
    kenmerk: str
    zin: str
    reden: str
    door: str
    op: str  # ISO, in UTC


@dataclass(frozen=True)
class Bestek:
    titel: str
    kenmerk: str
    profiel: str
    gemeente: str
    methode: str  # "" where nothing is scored (Open House) or none has been chosen yet
    omschrijving: str = ""
    contact: str = ""
    routes: tuple[str, ...] = ()
    datums: dict[str, str] = field(default_factory=dict, hash=False)  # name → ISO date
    percelen: tuple[Perceel, ...] = ()
    paragrafen: tuple[Paragraaf, ...] = ()
    schalen: tuple[Schaal, ...] = ()
    vragen: tuple[Bestekvraag, ...] = ()
    eisen: tuple[Eis, ...] = ()
    ontheffingen: tuple[Ontheffing, ...] = field(default=(), metadata=LATER)
    gelijke_stand: str = field(default="", metadata=LATER)
    uitval: str = field(default="", metadata=LATER)
    besluitwijze: str = field(default="consensus", metadata=LATER)
    prijsfactor: Decimal | None = field(default=None, metadata=LATER)
    max_percelen: int | None = field(default=None, metadata=LATER)
    combinaties: bool = field(default=True, metadata=LATER)
    perceelregel: str = field(default="", metadata=LATER)
    in_hoofdstukken: bool = field(default=False, metadata=LATER)  # what is older keeps the order that it was read in

    def __post_init__(self):
        _require_one_of("profiel", self.profiel, PROFIELEN)
        _require_one_of("methode", self.methode, ("", *METHODEN))

    def vragen_van(self, perceel: Perceel) -> tuple[Bestekvraag, ...]:
        """The questions asked in this perceel, also those with no points yet, in order."""
        asked = (vraag for vraag in self.vragen if vraag.punten(perceel) is not None)
        return tuple(sorted(asked, key=lambda vraag: vraag.nummer))

    def eisen_van(self, perceel: Perceel) -> tuple[Eis, ...]:
        return tuple(eis for eis in self.eisen if not eis.percelen or perceel.sleutel in eis.percelen)

    def kwaliteit(self, perceel: Perceel) -> Decimal:
        return sum((vraag.punten(perceel) for vraag in self.vragen_van(perceel)), Decimal(0))

    def totaal(self, perceel: Perceel) -> Decimal:
        """Quality and price together; what it should be is for `bestek.weging` to say."""
        return self.kwaliteit(perceel) + perceel.punten_prijs

    def perceel(self, sleutel: str) -> Perceel:
        return _find(self.percelen, sleutel)

    def schaal(self, sleutel: str) -> Schaal:
        return _find(self.schalen, sleutel)

    def vraag(self, sleutel: str) -> Bestekvraag:
        return _find(self.vragen, sleutel)


def openbaar(bestek: Bestek) -> Bestek:
    """What may leave the house: the same bestek without its background criteria and what the scan was told."""
    vragen = (
        replace(vraag, criteria=tuple(c for c in vraag.criteria if c.zichtbaarheid == OPENBAAR))
        for vraag in bestek.vragen
    )
    return replace(bestek, vragen=tuple(vragen), ontheffingen=())


def decimal_text(number: Decimal) -> str:
    """A Decimal as a plain string: no exponent, no trailing zeros, no negative zero."""
    if not number.is_finite():
        raise OnleesbaarBestek(f"geen eindig getal: {number}")
    if not number:
        return "0"
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _require_one_of(name, value, allowed):
    if value not in allowed:
        raise OnleesbaarBestek(f"{name} is {value!r}, niet een van {', '.join(allowed)}")


def _find(rows, sleutel):
    for row in rows:
        if row.sleutel == sleutel:
            return row
    raise KeyError(sleutel)
