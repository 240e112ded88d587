from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Count, Exists, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from bestek.models import Bestek, Bestekvraag, Eis, Perceel
from bestek.profielen import in_words
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker
from gemeenten.velden import GemeenteModel, VersieModel, scoped_manager

from ..enums import Geldigheid, Offertestand, Rondestatus
from ..rechten import PRIJZEN_OPEN, SCORES_OPEN

VALID = Q(geldigheid=Geldigheid.GELDIG, offerte__stand=Offertestand.INGEDIEND)


class OfferteQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> OfferteQuerySet:
        """The inkoper sees all; readers after the end; admitted committee members the valid ones once scoring began,
        in an anonymous round once prices are open.

        A beheerder or beleidsmedewerker sees none. Who still has to sign reads only the names of the bidders.
        """
        from .ronde import Commissielid

        lid = Commissielid.objects.admitted().filter(gebruiker=gebruiker, ronde__bestek=OuterRef("bestek"))
        bekend = Q(ronde__anoniem=False) | Q(ronde__status__in=PRIJZEN_OPEN)
        begonnen = lid.filter(bekend, ronde__status__in=(Rondestatus.INDIVIDUEEL, *SCORES_OPEN))
        geldig = Inschrijving._base_manager.filter(VALID, offerte=OuterRef("pk"))
        commissie = member_with(gebruiker, Rol.BEOORDELAAR) & Exists(begonnen) & Exists(geldig)
        lezer = member_with(gebruiker, Rol.LEZER) & finished("bestek")
        return self.filter(member_with(gebruiker, Rol.INKOPER) | commissie | lezer)

    def with_progress(self) -> OfferteQuerySet:
        """How far registering is: numbers of answers, eisen and inschrijvingen, and how many of them are in."""
        antwoorden, toetsen = Antwoord._base_manager, Eistoets._base_manager
        return self.annotate(
            vragen=_number(antwoorden.all()),
            beantwoord=_number(antwoorden.filter(Exists(Antwoordversie._base_manager.filter(antwoord=OuterRef("pk"))))),
            eisen=_number(toetsen.all()),
            getoetst=_number(toetsen.exclude(voldoet=None)),
            niet_voldaan=_number(toetsen.filter(voldoet=False)),
        )


def _number(rijen: models.QuerySet) -> Coalesce:
    """How many of these rows belong to the offerte of the outer query."""
    per_offerte = rijen.filter(offerte=OuterRef("pk")).order_by().values("offerte").annotate(n=Count("pk"))
    return Coalesce(Subquery(per_offerte.values("n")), 0)


class AntwoordQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> AntwoordQuerySet:
        """The inkoper reads all answers, readers after the end, and an admitted committee member those of valid bids:

        while scoring alone the assigned ones, from consensus on those of the whole round; never of a bidder from whom
        the member is kept.
        """
        from .ronde import Commissielid

        lid = Commissielid.objects.admitted().filter(gebruiker=gebruiker, ronde__bestek=OuterRef("offerte__bestek"))
        lid = lid.exclude(uitsluitingen__offerte=OuterRef("offerte"))
        toegewezen = lid.filter(
            ronde__status=Rondestatus.INDIVIDUEEL, toewijzingen__bestekvraag=OuterRef("bestekvraag")
        )
        samen = lid.filter(ronde__status__in=SCORES_OPEN)
        geldig = Inschrijving._base_manager.filter(VALID, offerte=OuterRef("offerte"))
        telt = (Q(perceel=None) & Exists(geldig)) | Exists(geldig.filter(perceel=OuterRef("perceel")))
        commissie = member_with(gebruiker, Rol.BEOORDELAAR) & telt & (Exists(toegewezen) | Exists(samen))
        lezer = member_with(gebruiker, Rol.LEZER) & finished("offerte__bestek")
        lezer &= ~Q(offerte__stand=Offertestand.GEWEIGERD)  # what came too late is read by nobody but who registered it
        return self.filter(member_with(gebruiker, Rol.INKOPER) | commissie | lezer)


def member_with(gebruiker: Gebruiker, rol: Rol) -> Q:
    """Rows of the gemeenten in which the user holds this role."""
    return Q(gemeente__in=gebruiker.lidmaatschappen.filter(rol=rol).values("gemeente"))


def finished(bestek: str) -> Exists:
    """Whether the assessment of the bestek at this path is finished."""
    from .ronde import Ronde

    return Exists(Ronde._base_manager.filter(bestek=OuterRef(bestek), status=Rondestatus.AFGEROND))


class InschrijvingQuerySet(models.QuerySet):
    def valid(self) -> InschrijvingQuerySet:
        """The bids that count: judged valid, of an offerte that was neither refused nor withdrawn."""
        return self.filter(VALID)

    def with_kluis(self) -> InschrijvingQuerySet:
        """How many versions of the price lie in the kluis, and since when; never what they are."""
        return self.annotate(prijzen_in_kluis=Count("kluisprijzen"), prijs_sinds=Max("kluisprijzen__geregistreerd_op"))


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
    stand = models.CharField(
        "stand", max_length=16, choices=Offertestand, default=Offertestand.INGEDIEND, editable=False
    )
    stand_reden = models.TextField("reden", blank=True, editable=False)
    stand_op = models.DateTimeField(null=True, editable=False)
    stand_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", null=True, editable=False)
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
            models.CheckConstraint(
                condition=Q(stand=Offertestand.INGEDIEND) | ~Q(stand_reden=""), name="offerte_stand_met_reden"
            ),
        ]

    def __str__(self) -> str:
        return f"{in_words('Offerte', self.bestek.profiel)} {self.nummer}: {self.inschrijver}"

    def get_absolute_url(self) -> str:
        return reverse("beoordeling:offerte", args=[self.gemeente.slug, self.pk])

    @property
    def te_laat(self) -> bool:
        """Whether it came in after the deadline of the bestek."""
        return bool(self.bestek.sluiting_op) and self.ontvangen_op > self.bestek.sluiting_op


class Inschrijving(GemeenteModel, VersieModel):
    """The bid of an offerte for one perceel, with its validity; its price stays in the kluis until the opening."""

    offerte = models.ForeignKey(Offerte, models.CASCADE, related_name="inschrijvingen", editable=False)
    perceel = models.ForeignKey(Perceel, models.PROTECT, related_name="inschrijvingen", editable=False)
    geldigheid = models.CharField("geldigheid", max_length=20, choices=Geldigheid, default=Geldigheid.TE_BEOORDELEN)
    reden = models.TextField("reden", blank=True)

    objects = scoped_manager(InschrijvingQuerySet)

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

    objects = scoped_manager(AntwoordQuerySet)

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
    def laatste_versie(self) -> Antwoordversie | None:
        """The newest version, if any was registered. Prefetch `versies` on lists."""
        return max(self.versies.all(), key=lambda versie: versie.nummer, default=None)

    @property
    def tekst(self) -> str:
        """The text of the newest version; empty where none was registered."""
        versie = self.laatste_versie
        return versie.tekst if versie else ""


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
    bewijs = models.TextField("ontvangen bewijs", blank=True)
    bewijs_akkoord = models.BooleanField("bewijs nagegaan en in orde", null=True)  # checked before a definite award
    getoetst_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", null=True, editable=False)
    getoetst_op = models.DateTimeField(null=True, editable=False)

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
