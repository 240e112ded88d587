from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from bestek.models import Bestek, Bestekvraag, Eis, Perceel
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker
from gemeenten.velden import GemeenteModel, VersieModel, scoped_manager

from ..enums import Geldigheid, Rondestatus


class OfferteQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> OfferteQuerySet:
        """The inkoper sees all; the committee those of its rounds once scoring began; readers after the end.

        A beheerder or beleidsmedewerker sees none.
        """
        from .ronde import Commissielid, Ronde

        leden = gebruiker.lidmaatschappen
        inkoper = Q(gemeente__in=leden.filter(rol=Rol.INKOPER).values("gemeente"))
        begonnen = Commissielid._base_manager.filter(gebruiker=gebruiker, ronde__bestek=OuterRef("bestek")).exclude(
            ronde__status__in=(Rondestatus.VOORBEREIDING, Rondestatus.INGETROKKEN)
        )
        beoordelaar = Q(gemeente__in=leden.filter(rol=Rol.BEOORDELAAR).values("gemeente")) & Exists(begonnen)
        klaar = Ronde._base_manager.filter(bestek=OuterRef("bestek"), status=Rondestatus.AFGEROND)
        lezer = Q(gemeente__in=leden.filter(rol=Rol.LEZER).values("gemeente")) & Exists(klaar)
        return self.filter(inkoper | beoordelaar | lezer)


class Inschrijver(GemeenteModel, VersieModel):
    """A bidder. It never signs in here: the inkoper registers it."""

    naam = models.CharField("naam", max_length=160)
    kvk_nummer = models.CharField("KvK-nummer", max_length=8, blank=True)
    contactpersoon = models.CharField("contactpersoon", max_length=120, blank=True)
    email = models.EmailField("e-mailadres", blank=True)

    class Meta:
        ordering = ["naam"]
        verbose_name = "inschrijver"
        verbose_name_plural = "inschrijvers"
        constraints = [models.UniqueConstraint(fields=["gemeente", "naam"], name="inschrijver_naam_uniek")]

    def __str__(self) -> str:
        return self.naam


class Offerte(GemeenteModel, VersieModel):
    """What one bidder hands in for a bestek."""

    bestek = models.ForeignKey(Bestek, models.PROTECT, related_name="offertes", editable=False)
    inschrijver = models.ForeignKey(Inschrijver, models.PROTECT, related_name="offertes")
    nummer = models.PositiveSmallIntegerField(editable=False)
    ontvangen_op = models.DateTimeField("ontvangen op")
    kenmerk = models.CharField("kenmerk van de inschrijver", max_length=60, blank=True)
    geregistreerd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False)
    geregistreerd_op = models.DateTimeField(default=klok.now, editable=False)

    objects = scoped_manager(OfferteQuerySet)

    class Meta:
        ordering = ["bestek", "nummer"]
        verbose_name = "offerte"
        verbose_name_plural = "offertes"
        constraints = [
            models.UniqueConstraint(fields=["bestek", "nummer"], name="offerte_nummer_uniek"),
            models.UniqueConstraint(fields=["bestek", "inschrijver"], name="offerte_inschrijver_uniek"),
        ]

    def __str__(self) -> str:
        return f"Offerte {self.nummer}: {self.inschrijver}"

    def get_absolute_url(self) -> str:
        return reverse("beoordeling:offerte", args=[self.gemeente.slug, self.pk])


class Inschrijving(GemeenteModel, VersieModel):
    """The bid of an offerte for one perceel, with its validity; its price stays in the kluis until the opening."""

    offerte = models.ForeignKey(Offerte, models.CASCADE, related_name="inschrijvingen", editable=False)
    perceel = models.ForeignKey(Perceel, models.PROTECT, related_name="inschrijvingen", editable=False)
    geldigheid = models.CharField("geldigheid", max_length=20, choices=Geldigheid, default=Geldigheid.TE_BEOORDELEN)
    reden = models.TextField("reden", blank=True)

    class Meta:
        ordering = ["offerte", "perceel"]
        verbose_name = "inschrijving"
        verbose_name_plural = "inschrijvingen"
        constraints = [
            models.UniqueConstraint(fields=["offerte", "perceel"], name="inschrijving_uniek"),
            models.CheckConstraint(
                condition=~Q(geldigheid=Geldigheid.TERZIJDE_GELEGD) | ~Q(reden=""),
                name="inschrijving_terzijde_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offerte} voor {self.perceel}"


class Antwoord(GemeenteModel):
    """The answer of an offerte to one bestekvraag; `perceel` only where the question asks an answer for each."""

    offerte = models.ForeignKey(Offerte, models.CASCADE, related_name="antwoorden")
    bestekvraag = models.ForeignKey(Bestekvraag, models.PROTECT, related_name="antwoorden")
    perceel = models.ForeignKey(Perceel, models.PROTECT, related_name="antwoorden", null=True)

    class Meta:
        ordering = ["offerte", "bestekvraag__volgorde", "perceel"]
        verbose_name = "antwoord"
        verbose_name_plural = "antwoorden"
        constraints = [
            models.UniqueConstraint(fields=["offerte", "bestekvraag", "perceel"], name="antwoord_uniek_per_perceel"),
            models.UniqueConstraint(
                fields=["offerte", "bestekvraag"], condition=Q(perceel=None), name="antwoord_uniek"
            ),
        ]

    def __str__(self) -> str:
        return f"antwoord op {self.bestekvraag} van {self.offerte}"

    @property
    def tekst(self) -> str:
        """The text of the newest version; empty where none was registered. Prefetch `versies` on lists."""
        versies = sorted(self.versies.all(), key=lambda versie: versie.nummer)
        return versies[-1].tekst if versies else ""


class Antwoordversie(GemeenteModel):
    """A registered text of an answer. Never changed: a correction is a next version with its reason."""

    onveranderlijk = True

    antwoord = models.ForeignKey(Antwoord, models.PROTECT, related_name="versies")
    nummer = models.PositiveSmallIntegerField()
    tekst = models.TextField()
    reden = models.TextField(blank=True)
    geregistreerd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    geregistreerd_op = models.DateTimeField(default=klok.now)

    class Meta:
        ordering = ["antwoord", "nummer"]
        verbose_name = "antwoordversie"
        verbose_name_plural = "antwoordversies"
        constraints = [
            models.UniqueConstraint(fields=["antwoord", "nummer"], name="antwoordversie_nummer_uniek"),
            models.CheckConstraint(condition=Q(nummer=1) | ~Q(reden=""), name="antwoordversie_correctie_met_reden"),
        ]

    def __str__(self) -> str:
        return f"versie {self.nummer}"


def attachment_path(bijlage: Bijlage, bestandsnaam: str) -> str:
    """Where a file is stored: a name of our own, never the sender's."""
    return f"offertes/{uuid.uuid4().hex}"


class Bijlage(GemeenteModel):
    """A file that came with an offerte, kept for download."""

    offerte = models.ForeignKey(Offerte, models.CASCADE, related_name="bijlagen")
    bestand = models.FileField("bestand", upload_to=attachment_path)
    naam = models.CharField("naam", max_length=200)
    grootte = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    toegevoegd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    toegevoegd_op = models.DateTimeField(default=klok.now)

    class Meta:
        ordering = ["offerte", "naam"]
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"

    def __str__(self) -> str:
        return self.naam


class Eistoets(GemeenteModel, VersieModel):
    """Whether an offerte meets an eis; `voldoet` is None while nobody judged it."""

    offerte = models.ForeignKey(Offerte, models.CASCADE, related_name="eistoetsen", editable=False)
    eis = models.ForeignKey(Eis, models.PROTECT, related_name="toetsen", editable=False)
    voldoet = models.BooleanField("voldoet", null=True)
    reden = models.TextField("reden", blank=True)

    class Meta:
        ordering = ["offerte", "eis__volgorde"]
        verbose_name = "toets aan een eis"
        verbose_name_plural = "toetsen aan eisen"
        constraints = [
            models.UniqueConstraint(fields=["offerte", "eis"], name="eistoets_uniek"),
            models.CheckConstraint(
                condition=Q(voldoet=None) | Q(voldoet=True) | ~Q(reden=""),
                name="eistoets_afwijzing_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.eis}: {self.voldoet}"
