from __future__ import annotations

from django.db import models
from django.db.models import Q

from gemeenten import klok
from gemeenten.models import Gebruiker

from .onderdeel import BestekOnderdeel


class Ontheffing(BestekOnderdeel):
    """A finding of the bestekscan that stays, with a reason: for the words and figures as they then were.

    `afdruk` is the fingerprint of those; when they change the finding asks again. Taken back it lapses, as a part does.
    """

    regel = models.CharField("regel", max_length=40, editable=False)
    deel = models.CharField("onderdeel", max_length=64, blank=True, editable=False)  # sleutel; '' is the whole
    kenmerk = models.CharField("kenmerk", max_length=200, blank=True, editable=False)
    afdruk = models.CharField("vingerafdruk", max_length=64, editable=False)
    zin = models.TextField("bevinding", editable=False)
    reden = models.TextField("reden")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False)
    op = models.DateTimeField("wanneer", default=klok.now, editable=False)

    class Meta(BestekOnderdeel.Meta):
        verbose_name = "ontheffing"
        verbose_name_plural = "ontheffingen"
        constraints = [
            models.UniqueConstraint(
                fields=["bestek", "regel", "deel", "kenmerk"],
                condition=Q(vervallen=False),
                name="ontheffing_een_per_plek",
            )
        ]

    def __str__(self) -> str:
        return self.zin

    @property
    def adres(self) -> tuple[str, str, str]:
        """As `Bevinding.adres`."""
        return self.regel, self.deel, self.kenmerk
