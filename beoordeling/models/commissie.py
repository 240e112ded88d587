"""Beside the round itself: who is kept from a bidder, who is present, and the trial answer to calibrate on."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q

from bestek.models import Bestekvraag
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker
from gemeenten.velden import GemeenteModel, VersieModel, scoped_manager

from ..rechten import SCORES_OPEN
from .offerte import Offerte
from .ronde import Commissielid, Ronde


class Uitsluiting(GemeenteModel):
    """A member who does not judge this bidder, because of a reported interest."""

    commissielid = models.ForeignKey(Commissielid, models.CASCADE, related_name="uitsluitingen")
    offerte = models.ForeignKey(Offerte, models.PROTECT, related_name="uitsluitingen")
    reden = models.TextField("reden")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=klok.now)

    class Meta:
        ordering = ["commissielid", "offerte"]
        verbose_name = "uitsluiting"
        verbose_name_plural = "uitsluitingen"
        constraints = [models.UniqueConstraint(fields=["commissielid", "offerte"], name="uitsluiting_uniek")]

    def __str__(self) -> str:
        return f"{self.commissielid} beoordeelt {self.offerte} niet"


class Aanwezigheid(GemeenteModel):
    """A member who takes part in the consensus meeting."""

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="aanwezigen")
    commissielid = models.ForeignKey(Commissielid, models.PROTECT, related_name="aanwezigheid")
    dag = models.DateField()
    geregistreerd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    geregistreerd_op = models.DateTimeField(default=klok.now)

    class Meta:
        ordering = ["ronde", "dag", "commissielid"]
        verbose_name = "aanwezigheid"
        verbose_name_plural = "aanwezigheden"
        constraints = [models.UniqueConstraint(fields=["commissielid", "dag"], name="aanwezigheid_uniek")]

    def __str__(self) -> str:
        return f"{self.commissielid} op {self.dag}"


class Oefenantwoord(GemeenteModel, VersieModel):
    """An invented answer on which the committee tunes its marks before the real work."""

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="oefenantwoorden", editable=False)
    bestekvraag = models.ForeignKey(Bestekvraag, models.PROTECT, related_name="+", verbose_name="vraag")
    tekst = models.TextField("oefenantwoord")
    besproken_op = models.DateTimeField(null=True, editable=False)  # from then on all marks on it are open

    class Meta:
        ordering = ["ronde", "pk"]
        verbose_name = "oefenantwoord"
        verbose_name_plural = "oefenantwoorden"

    def __str__(self) -> str:
        return f"oefenantwoord op {self.bestekvraag}"


class OefenscoreQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> OefenscoreQuerySet:
        """One's own; all of them once the answer is discussed, for the committee and the inkoper."""
        leden = gebruiker.lidmaatschappen
        mede = Exists(Commissielid._base_manager.filter(ronde=OuterRef("oefenantwoord__ronde"), gebruiker=gebruiker))
        inkoper = Q(gemeente__in=leden.filter(rol=Rol.INKOPER).values("gemeente"))
        open_ = Q(oefenantwoord__besproken_op__isnull=False) | Q(oefenantwoord__ronde__status__in=SCORES_OPEN)
        eigen = Q(commissielid__gebruiker=gebruiker)
        return self.filter(Q(gemeente__in=leden.values("gemeente")) & (eigen | (open_ & (mede | inkoper))))


class Oefenscore(GemeenteModel, VersieModel):
    """A mark on the trial answer; it counts for nothing."""

    oefenantwoord = models.ForeignKey(Oefenantwoord, models.CASCADE, related_name="scores", editable=False)
    commissielid = models.ForeignKey(Commissielid, models.PROTECT, related_name="oefenscores", editable=False)
    cijfer = models.DecimalField("cijfer", max_digits=5, decimal_places=2)
    motivatie = models.TextField("motivatie", blank=True)

    objects = scoped_manager(OefenscoreQuerySet)

    class Meta:
        ordering = ["oefenantwoord", "commissielid"]
        verbose_name = "oefenscore"
        verbose_name_plural = "oefenscores"
        constraints = [models.UniqueConstraint(fields=["oefenantwoord", "commissielid"], name="oefenscore_uniek")]

    def __str__(self) -> str:
        return f"oefenscore van {self.commissielid}"
