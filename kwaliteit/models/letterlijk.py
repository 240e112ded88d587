"""The letters' literal text, of a gemeente that owns the bundle. Loaded by that gemeente, never shipped."""

from __future__ import annotations

from datetime import timedelta

from django.db import models

from gemeenten import klok
from gemeenten.models import Gebruiker
from gemeenten.velden import GemeenteModel, scoped_manager

from ..enums import Tekstsoort


class Bundel(GemeenteModel):
    """The bundle as it was last read in, with the report of that reading; at most one per gemeente."""

    naam = models.CharField("bestand", max_length=200)
    sha256 = models.CharField(max_length=64)
    rapport = models.JSONField(default=dict)
    ingelezen_op = models.DateTimeField(default=klok.now)
    ingelezen_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["gemeente"]
        verbose_name = "bundel"
        verbose_name_plural = "bundels"
        constraints = [models.UniqueConstraint(fields=["gemeente"], name="bundel_een_per_gemeente")]

    def __str__(self) -> str:
        return self.naam


class Letterlijk(GemeenteModel):
    """The literal wording of one item: `code` is that of the item (`4` a letter, `4.3`, `8.3/2`, `4-portfolio-1`).

    A note's code is `noot-<letter>-<number>`. `regels` are the lines in the file; `links` the addresses in the text.
    """

    bundel = models.ForeignKey(Bundel, models.CASCADE, related_name="teksten")
    soort = models.CharField(max_length=12, choices=Tekstsoort)
    code = models.CharField(max_length=60)
    brief = models.PositiveSmallIntegerField()
    volgorde = models.PositiveIntegerField()
    tekst = models.TextField()
    regels = models.CharField(max_length=200, blank=True)
    links = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["bundel", "volgorde"]
        verbose_name = "letterlijke tekst"
        verbose_name_plural = "letterlijke teksten"
        constraints = [models.UniqueConstraint(fields=["bundel", "soort", "code"], name="letterlijk_code_uniek")]

    def __str__(self) -> str:
        return f"{self.code}: {self.tekst[:60]}"


class InleesvoorstelQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> InleesvoorstelQuerySet:
        """Only one's own, and only as long as they last."""
        return self.filter(wie=gebruiker, gemaakt_op__gt=klok.now() - Inleesvoorstel.GELDIG)


class Inleesvoorstel(GemeenteModel):
    """A file as it was read, waiting to be taken over by who offered it. The file itself is not kept."""

    GELDIG = timedelta(hours=24)

    wie = models.ForeignKey(Gebruiker, models.CASCADE, related_name="+")
    naam = models.CharField("bestand", max_length=200)
    sha256 = models.CharField(max_length=64)
    gemaakt_op = models.DateTimeField(default=klok.now)
    rapport = models.JSONField()
    teksten = models.JSONField()

    objects = scoped_manager(InleesvoorstelQuerySet)

    class Meta:
        ordering = ["-gemaakt_op"]
        verbose_name = "inleesvoorstel"
        verbose_name_plural = "inleesvoorstellen"

    def __str__(self) -> str:
        return self.naam
