"""A draw by lot between bids with the same total, in two acts by two people; neither can be changed afterwards."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q

from bestek.models import Perceel
from gemeenten import klok
from gemeenten.bewaking import Wachter
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker
from gemeenten.velden import GemeenteModel, scoped_manager

from .. import loting
from .ronde import Commissielid, Ronde, assesses_again

RIJ_LOTING = "(SELECT l.klaargezet_door_id FROM beoordeling_loting l WHERE l.id = RIJ.loting_id)"
GETUIGE_BEOORDEELT_NIET = (
    "NOT EXISTS (SELECT 1 FROM beoordeling_commissielid c JOIN beoordeling_loting l ON l.ronde_id = c.ronde_id"
    " WHERE l.id = RIJ.loting_id AND c.gebruiker_id = RIJ.getuige_id AND c.rol <> 'waarnemer')"
)


class LotingQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> LotingQuerySet:
        """Members of the gemeente but who only manages it: a witness may be any of them. Reviewers: of their rounds."""
        leden = gebruiker.lidmaatschappen
        vrij = (Rol.INKOPER, Rol.BELEIDSMEDEWERKER, Rol.LEZER)
        mede = Exists(Commissielid.objects.admitted().filter(ronde=OuterRef("ronde"), gebruiker=gebruiker))
        beoordelaar = Q(gemeente__in=leden.filter(rol=Rol.BEOORDELAAR).values("gemeente"))
        rijen = self.filter(Q(gemeente__in=leden.filter(rol__in=vrij).values("gemeente")) | (beoordelaar & mede))
        return rijen.filter(~assesses_again(gebruiker, "ronde__"))


class Loting(GemeenteModel):
    """A draw that is ready: who take part, and the secret of which only the seal is shown until the number is named."""

    onveranderlijk = True

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="lotingen")
    perceel = models.ForeignKey(Perceel, models.PROTECT, related_name="lotingen")
    groep = models.CharField(max_length=400)  # the sleutels in canonical order, with commas
    rangorde_sha256 = models.CharField(max_length=64)
    geheim = models.CharField(max_length=64)
    klaargezet_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    klaargezet_op = models.DateTimeField(default=klok.now)

    objects = scoped_manager(LotingQuerySet)

    class Meta:
        ordering = ["ronde", "perceel", "pk"]
        verbose_name = "loting"
        verbose_name_plural = "lotingen"
        constraints = [models.UniqueConstraint(fields=["ronde", "perceel", "groep"], name="loting_eens_per_groep")]

    def __str__(self) -> str:
        return f"loting voor {self.perceel}"

    @property
    def sleutels(self) -> tuple[str, ...]:
        return tuple(self.groep.split(","))

    @property
    def zegel(self) -> str:
        return loting.seal(self.geheim)

    @property
    def lot(self) -> loting.Lot:
        """What is fixed, as the arithmetic takes it."""
        return loting.Lot(
            vaststelling=self.ronde.vaststelling.sha256,
            rangorde=self.rangorde_sha256,
            perceel=str(self.perceel.sleutel),
            groep=self.sleutels,
            geheim=self.geheim,
        )


class VanLotingQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> VanLotingQuerySet:
        return self.filter(loting__in=Loting.objects.visible_to(gebruiker))


class Lotuitslag(GemeenteModel):
    """The number that a witness named, and the order that follows from it. Never changed."""

    onveranderlijk = True
    wachters = (
        Wachter("getuige", ("INSERT",), f"{RIJ_LOTING} <> RIJ.getuige_id", "wie de loting klaarzet is geen getuige"),
        Wachter("vrij", ("INSERT",), GETUIGE_BEOORDEELT_NIET, "wie beoordeelt is geen getuige van de loting"),
    )

    loting = models.OneToOneField(Loting, models.PROTECT, related_name="uitslag")
    getal = models.CharField(max_length=20)
    getuige = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    volgorde = models.CharField(max_length=400)  # the sleutels as drawn, with commas
    op = models.DateTimeField(default=klok.now)

    objects = scoped_manager(VanLotingQuerySet)

    class Meta:
        ordering = ["loting"]
        verbose_name = "uitslag van een loting"
        verbose_name_plural = "uitslagen van lotingen"

    def __str__(self) -> str:
        return f"uitslag van de {self.loting}"

    @property
    def sleutels(self) -> tuple[str, ...]:
        return tuple(self.volgorde.split(","))
