from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from kwaliteit.edities import is_verouderd
from kwaliteit.enums import Eissoort, Logica
from kwaliteit.models import Beleidsantwoord, Bibliotheekitem, Handvat, Vraag

from ..enums import Bewijsmoment, Hoofdstuk, Zichtbaarheid
from ..weging import number_text
from .onderdeel import BestekOnderdeel
from .perceel import Perceel


class Schaal(BestekOnderdeel):
    """The scores that can be given to an answer."""

    naam = models.CharField("naam", max_length=80)

    class Meta(BestekOnderdeel.Meta):
        verbose_name = "schaal"
        verbose_name_plural = "schalen"

    def __str__(self) -> str:
        return self.naam


class Ankerpunt(BestekOnderdeel):
    """One score of a scale: its words, and its share of the maximum in percent (unequal steps, also negative)."""

    schaal = models.ForeignKey(Schaal, models.CASCADE, related_name="ankerpunten", editable=False)
    waarde = models.DecimalField("cijfer", max_digits=5, decimal_places=2)
    woord = models.CharField("in een woord", max_length=40)
    omschrijving = models.TextField("wanneer dit cijfer past")
    aandeel = models.DecimalField("aandeel van het maximum (%)", max_digits=6, decimal_places=2)

    class Meta(BestekOnderdeel.Meta):
        ordering = ["schaal", "waarde"]
        verbose_name = "ankerpunt"
        verbose_name_plural = "ankerpunten"
        constraints = [
            models.UniqueConstraint(
                fields=["schaal", "waarde"], condition=Q(vervallen=False), name="ankerpunt_waarde_uniek"
            )
        ]

    def __str__(self) -> str:
        return f"{number_text(self.waarde)} – {self.woord}"


class Paragraaf(BestekOnderdeel):
    """A section of text of one's own; `tekst` is canonical HTML of a fixed list of tags."""

    beleidsantwoord = models.ForeignKey(
        Beleidsantwoord, models.PROTECT, related_name="paragrafen", null=True, editable=False
    )
    beleidsantwoord_tekst = models.TextField(blank=True, editable=False)  # as it read when it was taken over
    bibliotheekitem = models.ForeignKey(
        Bibliotheekitem, models.PROTECT, related_name="paragrafen", null=True, editable=False
    )
    hoofdstuk = models.CharField("hoofdstuk", max_length=12, choices=Hoofdstuk, default=Hoofdstuk.INLEIDING)
    titel = models.CharField("titel", max_length=160)
    tekst = models.TextField("tekst")

    class Meta(BestekOnderdeel.Meta):
        verbose_name = "paragraaf"
        verbose_name_plural = "paragrafen"

    def __str__(self) -> str:
        return self.titel


class Bestekvraag(BestekOnderdeel):
    """A question that is scored: copied from a letter (with the text and edition of then), from the gemeente's own
    library (which then is the `bibliotheekitem`, and may itself go back to a letter), or written here.
    """

    herkomst = models.ForeignKey(Vraag, models.PROTECT, related_name="bestekvragen", null=True, editable=False)
    herkomst_tekst = models.TextField(blank=True, editable=False)
    herkomst_editie = models.PositiveSmallIntegerField(null=True, editable=False)
    bibliotheekitem = models.ForeignKey(
        Bibliotheekitem, models.PROTECT, related_name="bestekvragen", null=True, editable=False
    )
    onderwerp = models.CharField("onderwerp", max_length=120)
    tekst = models.TextField("vraag")
    toelichting = models.TextField("toelichting voor de inschrijver", blank=True)
    max_a4 = models.DecimalField(
        "antwoord: hoogstens … A4",
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    schaal = models.ForeignKey(Schaal, models.PROTECT, related_name="bestekvragen", verbose_name="schaal")
    per_perceel = models.BooleanField("een antwoord voor elk perceel apart", default=False)
    minimum = models.DecimalField("wie lager scoort valt af", max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta(BestekOnderdeel.Meta):
        verbose_name = "bestekvraag"
        verbose_name_plural = "bestekvragen"

    def __str__(self) -> str:
        return self.onderwerp

    @property
    def aangepast(self) -> bool:
        """Whether the text differs from the letter's question as it was copied."""
        return self.herkomst_id is not None and self.tekst != self.herkomst_tekst

    @property
    def vernieuwd(self) -> bool:
        """Whether the letter's question was changed since it was copied, or seen; see `bestek.edities`."""
        return self.herkomst_id is not None and is_verouderd(self.herkomst, self.herkomst_editie)


class Weging(BestekOnderdeel):
    """The points of a question in one perceel; no row means that it is not asked there."""

    bestekvraag = models.ForeignKey(Bestekvraag, models.CASCADE, related_name="wegingen", editable=False)
    perceel = models.ForeignKey(Perceel, models.CASCADE, related_name="wegingen", editable=False)
    punten = models.DecimalField(  # with gunnen op waarde: euros
        "punten", max_digits=12, decimal_places=2, validators=[MinValueValidator(0)]
    )

    class Meta(BestekOnderdeel.Meta):
        verbose_name = "weging"
        verbose_name_plural = "wegingen"
        constraints = [
            models.UniqueConstraint(fields=["bestekvraag", "perceel"], name="weging_uniek"),
            models.CheckConstraint(condition=Q(punten__gte=0), name="weging_niet_negatief"),
        ]

    def __str__(self) -> str:
        return f"{number_text(self.punten)} punten"


class Criterium(BestekOnderdeel):
    """A handvat as this bestek uses it, or a criterium of one's own."""

    bestekvraag = models.ForeignKey(Bestekvraag, models.CASCADE, related_name="criteria", editable=False)
    herkomst = models.ForeignKey(Handvat, models.PROTECT, related_name="criteria", null=True, editable=False)
    herkomst_tekst = models.TextField(blank=True, editable=False)
    groep = models.CharField("groep", max_length=160, blank=True, editable=False)
    logica = models.CharField("logica", max_length=12, choices=Logica, default=Logica.ALLE, editable=False)
    tekst = models.TextField("criterium")
    zichtbaarheid = models.CharField("gebruik", max_length=12, choices=Zichtbaarheid, default=Zichtbaarheid.OPENBAAR)

    class Meta(BestekOnderdeel.Meta):
        verbose_name = "criterium"
        verbose_name_plural = "criteria"

    def __str__(self) -> str:
        return self.tekst

    @property
    def aangepast(self) -> bool:
        return self.herkomst_id is not None and self.tekst != self.herkomst_tekst


class Eis(BestekOnderdeel):
    """A knock-out requirement, with the evidence that is asked."""

    bibliotheekitem = models.ForeignKey(
        Bibliotheekitem, models.PROTECT, related_name="eisen", null=True, editable=False
    )
    soort = models.CharField("soort", max_length=20, choices=Eissoort, default=Eissoort.GESCHIKTHEIDSEIS)
    titel = models.CharField("titel", max_length=160)
    tekst = models.TextField("eis")
    bewijs = models.TextField("gevraagd bewijs", blank=True)
    bewijsmoment = models.CharField("wanneer bewijs gevraagd wordt", max_length=20, choices=Bewijsmoment, blank=True)
    perceel = models.ForeignKey(
        Perceel,
        models.PROTECT,
        related_name="eisen",
        null=True,
        blank=True,
        verbose_name="alleen voor perceel",
    )

    class Meta(BestekOnderdeel.Meta):
        verbose_name = "eis"
        verbose_name_plural = "eisen"

    def __str__(self) -> str:
        return self.titel
