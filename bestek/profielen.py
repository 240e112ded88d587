"""The words that go with each procedure. Pure."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Woorden:
    """What things are called in a document of this procedure."""

    document: str = "Aanbestedingsdocument"
    offerte: str = "offerte"
    offertes: str = "offertes"
    inschrijver: str = "inschrijver"
    inschrijvers: str = "inschrijvers"
    datums: dict[str, str] = field(
        default_factory=lambda: {
            "publicatie_op": "Publicatie",
            "vragen_tot": "Vragen stellen tot en met",
            "sluiting_op": "Offertes indienen tot",
            "gunning_op": "Voornemen tot gunning",
            "start_op": "Start van de opdracht",
        }
    )


_ANDERS = {
    "meervoudig_onderhands": Woorden(document="Offerteaanvraag"),
    "subsidie": Woorden(
        document="Subsidie-uitvraag",
        offerte="aanvraag",
        offertes="aanvragen",
        inschrijver="aanvrager",
        inschrijvers="aanvragers",
        datums={
            "publicatie_op": "Bekendmaking",
            "vragen_tot": "Vragen stellen tot en met",
            "sluiting_op": "Aanvragen indienen tot",
            "gunning_op": "Beschikking",
            "start_op": "Start van de activiteiten",
        },
    ),
    "open_house": Woorden(
        document="Toelatingsdocument",
        offerte="aanmelding",
        offertes="aanmeldingen",
        inschrijver="aanbieder",
        inschrijvers="aanbieders",
        datums={
            "publicatie_op": "Publicatie",
            "vragen_tot": "Vragen stellen tot en met",
            "sluiting_op": "Aanmelden tot",
            "gunning_op": "Besluit over toelating",
            "start_op": "Start van de opdracht",
        },
    ),
}


def words_of(profiel: str) -> Woorden:
    return _ANDERS.get(profiel, Woorden())
