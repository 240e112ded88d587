"""Which names of bidders are known, so that none of them goes out in a nota."""

from collections.abc import Callable, Iterable

from .models import Bestek, Inzending
from .naamtoets import name_forms

Bron = Callable[[Bestek], Iterable[tuple[str, str]]]
_bronnen: list[Bron] = []


def register(bron: Bron) -> None:
    """Let an app above this one name its bidders as well, each as (organisation, contact)."""
    if bron not in _bronnen:
        _bronnen.append(bron)


def known_names(bestek: Bestek) -> frozenset[str]:
    """Of everybody who asked something about this bestek, and of the bidders that other apps know."""
    afzenders = list(
        Inzending.objects.filter(inlichting__bestek=bestek).values_list("organisatie", "contact").distinct()
    )
    for bron in _bronnen:
        afzenders += bron(bestek)
    eigen = {bestek.gemeente.naam.casefold(), bestek.gemeente.aanduiding.casefold()}
    vormen = {vorm for organisatie, contact in set(afzenders) for vorm in name_forms(organisatie, contact)}
    return frozenset(vorm for vorm in vormen if vorm.casefold() not in eigen)
