"""The letters, as shipped: the same for every gemeente, so without one, and read-only in the portal.

Codes are the identity of content: `4.3` a question, `4.3/2` its second handvat, `4-portfolio` a section. They are
never renumbered. `bronregels` are the lines of the source text that an item restates, such as `98-115,210`.
"""

from __future__ import annotations

from django.db import models

from .enums import Logica, Onderdeelsoort


class CodeManager(models.Manager):
    def get_by_natural_key(self, code: str) -> models.Model:
        return self.get(code=code)


class CodeModel(models.Model):
    """Content with a code that is its natural key."""

    code = models.SlugField("code", max_length=60, unique=True)

    objects = CodeManager()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str]:
        return (self.code,)


class BronModel(models.Model):
    """Content that names its place in the source."""

    bronplaats = models.CharField("bron", max_length=120, blank=True)
    bronregels = models.CharField("regels in de bron", max_length=200, blank=True)

    class Meta:
        abstract = True


class Route(CodeModel):
    """One of the three learning routes of the Wet inburgering 2021."""

    naam = models.CharField(max_length=60)
    uitleg = models.TextField()
    volgorde = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["volgorde"]

    def __str__(self) -> str:
        return self.naam


class Aanbiedersoort(CodeModel):
    """For whom a question is meant: the kind of supplier that answers it."""

    naam = models.CharField(max_length=60)
    volgorde = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["volgorde"]

    def __str__(self) -> str:
        return self.naam


class Thema(CodeModel):
    """A subject that runs through several letters."""

    naam = models.CharField(max_length=80)
    uitleg = models.TextField(blank=True)

    class Meta:
        ordering = ["naam"]
        verbose_name_plural = "thema's"

    def __str__(self) -> str:
        return self.naam


class BriefManager(models.Manager):
    def get_by_natural_key(self, nummer: int) -> Brief:
        return self.get(nummer=nummer)


class Brief(BronModel):
    """A letter; number 0 is the foreword."""

    nummer = models.PositiveSmallIntegerField(unique=True)
    titel = models.CharField(max_length=120)
    kern = models.TextField("waar deze brief over gaat")

    objects = BriefManager()

    class Meta:
        ordering = ["nummer"]
        verbose_name_plural = "brieven"

    def __str__(self) -> str:
        return f"Brief {self.nummer}: {self.titel}" if self.nummer else self.titel

    def natural_key(self) -> tuple[int]:
        return (self.nummer,)


class Onderdeel(CodeModel, BronModel):
    """A section of a letter that is no question: a recommendation, a policy choice, a tip, a route note, ..."""

    brief = models.ForeignKey(Brief, models.CASCADE, related_name="onderdelen")
    ouder = models.ForeignKey("self", models.CASCADE, related_name="kinderen", null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField()
    soort = models.CharField(max_length=20, choices=Onderdeelsoort)
    titel = models.CharField(max_length=160)
    tekst = models.TextField(blank=True)
    routes = models.ManyToManyField(Route, related_name="onderdelen", blank=True)
    themas = models.ManyToManyField(Thema, related_name="onderdelen", blank=True)

    class Meta:
        ordering = ["brief", "volgorde"]
        verbose_name_plural = "onderdelen"

    def __str__(self) -> str:
        return self.titel


class Punt(CodeModel, BronModel):
    """One point of a section's list, code `<section>-<n>`."""

    onderdeel = models.ForeignKey(Onderdeel, models.CASCADE, related_name="punten")
    volgorde = models.PositiveSmallIntegerField()
    tekst = models.TextField()

    class Meta:
        ordering = ["onderdeel", "volgorde"]
        verbose_name_plural = "punten"

    def __str__(self) -> str:
        return self.tekst


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


class Vraag(BronModel):
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

    objects = CodeManager.from_queryset(VraagQuerySet)()

    class Meta:
        ordering = ["brief", "volgorde"]
        verbose_name_plural = "vragen"

    def __str__(self) -> str:
        return f"{self.code} {self.onderwerp}"

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    def alle_groepen(self) -> list[Handvatgroep]:
        """Its own groups of handvatten, those it shares with a neighbour, and the joint ones of its hoofdvraag."""
        groepen = [*self.groepen.all(), *self.gedeelde_groepen.all()]
        if self.hoofdvraag_id:
            groepen += self.hoofdvraag.groepen.all()
        return groepen


class Handvatgroep(CodeModel, BronModel):
    """Handvatten that belong together under one logic: all of them, or one or more. Code `<question>-g<n>`."""

    code = models.CharField("code", max_length=16, unique=True)
    vraag = models.ForeignKey(Vraag, models.CASCADE, related_name="groepen")
    ook_voor = models.ManyToManyField(Vraag, related_name="gedeelde_groepen", blank=True)
    volgorde = models.PositiveSmallIntegerField()
    titel = models.CharField(max_length=160, blank=True)
    logica = models.CharField(max_length=12, choices=Logica, default=Logica.ALLE)
    toelichting = models.TextField(blank=True)

    class Meta:
        ordering = ["vraag", "volgorde"]
        verbose_name_plural = "handvatgroepen"

    def __str__(self) -> str:
        return self.titel or self.code


class Handvat(CodeModel, BronModel):
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

    class Meta:
        ordering = ["groep", "volgorde"]
        verbose_name_plural = "handvatten"

    def __str__(self) -> str:
        return f"{self.code} {self.kort}"


class Verwijzing(CodeModel, BronModel):
    """A reference from one place in the letters to another; code `v<letter>-<n>`."""

    van_brief = models.ForeignKey(Brief, models.CASCADE, related_name="verwijzingen")
    van = models.CharField("vanuit", max_length=60)
    naar_brief = models.ForeignKey(Brief, models.CASCADE, related_name="verwijzingen_hierheen")
    naar = models.CharField("naar vraag of onderdeel", max_length=60, blank=True)
    tekst = models.CharField(max_length=240)

    class Meta:
        ordering = ["van_brief", "code"]
        verbose_name_plural = "verwijzingen"

    def __str__(self) -> str:
        return f"{self.van_brief_id} → {self.naar_brief_id}: {self.tekst}"


class Begrip(CodeModel, BronModel):
    """A term of the field with its explanation."""

    term = models.CharField(max_length=80)
    uitleg = models.TextField()
    synoniemen = models.JSONField(default=list, blank=True)
    brieven = models.ManyToManyField(Brief, related_name="begrippen", blank=True)

    class Meta:
        ordering = ["term"]
        verbose_name_plural = "begrippen"

    def __str__(self) -> str:
        return self.term
