"""What must still be done before a bestek can go to review or be frozen, and what deserves a second look.

Pure: takes the structure, and what the writers know beside it. Problems stand in the way; advice does not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from . import eisenadvies, invulplekken, omvang, planning, procedurekeuze, weging
from .profielen import in_words
from .regels import FOUT
from .structuur import OPENBAAR, Bestek

# Where in the composer something is mended.
GEGEVENS, VRAGEN, PERCELEN, SCHALEN, EISEN = "gegevens", "vragen", "percelen", "schalen", "eisen"
GUNNING = "gunning"

DATUMS = (  # in the order in which they must fall
    ("publicatie_op", "de publicatie"),
    ("vragen_tot", "de laatste dag voor vragen"),
    ("nota_op", "de laatste nota van inlichtingen"),
    ("sluiting_op", "de sluiting"),
    ("gunning_op", "het voornemen tot gunning"),
    ("start_op", "de start van de opdracht"),
)


@dataclass(frozen=True)
class Probleem:
    """One thing to do: what is wrong, how to mend it, and where (`sleutel` names the part, if there is one)."""

    soort: str
    zin: str
    doe: str
    plek: str
    sleutel: str = ""
    bron: str = ""  # law or guidance, where it rests on that
    url: str = ""
    hoofdstuk: str = ""  # of the document, where the place in the composer does not tell


@dataclass(frozen=True)
class Dossier:
    """What the writers know beside the text: it is in no version and goes to no bidder."""

    raming: Decimal | None = None
    afwijking: str = ""  # the reason for an exception to a term or threshold
    gepubliceerd_op: date | None = None  # when it really happened, whatever was planned


def problems(bestek: Bestek, nu: datetime | None = None, dossier: Dossier | None = None) -> list[Probleem]:
    """Everything that stands in the way of review and freezing; empty when it is ready.

    With `nu` (aware) a deadline in the past is a problem too.
    """
    found = [*_dates(bestek, nu), *_of_rules(bestek, dossier, fout=True), *_percelen(bestek), *_vragen(bestek)]
    if scored(bestek):
        found += [*_schalen(bestek), *_punten(bestek)]
    return found + list(_to_fill(bestek))


def _to_fill(bestek: Bestek) -> Iterator[Probleem]:
    """What a template left for the gemeente to write: one problem for each part of the composer and chapter."""
    doe = "Vervang elke tekst tussen rechte haken."
    for plek, zin, sleutel, hoofdstuk in invulplekken.in_sentences(bestek):
        yield Probleem("invulplek", zin, doe, plek, sleutel, hoofdstuk=hoofdstuk)


def advice(bestek: Bestek, dossier: Dossier | None = None) -> list[Probleem]:
    """What guidance advises or what we are not sure of: to look at, and no obstacle."""
    over_omvang = (Probleem(soort, zin, doe, PERCELEN, sleutel) for soort, zin, doe, sleutel in omvang.advice(bestek))
    over_eisen = (Probleem(soort, zin, doe, EISEN, sleutel) for soort, zin, doe, sleutel in eisenadvies.advice(bestek))
    return [*_of_rules(bestek, dossier, fout=False), *over_omvang, *over_eisen]


def findings(bestek: Bestek, dossier: Dossier | None = None) -> list[planning.Bevinding]:
    """The planning and the estimated value, held against the rules of the procedure."""
    rond = dossier or Dossier()
    echt = {"publicatie_op": rond.gepubliceerd_op} if rond.gepubliceerd_op else {}
    gezet = planning.parse(bestek.datums | echt)
    gevonden = planning.check(bestek.profiel, gezet, rond.afwijking)
    if op := planning.reference_day(gezet):
        gevonden += procedurekeuze.check(bestek.profiel, rond.raming, op, rond.afwijking)
    return gevonden


def _of_rules(bestek: Bestek, dossier: Dossier | None, *, fout: bool) -> Iterator[Probleem]:
    for b in findings(bestek, dossier):
        if (b.ernst == FOUT) == fout:
            yield Probleem(f"regel_{b.soort}", b.zin, b.doe, GEGEVENS, bron=b.bron, url=b.url)


def scored(bestek: Bestek) -> bool:
    """Whether offers get points; in Open House everyone who meets the eisen is admitted."""
    return bestek.profiel != "open_house"


def _dates(bestek: Bestek, nu: datetime | None) -> Iterator[Probleem]:
    sluiting = bestek.datums.get("sluiting_op")
    if not sluiting and scored(bestek):  # admission in Open House may go on all the time
        zin = in_words("Er staat nog niet tot wanneer offertes kunnen worden ingediend.", bestek.profiel)
        yield Probleem("sluiting_ontbreekt", zin, "Vul datum en tijd van sluiting in.", GEGEVENS)
    elif sluiting and nu and datetime.fromisoformat(sluiting) <= nu:
        zin = in_words("De sluiting voor offertes ligt in het verleden.", bestek.profiel)
        yield Probleem("sluiting_voorbij", zin, "Kies een latere datum van sluiting.", GEGEVENS)
    gezet = [(naam, bestek.datums[veld][:10]) for veld, naam in DATUMS if veld in bestek.datums]
    for (eerst, dag), (daarna, volgende) in pairwise(gezet):
        if volgende < dag:
            zin = f"De datums staan niet op volgorde: {daarna} valt voor {eerst}."
            yield Probleem("datums_volgorde", zin, "Pas een van beide datums aan.", GEGEVENS)
    if not bestek.contact:
        zin = "Er staat geen contact in het bestek."
        yield Probleem(
            "contact_ontbreekt", zin, in_words("Vul in bij wie inschrijvers terechtkunnen.", bestek.profiel), GEGEVENS
        )


def _percelen(bestek: Bestek) -> Iterator[Probleem]:
    if not bestek.percelen:
        zin = "Het bestek heeft geen perceel."
        yield Probleem("geen_perceel", zin, "Voeg een perceel toe.", PERCELEN)
    if scored(bestek) and bestek.methode and not weging.METHODEN[bestek.methode].prijs_telt:
        for perceel in bestek.percelen:
            if perceel.vaste_prijs is None:
                zin = weging.about(bestek, perceel, "de prijs staat vast, maar is nog niet ingevuld.")
                yield Probleem("vaste_prijs_ontbreekt", zin, "Vul de vaste prijs in.", PERCELEN, perceel.sleutel)


def _vragen(bestek: Bestek) -> Iterator[Probleem]:
    if not scored(bestek):
        if bestek.vragen:
            zin = "Bij Open House worden aanbieders op eisen toegelaten; vragen met punten horen daar niet in."
            yield Probleem("vragen_bij_open_house", zin, "Haal de vragen eruit, of kies een andere procedure.", VRAGEN)
        if not bestek.eisen:
            zin = "Bij Open House beslissen de eisen over toelating, en er staat er nog geen in."
            yield Probleem("geen_eisen", zin, "Voeg ten minste één eis toe.", EISEN)
        return
    for perceel in bestek.percelen:
        if not bestek.vragen_van(perceel):
            zin = weging.about(bestek, perceel, "er wordt nog geen vraag gesteld.")
            doe = "Kies een vraag uit de brieven of maak er zelf een."
            yield Probleem("geen_vraag", zin, doe, VRAGEN, perceel.sleutel)
    for vraag in bestek.vragen:
        if not vraag.wegingen:
            zin = f"Vraag {vraag.nummer} ({vraag.onderwerp}) wordt in geen enkel perceel gesteld."
            doe = "Geef de vraag punten in een perceel, of haal haar uit het bestek."
            yield Probleem("vraag_nergens", zin, doe, VRAGEN, vraag.sleutel)
        if not any(criterium.zichtbaarheid == OPENBAAR for criterium in vraag.criteria):
            zin = f"Vraag {vraag.nummer} ({vraag.onderwerp}) heeft geen openbaar criterium."
            doe = "Zet ten minste één criterium op openbaar: alleen wat bekend is gemaakt, mag meetellen."
            yield Probleem("geen_openbaar_criterium", zin, doe, VRAGEN, vraag.sleutel)


def _schalen(bestek: Bestek) -> Iterator[Probleem]:
    gebruikt = {vraag.schaal for vraag in bestek.vragen}
    for schaal in bestek.schalen:
        if schaal.sleutel in gebruikt and len(schaal.ankerpunten) < 2:
            zin = f"De schaal ‘{schaal.naam}’ heeft {len(schaal.ankerpunten)} cijfer(s)."
            yield Probleem("schaal_te_kort", zin, "Geef de schaal ten minste twee cijfers.", SCHALEN, schaal.sleutel)
        elif schaal.sleutel in gebruikt and max(a.aandeel for a in schaal.ankerpunten) != 100:
            zin = f"Op de schaal ‘{schaal.naam}’ geeft geen cijfer precies alle punten."
            doe = "Geef het hoogste cijfer een aandeel van 100%."
            yield Probleem("schaal_zonder_maximum", zin, doe, SCHALEN, schaal.sleutel)
    bekend = {schaal.sleutel for schaal in bestek.schalen}
    cijfers = {schaal.sleutel: {a.waarde for a in schaal.ankerpunten} for schaal in bestek.schalen}
    for vraag in bestek.vragen:
        if vraag.schaal not in bekend:
            zin = f"Vraag {vraag.nummer} ({vraag.onderwerp}) heeft een schaal die vervallen is."
            yield Probleem("schaal_vervallen", zin, "Kies een andere schaal.", VRAGEN, vraag.sleutel)
        elif vraag.minimum is not None and vraag.minimum not in cijfers[vraag.schaal]:
            zin = f"De minimumscore van vraag {vraag.nummer} ({vraag.onderwerp}) staat niet op haar schaal."
            yield Probleem("minimum_buiten_schaal", zin, "Kies een cijfer van de schaal.", VRAGEN, vraag.sleutel)


DOE_BIJ_WEGING = {
    "totaal": ("Verdeel de punten zo dat kwaliteit en prijs samen 100 zijn.", VRAGEN),
    "vraag_zonder_punten": ("Geef de vraag punten, of stel haar hier niet.", VRAGEN),
    "punten_bij_vaste_prijs": ("Zet de punten voor prijs op 0.", PERCELEN),
    "prijs_zonder_punten": ("Geef de prijs punten, of kies voor een vaste prijs.", PERCELEN),
    "prijs_met_punten": ("Zet de punten voor prijs op 0.", PERCELEN),
    "instelling": ("Vul het aan bij de gunningsmethode.", GUNNING),
    "aandeel_onder_nul": ("Kies een schaal zonder minpunten, of een andere methode.", SCHALEN),
}


def _punten(bestek: Bestek) -> Iterator[Probleem]:
    for probleem in weging.problems(bestek):
        doe, plek = DOE_BIJ_WEGING[probleem.soort]
        yield Probleem(probleem.soort, probleem.zin, doe, plek, probleem.vraag or probleem.stand.perceel)
