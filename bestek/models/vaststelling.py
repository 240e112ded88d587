from __future__ import annotations

import json

from django.db import models
from django.db.models import Q

from gemeenten import klok
from gemeenten.models import Gebruiker
from gemeenten.velden import GemeenteModel, scoped_manager

from .. import jsonvorm, structuur


class Vaststelling(GemeenteModel):
    """A frozen version: canonical JSON (RFC 8785) with its SHA-256. The database refuses any change."""

    onveranderlijk = True

    bestek = models.ForeignKey("bestek.Bestek", models.PROTECT, related_name="vaststellingen")
    nummer = models.PositiveSmallIntegerField()
    inhoud = models.TextField()
    sha256 = models.CharField(max_length=64)
    reden = models.TextField(blank=True)
    vastgesteld_op = models.DateTimeField(default=klok.now)
    vastgesteld_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["bestek", "nummer"]
        verbose_name = "vaststelling"
        verbose_name_plural = "vaststellingen"
        constraints = [models.UniqueConstraint(fields=["bestek", "nummer"], name="vaststelling_nummer_uniek")]

    def __str__(self) -> str:
        return f"versie {self.nummer}"

    @property
    def structuur(self) -> structuur.Bestek:
        """The frozen content as the pure structure, background criteria included."""
        return jsonvorm.from_json(json.loads(self.inhoud))


class WijzigingQuerySet(models.QuerySet):
    def open(self) -> WijzigingQuerySet:
        """Neither ended in a vaststelling, nor called off."""
        return self.filter(OPEN)


OPEN = Q(vaststelling=None, geannuleerd_op=None)


class Wijziging(GemeenteModel):
    """A reasoned change of a frozen bestek, open until it ends in the next vaststelling or is called off."""

    bestek = models.ForeignKey("bestek.Bestek", models.PROTECT, related_name="wijzigingen")
    reden = models.TextField("reden van de wijziging")
    geopend_op = models.DateTimeField(default=klok.now, editable=False)
    geopend_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False)
    vaststelling = models.OneToOneField(
        Vaststelling, models.PROTECT, related_name="wijziging", null=True, editable=False
    )

    geannuleerd_op = models.DateTimeField(null=True, editable=False)
    geannuleerd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", null=True, editable=False)
    annuleringsreden = models.TextField(blank=True, editable=False)

    objects = scoped_manager(WijzigingQuerySet)

    class Meta:
        ordering = ["geopend_op"]
        verbose_name = "wijziging"
        verbose_name_plural = "wijzigingen"
        constraints = [
            models.UniqueConstraint(fields=["bestek"], condition=OPEN, name="wijziging_een_open"),
            models.CheckConstraint(
                condition=Q(geannuleerd_op=None, geannuleerd_door=None)
                | (Q(geannuleerd_op__isnull=False, geannuleerd_door__isnull=False, vaststelling=None)),
                name="wijziging_geannuleerd_door_iemand",
            ),
        ]

    def __str__(self) -> str:
        return self.reden
