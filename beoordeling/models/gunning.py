"""The decision on a perceel and the letters in which the bidders learn of it."""

from __future__ import annotations

import json

from django.db import models
from django.db.models import Q
from django.urls import reverse

from bestek.models import Perceel
from gemeenten import klok
from gemeenten.bewaking import Wachter
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker, record_gebeurtenis
from gemeenten.velden import GemeenteModel, VersieModel, scoped_manager

from ..enums import Gunningstatus
from .offerte import Inschrijving, member_with
from .ronde import OngeldigeOvergang, Ronde, assesses_again

VAST = "rangorde sha256 winnaar_id advies"
ONGEWIJZIGD = " AND ".join(f"NEW.{kolom} IS NOT DISTINCT FROM OLD.{kolom}" for kolom in VAST.split())
IN_CONCEPT = "(SELECT g.status FROM beoordeling_gunning g WHERE g.id = RIJ.gunning_id) = 'concept'"


class GunningQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> GunningQuerySet:
        """The inkoper, who makes it; readers once it has been sent."""
        gezonden = Q(status__in=(Gunningstatus.VERZONDEN, Gunningstatus.DEFINITIEF))
        rijen = self.filter(member_with(gebruiker, Rol.INKOPER) | (gezonden & member_with(gebruiker, Rol.LEZER)))
        return rijen.filter(~assesses_again(gebruiker, "ronde__"))


class Gunning(GemeenteModel, VersieModel):
    """The decision on one perceel, with the whole ranking as it was decided on; a new one gets the next number."""

    wachters = (
        Wachter("vast", ("UPDATE",), f"OLD.status = 'concept' OR ({ONGEWIJZIGD})", "deze gunning is vrijgegeven"),
        Wachter("blijft", ("DELETE",), "OLD.status = 'concept'", "een vrijgegeven gunning blijft bestaan"),
    )

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="gunningen", editable=False)
    perceel = models.ForeignKey(Perceel, models.PROTECT, related_name="gunningen", editable=False)
    nummer = models.PositiveSmallIntegerField(editable=False)
    status = models.CharField(
        "status", max_length=16, choices=Gunningstatus, default=Gunningstatus.CONCEPT, editable=False
    )
    winnaar = models.ForeignKey(
        Inschrijving, models.PROTECT, related_name="gewonnen", null=True, blank=True, verbose_name="gegund aan"
    )
    rangorde = models.TextField(editable=False)  # canonical JSON of `gunning.to_json`, input and outcome
    sha256 = models.CharField(max_length=64, editable=False)
    advies = models.TextField("gunningsadvies", blank=True)
    aangemaakt_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False)
    aangemaakt_op = models.DateTimeField(default=klok.now, editable=False)
    vrijgegeven_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", null=True, editable=False)
    vrijgegeven_op = models.DateTimeField(null=True, editable=False)
    verzonden_op = models.DateTimeField(null=True, editable=False)
    standstill_tot = models.DateField("opschortende termijn tot en met", null=True, editable=False)
    definitief_op = models.DateTimeField(null=True, editable=False)
    reden = models.TextField("reden van intrekking", blank=True, editable=False)

    objects = scoped_manager(GunningQuerySet)

    class Meta:
        ordering = ["ronde", "perceel", "nummer"]
        verbose_name = "gunning"
        verbose_name_plural = "gunningen"
        constraints = [
            models.UniqueConstraint(fields=["ronde", "perceel", "nummer"], name="gunning_nummer_uniek"),
            models.UniqueConstraint(
                fields=["ronde", "perceel"],
                condition=~Q(status=Gunningstatus.INGETROKKEN),
                name="gunning_een_lopende",
            ),
            models.CheckConstraint(condition=Q(status__in=Gunningstatus.values), name="gunning_status_bekend"),
            models.CheckConstraint(
                condition=Q(vrijgegeven_door=None) | ~Q(vrijgegeven_door=models.F("aangemaakt_door")),
                name="gunning_vier_ogen",
            ),
            models.CheckConstraint(
                condition=~Q(status=Gunningstatus.INGETROKKEN) | ~Q(reden=""), name="gunning_intrekking_met_reden"
            ),
        ]

    def __str__(self) -> str:
        return f"Gunning {self.nummer} van {self.perceel}"

    def get_absolute_url(self) -> str:
        return reverse("beoordeling:gunning", args=[self.gemeente.slug, self.pk])

    def release(self, wie: Gebruiker) -> None:
        """concept → vrijgegeven, by another than who made it."""
        velden = {"vrijgegeven_door": wie, "vrijgegeven_op": klok.now()}
        self._move((Gunningstatus.CONCEPT,), Gunningstatus.VRIJGEGEVEN, wie, "Gunning vrijgegeven", **velden)

    def mark_verzonden(self, wie: Gebruiker, standstill_tot: object) -> None:
        """vrijgegeven → verzonden."""
        velden = {"verzonden_op": klok.now(), "standstill_tot": standstill_tot}
        self._move((Gunningstatus.VRIJGEGEVEN,), Gunningstatus.VERZONDEN, wie, "Brieven verzonden", **velden)

    def make_definitief(self, wie: Gebruiker) -> None:
        """verzonden → definitief."""
        van, naar = (Gunningstatus.VERZONDEN,), Gunningstatus.DEFINITIEF
        self._move(van, naar, wie, "Gunning definitief", definitief_op=klok.now())

    def withdraw(self, wie: Gebruiker, reden: str) -> None:
        """Anything but definitief → ingetrokken."""
        van = (Gunningstatus.CONCEPT, Gunningstatus.VRIJGEGEVEN, Gunningstatus.VERZONDEN)
        self._move(van, Gunningstatus.INGETROKKEN, wie, f"Gunning ingetrokken: {reden}", reden=reden)

    def _move(self, van: tuple, naar: Gunningstatus, wie: Gebruiker, tekst: str, **velden: object) -> None:
        rijen = Gunning.objects.filter(pk=self.pk, status__in=van)
        if not rijen.update(status=naar, versie=models.F("versie") + 1, **velden):
            self.refresh_from_db(fields=["status"])
            raise OngeldigeOvergang(f"Dit kan niet: de gunning staat op ‘{self.get_status_display().lower()}’.")
        self.refresh_from_db()
        record_gebeurtenis(self, f"gunning.{naar}", wie, tekst)


class VanGunningQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> VanGunningQuerySet:
        """The inkoper only: a letter holds what others may not read."""
        ronde = "gunning__ronde__" if self.model is Gunningsbrief else "brief__gunning__ronde__"
        return self.filter(member_with(gebruiker, Rol.INKOPER), ~assesses_again(gebruiker, ronde))


class Gunningsbrief(GemeenteModel, VersieModel):
    """The letter to one bidder; its words can change only while the gunning is a concept."""

    wachters = (Wachter("concept", ("INSERT", "UPDATE", "DELETE"), IN_CONCEPT, "deze brieven zijn vrijgegeven"),)

    gunning = models.ForeignKey(Gunning, models.CASCADE, related_name="brieven", editable=False)
    inschrijving = models.ForeignKey(Inschrijving, models.PROTECT, related_name="brieven", editable=False)
    aanhef = models.CharField("aanhef", max_length=160, blank=True)
    motivering = models.TextField("redenen", blank=True)
    voordelen = models.TextField("kenmerken en relatieve voordelen van de winnaar", blank=True)
    slot = models.TextField("slot", blank=True)
    # per question the reasons as they go out, by sleutel: {"…": {"eigen": "…", "winnaar": "…"}}
    vragen = models.JSONField(default=dict, editable=False)
    akkoord_vertrouwelijk = models.TextField("waarom dit mag worden genoemd", blank=True)
    prijs_winnaar = models.BooleanField("noem de inschrijfprijs van de winnaar", default=False)

    objects = scoped_manager(VanGunningQuerySet)

    class Meta:
        ordering = ["gunning", "inschrijving"]
        verbose_name = "gunningsbrief"
        verbose_name_plural = "gunningsbrieven"
        constraints = [models.UniqueConstraint(fields=["gunning", "inschrijving"], name="gunningsbrief_uniek")]

    def __str__(self) -> str:
        return f"brief aan {self.inschrijving.offerte.inschrijver}"


class Verzending(GemeenteModel):
    """A letter as it was sent: canonical JSON with its SHA-256. The database refuses any change."""

    onveranderlijk = True

    brief = models.OneToOneField(Gunningsbrief, models.PROTECT, related_name="verzending")
    inhoud = models.TextField()
    sha256 = models.CharField(max_length=64)
    verzonden_op = models.DateTimeField(default=klok.now)
    verzonden_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")

    objects = scoped_manager(VanGunningQuerySet)

    class Meta:
        ordering = ["brief"]
        verbose_name = "verzonden brief"
        verbose_name_plural = "verzonden brieven"

    def __str__(self) -> str:
        return f"verzonden {self.brief}"

    @property
    def gegevens(self) -> dict:
        return json.loads(self.inhoud)
