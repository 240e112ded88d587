"""The kinds of parts that are kept as a list in the composer, and the words for each."""

from dataclasses import dataclass

from bestek.forms import EisForm, HoeveelheidForm, ParagraafForm, PerceelForm, PrijsregelForm, SchaalForm
from bestek.forms.basis import VersieForm
from bestek.models import Bestekvraag, Eis, Hoeveelheid, Paragraaf, Perceel, Prijsregel, Schaal
from bestek.models.onderdeel import BestekOnderdeel


@dataclass(frozen=True)
class Soort:
    model: type[BestekOnderdeel]
    enkel: str
    meer: str
    uitleg: str
    leeg: str
    form: type[VersieForm] | None = None
    met_volgorde: bool = True

    @property
    def nieuw(self) -> str:
        return f"{self.enkel.capitalize()} toevoegen"


SOORTEN = {
    "vragen": Soort(Bestekvraag, "vraag", "Vragen", "", ""),
    "paragrafen": Soort(
        Paragraaf,
        "paragraaf",
        "Paragrafen",
        "Al uw eigen tekst. Elke paragraaf staat in een hoofdstuk; de volgorde binnen een hoofdstuk is die van hier.",
        "Beschrijf de opdracht: voor wie, hoeveel mensen, waar en wanneer.",
        ParagraafForm,
    ),
    "eisen": Soort(
        Eis,
        "eis",
        "Eisen",
        "Aan een eis is voldaan of niet. Wie er niet aan voldoet, valt af; punten zijn er niet mee te verdienen.",
        "Voeg een uitsluitingsgrond, een geschiktheidseis of een uitvoeringseis toe, met het bewijs dat u vraagt.",
        EisForm,
    ),
    "percelen": Soort(
        Perceel,
        "perceel",
        "Percelen en prijs",
        "Met percelen kunnen aanbieders op een deel van de opdracht inschrijven. Zonder opdeling is er één perceel, "
        "dat niet in het bestek wordt genoemd.",
        "Een bestek heeft ten minste één perceel.",
        PerceelForm,
    ),
    "schalen": Soort(
        Schaal,
        "schaal",
        "Beoordelingsschalen",
        "Welke cijfers beoordelaars kunnen geven, wanneer elk cijfer past en welk deel van de punten het oplevert.",
        "Voeg een schaal toe; u krijgt vier cijfers om aan te passen.",
        SchaalForm,
        met_volgorde=False,
    ),
    "hoeveelheden": Soort(
        Hoeveelheid,
        "hoeveelheid",
        "Hoeveelheden",
        "Hoeveel u verwacht af te nemen, per perceel. Een aanbieder bepaalt er zijn prijs en zijn inzet mee. Alleen "
        "wat u bij ‘ten minste’ invult, is een toezegging.",
        "Noem bijvoorbeeld hoeveel trajecten er per jaar beginnen, en hoeveel groepen u verwacht.",
        HoeveelheidForm,
    ),
    "prijsregels": Soort(
        Prijsregel,
        "prijsregel",
        "Prijsblad",
        "De regels waarop een aanbieder een tarief invult. De prijs waarmee u vergelijkt, is de som van elk tarief "
        "maal de hoeveelheid. Zonder regels noemt een aanbieder één prijs.",
        "Voeg een regel toe voor elk tarief dat u wilt weten, met de hoeveelheid waarmee u vergelijkt.",
        PrijsregelForm,
    ),
}
