"""The registered bidders of a gemeente, for the name check on what goes out before there is an award."""

from collections.abc import Iterator

from bestek.models import Bestek

from .models import Inschrijver


def bidders(bestek: Bestek) -> Iterator[tuple[str, str]]:
    """Each as (organisation, contact)."""
    rijen = Inschrijver.objects.filter(gemeente_id=bestek.gemeente_id)
    for naam, persoon, email in rijen.values_list("naam", "contactpersoon", "email"):
        yield naam, f"{persoon} {email}".strip()
