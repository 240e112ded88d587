from __future__ import annotations

import unicodedata

from django.db import models

from ..enums import Onderdeelsoort
from .basis import BronModel, CodeModel
from .ordening import Route, Thema


class BriefManager(models.Manager):
    def get_by_natural_key(self, nummer: int) -> Brief:
        return self.get(nummer=nummer)


class Brief(BronModel):
    """A letter; number 0 is the foreword."""

    nummer = models.PositiveSmallIntegerField(unique=True)
    titel = models.CharField(max_length=120)
    kern = models.TextField("waar deze brief over gaat")

    objects = BriefManager()

    class Meta:
        ordering = ["nummer"]
        verbose_name_plural = "brieven"

    def __str__(self) -> str:
        return f"Brief {self.nummer}: {self.titel}" if self.nummer else self.titel

    def natural_key(self) -> tuple[int]:
        return (self.nummer,)


class Onderdeel(CodeModel, BronModel):
    """A section of a letter that is no question: a recommendation, a policy choice, a tip, a route note, ..."""

    brief = models.ForeignKey(Brief, models.CASCADE, related_name="onderdelen")
    ouder = models.ForeignKey("self", models.CASCADE, related_name="kinderen", null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField()
    soort = models.CharField(max_length=20, choices=Onderdeelsoort)
    titel = models.CharField(max_length=160)
    tekst = models.TextField(blank=True)
    routes = models.ManyToManyField(Route, related_name="onderdelen", blank=True)
    themas = models.ManyToManyField(Thema, related_name="onderdelen", blank=True)

    class Meta:
        ordering = ["brief", "volgorde"]
        verbose_name_plural = "onderdelen"

    def __str__(self) -> str:
        return self.titel


class Punt(CodeModel, BronModel):
    """One point of a section's list, code `<section>-<n>`."""

    onderdeel = models.ForeignKey(Onderdeel, models.CASCADE, related_name="punten")
    volgorde = models.PositiveSmallIntegerField()
    tekst = models.TextField()

    class Meta:
        ordering = ["onderdeel", "volgorde"]
        verbose_name_plural = "punten"

    def __str__(self) -> str:
        return self.tekst


class Verwijzing(CodeModel, BronModel):
    """A reference from one place in the letters to another; code `v<letter>-<n>`."""

    van_brief = models.ForeignKey(Brief, models.CASCADE, related_name="verwijzingen")
    van = models.CharField("vanuit", max_length=60)
    naar_brief = models.ForeignKey(Brief, models.CASCADE, related_name="verwijzingen_hierheen")
    naar = models.CharField("naar vraag of onderdeel", max_length=60, blank=True)
    tekst = models.CharField(max_length=240)

    class Meta:
        ordering = ["van_brief", "code"]
        verbose_name_plural = "verwijzingen"

    def __str__(self) -> str:
        return f"{self.van_brief_id} → {self.naar_brief_id}: {self.tekst}"


class Begrip(CodeModel, BronModel):
    """A term of the field with its explanation."""

    term = models.CharField(max_length=80)
    uitleg = models.TextField()
    synoniemen = models.JSONField(default=list, blank=True)
    brieven = models.ManyToManyField(Brief, related_name="begrippen", blank=True)

    class Meta:
        ordering = ["term"]
        verbose_name_plural = "begrippen"

    def __str__(self) -> str:
        return self.term

    @property
    def sleutel(self) -> str:
        """To sort by: without capitals and accents."""
        tekens = unicodedata.normalize("NFD", self.term)
        return "".join(teken for teken in tekens if not unicodedata.combining(teken)).casefold()

    @property
    def letter(self) -> str:
        """Under which letter of the alphabet it stands; figures come together."""
        eerste = self.sleutel[:1].upper()
        return eerste if eerste.isalpha() else "0–9"
