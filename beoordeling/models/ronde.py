from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from bestek.models import Bestek, Bestekvraag, Vaststelling
from bestek.models.bestek import OngeldigeOvergang
from bestek.weging import METHODEN
from gemeenten import klok
from gemeenten.bewaking import Wachter
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker, record_gebeurtenis
from gemeenten.velden import GemeenteModel, VersieModel, scoped_manager

from ..enums import Commissierol, Leesvolgorde, Rondestatus
from ..rechten import NOG_BLIND


class RondeQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> RondeQuerySet:
        """The inkoper sees all, committee members their own rounds, readers what is finished."""
        return self._for(gebruiker, Commissielid._base_manager.all())

    def readable_by(self, gebruiker: Gebruiker) -> RondeQuerySet:
        """Of the visible ones, those whose answers and outcome this person may read: as a member once admitted."""
        return self._for(gebruiker, Commissielid.objects.admitted()).filter(~assesses_again(gebruiker))

    def standing(self) -> RondeQuerySet:
        """Without those that a later round, not withdrawn itself, replaces."""
        later = Ronde._base_manager.filter(bestek=OuterRef("bestek"), nummer__gt=OuterRef("nummer"))
        return self.filter(~Exists(later.exclude(status=Rondestatus.INGETROKKEN)))

    def _for(self, gebruiker: Gebruiker, commissie: models.QuerySet) -> RondeQuerySet:
        leden = gebruiker.lidmaatschappen
        inkoper = Q(gemeente__in=leden.filter(rol=Rol.INKOPER).values("gemeente"))
        eigen = commissie.filter(ronde=OuterRef("pk"), gebruiker=gebruiker)
        beoordelaar = Q(gemeente__in=leden.filter(rol=Rol.BEOORDELAAR).values("gemeente")) & Exists(eigen)
        lezer = Q(status=Rondestatus.AFGEROND, gemeente__in=leden.filter(rol=Rol.LEZER).values("gemeente"))
        return self.filter(inkoper | beoordelaar | lezer)

    def openable_by(self, gebruiker: Gebruiker) -> RondeQuerySet:
        """Rounds whose prices this member may help open: quality is fixed, and the member does not score there."""
        eigen = Commissielid._base_manager.filter(ronde=OuterRef("pk"), gebruiker=gebruiker)
        beoordeelt = eigen.exclude(rol=Commissierol.WAARNEMER)
        leden = gebruiker.lidmaatschappen.exclude(rol=Rol.BEHEERDER).values("gemeente")
        return self.filter(~Exists(beoordeelt), status=Rondestatus.KWALITEIT_VASTGESTELD, gemeente__in=leden)


def assesses_again(gebruiker: Gebruiker, ronde: str = "") -> Exists:
    """Whether this person sits on the committee of a later round that is not done yet, on the same offers.

    `ronde` is the path to the earlier round, with its underscores: what that round found and which prices it saw stay
    shut then, in whatever role this person could read them.
    """
    later = Commissielid._base_manager.filter(gebruiker=gebruiker, ronde__status__in=NOG_BLIND)
    return Exists(later.filter(ronde__bestek=OuterRef(f"{ronde}bestek"), ronde__nummer__gt=OuterRef(f"{ronde}nummer")))


class Ronde(GemeenteModel, VersieModel):
    """One assessment of the offers on a bestek. It pins a vaststelling and reads texts, weights and scales from it."""

    bestek = models.ForeignKey(Bestek, models.PROTECT, related_name="rondes", editable=False)
    vaststelling = models.ForeignKey(Vaststelling, models.PROTECT, related_name="rondes", editable=False)
    nummer = models.PositiveSmallIntegerField(editable=False)
    status = models.CharField(
        "status", max_length=30, choices=Rondestatus, default=Rondestatus.VOORBEREIDING, editable=False
    )
    beoordelen_tot = models.DateField("scores klaar uiterlijk", null=True, blank=True)
    consensus_op = models.DateField("consensusoverleg op", null=True, blank=True)
    besluit_op = models.DateField("voorstel voor het besluit klaar op", null=True, blank=True)
    anoniem = models.BooleanField("beoordelaars zien geen namen van inschrijvers", default=False)
    leesvolgorde = models.CharField(
        "volgorde van de antwoorden", max_length=12, choices=Leesvolgorde, default=Leesvolgorde.PER_VRAAG
    )
    schudden = models.BooleanField("elke beoordelaar een andere volgorde van inschrijvers", default=True)
    spreidingsgrens = models.DecimalField(  # Fraction of the scale, in percent; above it the meeting is warned
        "vraag om een gesprek bij een verschil boven (% van de schaal)",
        max_digits=5,
        decimal_places=2,
        default=40,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    geleid_door = models.ForeignKey(
        Gebruiker, models.PROTECT, related_name="geleide_rondes", null=True, verbose_name="geleid door"
    )
    vervangt = models.ForeignKey(  # an earlier round on the same offers, which stays as it was
        "self", models.PROTECT, related_name="vervangers", null=True, editable=False
    )
    reden = models.TextField("reden van een nieuwe beoordeling", blank=True)
    aangemaakt_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False)
    aangemaakt_op = models.DateTimeField(default=klok.now, editable=False)

    objects = scoped_manager(RondeQuerySet)

    class Meta:
        ordering = ["bestek", "nummer"]
        verbose_name = "ronde"
        verbose_name_plural = "rondes"
        constraints = [
            models.UniqueConstraint(fields=["bestek", "nummer"], name="ronde_nummer_uniek"),
            models.CheckConstraint(condition=Q(status__in=Rondestatus.values), name="ronde_status_bekend"),
            models.CheckConstraint(condition=Q(vervangt=None) | ~Q(reden=""), name="ronde_herbeoordeling_met_reden"),
        ]

    def __str__(self) -> str:
        return f"Beoordeling van {self.bestek}" + (f" (ronde {self.nummer})" if self.nummer > 1 else "")

    def get_absolute_url(self) -> str:
        return reverse("beoordeling:ronde", args=[self.gemeente.slug, self.pk])

    @property
    def zonder_prijs(self) -> bool:
        """Whether the frozen bestek has a fixed price, so that there is nothing to open."""
        return not METHODEN[self.vaststelling.structuur.methode].prijs_telt

    # What must hold before a transition stands in `beoordeling.verloop`; here stands only the guarded step.

    def start(self, wie: Gebruiker) -> None:
        """voorbereiding → individueel."""
        self._move((Rondestatus.VOORBEREIDING,), Rondestatus.INDIVIDUEEL, wie, "Individueel beoordelen begonnen")

    def start_consensus(self, wie: Gebruiker) -> None:
        """individueel → consensus; from here on individual scores are locked."""
        self._move((Rondestatus.INDIVIDUEEL,), Rondestatus.CONSENSUS, wie, "Consensus begonnen")

    def fix_kwaliteit(self, wie: Gebruiker) -> None:
        """consensus → kwaliteit vastgesteld."""
        self._move((Rondestatus.CONSENSUS,), Rondestatus.KWALITEIT_VASTGESTELD, wie, "Kwaliteit vastgesteld")

    def reopen_consensus(self, wie: Gebruiker, reden: str) -> None:
        """kwaliteit vastgesteld → consensus, before prices open; later reports show the reason."""
        tekst = f"Consensus heropend: {reden}"
        self._move((Rondestatus.KWALITEIT_VASTGESTELD,), Rondestatus.CONSENSUS, wie, tekst, soort="ronde.heropend")

    def mark_prijzen_open(self, wie: Gebruiker) -> None:
        """kwaliteit vastgesteld → prijzen geopend; only `beoordeling.kluis` calls this, with two openers."""
        van = (Rondestatus.KWALITEIT_VASTGESTELD,)
        self._move(van, Rondestatus.PRIJZEN_GEOPEND, wie, "Prijzen geopend door twee personen")

    def finish(self, wie: Gebruiker) -> None:
        """prijzen geopend → afgerond; straight from kwaliteit vastgesteld where the bestek knows no price."""
        van = Rondestatus.KWALITEIT_VASTGESTELD if self.zonder_prijs else Rondestatus.PRIJZEN_GEOPEND
        self._move((van,), Rondestatus.AFGEROND, wie, "Beoordeling afgerond")

    def withdraw(self, wie: Gebruiker, reden: str) -> None:
        """Any open state → ingetrokken."""
        van = tuple(s for s in Rondestatus if s not in (Rondestatus.AFGEROND, Rondestatus.INGETROKKEN))
        self._move(van, Rondestatus.INGETROKKEN, wie, f"Ronde ingetrokken: {reden}")

    def _move(
        self, van: tuple[Rondestatus, ...], naar: Rondestatus, wie: Gebruiker, tekst: str, soort: str = ""
    ) -> None:
        rijen = Ronde.objects.filter(pk=self.pk, status__in=van)
        if not rijen.update(status=naar, versie=models.F("versie") + 1):
            self.refresh_from_db(fields=["status"])
            raise OngeldigeOvergang(f"Dit kan niet: de ronde staat op ‘{self.get_status_display().lower()}’.")
        self.refresh_from_db()
        record_gebeurtenis(self, soort or f"ronde.{naar}", wie, tekst)


GEEN_PRIJS_GEREGISTREERD = (
    "RIJ.rol = 'waarnemer' OR NOT EXISTS (SELECT 1 FROM beoordeling_kluisprijs k"
    " JOIN beoordeling_inschrijving i ON i.id = k.inschrijving_id"
    " JOIN beoordeling_offerte o ON o.id = i.offerte_id"
    " JOIN beoordeling_ronde r ON r.bestek_id = o.bestek_id"
    " WHERE r.id = RIJ.ronde_id AND k.geregistreerd_door_id = RIJ.gebruiker_id)"
)


class CommissielidQuerySet(models.QuerySet):
    def admitted(self) -> CommissielidQuerySet:
        """Who may read answers, as `toegelaten`: signed, and a reported interest accepted by the inkoper."""
        zonder_belang = Q(belangenverklaring__heeft_belang=False)
        return self.filter(zonder_belang | Q(belangenverklaring__heeft_belang=True, belang_akkoord=True))


class Commissielid(GemeenteModel, VersieModel):
    """A member of the committee of a round. Who registered a price for this bestek cannot score in it."""

    wachters = (
        Wachter(
            "prijs",
            ("INSERT", "UPDATE"),
            GEEN_PRIJS_GEREGISTREERD,
            "wie een prijs registreerde beoordeelt niet",
        ),
    )

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="commissie", editable=False)
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="commissies", verbose_name="lid")
    rol = models.CharField("rol", max_length=12, choices=Commissierol, default=Commissierol.BEOORDELAAR)
    belang_akkoord = models.BooleanField("mag beoordelen ondanks het gemelde belang", null=True)
    belang_reden = models.TextField("reden", blank=True)
    deskundigheid = models.CharField("deskundigheid", max_length=200, blank=True)
    uitgevallen_op = models.DateTimeField(null=True, editable=False)  # scores given until then are kept
    uitval_reden = models.TextField("reden", blank=True)
    opvolger = models.ForeignKey("self", models.PROTECT, related_name="voorgangers", null=True, editable=False)

    objects = scoped_manager(CommissielidQuerySet)

    class Meta:
        ordering = ["ronde", "gebruiker__naam"]
        verbose_name = "commissielid"
        verbose_name_plural = "commissieleden"
        constraints = [
            models.UniqueConstraint(fields=["ronde", "gebruiker"], name="commissielid_uniek"),
            models.UniqueConstraint(
                fields=["ronde"], condition=Q(rol=Commissierol.VOORZITTER), name="commissie_een_voorzitter"
            ),
        ]

    def __str__(self) -> str:
        return str(self.gebruiker)

    @property
    def beoordeelt(self) -> bool:
        """Whether this member scores; not who only watches, nor who fell ill and handed it over."""
        return self.rol != Commissierol.WAARNEMER and self.uitgevallen_op is None

    @property
    def toegelaten(self) -> bool:
        """Whether this member may read answers and score: signed, and a reported interest accepted by the inkoper."""
        verklaring = getattr(self, "belangenverklaring", None)
        return verklaring is not None and (not verklaring.heeft_belang or self.belang_akkoord is True)


class Toewijzing(GemeenteModel):
    """That a committee member scores the answers to this question."""

    commissielid = models.ForeignKey(Commissielid, models.CASCADE, related_name="toewijzingen")
    bestekvraag = models.ForeignKey(Bestekvraag, models.PROTECT, related_name="toewijzingen")
    deskundigheid = models.CharField("deskundigheid voor deze vraag", max_length=200, blank=True)

    class Meta:
        ordering = ["commissielid", "bestekvraag__volgorde"]
        verbose_name = "toewijzing"
        verbose_name_plural = "toewijzingen"
        constraints = [models.UniqueConstraint(fields=["commissielid", "bestekvraag"], name="toewijzing_uniek")]

    def __str__(self) -> str:
        return f"{self.commissielid}: {self.bestekvraag}"


class Belangenverklaring(GemeenteModel):
    """A reviewer's signed statement of (no) interest, with the text as it was signed. Never changed."""

    onveranderlijk = True

    commissielid = models.OneToOneField(Commissielid, models.PROTECT, related_name="belangenverklaring")
    tekst = models.TextField()
    heeft_belang = models.BooleanField("ik meld een belang")
    toelichting = models.TextField("toelichting op het belang", blank=True)
    ondertekend_op = models.DateTimeField(default=klok.now)

    class Meta:
        verbose_name = "belangenverklaring"
        verbose_name_plural = "belangenverklaringen"
        constraints = [
            models.CheckConstraint(
                condition=Q(heeft_belang=False) | ~Q(toelichting=""),
                name="belangenverklaring_met_toelichting",
            )
        ]

    def __str__(self) -> str:
        return f"belangenverklaring van {self.commissielid}"
