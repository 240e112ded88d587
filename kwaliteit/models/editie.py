"""Editions of the shipped letters: what changed when, and how a question read before."""

from django.db import models

from ..enums import Wijzigingsoort
from .vraag import Vraag


class Editie(models.Model):
    """A dated state of the shipped content; number 1 is how the portal began."""

    nummer = models.PositiveSmallIntegerField(unique=True)
    datum = models.DateField()
    titel = models.CharField(max_length=160)
    samenvatting = models.TextField()

    class Meta:
        ordering = ["nummer"]
        verbose_name = "editie"
        verbose_name_plural = "edities"

    def __str__(self) -> str:
        return f"Editie {self.nummer}: {self.titel}"


class Editieregel(models.Model):
    """A line of the changelog: what an edition did with one item, and why."""

    editie = models.ForeignKey(Editie, models.CASCADE, related_name="regels")
    code = models.CharField(max_length=60)
    soort = models.CharField(max_length=12, choices=Wijzigingsoort)
    tekst = models.TextField()

    class Meta:
        ordering = ["editie", "code"]
        verbose_name = "editieregel"
        verbose_name_plural = "editieregels"
        constraints = [models.UniqueConstraint(fields=["editie", "code"], name="editieregel_code_uniek")]

    def __str__(self) -> str:
        return f"{self.code}: {self.tekst}"


class Vraageditie(models.Model):
    """A question with its handvatten as an edition left it; editions that did not touch it have no row.

    `handvatten` is a list of {"code", "groep", "logica", "tekst"} in order, those shared with a neighbour included.
    """

    vraag = models.ForeignKey(Vraag, models.CASCADE, related_name="edities")
    editie = models.PositiveSmallIntegerField()
    onderwerp = models.CharField(max_length=120)
    tekst = models.TextField()
    handvatten = models.JSONField(default=list)

    class Meta:
        ordering = ["vraag", "editie"]
        verbose_name = "vraageditie"
        verbose_name_plural = "vraagedities"
        constraints = [models.UniqueConstraint(fields=["vraag", "editie"], name="vraageditie_uniek")]

    def __str__(self) -> str:
        return f"{self.vraag} (editie {self.editie})"
