"""The members of a gemeente and their roles: who is in, who comes in, who goes.

Each change locks the row of the gemeente first, so that two people cannot take each other's last beheerder away at
the same moment (SQLite's IMMEDIATE transactions serialise by themselves).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from .enums import Rol
from .models import Gebruiker, Gemeente, Lidmaatschap, record_gebeurtenis


class LaatsteBeheerder(Exception):
    """The change would leave the gemeente without anybody who can manage it; the message is for the user."""

    def __init__(self) -> None:
        super().__init__(
            "Dit is de enige beheerder die kan inloggen. Maak eerst iemand anders beheerder; "
            "anders kan niemand meer leden en rollen beheren."
        )


@dataclass(frozen=True)
class Lid:
    gebruiker: Gebruiker
    rollen: tuple[Rol, ...]

    @property
    def uitgenodigd(self) -> bool:
        """Whether the invitation still waits: no password was chosen yet."""
        return not self.gebruiker.has_usable_password()


def members_of(gemeente: Gemeente) -> list[Lid]:
    """All members by name, each with the roles in their fixed order. One query."""
    rijen = Lidmaatschap._base_manager.filter(gemeente=gemeente).select_related("gebruiker")
    rollen: dict[Gebruiker, set[Rol]] = {}
    for rij in rijen.order_by("gebruiker__naam", "gebruiker__email"):
        rollen.setdefault(rij.gebruiker, set()).add(Rol(rij.rol))
    return [Lid(wie, _ordered(hun)) for wie, hun in rollen.items()]


@transaction.atomic
def add_lid(
    gemeente: Gemeente, wie: Gebruiker | None, email: str, naam: str, rollen: Collection[Rol]
) -> tuple[Gebruiker, bool]:
    """Give the person with this address roles here, besides those already held; whether the account is new.

    A new account has no password: the invitation lets its owner choose one. `wie` is None only for a command.
    """
    _lock(gemeente, wie)
    email = email.strip().lower()
    gebruiker = Gebruiker.objects.filter(email__iexact=email).first()
    nieuw = gebruiker is None
    if gebruiker is None:
        gebruiker = Gebruiker.objects.create_user(email, naam=naam)
    _save_rollen(gemeente, wie, gebruiker, {*_rollen(gemeente, gebruiker), *rollen})
    return gebruiker, nieuw


@transaction.atomic
def set_rollen(gemeente: Gemeente, wie: Gebruiker, gebruiker: Gebruiker, rollen: Collection[Rol]) -> None:
    """Replace the roles of a member; raise `LaatsteBeheerder` where nobody would be left to manage."""
    _lock(gemeente, wie)
    if not rollen:
        raise ValueError("a member has at least one role: remove_lid takes the last one away")
    if not _rollen(gemeente, gebruiker):
        raise PermissionDenied("Deze persoon is geen lid (meer) van uw gemeente.")
    _save_rollen(gemeente, wie, gebruiker, set(rollen))


@transaction.atomic
def remove_lid(gemeente: Gemeente, wie: Gebruiker, gebruiker: Gebruiker) -> None:
    """Take all roles here away. The account stays: other gemeenten and earlier acts hang on it."""
    _lock(gemeente, wie)
    if _rollen(gemeente, gebruiker):
        _save_rollen(gemeente, wie, gebruiker, set())


def manages(gemeente: Gemeente, gebruiker: Gebruiker) -> bool:
    """Whether this person is beheerder now, whatever the request remembered."""
    return Rol.BEHEERDER in _rollen(gemeente, gebruiker)


def _lock(gemeente: Gemeente, wie: Gebruiker | None) -> None:
    """Take the gemeente for oneself, then see with fresh eyes whether `wie` may manage it."""
    Gemeente.objects.select_for_update().get(pk=gemeente.pk)
    if wie is not None and not manages(gemeente, wie):
        raise PermissionDenied("Rollen geeft alleen een beheerder van deze gemeente.")


def _save_rollen(gemeente: Gemeente, wie: Gebruiker | None, gebruiker: Gebruiker, rollen: set[Rol]) -> None:
    oud = _rollen(gemeente, gebruiker)
    if oud == rollen:
        return
    eigen = Lidmaatschap._base_manager.filter(gemeente=gemeente, gebruiker=gebruiker)
    eigen.exclude(rol__in=rollen).delete()
    nieuw = [Lidmaatschap(gemeente=gemeente, gebruiker=gebruiker, rol=rol) for rol in _ordered(rollen - oud)]
    Lidmaatschap._base_manager.bulk_create(nieuw)
    if Rol.BEHEERDER in oud - rollen and not _managed(gemeente):
        raise LaatsteBeheerder
    lijst = ", ".join(rol.label.lower() for rol in _ordered(rollen)) or "geen rol meer"
    gegevens = {"gebruiker": gebruiker.pk, "rollen": list(_ordered(rollen)), "eerder": list(_ordered(oud))}
    record_gebeurtenis(gemeente, "gemeente.rollen", wie, f"{gebruiker.naam}: {lijst}", **gegevens)


def _rollen(gemeente: Gemeente, gebruiker: Gebruiker) -> set[Rol]:
    rijen = Lidmaatschap._base_manager.filter(gemeente=gemeente, gebruiker=gebruiker)
    return {Rol(rol) for rol in rijen.values_list("rol", flat=True)}


def _managed(gemeente: Gemeente) -> bool:
    beheerders = Lidmaatschap._base_manager.filter(gemeente=gemeente, rol=Rol.BEHEERDER)
    return any(rij.gebruiker.mag_inloggen for rij in beheerders.select_related("gebruiker"))


def _ordered(rollen: Iterable[Rol]) -> tuple[Rol, ...]:
    return tuple(rol for rol in Rol if rol in set(rollen))
