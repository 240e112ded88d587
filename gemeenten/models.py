from __future__ import annotations

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse

from . import klok
from .enums import Gemeentesoort, Rol
from .huisstijl import validate_huisstijl
from .velden import GemeenteModel, VersieModel

# first path segments that are pages of the portal itself, so no gemeente can bear them as its slug
GERESERVEERD = (
    "inloggen",
    "uitloggen",
    "wachtwoord",
    "profiel",
    "static",
    "media",
    "toegankelijkheid",
    "gezond",
)


class GebruikerManager(BaseUserManager["Gebruiker"]):
    def create_user(self, email: str, password: str | None = None, **velden: object) -> Gebruiker:
        gebruiker = self.model(email=email.strip().lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def get_by_natural_key(self, email: str) -> Gebruiker:
        return self.get(email__iexact=email.strip())


class Gebruiker(AbstractBaseUser):
    """A person, who signs in with an e-mail address. What somebody may do stands in `Lidmaatschap`."""

    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField("naam", max_length=120)
    is_active = models.BooleanField("mag inloggen", default=True)
    is_demo = models.BooleanField("demo-account", default=False, editable=False)

    objects = GebruikerManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Meta:
        ordering = ["naam", "email"]
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        constraints = [models.UniqueConstraint(Lower("email"), name="gebruiker_email_uniek")]

    def __str__(self) -> str:
        return self.naam

    def rollen_in(self, gemeente: Gemeente) -> frozenset[Rol]:
        """The roles held in `gemeente`; empty for who is no member. One query for all gemeenten, then remembered."""
        if not hasattr(self, "_rollen"):
            rollen: dict[int, set[Rol]] = {}
            rijen = Lidmaatschap._base_manager.filter(gebruiker=self)
            for gemeente_id, rol in rijen.values_list("gemeente_id", "rol"):
                rollen.setdefault(gemeente_id, set()).add(Rol(rol))
            self._rollen = rollen
        return frozenset(self._rollen.get(gemeente.pk, ()))

    @property
    def mag_inloggen(self) -> bool:
        """Demo accounts stay outside in production: their password is public."""
        return self.is_active and not (self.is_demo and settings.PRODUCTIE)

    def gemeenten_met_rollen(self) -> list[tuple[Gemeente, list[Rol]]]:
        """Every gemeente of which this person is a member, with the roles in their fixed order."""
        gemeenten = Gemeente.objects.visible_to(self)
        return [(rij, [rol for rol in Rol if rol in self.rollen_in(rij)]) for rij in gemeenten]


class GemeenteQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> GemeenteQuerySet:
        return self.filter(pk__in=Lidmaatschap._base_manager.filter(gebruiker=gebruiker).values("gemeente"))


class Gemeente(VersieModel):
    """A municipality, or a region that buys as one: the tenant."""

    slug = models.SlugField(
        "naam in het webadres",
        unique=True,
        validators=[RegexValidator(rf"^(?!({'|'.join(GERESERVEERD)})$)", "Deze naam is van het portaal zelf.")],
    )
    naam = models.CharField("naam", max_length=120)
    soort = models.CharField("soort", max_length=10, choices=Gemeentesoort, default=Gemeentesoort.GEMEENTE)
    regio = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="regiogemeenten",
        null=True,
        blank=True,
        limit_choices_to={"soort": Gemeentesoort.REGIO},
    )
    adres = models.TextField("postadres", blank=True)
    huisstijl = models.JSONField("huisstijl", default=dict, blank=True, validators=[validate_huisstijl])

    objects = models.Manager.from_queryset(GemeenteQuerySet)()

    class Meta:
        ordering = ["naam"]
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"

    def __str__(self) -> str:
        return self.naam

    @property
    def gemeente_id(self) -> int:
        """Its own tenant, so that the audit trail takes a gemeente as the subject of an event."""
        return self.pk

    @property
    def aanduiding(self) -> str:
        """The name as an annex prints it: 'Gemeente Polderstad', or a region's own name."""
        return f"Gemeente {self.naam}" if self.soort == Gemeentesoort.GEMEENTE else self.naam

    def get_absolute_url(self) -> str:
        return reverse("portaal:start", args=[self.slug])


class Lidmaatschap(GemeenteModel):
    """One role of one person in one gemeente."""

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="lidmaatschappen")
    rol = models.CharField("rol", max_length=20, choices=Rol)
    sinds = models.DateTimeField("sinds", default=klok.now, editable=False)

    class Meta:
        ordering = ["gebruiker__naam", "rol"]
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "gebruiker", "rol"], name="lidmaatschap_uniek"),
            models.CheckConstraint(condition=models.Q(rol__in=Rol.values), name="lidmaatschap_rol_bekend"),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker} als {self.get_rol_display().lower()}"


class Gebeurtenis(GemeenteModel):
    """An entry of the audit trail: who did what to which object, and when. Appended, never changed.

    `gegevens` never holds a score, a finding, a motivation or a price.
    """

    onveranderlijk = True

    wie = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", null=True)
    wanneer = models.DateTimeField(default=klok.now)
    soort = models.CharField(max_length=60)
    onderwerp = models.CharField(max_length=60)
    onderwerp_id = models.BigIntegerField()
    tekst = models.CharField(max_length=400)
    gegevens = models.JSONField(default=dict)

    class Meta:
        ordering = ["wanneer", "pk"]
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        indexes = [models.Index(fields=["onderwerp", "onderwerp_id"])]

    def __str__(self) -> str:
        return self.tekst


def record_gebeurtenis(
    onderwerp: GemeenteModel, soort: str, wie: Gebruiker | None, tekst: str, **gegevens: object
) -> Gebeurtenis:
    """Append to the audit trail, in the transaction of the act itself."""
    return Gebeurtenis._base_manager.create(
        gemeente_id=onderwerp.gemeente_id,
        wie=wie,
        soort=soort,
        onderwerp=onderwerp._meta.label_lower,
        onderwerp_id=onderwerp.pk,
        tekst=tekst[:400],
        gegevens=gegevens,
    )
