"""Two rounds on the same offers beside each other: what each answer got, and where each bid stands."""

from dataclasses import dataclass

from bestek import structuur
from bestek.weging import number_text

from .models import Consensus, Ronde
from .rangschikking import ranking_open
from .scoren import frozen_vraag
from .taken import antwoorden_to_score
from .uitslag import describe_uitslag


@dataclass(frozen=True)
class Paar:
    """One thing in both rounds, as it reads; "–" where a round has none."""

    naam: str
    oud: str
    nieuw: str
    richting: str = ""  # hoger, lager or gelijk; empty where there is nothing to compare

    @property
    def anders(self) -> bool:
        return self.richting in ("hoger", "lager")


@dataclass(frozen=True)
class Antwoordpaar(Paar):
    perceel: str = ""
    motivatie_oud: str = ""
    motivatie_nieuw: str = ""


@dataclass(frozen=True)
class Vraagdeel:
    vraag: structuur.Bestekvraag
    paren: tuple[Antwoordpaar, ...]


@dataclass(frozen=True)
class Rangpaar:
    """One bid in both rankings."""

    naam: str
    plaats: Paar
    kwaliteit: Paar
    totaal: Paar


@dataclass(frozen=True)
class Rangdeel:
    perceel: structuur.Perceel
    rijen: tuple[Rangpaar, ...]


@dataclass(frozen=True)
class Vergelijking:
    vragen: tuple[Vraagdeel, ...]
    rangen: tuple[Rangdeel, ...]  # empty where the earlier round has no ranking any more
    conclusie: str


def compare(oud: Ronde, nieuw: Ronde) -> Vergelijking:
    """Both rounds, from the frozen version that they share. A fixed number of queries, whatever the size."""
    bestek = nieuw.vaststelling.structuur
    vragen = tuple(_questions(oud, nieuw, bestek))
    rangen = tuple(_rankings(oud, nieuw, bestek)) if ranking_open(oud) and ranking_open(nieuw) else ()
    return Vergelijking(vragen, rangen, _conclude(vragen, rangen, len(bestek.percelen) > 1))


def _questions(oud: Ronde, nieuw: Ronde, bestek: structuur.Bestek):
    eerst = {rij.antwoord_id: rij for rij in Consensus.objects.filter(ronde=oud)}
    nu = {rij.antwoord_id: rij for rij in Consensus.objects.filter(ronde=nieuw)}
    antwoorden = antwoorden_to_score(nieuw, bestek).select_related("offerte__inschrijver", "bestekvraag", "perceel")
    per_vraag: dict[str, list[Antwoordpaar]] = {}
    for antwoord in antwoorden:
        vraag = frozen_vraag(bestek, antwoord)
        per_vraag.setdefault(vraag.sleutel, []).append(
            _answer(antwoord, eerst.get(antwoord.pk), nu.get(antwoord.pk), len(bestek.percelen) > 1)
        )
    for vraag in sorted(bestek.vragen, key=lambda vraag: vraag.nummer):
        if paren := per_vraag.get(vraag.sleutel):
            yield Vraagdeel(vraag, tuple(paren))


def _answer(antwoord, eerst: Consensus | None, nu: Consensus | None, meer_percelen: bool) -> Antwoordpaar:
    waarden = [rij.score if rij else None for rij in (eerst, nu)]
    teksten = ["–" if w is None else number_text(rij.cijfer) for w, rij in zip(waarden, (eerst, nu), strict=True)]
    return Antwoordpaar(
        str(antwoord.offerte.inschrijver),
        *teksten,
        _direction(*waarden),
        perceel=str(antwoord.perceel) if antwoord.perceel and meer_percelen else "",
        motivatie_oud=eerst.motivatie if eerst else "",
        motivatie_nieuw=nu.motivatie if nu else "",
    )


def _rankings(oud: Ronde, nieuw: Ronde, bestek: structuur.Bestek):
    eerst = {deel.perceel.sleutel: deel for deel in describe_uitslag(oud, bestek)}
    for deel in describe_uitslag(nieuw, bestek):
        vorige = {rij.uitslag.inschrijving: rij for rij in eerst[deel.perceel.sleutel].rijen}
        yield Rangdeel(deel.perceel, tuple(_bid(vorige.get(rij.uitslag.inschrijving), rij) for rij in deel.rijen))


def _bid(oud, nieuw) -> Rangpaar:
    def pair(naam: str, lees, tekst) -> Paar:
        waarden = [lees(rij) if rij else None for rij in (oud, nieuw)]
        return Paar(naam, *("–" if w is None else tekst(w) for w in waarden), _direction(*waarden))

    def points(getal) -> str:
        return number_text(getal, 2)

    return Rangpaar(
        nieuw.naam,
        pair("Plaats", lambda rij: rij.plaats or rij.uitslag.rang, str),
        pair("Kwaliteit", lambda rij: rij.uitslag.kwaliteit and rij.uitslag.kwaliteit.gepubliceerd, points),
        pair("Totaal", lambda rij: rij.uitslag.totaal and rij.uitslag.totaal.gepubliceerd, points),
    )


def _direction(oud, nieuw) -> str:
    if oud is None or nieuw is None:
        return ""
    return "gelijk" if oud == nieuw else "hoger" if nieuw > oud else "lager"


def _conclude(vragen: tuple[Vraagdeel, ...], rangen: tuple[Rangdeel, ...], meer_percelen: bool) -> str:
    paren = [paar for deel in vragen for paar in deel.paren]
    anders = sum(paar.anders for paar in paren)
    zinnen = [f"{anders} van de {len(paren)} cijfers {'is' if anders == 1 else 'zijn'} anders dan eerst."]
    for deel in rangen:
        waar = f" voor {deel.perceel.naam}" if meer_percelen else ""
        eersten = [[rij.naam for rij in deel.rijen if getattr(rij.plaats, stand) == "1"] for stand in ("oud", "nieuw")]
        if sorted(eersten[0]) == sorted(eersten[1]):
            zinnen.append(f"De eerste plaats{waar} blijft bij {_names(eersten[1])}.")
        else:
            zinnen.append(f"De eerste plaats{waar} gaat van {_names(eersten[0])} naar {_names(eersten[1])}.")
    return " ".join(zinnen)


def _names(namen: list[str]) -> str:
    return " en ".join(namen) or "niemand"
