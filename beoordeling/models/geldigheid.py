"""What is asked of a bidder between receipt and decision: to mend an offerte, to explain a price."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q

from bestek.models import Eis
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker
from gemeenten.velden import GemeenteModel, VersieModel, scoped_manager

from ..enums import Hersteluitkomst, Prijsbesluit
from .offerte import Offerte, member_with
from .prijs import Prijs


class HerstelverzoekQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> HerstelverzoekQuerySet:
        """The inkoper; nobody who scores."""
        return self.filter(member_with(gebruiker, Rol.INKOPER))


class Herstelverzoek(GemeenteModel, VersieModel):
    """A request to a bidder to mend or explain something, with its term and what came of it."""

    offerte = models.ForeignKey(Offerte, models.PROTECT, related_name="herstelverzoeken", editable=False)
    eis = models.ForeignKey(Eis, models.PROTECT, related_name="herstelverzoeken", null=True, blank=True)
    vraag = models.TextField("wat u vraagt")
    verstuurd_op = models.DateField("verstuurd op")
    termijn = models.DateTimeField("antwoord uiterlijk")
    ontvangen_op = models.DateTimeField("antwoord ontvangen op", null=True, blank=True)
    antwoord = models.TextField("antwoord", blank=True)
    uitkomst = models.CharField(
        "uitkomst", max_length=16, choices=Hersteluitkomst, default=Hersteluitkomst.OPEN, editable=False
    )
    toelichting = models.TextField("toelichting bij de uitkomst", blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False)
    op = models.DateTimeField(default=klok.now, editable=False)

    objects = scoped_manager(HerstelverzoekQuerySet)

    class Meta:
        ordering = ["offerte", "pk"]
        verbose_name = "herstelverzoek"
        verbose_name_plural = "herstelverzoeken"
        constraints = [
            models.CheckConstraint(
                condition=Q(uitkomst=Hersteluitkomst.OPEN) | ~Q(toelichting=""), name="herstelverzoek_besluit_met_reden"
            )
        ]

    def __str__(self) -> str:
        return self.vraag


class PrijsonderzoekQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> PrijsonderzoekQuerySet:
        """Where the price itself is visible."""
        return self.filter(Exists(Prijs.objects.visible_to(gebruiker).filter(pk=OuterRef("prijs"))))


class Prijsonderzoek(GemeenteModel, VersieModel):
    """A price that seems abnormally low: what was asked, answered and decided (never set aside unheard)."""

    prijs = models.OneToOneField(Prijs, models.PROTECT, related_name="onderzoek", editable=False)
    aanleiding = models.TextField("waarom om uitleg is gevraagd")
    vraag = models.TextField("wat u vraagt")
    termijn = models.DateTimeField("antwoord uiterlijk")
    antwoord = models.TextField("uitleg van de inschrijver", blank=True)
    besluit = models.CharField(
        "besluit", max_length=12, choices=Prijsbesluit, default=Prijsbesluit.OPEN, editable=False
    )
    reden = models.TextField("reden van het besluit", blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False)
    op = models.DateTimeField(default=klok.now, editable=False)

    objects = scoped_manager(PrijsonderzoekQuerySet)

    class Meta:
        ordering = ["prijs"]
        verbose_name = "onderzoek naar een prijs"
        verbose_name_plural = "onderzoeken naar prijzen"
        constraints = [
            models.CheckConstraint(
                condition=Q(besluit=Prijsbesluit.OPEN) | ~Q(reden=""), name="prijsonderzoek_besluit_met_reden"
            )
        ]

    def __str__(self) -> str:
        return f"onderzoek naar {self.prijs}"
