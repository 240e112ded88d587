"""What bidders ask about a bestek, and the notas in which the answers go out."""

from __future__ import annotations

import json

from django.db import models
from django.db.models import Q
from django.urls import reverse

from gemeenten import klok
from gemeenten.bewaking import Wachter
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker, record_gebeurtenis
from gemeenten.velden import GemeenteModel, VersieModel, scoped_manager

from ..enums import Inkomst, Inlichtingstand, Onderdeelsoort
from .bestek import Bestek, OngeldigeOvergang
from .vaststelling import Vaststelling, Wijziging

OPEN = (Inlichtingstand.NIEUW, Inlichtingstand.TOEGEWEZEN, Inlichtingstand.CONCEPT, Inlichtingstand.AKKOORD)
BEWERKBAAR = OPEN[:3]


class Nota(GemeenteModel):
    """A published nota van inlichtingen: canonical JSON with its SHA-256. The database refuses any change."""

    onveranderlijk = True

    bestek = models.ForeignKey(Bestek, models.PROTECT, related_name="notas")
    nummer = models.PositiveSmallIntegerField()
    inhoud = models.TextField()
    sha256 = models.CharField(max_length=64)
    vaststelling = models.ForeignKey(Vaststelling, models.PROTECT, related_name="notas")  # that holds from then on
    gepubliceerd_op = models.DateTimeField(default=klok.now)
    gepubliceerd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["bestek", "nummer"]
        verbose_name = "nota van inlichtingen"
        verbose_name_plural = "nota's van inlichtingen"
        constraints = [models.UniqueConstraint(fields=["bestek", "nummer"], name="nota_nummer_uniek")]

    def __str__(self) -> str:
        return f"Nota van inlichtingen {self.nummer}"

    @property
    def gegevens(self) -> dict:
        """The frozen content; see `bestek.nota.compose`."""
        return json.loads(self.inhoud)


class InlichtingQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> InlichtingQuerySet:
        """For the writers of the gemeente; everybody else reads the notas."""
        rollen = gebruiker.lidmaatschappen.filter(rol__in=(Rol.BELEIDSMEDEWERKER, Rol.INKOPER))
        return self.filter(gemeente__in=rollen.values("gemeente"))

    def open(self) -> InlichtingQuerySet:
        return self.filter(stand__in=OPEN)


class Inlichting(GemeenteModel, VersieModel):
    """One question of a bidder, without any name, on its way to an answer in a nota. Published it lies fixed.

    Who asked it and in which words stands in its `Inzending`, which never leaves the house.
    """

    wachters = (
        Wachter("gepubliceerd", ("UPDATE", "DELETE"), "OLD.stand <> 'gepubliceerd'", "deze vraag is gepubliceerd"),
    )

    bestek = models.ForeignKey(Bestek, models.PROTECT, related_name="inlichtingen", editable=False)
    nummer = models.PositiveSmallIntegerField(editable=False)
    vraag = models.TextField("vraag zoals zij in de nota komt")
    soort = models.CharField("gaat over", max_length=20, choices=Onderdeelsoort, default=Onderdeelsoort.ALGEMEEN)
    sleutel = models.CharField(max_length=36, blank=True, editable=False)  # of the part; '' is the whole
    plaats = models.CharField("bladzijde of plaats", max_length=120, blank=True)
    vaststelling = models.ForeignKey(  # in which the bidder read that part
        Vaststelling, models.PROTECT, related_name="inlichtingen", editable=False
    )
    groep = models.CharField("onderwerp", max_length=80, blank=True)
    toegewezen_aan = models.ForeignKey(
        Gebruiker, models.PROTECT, related_name="inlichtingen", null=True, blank=True, editable=False
    )
    antwoord = models.TextField("antwoord", blank=True)
    antwoord_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", null=True, editable=False)
    leidt_tot_wijziging = models.BooleanField("het antwoord wijzigt het bestek", default=False)
    wijziging = models.ForeignKey(
        Wijziging, models.PROTECT, related_name="inlichtingen", null=True, blank=True, editable=False
    )
    stand = models.CharField(max_length=20, choices=Inlichtingstand, default=Inlichtingstand.NIEUW, editable=False)
    akkoord_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", null=True, editable=False)
    akkoord_op = models.DateTimeField(null=True, editable=False)
    reden_vervallen = models.CharField(max_length=300, blank=True, editable=False)
    nota = models.ForeignKey(Nota, models.PROTECT, related_name="inlichtingen", null=True, editable=False)
    nummer_in_nota = models.PositiveSmallIntegerField(null=True, editable=False)

    objects = scoped_manager(InlichtingQuerySet)

    class Meta:
        ordering = ["bestek", "nummer"]
        verbose_name = "vraag van een inschrijver"
        verbose_name_plural = "vragen van inschrijvers"
        constraints = [
            models.UniqueConstraint(fields=["bestek", "nummer"], name="inlichting_nummer_uniek"),
            models.CheckConstraint(condition=Q(stand__in=Inlichtingstand.values), name="inlichting_stand_bekend"),
            models.CheckConstraint(
                condition=Q(nota=None, nummer_in_nota=None) & ~Q(stand=Inlichtingstand.GEPUBLICEERD)
                | Q(nota__isnull=False, nummer_in_nota__isnull=False, stand=Inlichtingstand.GEPUBLICEERD),
                name="inlichting_nota_is_gepubliceerd",
            ),
        ]

    def __str__(self) -> str:
        return f"vraag {self.nummer}"

    def get_absolute_url(self) -> str:
        return reverse("bestek:inlichting", args=[self.gemeente.slug, self.bestek_id, self.nummer])

    @property
    def bewerkbaar(self) -> bool:
        """Whether question and answer may change; what is agreed must first be taken back."""
        return self.stand in BEWERKBAAR

    def assign(self, aan: Gebruiker, wie: Gebruiker) -> None:
        """nieuw → toegewezen; in a later state only the colleague changes."""
        if self.stand == Inlichtingstand.NIEUW:
            velden = {"naar": Inlichtingstand.TOEGEWEZEN, "toegewezen_aan": aan}
        else:
            velden = {"naar": self.stand, "toegewezen_aan": aan}
        self._move((self.stand,) if self.bewerkbaar else (), wie=wie, tekst=f"toegewezen aan {aan}", **velden)

    def draft(self, wie: Gebruiker) -> None:
        """nieuw or toegewezen → concept: there is an answer to read."""
        van = (Inlichtingstand.NIEUW, Inlichtingstand.TOEGEWEZEN)
        self._move(van, Inlichtingstand.CONCEPT, wie, "antwoord in concept", antwoord__gt="")

    def approve(self, versie: int, wie: Gebruiker) -> None:
        """concept → akkoord, of the text that was read (`versie`)."""
        velden = {"akkoord_door": wie, "akkoord_op": klok.now()}
        self._move((Inlichtingstand.CONCEPT,), Inlichtingstand.AKKOORD, wie, "akkoord", versie=versie, **velden)

    def reopen(self, wie: Gebruiker) -> None:
        """akkoord → concept."""
        velden = {"akkoord_door": None, "akkoord_op": None}
        self._move((Inlichtingstand.AKKOORD,), Inlichtingstand.CONCEPT, wie, "terug naar concept", **velden)

    def drop(self, wie: Gebruiker, reden: str) -> None:
        """Any open state → vervallen: asked twice, or no question at all. No event tells the reason."""
        velden = {"reden_vervallen": reden, "akkoord_door": None, "akkoord_op": None}
        self._move(OPEN, Inlichtingstand.VERVALLEN, wie, "vervallen", **velden)

    def restore(self, wie: Gebruiker) -> None:
        """vervallen → nieuw, or concept where there was an answer."""
        naar = Inlichtingstand.CONCEPT if self.antwoord else Inlichtingstand.NIEUW
        self._move((Inlichtingstand.VERVALLEN,), naar, wie, "teruggezet", reden_vervallen="")

    def publish(self, nota: Nota, nummer: int) -> None:
        """akkoord → gepubliceerd, as question `nummer` of this nota, which records the event."""
        velden = {"nota": nota, "nummer_in_nota": nummer}
        self._move((Inlichtingstand.AKKOORD,), Inlichtingstand.GEPUBLICEERD, None, "", **velden)

    def _move(
        self, van: tuple, naar: Inlichtingstand, wie: Gebruiker | None, tekst: str, *,
        versie: int | None = None, antwoord__gt: str | None = None, **velden: object,
    ) -> None:  # fmt: skip
        eisen = {"versie": versie, "antwoord__gt": antwoord__gt}
        rijen = Inlichting.objects.filter(
            pk=self.pk, stand__in=van, **{k: v for k, v in eisen.items() if v is not None}
        )
        if not rijen.update(stand=naar, versie=models.F("versie") + 1, **velden):
            self.refresh_from_db(fields=["stand", "versie"])
            if self.stand in van:
                raise OngeldigeOvergang(f"Vraag {self.nummer} is intussen gewijzigd. Lees haar opnieuw.")
            raise OngeldigeOvergang(f"Dit kan niet: vraag {self.nummer} staat op {self.get_stand_display().lower()}.")
        self.refresh_from_db()
        if wie:
            zin = f"Vraag {self.nummer} van een inschrijver: {tekst}"
            record_gebeurtenis(self.bestek, f"inlichting.{naar}", wie, zin)


class Inzending(GemeenteModel):
    """As a question came in: its own words and who sent it. For the writers; in no nota, export, event or search."""

    onveranderlijk = True

    inlichting = models.OneToOneField(Inlichting, models.PROTECT, related_name="inzending")
    origineel = models.TextField()
    organisatie = models.CharField(max_length=160, blank=True)
    contact = models.CharField(max_length=200, blank=True)  # a name, an e-mail address, or both
    inkomst = models.CharField(max_length=10, choices=Inkomst)
    binnengekomen_op = models.DateTimeField(default=klok.now)
    ingevoerd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "inzending"
        verbose_name_plural = "inzendingen"


class Vrijgave(GemeenteModel):
    """Words that the name check found and that may go out all the same, with the reason."""

    onveranderlijk = True

    inlichting = models.ForeignKey(Inlichting, models.PROTECT, related_name="vrijgaven")
    woorden = models.CharField(max_length=200)  # as `Treffer.sleutel`
    reden = models.CharField("reden", max_length=300)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=klok.now)

    class Meta:
        verbose_name = "vrijgave"
        verbose_name_plural = "vrijgaven"
        constraints = [models.UniqueConstraint(fields=["inlichting", "woorden"], name="vrijgave_eenmaal")]
