"""What a reviewer finds in an answer: per criterium, and the passages that show it. As blind as the score itself."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from gemeenten.bewaking import Wachter
from gemeenten.models import Gebruiker
from gemeenten.velden import GemeenteModel, scoped_manager

from ..enums import Bevindingoordeel, Passagedoel, Rondestatus
from .offerte import Antwoordversie
from .score import Score

OPEN_SCORE = (
    "(SELECT r.status FROM beoordeling_ronde r JOIN beoordeling_score s ON s.ronde_id = r.id WHERE s.id = RIJ.score_id)"
    f" = '{Rondestatus.INDIVIDUEEL}'"
)
ALLEEN_INDIVIDUEEL = Wachter(
    "ronde",
    ("INSERT", "UPDATE", "DELETE"),
    OPEN_SCORE,
    "dit kan alleen zolang er individueel wordt beoordeeld",
)


class VanScoreQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> VanScoreQuerySet:
        """Exactly where the score itself is visible."""
        return self.filter(Exists(Score.objects.visible_to(gebruiker).filter(pk=OuterRef("score"))))


class PassageQuerySet(VanScoreQuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> PassageQuerySet:
        """As the score, but a private note never leaves its reviewer."""
        eigen = Q(score__commissielid__gebruiker=gebruiker)
        return super().visible_to(gebruiker).filter(eigen | ~Q(doel=Passagedoel.NOTITIE))


class Bevinding(GemeenteModel):
    """Whether the answer shows one published criterium, and what that does to the mark, in words."""

    wachters = (ALLEEN_INDIVIDUEEL,)

    score = models.ForeignKey(Score, models.CASCADE, related_name="bevindingen", editable=False)
    criterium = models.CharField(max_length=36, editable=False)  # sleutel, in the frozen version
    oordeel = models.CharField("oordeel", max_length=16, choices=Bevindingoordeel, blank=True)
    gevolg = models.TextField("wat dit doet met het cijfer", blank=True)

    objects = scoped_manager(VanScoreQuerySet)

    class Meta:
        ordering = ["score", "pk"]
        verbose_name = "bevinding"
        verbose_name_plural = "bevindingen"
        constraints = [
            models.UniqueConstraint(fields=["score", "criterium"], name="bevinding_uniek"),
            models.CheckConstraint(
                condition=Q(oordeel__in=["", *Bevindingoordeel.values]), name="bevinding_oordeel_bekend"
            ),
        ]

    def __str__(self) -> str:
        return self.get_oordeel_display() or "nog geen oordeel"


class Passage(GemeenteModel):
    """A marked piece of an answer: `begin` up to `einde` in code points of that version, and the words themselves."""

    wachters = (ALLEEN_INDIVIDUEEL,)

    score = models.ForeignKey(Score, models.CASCADE, related_name="passages", editable=False)
    antwoordversie = models.ForeignKey(Antwoordversie, models.PROTECT, related_name="passages", editable=False)
    begin = models.PositiveIntegerField()
    einde = models.PositiveIntegerField()
    citaat = models.TextField()
    doel = models.CharField(max_length=12, choices=Passagedoel, default=Passagedoel.BEWIJS)
    criterium = models.CharField(max_length=36, blank=True)  # sleutel; only for evidence
    opmerking = models.TextField("opmerking", blank=True)

    objects = scoped_manager(PassageQuerySet)

    class Meta:
        ordering = ["score", "begin", "einde", "pk"]
        verbose_name = "passage"
        verbose_name_plural = "passages"
        constraints = [
            models.CheckConstraint(condition=Q(einde__gt=F("begin")), name="passage_niet_leeg"),
            models.CheckConstraint(
                condition=Q(doel=Passagedoel.BEWIJS) | Q(criterium=""), name="passage_criterium_bij_bewijs"
            ),
            models.UniqueConstraint(
                fields=["score", "antwoordversie", "begin", "einde", "doel", "criterium"], name="passage_uniek"
            ),
        ]

    def __str__(self) -> str:
        return self.citaat
