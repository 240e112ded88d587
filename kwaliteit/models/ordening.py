"""By what the letters can be looked through: learning routes, kinds of supplier, themes."""

from django.db import models

from .basis import CodeModel


class Route(CodeModel):
    """One of the three learning routes of the Wet inburgering 2021."""

    naam = models.CharField(max_length=60)
    uitleg = models.TextField()
    volgorde = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["volgorde"]

    def __str__(self) -> str:
        return self.naam


class Aanbiedersoort(CodeModel):
    """For whom a question is meant: the kind of supplier that answers it."""

    naam = models.CharField(max_length=60)
    volgorde = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["volgorde"]

    def __str__(self) -> str:
        return self.naam


class Thema(CodeModel):
    """A subject that runs through several letters."""

    naam = models.CharField(max_length=80)
    uitleg = models.TextField(blank=True)

    class Meta:
        ordering = ["naam"]
        verbose_name_plural = "thema's"

    def __str__(self) -> str:
        return self.naam
