from __future__ import annotations

from datetime import timedelta

from django.db import models

from gemeenten import klok
from gemeenten.models import Gebruiker
from gemeenten.velden import GemeenteModel, scoped_manager


class LijstvoorstelQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> LijstvoorstelQuerySet:
        """Only one's own, and only as long as they last."""
        return self.filter(wie=gebruiker, gemaakt_op__gt=klok.now() - Lijstvoorstel.GELDIG)


class Lijstvoorstel(GemeenteModel):
    """A list of questions as it was read, waiting to become a bestek of who offered it. The file is not kept."""

    GELDIG = timedelta(hours=24)

    wie = models.ForeignKey(Gebruiker, models.CASCADE, related_name="+")
    naam = models.CharField("bestand", max_length=120)
    gemaakt_op = models.DateTimeField(default=klok.now)
    inhoud = models.JSONField()  # the sheets and lines, as `bestek.lijst.lezen.Lijst`
    indeling = models.JSONField()  # how they are read
    rijen = models.JSONField()  # the questions, with what was changed since
    over = models.PositiveIntegerField(default=0)  # rows or lines that hold none

    objects = scoped_manager(LijstvoorstelQuerySet)

    class Meta:
        ordering = ["-gemaakt_op"]
        verbose_name = "lijstvoorstel"
        verbose_name_plural = "lijstvoorstellen"

    def __str__(self) -> str:
        return self.naam
