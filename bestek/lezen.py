"""A bestek as it is read, on a page and in the annex: one form for both, so that they cannot disagree."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from documenten.opmaak import clean_html
from kwaliteit.enums import Eissoort, Routecode

from .eisenaanbod import Aanbod
from .enums import Bewijsmoment, Profiel
from .profielen import in_words, words_of
from .structuur import ACHTERGROND, OPENBAAR, Bestek, Bestekvraag, Criterium, Eis, Perceel
from .weging import METHODEN, Methode, number_text

UITLEG_BIJ_LOGICA = {
    "alle": "Al deze punten horen in het antwoord.",
    "een_of_meer": "Eén of meer van deze punten volstaat.",
    "illustratief": "Gewenste elementen, ter illustratie: een goed antwoord hoeft ze niet alle te hebben.",
}


@dataclass
class Criteriumregel:
    nr: str
    tekst: str  # with its line ends as HTML
    herkomst: str = ""


@dataclass
class Criteriagroep:
    titel: str
    uitleg: str
    rijen: list[Criteriumregel] = field(default_factory=list)


LANG = 9  # criteria; a longer question may run on to the next page in print


@dataclass
class Leesvraag:
    id: str
    sleutel: str
    code: str
    titel: str
    tekst: str
    toelichting: str
    punten: str | None
    maat: str  # of those: "punten", or "euro" where a question is worth an amount
    gegevens: list[str]
    groepen: list[Criteriagroep]
    achtergrond: list[Criteriumregel]

    @property
    def lang(self) -> bool:
        return sum(len(groep.rijen) for groep in self.groepen) > LANG


@dataclass
class Vragenblok:
    """Questions that are asked in the same percelen."""

    titel: str
    vragen: list[Leesvraag]


def read(bestek: Bestek) -> dict:
    """Everything that a reader sees, as context for templates."""
    return {
        "bestek_gelezen": bestek,
        "woorden": words_of(bestek.profiel),
        "profiel": Profiel(bestek.profiel).label,
        "methode": _method(bestek),
        "meer_percelen": len(bestek.percelen) > 1,
        "percelen": [_perceel(perceel) for perceel in bestek.percelen],
        "paragrafen": [(p, mark_safe(clean_html(p.html))) for p in bestek.paragrafen],  # noqa: S308 cleaned here
        "planning": planning(bestek),
        "schalen": scales(bestek),
        "weging": weights(bestek),
        "blokken": question_blocks(bestek),
        "eisen": requirements(bestek),
    }


def _method(bestek: Bestek) -> Methode | None:
    """The award method, explained in the words of the procedure."""
    methode = METHODEN.get(bestek.methode)
    return methode and replace(methode, uitleg=in_words(methode.uitleg, bestek.profiel))


def planning(bestek: Bestek) -> list[tuple[str, str]]:
    """The dates that are set, in words."""
    namen = words_of(bestek.profiel).datums
    return [(naam, _day(bestek.datums[veld])) for veld, naam in namen.items() if veld in bestek.datums]


def scales(bestek: Bestek) -> list[dict]:
    """The scales that are used; each says for which questions where there are several."""
    gebruikt = [s for s in bestek.schalen if any(v.schaal == s.sleutel for v in bestek.vragen)]
    return [
        {
            "naam": schaal.naam,
            "vragen": ", ".join(str(v.nummer) for v in bestek.vragen if v.schaal == schaal.sleutel),
            "meer": len(gebruikt) > 1,
            "rijen": [
                {
                    "score": number_text(punt.waarde),
                    "naam": punt.woord,
                    "omschrijving": punt.omschrijving,
                    "aandeel": f"{number_text(punt.aandeel)}%",
                }
                for punt in schaal.ankerpunten
            ],
        }
        for schaal in gebruikt
    ]


def weights(bestek: Bestek) -> dict:
    """The table of points: a row per question and one for the price, a column per perceel."""
    in_euro = _unit(bestek) == "euro"
    kolom = "Waarde in euro" if in_euro else "Punten"
    kolommen = [perceel.naam for perceel in bestek.percelen] if len(bestek.percelen) > 1 else [kolom]
    rijen = [
        {"code": f"{v.nummer}", "titel": v.onderwerp, "waarden": [_points(v, p) for p in bestek.percelen]}
        for v in bestek.vragen
    ]
    if any(perceel.punten_prijs for perceel in bestek.percelen):
        prijzen = [number_text(p.punten_prijs) for p in bestek.percelen]
        rijen.append({"code": "", "titel": "Prijs", "waarden": prijzen})
    waar = "In elk perceel" if len(bestek.percelen) > 1 else "In totaal"
    waarde = "Wat elke vraag hoogstens waard is, in euro's."
    return {
        "bijschrift": waarde if in_euro else f"{waar} zijn 100 punten te behalen.",
        "kolommen": kolommen,
        "rijen": rijen,
        "totaal": [number_text(bestek.totaal(p)) for p in bestek.percelen],
    }


def question_blocks(bestek: Bestek) -> list[Vragenblok]:
    """Every question once, under the percelen in which it is asked; in the order of their numbers."""
    blokken: dict[tuple[str, ...], list[Leesvraag]] = {}
    for vraag in sorted(bestek.vragen, key=lambda v: v.nummer):
        waar = tuple(p.naam for p in bestek.percelen if vraag.punten(p) is not None)
        blokken.setdefault(waar, []).append(_vraag(bestek, vraag))
    return [Vragenblok(_block_title(bestek, waar), vragen) for waar, vragen in blokken.items()]


def requirements(bestek: Bestek) -> list[dict]:
    """The eisen by kind, numbered through."""
    namen = {p.sleutel: p.naam for p in bestek.percelen}
    groepen, nummer = [], 0
    for soort in Eissoort:
        rijen = []
        for eis in (e for e in bestek.eisen if e.soort == soort):
            nummer += 1
            waar = [namen[s] for s in eis.percelen if s in namen]
            rijen.append(
                {
                    "id": f"eis-{nummer}",
                    "sleutel": eis.sleutel,
                    "code": f"E{nummer}",
                    "titel": eis.titel,
                    "tekst": eis.tekst,
                    "bewijs": eis.bewijs,
                    "wanneer": moment(eis, bestek.profiel),
                    "waar": f"Alleen voor {' en '.join(waar)}" if waar else "",
                }
            )
        if rijen:
            groepen.append({"soort": EISKOPPEN[soort], "rijen": rijen})
    return groepen


def moment(eis: Eis | Aanbod, profiel: str) -> str:
    """When the evidence is asked, in the words of the procedure; nothing where that was not chosen."""
    return in_words(Bewijsmoment(eis.bewijsmoment).label, profiel) if eis.bewijsmoment else ""


EISKOPPEN = {
    Eissoort.UITSLUITINGSGROND: "Uitsluitingsgronden",
    Eissoort.GESCHIKTHEIDSEIS: "Geschiktheidseisen",
    Eissoort.UITVOERINGSEIS: "Uitvoeringseisen",
}


def _vraag(bestek: Bestek, vraag: Bestekvraag) -> Leesvraag:
    percelen = [p for p in bestek.percelen if vraag.punten(p) is not None]
    punten = {number_text(vraag.punten(p)) for p in percelen}
    return Leesvraag(
        id=f"vraag-{vraag.nummer}",
        sleutel=vraag.sleutel,
        code=f"{vraag.nummer}",
        titel=vraag.onderwerp,
        tekst=vraag.tekst,
        toelichting=vraag.toelichting,
        punten=punten.pop() if len(punten) == 1 else None,
        maat=_unit(bestek),
        gegevens=_facts(bestek, vraag, percelen, apart=len(punten) > 0),
        groepen=_groups(vraag),
        achtergrond=[
            Criteriumregel("", _lines(c.tekst), c.herkomst_code)
            for c in vraag.criteria
            if c.zichtbaarheid == ACHTERGROND
        ],
    )


def _facts(bestek: Bestek, vraag: Bestekvraag, percelen: list[Perceel], apart: bool) -> list[str]:
    feiten = []
    if apart:  # different points in different percelen
        feiten += [f"{p.naam}: {number_text(vraag.punten(p))} {_unit(bestek)}" for p in percelen]
    if vraag.max_a4:
        feiten.append(f"antwoord: hoogstens {number_text(vraag.max_a4)} A4")
    if vraag.per_perceel and len(percelen) > 1:
        feiten.append("voor elk perceel een eigen antwoord")
    elif len(percelen) > 1:
        feiten.append("één antwoord, dat in elk van deze percelen telt")
    if len({v.schaal for v in bestek.vragen}) > 1:
        feiten.append(f"schaal: {bestek.schaal(vraag.schaal).naam}")
    return feiten


def _groups(vraag: Bestekvraag) -> list[Criteriagroep]:
    groepen: list[Criteriagroep] = []
    vorige: tuple | None = None
    openbaar = [c for c in vraag.criteria if c.zichtbaarheid == OPENBAAR]
    for nummer, criterium in enumerate(openbaar, 1):
        if vorige != (criterium.groep, criterium.logica):
            vorige = (criterium.groep, criterium.logica)
            groepen.append(Criteriagroep(criterium.groep, UITLEG_BIJ_LOGICA[criterium.logica]))
        groepen[-1].rijen.append(_row(vraag, nummer, criterium))
    return groepen


def _row(vraag: Bestekvraag, nummer: int, criterium: Criterium) -> Criteriumregel:
    return Criteriumregel(f"{vraag.nummer}.{nummer}", _lines(criterium.tekst), criterium.herkomst_code)


def _perceel(perceel: Perceel) -> dict:
    return {
        "code": perceel.code,
        "naam": perceel.naam,
        "omschrijving": perceel.omschrijving,
        "routes": route_names(perceel.routes),
        "prijs": f"€ {number_text(perceel.vaste_prijs, 2)}" if perceel.vaste_prijs is not None else "",
    }


def _unit(bestek: Bestek) -> str:
    methode = METHODEN.get(bestek.methode)
    return "euro" if methode is not None and methode.in_euro else "punten"


def _points(vraag: Bestekvraag, perceel: Perceel) -> str | None:
    punten = vraag.punten(perceel)
    return None if punten is None else number_text(punten)


def _block_title(bestek: Bestek, waar: tuple[str, ...]) -> str:
    if len(bestek.percelen) < 2:
        return "Vragen en criteria"
    if len(waar) == len(bestek.percelen):
        return "Vragen voor alle percelen"
    return f"Vragen voor {' en '.join(waar)}" if waar else "Vragen die nog in geen perceel gesteld worden"


def _lines(tekst: str) -> SafeString:
    """Line ends survive; the text itself is escaped."""
    regels = [escape(regel) for regel in tekst.split("\n")]
    return mark_safe("<br>".join(regels))  # noqa: S308 escaped line by line


def _day(iso: str) -> str:
    if len(iso) > 10:
        return date_format(localtime(datetime.fromisoformat(iso)), r"j F Y, H:i \u\u\r")
    return date_format(date.fromisoformat(iso), "j F Y")


def route_names(codes: Iterable[str]) -> str:
    """The learning routes by name, in their fixed order: 'B1-route, Onderwijsroute'."""
    return ", ".join(route.label for route in Routecode if route in codes)


def euro(bedrag: Decimal) -> str:
    return f"€ {number_text(bedrag, 2)}"
