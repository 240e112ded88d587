"""The policy workbook: what the letters ask of the municipality itself, and what this municipality decided."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gemeenten import klok
from gemeenten.models import Gebruiker, Gemeente
from gemeenten.velden import GemeenteModel, VersieModel, scoped_manager

from ..enums import Beleidsstand
from ..rechten import WERKBOEK_SCHRIJVEN
from .basis import BronModel, CodeModel
from .brief import Brief, Onderdeel
from .ordening import Route, Thema


class Werkboekdeel(CodeModel):
    """A chapter of the workbook: vision, cooperation, ..."""

    titel = models.CharField(max_length=120)
    inleiding = models.TextField()
    volgorde = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["volgorde"]
        verbose_name_plural = "werkboekdelen"

    def __str__(self) -> str:
        return self.titel

    @property
    def letter(self) -> str:
        """A, B, ...: numbers are for the letters."""
        return chr(ord("A") + self.volgorde - 1)


class Werkboekvraag(CodeModel, BronModel):
    """One choice (beleidskeuze) that the municipality makes and writes down.

    `overwegingen` are the points to weigh, `beslisser` who usually decides. With a `paragraaftitel` the answer can
    become a paragraph of a bestek under that heading; without one it stays inside the house.
    """

    deel = models.ForeignKey(Werkboekdeel, models.CASCADE, related_name="vragen")
    volgorde = models.PositiveSmallIntegerField()
    titel = models.CharField(max_length=160)
    vraag = models.TextField()
    uitleg = models.TextField()
    overwegingen = models.JSONField(default=list, blank=True)
    beslisser = models.CharField(max_length=120)
    paragraaftitel = models.CharField(max_length=160, blank=True)
    brieven = models.ManyToManyField(Brief, related_name="werkboekvragen")
    onderdelen = models.ManyToManyField(Onderdeel, related_name="werkboekvragen", blank=True)
    routes = models.ManyToManyField(Route, related_name="werkboekvragen", blank=True)
    themas = models.ManyToManyField(Thema, related_name="werkboekvragen", blank=True)

    class Meta:
        ordering = ["deel", "volgorde"]
        verbose_name_plural = "werkboekvragen"

    def __str__(self) -> str:
        return self.titel

    @property
    def nummer(self) -> str:
        """Its place in the workbook: C2."""
        return f"{self.deel.letter}{self.volgorde}"


class BeleidsantwoordQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> BeleidsantwoordQuerySet:
        """Who writes the workbook sees all of it, the other members what is decided."""
        schrijft = gebruiker.lidmaatschappen.filter(rol__in=WERKBOEK_SCHRIJVEN).values("gemeente")
        besloten = Q(stand=Beleidsstand.BESLOTEN, gemeente__in=Gemeente.objects.visible_to(gebruiker))
        return self.filter(Q(gemeente__in=schrijft) | besloten)


class Beleidsantwoord(GemeenteModel, VersieModel):
    """What this municipality decided on one choice; no row means that nobody began."""

    werkboekvraag = models.ForeignKey(Werkboekvraag, models.PROTECT, related_name="beleidsantwoorden", editable=False)
    tekst = models.TextField("ons antwoord", blank=True)
    beslisser = models.CharField("wie besluit", max_length=120, blank=True)
    stand = models.CharField("stand", max_length=12, choices=Beleidsstand, default=Beleidsstand.IN_BEWERKING)
    besloten_op = models.DateField("besloten op", null=True, blank=True)
    gewijzigd_op = models.DateTimeField(default=klok.now, editable=False)
    gewijzigd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False)

    objects = scoped_manager(BeleidsantwoordQuerySet)

    class Meta:
        ordering = ["gemeente", "werkboekvraag"]
        verbose_name = "beleidsantwoord"
        verbose_name_plural = "beleidsantwoorden"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "werkboekvraag"], name="beleidsantwoord_uniek"),
            models.CheckConstraint(condition=Q(stand__in=Beleidsstand.values), name="beleidsantwoord_stand_bekend"),
            models.CheckConstraint(
                condition=~Q(stand=Beleidsstand.BESLOTEN) | (Q(besloten_op__isnull=False) & ~Q(tekst="")),
                name="beleidsantwoord_besloten_heeft_datum_en_tekst",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.werkboekvraag}: {self.get_stand_display().lower()}"
