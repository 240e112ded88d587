"""The words that go with each procedure. Pure."""

import re
from dataclasses import dataclass, field

VRAGEN = {"vragen_tot": "Vragen stellen tot en met", "nota_op": "Antwoorden op de vragen"}


@dataclass(frozen=True)
class Woorden:
    """What things are called in a document of this procedure; every other word goes with 'de'."""

    document: str = "Aanbestedingsdocument"
    lidwoord: str = "het"  # of the document
    offerte: str = "offerte"
    offertes: str = "offertes"
    inschrijver: str = "inschrijver"
    inschrijvers: str = "inschrijvers"
    inschrijving: str = "inschrijving"
    inschrijvingen: str = "inschrijvingen"
    inschrijven: str = "inschrijven"
    besluit: str = "gunningsbeslissing"
    datums: dict[str, str] = field(
        default_factory=lambda: {
            "publicatie_op": "Publicatie",
            "vragen_tot": "Vragen stellen tot en met",
            "nota_op": "Laatste nota van inlichtingen",
            "sluiting_op": "Offertes indienen tot",
            "gunning_op": "Voornemen tot gunning",
            "opschorting_tot": "Opschortende termijn tot en met",
            "start_op": "Start van de opdracht",
        }
    )


_ANDERS = {
    "meervoudig_onderhands": Woorden(document="Offerteaanvraag", lidwoord="de"),
    "subsidie": Woorden(
        document="Subsidie-uitvraag",
        lidwoord="de",
        offerte="aanvraag",
        offertes="aanvragen",
        inschrijver="aanvrager",
        inschrijvers="aanvragers",
        inschrijving="aanvraag",
        inschrijvingen="aanvragen",
        inschrijven="aanvragen",
        besluit="beschikking",
        datums={
            "publicatie_op": "Bekendmaking",
            **VRAGEN,
            "sluiting_op": "Aanvragen indienen tot",
            "gunning_op": "Beschikking",
            "opschorting_tot": "Bezwaar maken tot en met",
            "start_op": "Start van de activiteiten",
        },
    ),
    "open_house": Woorden(
        document="Toelatingsdocument",
        offerte="aanmelding",
        offertes="aanmeldingen",
        inschrijver="aanbieder",
        inschrijvers="aanbieders",
        inschrijving="aanmelding",
        inschrijvingen="aanmeldingen",
        inschrijven="zich aanmelden",
        besluit="beslissing over toelating",
        datums={
            "publicatie_op": "Publicatie",
            **VRAGEN,
            "sluiting_op": "Aanmelden tot",
            "gunning_op": "Besluit over toelating",
            "opschorting_tot": "Bezwaren melden tot en met",
            "start_op": "Start van de opdracht",
        },
    ),
}


def words_of(profiel: str) -> Woorden:
    return _ANDERS.get(profiel, Woorden())


# Admission instead of validity: phrases before the words in them.
_TOELATING = {
    "zij doet mee aan de beoordeling": "zij mag leveren",
    "zij doet niet mee": "zij voldoet niet aan de eisen",
    "de reden komt in het verslag": "de aanbieder krijgt de reden",
    "terzijde gelegd": "niet toegelaten",
    "terzijde legt": "niet toelaat",
    "geldig verklaren": "toelaten",
    "geldigheid": "toelating",
    "geldige": "toegelaten",
    "geldig": "toegelaten",
}


def in_words(tekst: str, profiel: str) -> str:
    """Our own text for a tender, in the words of this procedure. Never for what people typed: that stays theirs."""
    gewoon, woorden = Woorden(), words_of(profiel)
    if woorden.offerte == gewoon.offerte:
        return tekst
    anders = {"gunningsbeslissing": woorden.besluit} | (_TOELATING if profiel == "open_house" else {})
    for naam in ("offertes", "offerte", "inschrijvers", "inschrijver", "inschrijvingen", "inschrijving"):
        anders[naam] = getattr(woorden, naam)
    patroon = rf"\b({'|'.join(sorted(anders, key=len, reverse=True))})\b"
    return re.sub(patroon, lambda m: _as_typed(m[0], anders[m[0].lower()]), tekst, flags=re.IGNORECASE)


def _as_typed(oud: str, nieuw: str) -> str:
    return nieuw[0].upper() + nieuw[1:] if oud[0].isupper() else nieuw
