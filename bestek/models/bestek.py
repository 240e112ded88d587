from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from gemeenten import klok
from gemeenten.bewaking import Wachter
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker, record_gebeurtenis
from gemeenten.velden import GemeenteModel, VersieModel, scoped_manager
from kwaliteit.enums import Deling

from ..enums import Besluitwijze, Bestekstatus, GelijkeStand, Methode, Perceelregel, Profiel, Uitval
from ..gereedheid import Dossier
from .vaststelling import Vaststelling, Wijziging


class OngeldigeOvergang(Exception):
    """The object was not in a state from which this transition starts; the message is for the user."""


# The columns that end up in the frozen text; `status` and the data of the publication are for the transitions.
INHOUD = (
    "titel",
    "kenmerk",
    "profiel",
    "methode",
    "routes",
    "omschrijving",
    "contactpersoon",
    "contact_email",
    "publicatie_op",
    "vragen_tot",
    "nota_op",
    "sluiting_op",
    "gunning_op",
    "opschorting_tot",
    "start_op",
    "gelijke_stand",
    "uitval",
    "besluitwijze",
    "prijsfactor",
    "max_percelen",
    "combinaties",
    "perceelregel",
)
ONGEWIJZIGD = " AND ".join(f"NEW.{kolom} IS NOT DISTINCT FROM OLD.{kolom}" for kolom in INHOUD)
BEWERKBAAR = (
    "OLD.status = 'concept' OR (OLD.status IN ('vastgesteld', 'gepubliceerd') AND EXISTS"
    " (SELECT 1 FROM bestek_wijziging w WHERE w.bestek_id = OLD.id AND w.vaststelling_id IS NULL"
    " AND w.geannuleerd_op IS NULL))"
)


class BestekQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> BestekQuerySet:
        """Writers see all of their gemeente, reviewers what is frozen, readers what is published.

        Works for the gemeenten in which the user is a member; the scope narrows it to one.
        """
        zichtbaar = Q(pk=None)
        rollen = {rol: gebruiker.lidmaatschappen.filter(rol=rol).values("gemeente") for rol in Rol}
        schrijvers = Q(gemeente__in=rollen[Rol.BELEIDSMEDEWERKER]) | Q(gemeente__in=rollen[Rol.INKOPER])
        vast = Q(status__in=(Bestekstatus.VASTGESTELD, Bestekstatus.GEPUBLICEERD))
        ooit_gepubliceerd = Q(gepubliceerd_op__isnull=False)
        zichtbaar |= schrijvers
        zichtbaar |= vast & Q(gemeente__in=rollen[Rol.BEOORDELAAR])
        zichtbaar |= ooit_gepubliceerd & Q(gemeente__in=rollen[Rol.LEZER])
        return self.filter(zichtbaar)


class Bestek(GemeenteModel, VersieModel):
    """A tender document: working text until it is frozen, and after that only through a wijziging."""

    wachters = (Wachter("bewerkbaar", ("UPDATE",), f"({ONGEWIJZIGD}) OR {BEWERKBAAR}", "dit bestek ligt vast"),)

    titel = models.CharField("titel", max_length=160)
    kenmerk = models.CharField("kenmerk", max_length=40)
    profiel = models.CharField("procedure", max_length=30, choices=Profiel, default=Profiel.SAS)
    methode = models.CharField(
        "gunningsmethode", max_length=40, choices=Methode, default=Methode.GEWOGEN_PUNTEN_RELATIEVE_PRIJS
    )
    routes = models.JSONField("routes", default=list, blank=True)
    omschrijving = models.TextField("korte omschrijving", blank=True)
    contactpersoon = models.CharField("contactpersoon", max_length=120, blank=True)
    contact_email = models.EmailField("e-mailadres van de contactpersoon", blank=True)
    publicatie_op = models.DateField("publicatie gepland op", null=True, blank=True)
    vragen_tot = models.DateField("vragen stellen tot en met", null=True, blank=True)
    nota_op = models.DateField("laatste nota van inlichtingen op", null=True, blank=True)
    sluiting_op = models.DateTimeField("offertes indienen tot", null=True, blank=True)
    gunning_op = models.DateField("voornemen tot gunning gepland op", null=True, blank=True)
    opschorting_tot = models.DateField("opschortende termijn tot en met", null=True, blank=True)
    start_op = models.DateField("start van de opdracht", null=True, blank=True)
    # for the writers only: in no version, annex or export
    raming = models.DecimalField(
        "geraamde waarde in euro, zonder btw",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    # the rules of the award beside the method; "" is not chosen yet
    gelijke_stand = models.CharField(
        "bij een gelijk aantal punten beslist", max_length=20, choices=GelijkeStand, blank=True
    )
    uitval = models.CharField("als een inschrijving uitvalt", max_length=20, choices=Uitval, blank=True)
    besluitwijze = models.CharField(
        "hoe het cijfer tot stand komt", max_length=12, choices=Besluitwijze, default=Besluitwijze.CONSENSUS
    )
    prijsfactor = models.DecimalField(  # in the logarithmic formula: so many times the lowest price gets nothing
        "bij zoveel keer de laagste prijs geen punten",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("1.01"))],
    )
    max_percelen = models.PositiveSmallIntegerField(
        "hoogstens zoveel percelen per inschrijver", null=True, blank=True, validators=[MinValueValidator(1)]
    )
    combinaties = models.BooleanField("inschrijven als combinatie mag", default=True)
    perceelregel = models.CharField(
        "als een inschrijver in te veel percelen eerste is", max_length=20, choices=Perceelregel, blank=True
    )
    deling = models.CharField("gedeeld met", max_length=8, choices=Deling, default=Deling.EIGEN)
    herkomst = models.CharField("begonnen vanuit", max_length=200, blank=True, editable=False)
    afwijkingsreden = models.CharField("reden om van een termijn of drempel af te wijken", max_length=300, blank=True)
    status = models.CharField(
        "status", max_length=20, choices=Bestekstatus, default=Bestekstatus.CONCEPT, editable=False
    )
    gepubliceerd_op = models.DateField("gepubliceerd op", null=True, blank=True)
    publicatiekenmerk = models.CharField("kenmerk op TenderNed", max_length=60, blank=True)
    aangemaakt_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False)
    aangemaakt_op = models.DateTimeField(default=klok.now, editable=False)

    objects = scoped_manager(BestekQuerySet)

    class Meta:
        ordering = ["-aangemaakt_op"]
        verbose_name = "bestek"
        verbose_name_plural = "bestekken"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="bestek_kenmerk_uniek"),
            models.CheckConstraint(condition=Q(status__in=Bestekstatus.values), name="bestek_status_bekend"),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def dossier(self) -> Dossier:
        """What the writers know beside the text."""
        return Dossier(self.raming, self.afwijkingsreden, self.gepubliceerd_op)

    def get_absolute_url(self) -> str:
        return reverse("bestek:bestek", args=[self.gemeente.slug, self.pk])

    @property
    def open_wijziging(self) -> Wijziging | None:
        return self.wijzigingen.open().first()

    @property
    def bewerkbaar(self) -> bool:
        """Whether the working text may change: as concept, or inside a wijziging."""
        if self.status == Bestekstatus.CONCEPT:
            return True
        vast = self.status in (Bestekstatus.VASTGESTELD, Bestekstatus.GEPUBLICEERD)
        return vast and self.open_wijziging is not None

    @property
    def laatste_vaststelling(self) -> Vaststelling | None:
        return self.vaststellingen.order_by("-nummer").first()

    @property
    def gesloten(self) -> bool:
        """Whether the deadline for offers has passed; computed, so never out of step with the clock."""
        return self.status == Bestekstatus.GEPUBLICEERD and bool(self.sluiting_op) and self.sluiting_op <= klok.now()

    def submit(self, wie: Gebruiker) -> None:
        """concept → ter review."""
        self._move((Bestekstatus.CONCEPT,), Bestekstatus.TER_REVIEW, wie, "Ter review gelegd")

    def reopen(self, wie: Gebruiker, reden: str) -> None:
        """ter review → concept."""
        self._move((Bestekstatus.TER_REVIEW,), Bestekstatus.CONCEPT, wie, f"Terug naar concept: {reden}")

    def freeze(self, wie: Gebruiker, inhoud: str, sha256: str) -> Vaststelling:
        """ter review → vastgesteld, with its first frozen version."""
        self._move(
            (Bestekstatus.TER_REVIEW,),
            Bestekstatus.VASTGESTELD,
            wie,
            f"Vastgesteld als versie 1 ({sha256[:12]})",
        )
        return self._freeze(wie, inhoud, sha256, reden="")

    def publish(self, wie: Gebruiker, op: object, publicatiekenmerk: str) -> None:
        """vastgesteld → gepubliceerd; the publication itself happens on TenderNed."""
        if self.open_wijziging:
            raise OngeldigeOvergang("Stel eerst de lopende wijziging vast; daarna kunt u publiceren.")
        velden = {"gepubliceerd_op": op, "publicatiekenmerk": publicatiekenmerk}
        self._move((Bestekstatus.VASTGESTELD,), Bestekstatus.GEPUBLICEERD, wie, "Gepubliceerd", **velden)

    def withdraw(self, wie: Gebruiker, reden: str) -> None:
        """Any state → ingetrokken."""
        van = tuple(s for s in Bestekstatus if s != Bestekstatus.INGETROKKEN)
        self._move(van, Bestekstatus.INGETROKKEN, wie, f"Ingetrokken: {reden}")

    def open_change(self, wie: Gebruiker, reden: str) -> Wijziging:
        """Begin a wijziging on a frozen bestek; it ends in the next vaststelling."""
        if self.status not in (Bestekstatus.VASTGESTELD, Bestekstatus.GEPUBLICEERD):
            raise OngeldigeOvergang("Een wijziging kan alleen op een vastgesteld of gepubliceerd bestek.")
        if self.open_wijziging:
            raise OngeldigeOvergang("Er loopt al een wijziging; werk die eerst af.")
        wijziging = self.wijzigingen.create(gemeente_id=self.gemeente_id, reden=reden, geopend_door=wie)
        record_gebeurtenis(self, "bestek.wijziging", wie, f"Wijziging begonnen: {reden}")
        return wijziging

    def freeze_change(self, wie: Gebruiker, inhoud: str, sha256: str) -> Vaststelling:
        """End the open wijziging in the next frozen version; the status stays."""
        wijziging = self.open_wijziging
        if wijziging is None:
            raise OngeldigeOvergang("Er loopt geen wijziging op dit bestek.")
        vaststelling = self._freeze(wie, inhoud, sha256, wijziging.reden)
        gesloten = Wijziging.objects.open().filter(pk=wijziging.pk).update(vaststelling=vaststelling)
        if not gesloten:
            raise OngeldigeOvergang("Een collega heeft deze wijziging net vastgesteld.")
        tekst = f"Vastgesteld als versie {vaststelling.nummer} ({sha256[:12]})"
        record_gebeurtenis(self, "bestek.vastgesteld", wie, tekst)
        return vaststelling

    def cancel_change(self, wie: Gebruiker, reden: str) -> None:
        """Call the open wijziging off; its row stays. The caller has seen that the text is again as it was frozen."""
        velden = {"geannuleerd_op": klok.now(), "geannuleerd_door": wie, "annuleringsreden": reden}
        if not self.wijzigingen.open().update(**velden):
            raise OngeldigeOvergang("Er loopt geen wijziging op dit bestek.")
        record_gebeurtenis(self, "bestek.wijziging_geannuleerd", wie, f"Wijziging geannuleerd: {reden}")

    def _freeze(self, wie: Gebruiker, inhoud: str, sha256: str, reden: str) -> Vaststelling:
        vorige = self.laatste_vaststelling
        return self.vaststellingen.create(
            gemeente_id=self.gemeente_id,
            nummer=vorige.nummer + 1 if vorige else 1,
            inhoud=inhoud,
            sha256=sha256,
            reden=reden,
            vastgesteld_door=wie,
        )

    def _move(self, van: tuple, naar: Bestekstatus, wie: Gebruiker, tekst: str, **velden: object) -> None:
        rijen = Bestek.objects.filter(pk=self.pk, status__in=van)
        if not rijen.update(status=naar, versie=models.F("versie") + 1, **velden):
            self.refresh_from_db(fields=["status"])
            raise OngeldigeOvergang(f"Dit kan niet: het bestek staat op {self.get_status_display().lower()}.")
        self.refresh_from_db()
        record_gebeurtenis(self, f"bestek.{naar}", wie, tekst)
