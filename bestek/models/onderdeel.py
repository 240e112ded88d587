from __future__ import annotations

import uuid

from django.db import models

from gemeenten.bewaking import Wachter
from gemeenten.velden import GemeenteModel, VersieModel, scoped_manager

BEWERKBAAR = (
    "EXISTS (SELECT 1 FROM bestek_bestek b WHERE b.id = RIJ.bestek_id AND (b.status = 'concept'"
    " OR (b.status IN ('vastgesteld', 'gepubliceerd') AND EXISTS"
    " (SELECT 1 FROM bestek_wijziging w WHERE w.bestek_id = b.id AND w.vaststelling_id IS NULL"
    " AND w.geannuleerd_op IS NULL))))"
)
NOOIT_VASTGESTELD = "NOT EXISTS (SELECT 1 FROM bestek_vaststelling v WHERE v.bestek_id = RIJ.bestek_id)"


class OnderdeelQuerySet(models.QuerySet):
    def current(self) -> OnderdeelQuerySet:
        """The rows that belong to the working text."""
        return self.filter(vervallen=False)


class BestekOnderdeel(GemeenteModel, VersieModel):
    """A part of the working text. Its `sleutel` returns in the frozen JSON and is never used again.

    The database lets parts change only while the bestek is a concept or has an open wijziging, and keeps every row
    of a bestek that was ever frozen: it lapses (`vervallen`) instead.
    """

    wachters = (
        Wachter("bewerkbaar", ("INSERT", "UPDATE", "DELETE"), BEWERKBAAR, "dit bestek ligt vast"),
        Wachter(
            "blijft",
            ("DELETE",),
            NOOIT_VASTGESTELD,
            "vastgestelde onderdelen vervallen, maar blijven bestaan",
        ),
    )

    bestek = models.ForeignKey("bestek.Bestek", models.PROTECT, related_name="%(class)s_set", editable=False)
    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0, editable=False)
    vervallen = models.BooleanField("vervallen", default=False, editable=False)

    objects = scoped_manager(OnderdeelQuerySet)

    class Meta:
        abstract = True
        ordering = ["bestek", "volgorde", "pk"]

    def drop(self) -> None:
        """Take this part out of the working text: it lapses where a version was ever frozen, else it goes."""
        if self.bestek.vaststellingen.exists():
            self.change(self.versie, vervallen=True)
        else:
            self.delete()
