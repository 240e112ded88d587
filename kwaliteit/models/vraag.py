from __future__ import annotations

from django.db import models

from ..enums import Logica
from ..vraagtekst import full_text
from .basis import BronModel, CodeModel, GeldendManager, VervalModel
from .brief import Brief
from .ordening import Aanbiedersoort, Route, Thema


class VraagQuerySet(models.QuerySet):
    def leaves(self) -> VraagQuerySet:
        """The questions that can be asked: those without questions under them."""
        return self.filter(deelvragen=None)

    def with_handvatten(self) -> VraagQuerySet:
        """Ready for a page: all that a question card shows, in a constant number of queries."""
        groepen = Handvatgroep.objects.prefetch_related("handvatten", "vraag", "ook_voor")
        return self.select_related("brief", "hoofdvraag").prefetch_related(
            "routes",
            "voor",
            "themas",
            "verwant",
            models.Prefetch("groepen", groepen),
            models.Prefetch("gedeelde_groepen", groepen),
            models.Prefetch("hoofdvraag__groepen", groepen),
        )


class Vraag(BronModel, VervalModel):
    """An open question of a letter. A hoofdvraag with parts (6.1 with 6.1a to e) holds their joint handvatten."""

    code = models.CharField("code", max_length=8, unique=True)
    brief = models.ForeignKey(Brief, models.CASCADE, related_name="vragen")
    hoofdvraag = models.ForeignKey("self", models.CASCADE, related_name="deelvragen", null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField()
    onderwerp = models.CharField(max_length=120)
    tekst = models.TextField()
    toelichting = models.TextField("waarom deze vraag", blank=True)
    let_op = models.TextField(blank=True)
    voorwaarde = models.TextField("alleen als", blank=True)
    routes = models.ManyToManyField(Route, related_name="vragen")
    voor = models.ManyToManyField(Aanbiedersoort, related_name="vragen")
    themas = models.ManyToManyField(Thema, related_name="vragen", blank=True)
    verwant = models.ManyToManyField("self", blank=True)
    editie = models.PositiveSmallIntegerField(default=1)

    objects = GeldendManager.from_queryset(VraagQuerySet)()
    met_vervallen = VraagQuerySet.as_manager()

    class Meta:
        ordering = ["brief", "volgorde"]
        verbose_name_plural = "vragen"

    def __str__(self) -> str:
        return f"{self.code} {self.onderwerp}"

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    def deelt_met(self) -> list[Vraag]:
        """The questions of whose handvatten this one makes use, because it has few or none of its own."""
        vragen = [groep.vraag for groep in self.gedeelde_groepen.all()]
        if self.hoofdvraag_id and self.hoofdvraag.groepen.all():
            vragen.append(self.hoofdvraag)
        return list(dict.fromkeys(vragen))

    def alle_groepen(self) -> list[Handvatgroep]:
        """Its own groups of handvatten, those it shares with a neighbour, and the joint ones of its hoofdvraag."""
        groepen = [*self.groepen.all(), *self.gedeelde_groepen.all()]
        if self.hoofdvraag_id:
            groepen += self.hoofdvraag.groepen.all()
        return groepen


class Handvatgroep(CodeModel, BronModel, VervalModel):
    """Handvatten that belong together under one logic: all of them, or one or more. Code `<question>-g<n>`."""

    code = models.CharField("code", max_length=16, unique=True)
    vraag = models.ForeignKey(Vraag, models.CASCADE, related_name="groepen")
    ook_voor = models.ManyToManyField(Vraag, related_name="gedeelde_groepen", blank=True)
    volgorde = models.PositiveSmallIntegerField()
    titel = models.CharField(max_length=160, blank=True)
    logica = models.CharField(max_length=12, choices=Logica, default=Logica.ALLE)
    toelichting = models.TextField(blank=True)

    objects = GeldendManager()

    class Meta:
        ordering = ["vraag", "volgorde"]
        verbose_name_plural = "handvatgroepen"

    def __str__(self) -> str:
        return self.titel or self.code


class Handvat(CodeModel, BronModel, VervalModel):
    """One checkable point of a good answer, code `8.3/2`."""

    code = models.CharField("code", max_length=12, unique=True)
    groep = models.ForeignKey(Handvatgroep, models.CASCADE, related_name="handvatten")
    volgorde = models.PositiveSmallIntegerField()
    kort = models.CharField("in het kort", max_length=60)
    tekst = models.TextField()
    voorwaarde = models.TextField("alleen als", blank=True)
    deelpunten = models.JSONField(default=list, blank=True)
    signaalwoorden = models.JSONField(default=list)
    themas = models.ManyToManyField(Thema, related_name="handvatten", blank=True)

    objects = GeldendManager()

    class Meta:
        ordering = ["groep", "volgorde"]
        verbose_name_plural = "handvatten"

    def __str__(self) -> str:
        return f"{self.code} {self.kort}"

    @property
    def als_criterium(self) -> str:
        """Its sentence, with its parts as lines below: how a bestek or library takes it over."""
        return full_text(self.tekst, self.deelpunten)
