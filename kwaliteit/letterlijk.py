"""The letters' literal text beside our own wording: only for a gemeente that loaded its own copy of the bundle."""

from collections.abc import Iterable

from gemeenten.models import Gemeente

from .models import Bundel, Letterlijk

RECHTEN = (
    "De letterlijke tekst is van ITTA en Divosa en alleen bestemd voor gemeenten die de brievenreeks hebben."
    " Deze kopie hoort bij uw gemeente; geef haar niet door."
)


def texts_for(gemeente: Gemeente, codes: Iterable[str] | None = None) -> dict[str, Letterlijk]:
    """The literal wording by code (`4` a letter, `4.3`, `4.3/2`, `4-portfolio-1`), in one query; {} without a bundle.

    `codes` None gives all of it. A code without literal wording is left out. Order: that of the letters.
    """
    rijen = Letterlijk.objects.filter(gemeente=gemeente)
    if codes is not None:
        rijen = rijen.filter(code__in=set(codes))
    return {rij.code: rij for rij in rijen.order_by("volgorde")}


def bundel_of(gemeente: Gemeente) -> Bundel | None:
    """The bundle that this gemeente loaded."""
    return Bundel.objects.filter(gemeente=gemeente).first()
