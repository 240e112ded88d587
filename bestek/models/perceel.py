from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from .onderdeel import BestekOnderdeel


class Perceel(BestekOnderdeel):
    """A lot. A bestek without percelen has exactly one, which the screens do not name."""

    naam = models.CharField("naam", max_length=120)
    omschrijving = models.TextField("omschrijving", blank=True)
    gebied = models.CharField("gebied", max_length=160, blank=True)
    routes = models.JSONField("routes", default=list, blank=True)
    punten_prijs = models.DecimalField(
        "punten voor prijs", max_digits=6, decimal_places=2, default=0, validators=[MinValueValidator(0)]
    )
    vaste_prijs = models.DecimalField(
        "vaste prijs in euro, zonder btw", max_digits=12, decimal_places=2, null=True, blank=True
    )
    plafondprijs = models.DecimalField(
        "hoogste prijs die mag, in euro zonder btw", max_digits=12, decimal_places=2, null=True, blank=True
    )
    prijs_laag = models.DecimalField(  # bounds of a linear price formula
        "prijs met alle punten, in euro zonder btw", max_digits=12, decimal_places=2, null=True, blank=True
    )
    prijs_hoog = models.DecimalField(
        "prijs zonder punten, in euro zonder btw", max_digits=12, decimal_places=2, null=True, blank=True
    )

    class Meta(BestekOnderdeel.Meta):
        verbose_name = "perceel"
        verbose_name_plural = "percelen"
        constraints = [
            models.CheckConstraint(condition=Q(punten_prijs__gte=0), name="perceel_punten_niet_negatief"),
            models.CheckConstraint(
                condition=Q(vaste_prijs=None) | Q(vaste_prijs__gt=0), name="perceel_vaste_prijs_positief"
            ),
            models.CheckConstraint(
                condition=Q(plafondprijs=None) | Q(plafondprijs__gt=0), name="perceel_plafondprijs_positief"
            ),
        ]

    def __str__(self) -> str:
        return self.naam
