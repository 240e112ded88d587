"""What a gemeente adds to the letters: its own library, which it can share."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from gemeenten import klok
from gemeenten.models import Gebruiker, Gemeente
from gemeenten.velden import GemeenteModel, VersieModel, scoped_manager

from ..enums import Deling, Eissoort, Itemsoort
from .ordening import Route, Thema
from .vraag import Handvat, Vraag


class BibliotheekQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> BibliotheekQuerySet:
        """The items of the gemeenten of which this person is a member; what others share comes by `delen`."""
        return self.filter(gemeente__in=Gemeente.objects.visible_to(gebruiker))

    def current(self) -> BibliotheekQuerySet:
        return self.filter(vervallen=False)

    def fitting(self, *, q: str = "", soort: str = "", thema: str = "", route: str = "") -> BibliotheekQuerySet:
        """The items that answer to every filter that is set; themes and routes by their code."""
        gevonden = self
        for woord in q.split():
            criteria = Bibliotheekcriterium._base_manager.filter(tekst__icontains=woord)
            eigen = Q(titel__icontains=woord) | Q(tekst__icontains=woord) | Q(toelichting__icontains=woord)
            eigen |= Q(bewijs__icontains=woord) | Q(bron__icontains=woord) | Q(pk__in=criteria.values("item"))
            gevonden = gevonden.filter(eigen)
        filters = {"soort": soort, "themas__code": thema, "routes__code": route}
        return gevonden.filter(**{naam: waarde for naam, waarde in filters.items() if waarde})

    def in_order(self) -> BibliotheekQuerySet:
        """By kind as people work with them, then by title."""
        plaats = [models.When(soort=soort, then=nummer) for nummer, soort in enumerate(Itemsoort)]
        return self.order_by(models.Case(*plaats), "titel", "pk")

    def with_parts(self) -> BibliotheekQuerySet:
        """Ready to be read: all that belongs to an item, in a constant number of queries.

        The criteria come by the plain manager: they are those of the items found, in whichever scope that was.
        """
        criteria = Bibliotheekcriterium._base_manager.select_related("herkomst__groep").order_by("volgorde", "pk")
        rijen = self.select_related("gemeente", "herkomst__brief", "overgenomen_van")
        return rijen.prefetch_related("routes", "themas", models.Prefetch("criteria", criteria))


class Bibliotheekitem(GemeenteModel, VersieModel):
    """A question, criterium, eis or paragraph of the gemeente's own.

    `herkomst` is the letter's question of which it is an edited copy, as it read then. `overgenomen_*` tells from which
    gemeente and which of its items this one was taken over. Nothing is deleted: what is no longer wanted lapses.
    """

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    soort = models.CharField("soort", max_length=12, choices=Itemsoort)
    titel = models.CharField("titel", max_length=160)
    tekst = models.TextField("tekst")
    toelichting = models.TextField("toelichting", blank=True)
    eissoort = models.CharField("soort eis", max_length=20, choices=Eissoort, blank=True)
    bewijs = models.TextField("gevraagd bewijs", blank=True)
    bron = models.CharField("bron", max_length=200, blank=True)
    bron_datum = models.DateField("datum van de bron", null=True, blank=True)
    deling = models.CharField("gedeeld met", max_length=8, choices=Deling, default=Deling.EIGEN)
    routes = models.ManyToManyField(Route, related_name="+", blank=True, verbose_name="routes")
    themas = models.ManyToManyField(Thema, related_name="+", blank=True, verbose_name="thema's")
    herkomst = models.ForeignKey(Vraag, models.PROTECT, related_name="bibliotheekitems", null=True, editable=False)
    herkomst_tekst = models.TextField(blank=True, editable=False)
    herkomst_editie = models.PositiveSmallIntegerField(null=True, editable=False)
    overgenomen_van = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", null=True, editable=False)
    overgenomen_sleutel = models.UUIDField(null=True, editable=False)
    overgenomen_versie = models.PositiveIntegerField(null=True, editable=False)
    vervallen = models.BooleanField("vervallen", default=False, editable=False)
    aangemaakt_op = models.DateTimeField(default=klok.now, editable=False)
    aangemaakt_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", editable=False)
    gewijzigd_op = models.DateTimeField(default=klok.now, editable=False)

    objects = scoped_manager(BibliotheekQuerySet)

    class Meta:
        ordering = ["soort", "titel", "pk"]
        verbose_name = "item van de eigen bibliotheek"
        verbose_name_plural = "items van de eigen bibliotheek"
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=Itemsoort.values), name="bibliotheekitem_soort_bekend"),
            models.CheckConstraint(condition=Q(deling__in=Deling.values), name="bibliotheekitem_deling_bekend"),
            models.CheckConstraint(
                condition=~Q(soort=Itemsoort.EIS) | ~Q(eissoort=""), name="bibliotheekitem_eis_heeft_soort"
            ),
            models.CheckConstraint(
                condition=Q(overgenomen_van=None, overgenomen_sleutel=None, overgenomen_versie=None)
                | Q(overgenomen_van__isnull=False, overgenomen_sleutel__isnull=False, overgenomen_versie__isnull=False),
                name="bibliotheekitem_overname_heel",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def aangepast(self) -> bool:
        """Whether the text differs from the letter's question of which it is a copy."""
        return self.herkomst_id is not None and self.tekst != self.herkomst_tekst


class Bibliotheekcriterium(GemeenteModel):
    """A criterium under a question of the own library; from a handvat of the letters, or one's own."""

    item = models.ForeignKey(Bibliotheekitem, models.CASCADE, related_name="criteria")
    volgorde = models.PositiveSmallIntegerField()
    herkomst = models.ForeignKey(Handvat, models.PROTECT, related_name="+", null=True)
    tekst = models.TextField("criterium")

    class Meta:
        ordering = ["item", "volgorde"]
        verbose_name = "criterium van de eigen bibliotheek"
        verbose_name_plural = "criteria van de eigen bibliotheek"

    def __str__(self) -> str:
        return self.tekst
