from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from django.db import models
from django.db.models import Exists, OuterRef, Q

from gemeenten import klok
from gemeenten.bewaking import Wachter
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker
from gemeenten.velden import GemeenteModel, VersieModel, scoped_manager

from ..enums import Rondestatus
from ..rechten import SCORES_OPEN
from .offerte import Antwoord
from .ronde import Commissielid, Ronde, assesses_again


def writable_in(status: Rondestatus) -> Wachter:
    """Rows of a round change only while it is in this state; a lock on the round keeps the race out."""
    mits = f"(SELECT r.status FROM beoordeling_ronde r WHERE r.id = RIJ.ronde_id) = '{status}'"
    melding = f"dit kan alleen zolang de ronde op {Rondestatus(status).label.lower()} staat"
    return Wachter("ronde", ("INSERT", "UPDATE", "DELETE"), mits, melding)


class ScoreQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> ScoreQuerySet:
        """One's own; from consensus on everybody's, for the inkoper and admitted members; for readers at the end."""
        leden = gebruiker.lidmaatschappen
        open_ = Q(ronde__status__in=SCORES_OPEN)
        eigen = Q(commissielid__gebruiker=gebruiker)
        mede = Exists(Commissielid.objects.admitted().filter(ronde=OuterRef("ronde"), gebruiker=gebruiker))
        inkoper = open_ & Q(gemeente__in=leden.filter(rol=Rol.INKOPER).values("gemeente"))
        lezer = Q(ronde__status=Rondestatus.AFGEROND, gemeente__in=leden.filter(rol=Rol.LEZER).values("gemeente"))
        lid = Q(gemeente__in=leden.values("gemeente"))
        ander = ((open_ & mede) | inkoper | lezer) & ~assesses_again(gebruiker, "ronde__")
        return self.filter(lid & (eigen | ander))

    def counting(self) -> ScoreQuerySet:
        """What the consensus works from: finished, by members who are admitted."""
        return self.filter(klaar=True, commissielid__in=Commissielid.objects.admitted().values("pk"))


class Score(GemeenteModel, VersieModel):
    """One reviewer's mark for one answer. Not scored is `cijfer` None; abstaining is an act with a reason."""

    wachters = (writable_in(Rondestatus.INDIVIDUEEL),)

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="scores", editable=False)
    commissielid = models.ForeignKey(Commissielid, models.PROTECT, related_name="scores", editable=False)
    antwoord = models.ForeignKey(Antwoord, models.PROTECT, related_name="scores", editable=False)
    cijfer = models.DecimalField("cijfer", max_digits=5, decimal_places=2, null=True, blank=True)
    onthouden = models.BooleanField("ik onthoud mij van een oordeel", default=False)
    sterk = models.TextField("sterk", blank=True)
    zwak = models.TextField("zwak", blank=True)
    motivatie = models.TextField("motivatie", blank=True)
    notities = models.TextField("eigen notities", blank=True)  # for the reviewer alone, also after the round
    klaar = models.BooleanField("klaar", default=False)
    bewaard_op = models.DateTimeField(default=klok.now, editable=False)

    objects = scoped_manager(ScoreQuerySet)

    class Meta:
        ordering = ["antwoord", "commissielid"]
        verbose_name = "score"
        verbose_name_plural = "scores"
        constraints = [
            models.UniqueConstraint(fields=["commissielid", "antwoord"], name="score_uniek"),
            models.CheckConstraint(condition=Q(cijfer=None) | Q(onthouden=False), name="score_cijfer_of_onthouding"),
            models.CheckConstraint(
                condition=Q(klaar=False) | ((Q(onthouden=True) | Q(cijfer__isnull=False)) & ~Q(motivatie="")),
                name="score_klaar_is_compleet",
            ),
        ]

    def __str__(self) -> str:
        return f"score van {self.commissielid}"


class ConsensusQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> ConsensusQuerySet:
        """The inkoper and admitted members of the committee; readers after the end."""
        leden = gebruiker.lidmaatschappen
        mede = Exists(Commissielid.objects.admitted().filter(ronde=OuterRef("ronde"), gebruiker=gebruiker))
        inkoper = Q(gemeente__in=leden.filter(rol=Rol.INKOPER).values("gemeente"))
        lezer = Q(ronde__status=Rondestatus.AFGEROND, gemeente__in=leden.filter(rol=Rol.LEZER).values("gemeente"))
        lid = Q(gemeente__in=leden.values("gemeente"))
        return self.filter(lid & (mede | inkoper | lezer) & ~assesses_again(gebruiker, "ronde__"))


INHOUD = ("antwoord_id", "cijfer", "gemiddelde", "sterk", "zwak", "motivatie", "notulen")
GETEKEND = "een getekende consensus ligt vast; trek eerst de handtekening in"
SIGNED_STAYS = (  # only the signature itself can be taken away, and with it nothing else
    Wachter(
        "getekend",
        ("UPDATE",),
        "OLD.getekend_op IS NULL OR (NEW.getekend_op IS NULL AND "
        + " AND ".join(f"NEW.{kolom} = OLD.{kolom}" for kolom in INHOUD)
        + ")",
        GETEKEND,
    ),
    Wachter("getekend_weg", ("DELETE",), "OLD.getekend_op IS NULL", GETEKEND),
)


class Consensus(GemeenteModel, VersieModel):
    """The agreed mark and motivation for one answer."""

    wachters = (writable_in(Rondestatus.CONSENSUS), *SIGNED_STAYS)

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="consensus", editable=False)
    antwoord = models.ForeignKey(Antwoord, models.PROTECT, related_name="consensus", editable=False)
    cijfer = models.DecimalField("cijfer", max_digits=5, decimal_places=2, null=True, blank=True)
    # where the bestek publishes an average: without loss, as "22/3"; `cijfer` then only shows it in two decimals
    gemiddelde = models.CharField(max_length=40, blank=True, editable=False)
    sterk = models.TextField("sterke punten", blank=True)
    zwak = models.TextField("zwakke punten", blank=True)
    motivatie = models.TextField("motivatie", blank=True)
    notulen = models.TextField("notulen", blank=True)
    getekend_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", null=True, editable=False)
    getekend_op = models.DateTimeField(null=True, editable=False)
    vastgelegd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False)
    vastgelegd_op = models.DateTimeField(default=klok.now, editable=False)

    objects = scoped_manager(ConsensusQuerySet)

    class Meta:
        ordering = ["antwoord"]
        verbose_name = "consensus"
        verbose_name_plural = "consensus"
        constraints = [
            models.UniqueConstraint(fields=["ronde", "antwoord"], name="consensus_uniek"),
            models.CheckConstraint(
                condition=Q(getekend_op=None, getekend_door=None)
                | (Q(getekend_op__isnull=False, getekend_door__isnull=False, cijfer__isnull=False) & ~Q(motivatie="")),
                name="consensus_getekend_is_compleet",
            ),
        ]

    def __str__(self) -> str:
        return f"consensus over {self.antwoord}"

    @property
    def score(self) -> Decimal | Fraction | None:
        """What counts in the ranking: never a rounded average."""
        return Fraction(self.gemiddelde) if self.gemiddelde else self.cijfer

    @property
    def compleet(self) -> bool:
        return self.cijfer is not None and bool(self.motivatie)
