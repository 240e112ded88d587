from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from .onderdeel import BestekOnderdeel
from .perceel import Perceel


class Hoeveelheid(BestekOnderdeel):
    """How much of something a perceel is expected to need; not a promise unless there is a minimum."""

    perceel = models.ForeignKey(Perceel, models.CASCADE, related_name="hoeveelheden", verbose_name="perceel")
    omschrijving = models.CharField("wat", max_length=160)
    eenheid = models.CharField("eenheid", max_length=60)
    minimum = models.PositiveIntegerField("ten minste", null=True, blank=True)
    verwacht = models.PositiveIntegerField("verwacht")
    maximum = models.PositiveIntegerField("ten hoogste", null=True, blank=True)

    class Meta(BestekOnderdeel.Meta):
        verbose_name = "hoeveelheid"
        verbose_name_plural = "hoeveelheden"
        constraints = [
            models.CheckConstraint(
                condition=Q(minimum=None) | Q(minimum__lte=F("verwacht")), name="hoeveelheid_minimum_past"
            ),
            models.CheckConstraint(
                condition=Q(maximum=None) | Q(maximum__gte=F("verwacht")), name="hoeveelheid_maximum_past"
            ),
        ]

    def __str__(self) -> str:
        return self.omschrijving


class Prijsregel(BestekOnderdeel):
    """A line of the price sheet that bidders fill in: a rate, times the quantity with which bids are compared."""

    perceel = models.ForeignKey(Perceel, models.CASCADE, related_name="prijsregels", verbose_name="perceel")
    omschrijving = models.CharField("waarvoor", max_length=160)
    eenheid = models.CharField("tarief per", max_length=60)
    hoeveelheid = models.DecimalField(
        "hoeveelheid in de vergelijking", max_digits=10, decimal_places=2, validators=[MinValueValidator(0)]
    )
    maximum = models.DecimalField("hoogste tarief in euro", max_digits=10, decimal_places=2, null=True, blank=True)

    class Meta(BestekOnderdeel.Meta):
        verbose_name = "prijsregel"
        verbose_name_plural = "prijsregels"
        constraints = [models.CheckConstraint(condition=Q(hoeveelheid__gt=0), name="prijsregel_hoeveelheid_positief")]

    def __str__(self) -> str:
        return self.omschrijving
