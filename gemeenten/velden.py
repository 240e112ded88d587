"""Model parts that every tenant table shares: the gemeente it belongs to and the version of a row."""

from typing import Self

from django.db import models
from django_scopes import ScopedManager


class Verouderd(Exception):
    """A save met a newer version of the row; `huidig` is that newer row."""

    def __init__(self, huidig: models.Model):
        super().__init__(f"{huidig._meta.label} {huidig.pk} is intussen gewijzigd")
        self.huidig = huidig


def scoped_manager(queryset: type[models.QuerySet] = models.QuerySet) -> ScopedManager:
    """A manager that raises outside a scope on gemeente and filters by it inside one."""
    return ScopedManager(gemeente="gemeente", _manager_class=models.Manager.from_queryset(queryset))


class GemeenteModel(models.Model):
    """A row of one gemeente. The database refuses a reference to another gemeente's row (see `bewaking`)."""

    gemeente = models.ForeignKey("gemeenten.Gemeente", models.PROTECT, related_name="+")

    objects = scoped_manager()

    class Meta:
        abstract = True


class VersieModel(models.Model):
    """A row that people edit: a save names the version it was based on, and meets `Verouderd` where that is old."""

    versie = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def change(self, versie: int, **velden: object) -> Self:
        """Save `velden` on top of version `versie`; raise `Verouderd` where the row has moved on.

        Locks the row for the rest of the transaction (SQLite's IMMEDIATE transactions serialise by themselves).
        Goes through `save`, so that the field history sees it.
        """
        huidig = type(self)._base_manager.select_for_update(of=("self",)).get(pk=self.pk)
        if huidig.versie != versie:
            raise Verouderd(huidig)
        for naam, waarde in velden.items():
            setattr(self, naam, waarde)
        self.versie = versie + 1
        self.save(update_fields=[*velden, "versie"])
        return self
