from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q

from gemeenten import klok
from gemeenten.bewaking import Wachter
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker
from gemeenten.velden import GemeenteModel, scoped_manager

from ..enums import Rondestatus
from ..rechten import PRIJZEN_OPEN
from .offerte import Inschrijving
from .ronde import Commissielid, Ronde, assesses_again

REGISTREERDER_BEOORDEELT_NIET = (
    "NOT EXISTS (SELECT 1 FROM beoordeling_commissielid c JOIN beoordeling_ronde r ON r.id = c.ronde_id"
    " JOIN beoordeling_offerte o ON o.bestek_id = r.bestek_id"
    " JOIN beoordeling_inschrijving i ON i.offerte_id = o.id"
    " WHERE i.id = RIJ.inschrijving_id AND c.gebruiker_id = RIJ.geregistreerd_door_id AND c.rol <> 'waarnemer')"
)
KLUIS_DICHT = (
    "NOT EXISTS (SELECT 1 FROM beoordeling_inschrijving i JOIN beoordeling_offerte o ON o.id = i.offerte_id"
    " JOIN beoordeling_ronde r ON r.bestek_id = o.bestek_id"
    " WHERE i.id = RIJ.inschrijving_id AND r.status IN ('prijzen_geopend', 'afgerond'))"
    # also of a round that was withdrawn since: who registers now could know the others
    " AND NOT EXISTS (SELECT 1 FROM beoordeling_prijs p JOIN beoordeling_ronde pr ON pr.id = p.ronde_id"
    " JOIN beoordeling_offerte po ON po.bestek_id = pr.bestek_id"
    " JOIN beoordeling_inschrijving pi ON pi.offerte_id = po.id WHERE pi.id = RIJ.inschrijving_id)"
)
KWALITEIT_VAST = (
    "(SELECT r.status FROM beoordeling_ronde r WHERE r.id = RIJ.ronde_id)"
    " IN ('kwaliteit_vastgesteld', 'prijzen_geopend')"
)


class Kluisprijs(GemeenteModel):
    """A sealed price: opaque bytes of a fixed length. Never changed; a correction is a next one with its reason.

    Nothing of it may be shown before the opening but that it is there.
    """

    onveranderlijk = True
    wachters = (
        Wachter("beoordelaar", ("INSERT",), REGISTREERDER_BEOORDEELT_NIET, "wie beoordeelt registreert geen prijs"),
        Wachter("dicht", ("INSERT",), KLUIS_DICHT, "de prijzen zijn al geopend"),
    )

    inschrijving = models.ForeignKey(Inschrijving, models.PROTECT, related_name="kluisprijzen")
    nummer = models.PositiveSmallIntegerField()
    verzegeld = models.BinaryField()
    reden = models.TextField(blank=True)
    geregistreerd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    geregistreerd_op = models.DateTimeField(default=klok.now)

    class Meta:
        ordering = ["inschrijving", "nummer"]
        verbose_name = "prijs in de kluis"
        verbose_name_plural = "prijzen in de kluis"
        constraints = [
            models.UniqueConstraint(fields=["inschrijving", "nummer"], name="kluisprijs_nummer_uniek"),
            models.CheckConstraint(condition=Q(nummer=1) | ~Q(reden=""), name="kluisprijs_correctie_met_reden"),
        ]

    def __str__(self) -> str:
        return f"prijs in de kluis, versie {self.nummer}"


class Opening(GemeenteModel):
    """The opening of the prices of a round by two people: asked by one, done by the other."""

    ronde = models.OneToOneField(Ronde, models.PROTECT, related_name="opening")
    eerste = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    eerste_op = models.DateTimeField(default=klok.now)
    tweede = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", null=True)
    tweede_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "opening"
        verbose_name_plural = "openingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(tweede=None) | ~Q(tweede=models.F("eerste")), name="opening_door_twee_personen"
            ),
            models.CheckConstraint(
                condition=Q(tweede=None, tweede_op=None) | Q(tweede__isnull=False, tweede_op__isnull=False),
                name="opening_compleet",
            ),
        ]

    def __str__(self) -> str:
        return f"opening van {self.ronde}"


class PrijsQuerySet(models.QuerySet):
    def visible_to(self, gebruiker: Gebruiker) -> PrijsQuerySet:
        """Nobody before the opening; then the inkoper and admitted members of the committee; readers after the end.

        Nobody on the committee of a later round, until that round opened them itself.
        """
        leden = gebruiker.lidmaatschappen
        mede = Exists(Commissielid.objects.admitted().filter(ronde=OuterRef("ronde"), gebruiker=gebruiker))
        inkoper = Q(gemeente__in=leden.filter(rol=Rol.INKOPER).values("gemeente"))
        lezer = Q(ronde__status=Rondestatus.AFGEROND, gemeente__in=leden.filter(rol=Rol.LEZER).values("gemeente"))
        lid = Q(gemeente__in=leden.values("gemeente"))
        dicht = assesses_again(gebruiker, "ronde__")
        return self.filter(lid & Q(ronde__status__in=PRIJZEN_OPEN) & (mede | inkoper | lezer) & ~dicht)


class Prijs(GemeenteModel):
    """A price in plain euros (excluding VAT), as it came out of the kluis at the opening. Never changed."""

    onveranderlijk = True
    wachters = (Wachter("opening", ("INSERT",), KWALITEIT_VAST, "de kwaliteit staat nog niet vast"),)

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="prijzen")
    inschrijving = models.ForeignKey(Inschrijving, models.PROTECT, related_name="prijzen")
    bedrag = models.DecimalField("prijs", max_digits=12, decimal_places=2)

    objects = scoped_manager(PrijsQuerySet)

    class Meta:
        ordering = ["ronde", "inschrijving"]
        verbose_name = "prijs"
        verbose_name_plural = "prijzen"
        constraints = [
            models.UniqueConstraint(fields=["ronde", "inschrijving"], name="prijs_uniek"),
            models.CheckConstraint(condition=Q(bedrag__gt=0), name="prijs_positief"),
        ]

    def __str__(self) -> str:
        return f"prijs van {self.inschrijving}"
