"""Bringing the shipped letters into the database: as often as one likes, with the same result."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import models, transaction

from .models import Lading

ZONDER_CODE = "nummer"  # the natural key of a letter; everything else has a code


@dataclass
class Uitkomst:
    """What a load did; `gebleven` are items that left the letters but that a bestek still refers to."""

    geladen: int = 0
    weg: list[str] = field(default_factory=list)
    gebleven: list[str] = field(default_factory=list)


def load(bestand: Path, *, altijd: bool = False) -> Uitkomst | None:
    """Make the letters as they stand in `bestand`; None where that very file was the last one loaded."""
    inhoud = bestand.read_bytes()
    sha256 = hashlib.sha256(inhoud).hexdigest()
    vorige = Lading.objects.last()
    if not altijd and vorige and vorige.sha256 == sha256:
        return None
    sleutels = keys_by_model(json.loads(inhoud))
    with transaction.atomic():
        call_command("loaddata", str(bestand), verbosity=0)
        uitkomst = Uitkomst(geladen=sum(map(len, sleutels.values())))
        for label, aanwezig in sleutels.items():
            remove_gone(apps.get_model(label), aanwezig, uitkomst)
        Lading.objects.create(sha256=sha256)
    return uitkomst


def keys_by_model(rijen: list[dict]) -> dict[str, set]:
    """The natural keys in the file, by model."""
    sleutels: dict[str, set] = {}
    for rij in rijen:
        velden = rij["fields"]
        sleutels.setdefault(rij["model"], set()).add(velden.get("code", velden.get(ZONDER_CODE)))
    return sleutels


def remove_gone(model: type[models.Model], aanwezig: set, uitkomst: Uitkomst) -> None:
    """Delete what the file no longer has, except where a bestek refers to it."""
    for rij in model._default_manager.all():
        (sleutel,) = rij.natural_key()
        if sleutel in aanwezig:
            continue
        try:
            with transaction.atomic():
                rij.delete()
            uitkomst.weg.append(str(sleutel))
        except models.ProtectedError:
            uitkomst.gebleven.append(str(sleutel))
