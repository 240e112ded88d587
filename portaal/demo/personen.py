"""The gemeenten, region and people of the demo, all invented; the domain `.example` can never receive mail."""

from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password

from gemeenten import klok
from gemeenten.enums import Gemeentesoort, Rol
from gemeenten.models import Gebruiker, Gemeente, Lidmaatschap
from gemeenten.regio import set_regio

WACHTWOORD = "taalbestek-demo"  # public on purpose; production refuses these accounts

GEMEENTEN = {
    "polderstad": {
        "naam": "Polderstad",
        "adres": "Stadhuis Polderstad\nDijkplein 1\n1300 AA Polderstad",
        "huisstijl": {"merk": "#1b6b3a", "merk_donker": "#0f4425", "merk_licht": "#e8f4ec"},
    },
    "duinwijk": {
        "naam": "Duinwijk",
        "adres": "Gemeentehuis Duinwijk\nHelmlaan 20\n1970 ZZ Duinwijk",
        "huisstijl": {"merk": "#8a3b12", "merk_donker": "#5c260a", "merk_licht": "#fbeee6"},
    },
    "polder-en-duin": {"naam": "Regio Polder en Duin", "soort": Gemeentesoort.REGIO},
}


@dataclass(frozen=True)
class Persoon:
    naam: str
    email: str
    rollen: dict[str, tuple[Rol, ...]] = field(hash=False)  # slug of the gemeente → roles there


def _in(gemeente: str, *rollen: Rol) -> dict[str, tuple[Rol, ...]]:
    return {gemeente: rollen}


POLDERSTAD, DUINWIJK, REGIO = GEMEENTEN
PERSONEN = (
    Persoon("Wil Terpstra", "wil.terpstra@polderstad.example", _in(POLDERSTAD, Rol.BEHEERDER)),
    Persoon("Sanne de Vries", "sanne.de.vries@polderstad.example", _in(POLDERSTAD, Rol.BELEIDSMEDEWERKER)),
    Persoon("Mark Bakker", "mark.bakker@polderstad.example", _in(POLDERSTAD, Rol.INKOPER)),
    Persoon("Ineke van Dam", "ineke.van.dam@polderstad.example", _in(POLDERSTAD, Rol.BEOORDELAAR)),
    Persoon("Yusuf Aydin", "yusuf.aydin@polderstad.example", _in(POLDERSTAD, Rol.BEOORDELAAR)),
    Persoon("Roos Hendriks", "roos.hendriks@polderstad.example", _in(POLDERSTAD, Rol.BEOORDELAAR)),
    Persoon("Peter Scholten", "peter.scholten@polderstad.example", _in(POLDERSTAD, Rol.LEZER)),
    Persoon(
        "Fatima el Idrissi",
        "fatima.el.idrissi@polderstad.example",
        _in(POLDERSTAD, Rol.BELEIDSMEDEWERKER, Rol.INKOPER, Rol.BEOORDELAAR),
    ),
    Persoon("Nadia Bouzid", "nadia.bouzid@duinwijk.example", _in(DUINWIJK, Rol.BEHEERDER)),
    Persoon("Joost Kramer", "joost.kramer@duinwijk.example", _in(DUINWIJK, Rol.INKOPER, Rol.BELEIDSMEDEWERKER)),
    Persoon("Lotte Visser", "lotte.visser@duinwijk.example", _in(DUINWIJK, Rol.BEOORDELAAR)),
    Persoon(
        "Hanneke Postma",
        "hanneke.postma@duinwijk.example",
        _in(DUINWIJK, Rol.BEOORDELAAR) | _in(POLDERSTAD, Rol.LEZER),
    ),
    Persoon("Karin Blom", "karin.blom@polder-en-duin.example", _in(REGIO, Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER)),
)


def foreign_gemeenten() -> list[str]:
    """Gemeenten that bear the name of one of the demo but are not of the demo; those stay untouched."""
    van_demo = Lidmaatschap._base_manager.filter(gebruiker__is_demo=True).values("gemeente")
    rijen = Gemeente.objects.filter(slug__in=GEMEENTEN).exclude(pk__in=van_demo)
    return list(rijen.values_list("naam", flat=True))


def add_personen() -> None:
    """The gemeenten and the people that are not there yet; who was sent away comes back."""
    gemeenten = {slug: Gemeente.objects.get_or_create(slug=slug, defaults=v)[0] for slug, v in GEMEENTEN.items()}
    for slug in (POLDERSTAD, DUINWIJK):
        if gemeenten[slug].regio is None:
            gemeenten[slug] = set_regio(gemeenten[slug], gemeenten[REGIO])
    bekend = set(Gebruiker.objects.filter(is_demo=True).values_list("email", flat=True))
    Gebruiker.objects.filter(is_demo=True, is_active=False, email__in=_adressen()).update(is_active=True)
    nieuw = [persoon for persoon in PERSONEN if persoon.email not in bekend]
    versleuteld = make_password(WACHTWOORD) if nieuw else ""  # once: a hash is slow by design
    for persoon in nieuw:
        gebruiker = Gebruiker.objects.create(email=persoon.email, naam=persoon.naam, password=versleuteld, is_demo=True)
        for slug, rollen in persoon.rollen.items():
            for rol in rollen:
                Lidmaatschap._base_manager.create(
                    gemeente=gemeenten[slug], gebruiker=gebruiker, rol=rol, sinds=klok.now()
                )


def send_away() -> int:
    """Switch every demo account off; how many there were on."""
    return Gebruiker.objects.filter(is_demo=True, is_active=True).update(is_active=False)


def _adressen() -> list[str]:
    return [persoon.email for persoon in PERSONEN]
