"""What colleagues say to each other about a bestek while they write it; none of it is in any version."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker
from gemeenten.velden import GemeenteModel, VersieModel, scoped_manager

from ..enums import Akkoordoordeel, Hoofdstuk, Onderdeelsoort, Voorstelstand
from .bestek import Bestek, OngeldigeOvergang


class MeeschrijfQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> MeeschrijfQuerySet:
        """For the writers of the gemeente, nobody else."""
        rollen = gebruiker.lidmaatschappen.filter(rol__in=(Rol.BELEIDSMEDEWERKER, Rol.INKOPER))
        return self.filter(gemeente__in=rollen.values("gemeente"))


class Opmerking(GemeenteModel, VersieModel):
    """A remark on a part of the text, or an answer to one (`antwoord_op`); settled by an act, never removed."""

    bestek = models.ForeignKey(Bestek, models.PROTECT, related_name="opmerkingen", editable=False)
    soort = models.CharField("gaat over", max_length=20, choices=Onderdeelsoort, default=Onderdeelsoort.ALGEMEEN)
    sleutel = models.CharField(max_length=36, blank=True, editable=False)  # of the part; '' is the whole
    antwoord_op = models.ForeignKey("self", models.PROTECT, related_name="antwoorden", null=True, editable=False)
    tekst = models.TextField("opmerking")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False)
    op = models.DateTimeField(default=klok.now, editable=False)
    afgehandeld_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", null=True, editable=False)
    afgehandeld_op = models.DateTimeField(null=True, editable=False)

    objects = scoped_manager(MeeschrijfQuerySet)

    class Meta:
        ordering = ["bestek", "op", "pk"]
        verbose_name = "opmerking"
        verbose_name_plural = "opmerkingen"
        constraints = [
            models.CheckConstraint(condition=~Q(tekst=""), name="opmerking_met_tekst"),
            models.CheckConstraint(
                condition=Q(afgehandeld_op=None, afgehandeld_door=None)
                | Q(afgehandeld_op__isnull=False, afgehandeld_door__isnull=False),
                name="opmerking_afgehandeld_door_iemand",
            ),
        ]

    def __str__(self) -> str:
        return self.tekst

    @property
    def afgehandeld(self) -> bool:
        return self.afgehandeld_op is not None


class Vermelding(GemeenteModel):
    """A colleague who is named in a remark, and whether that was seen."""

    opmerking = models.ForeignKey(Opmerking, models.CASCADE, related_name="vermeldingen")
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="vermeldingen")
    gezien_op = models.DateTimeField(null=True)

    objects = scoped_manager(MeeschrijfQuerySet)

    class Meta:
        ordering = ["opmerking", "pk"]
        verbose_name = "vermelding"
        verbose_name_plural = "vermeldingen"
        constraints = [models.UniqueConstraint(fields=["opmerking", "gebruiker"], name="vermelding_uniek")]

    def __str__(self) -> str:
        return str(self.gebruiker)


class Tekstvoorstel(GemeenteModel, VersieModel):
    """A changed wording of one field of a part, for a colleague to accept or refuse."""

    bestek = models.ForeignKey(Bestek, models.PROTECT, related_name="tekstvoorstellen", editable=False)
    soort = models.CharField(max_length=20, choices=Onderdeelsoort, editable=False)
    sleutel = models.CharField(max_length=36, editable=False)
    veld = models.CharField(max_length=40, editable=False)
    oud = models.TextField(blank=True, editable=False)  # as it read when the proposal was made
    nieuw = models.TextField("voorgestelde tekst", blank=True)
    toelichting = models.TextField("waarom", blank=True)
    stand = models.CharField(max_length=12, choices=Voorstelstand, default=Voorstelstand.OPEN, editable=False)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False)
    op = models.DateTimeField(default=klok.now, editable=False)
    besloten_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", null=True, editable=False)
    besloten_op = models.DateTimeField(null=True, editable=False)
    reden = models.TextField("reden om het af te wijzen", blank=True, editable=False)

    objects = scoped_manager(MeeschrijfQuerySet)

    class Meta:
        ordering = ["bestek", "op", "pk"]
        verbose_name = "tekstvoorstel"
        verbose_name_plural = "tekstvoorstellen"
        constraints = [
            models.CheckConstraint(condition=Q(stand__in=Voorstelstand.values), name="tekstvoorstel_stand_bekend"),
            models.CheckConstraint(
                condition=Q(stand=Voorstelstand.OPEN, besloten_door=None, besloten_op=None)
                | (~Q(stand=Voorstelstand.OPEN) & Q(besloten_door__isnull=False, besloten_op__isnull=False)),
                name="tekstvoorstel_besloten_door_iemand",
            ),
            models.CheckConstraint(
                condition=~Q(stand=Voorstelstand.AFGEWEZEN) | ~Q(reden=""), name="tekstvoorstel_afgewezen_met_reden"
            ),
        ]

    def __str__(self) -> str:
        return f"voorstel van {self.door}"

    @property
    def open(self) -> bool:
        return self.stand == Voorstelstand.OPEN

    def decide(self, stand: Voorstelstand, wie: Gebruiker, reden: str = "") -> None:
        """open → overgenomen, afgewezen or ingetrokken."""
        velden = {"stand": stand, "besloten_door": wie, "besloten_op": klok.now(), "reden": reden}
        rijen = Tekstvoorstel.objects.filter(pk=self.pk, stand=Voorstelstand.OPEN)
        if not rijen.update(versie=models.F("versie") + 1, **velden):
            self.refresh_from_db()
            stand_nu = self.get_stand_display().lower()
            raise OngeldigeOvergang(f"Dit voorstel is al {stand_nu}, door {self.besloten_door}.")
        self.refresh_from_db()


class Bewerking(GemeenteModel):
    """One act on the working text, with what its rows held before and after, so that it can be undone."""

    bestek = models.ForeignKey(Bestek, models.PROTECT, related_name="bewerkingen", editable=False)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False)
    op = models.DateTimeField(default=klok.now, editable=False)
    wat = models.CharField(max_length=200)  # the act in words, for the button and the list
    rijen = models.JSONField(default=list)  # see `bestek.ongedaan`
    ongedaan_op = models.DateTimeField(null=True, editable=False)

    objects = scoped_manager(MeeschrijfQuerySet)

    class Meta:
        ordering = ["bestek", "pk"]
        verbose_name = "bewerking"
        verbose_name_plural = "bewerkingen"

    def __str__(self) -> str:
        return self.wat


class Akkoord(GemeenteModel, VersieModel):
    """The sign-off of a colleague on a chapter. `afdruk` is the fingerprint of that chapter when it was given:
    where the text reads otherwise now, the sign-off has lapsed and is asked again.
    """

    bestek = models.ForeignKey(Bestek, models.PROTECT, related_name="akkoorden", editable=False)
    hoofdstuk = models.CharField("hoofdstuk", max_length=12, choices=Hoofdstuk)
    gevraagd_aan = models.ForeignKey(
        Gebruiker, models.PROTECT, related_name="gevraagde_akkoorden", verbose_name="gevraagd aan"
    )
    gevraagd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False)
    gevraagd_op = models.DateTimeField(default=klok.now, editable=False)
    uiterlijk = models.DateField("uiterlijk", null=True, blank=True)
    oordeel = models.CharField(
        "oordeel", max_length=12, choices=Akkoordoordeel, default=Akkoordoordeel.GEVRAAGD, editable=False
    )
    toelichting = models.TextField("toelichting", blank=True)
    gegeven_op = models.DateTimeField(null=True, editable=False)
    afdruk = models.CharField(max_length=64, blank=True, editable=False)
    gelezen = models.TextField(blank=True, editable=False)  # the chapter as it was judged: see `bestek.hoofdstukafdruk`
    herinnerd_op = models.DateTimeField(null=True, editable=False)

    objects = scoped_manager(MeeschrijfQuerySet)

    class Meta:
        ordering = ["bestek", "pk"]
        verbose_name = "akkoord"
        verbose_name_plural = "akkoorden"
        constraints = [
            models.UniqueConstraint(fields=["bestek", "hoofdstuk", "gevraagd_aan"], name="akkoord_uniek"),
            models.CheckConstraint(condition=Q(oordeel__in=Akkoordoordeel.values), name="akkoord_oordeel_bekend"),
            models.CheckConstraint(
                condition=~Q(oordeel=Akkoordoordeel.NIET_AKKOORD) | ~Q(toelichting=""),
                name="akkoord_weigering_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(oordeel=Akkoordoordeel.GEVRAAGD) | (Q(gegeven_op__isnull=False) & ~Q(afdruk="")),
                name="akkoord_gegeven_op_een_tekst",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_hoofdstuk_display()}: {self.gevraagd_aan}"
