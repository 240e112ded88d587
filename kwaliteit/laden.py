"""Bringing the shipped letters into the database: as often as one likes, with the same result."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import models, transaction

from .laden_edities import store_edities
from .models import Lading

ZONDER_CODE = "nummer"  # the natural key of a letter; everything else has a code


@dataclass
class Uitkomst:
    """What a load did; `gebleven` are items that left, but to which a bestek or a workbook still refers."""

    geladen: int = 0
    weg: list[str] = field(default_factory=list)
    gebleven: list[str] = field(default_factory=list)


def load(*bestanden: Path, altijd: bool = False) -> Uitkomst | None:
    """Make the letters and the workbook as they stand in `bestanden`, with the editions beside the letters.

    None where they were the last ones loaded.
    """
    delen = [bestand.read_bytes() for bestand in bestanden]
    edities = _read_edities(bestanden[0])
    sha256 = hashlib.sha256(b"".join([*delen, edities])).hexdigest()
    vorige = Lading.objects.last()
    if not altijd and vorige and vorige.sha256 == sha256:
        return None
    rijen = [rij for deel in delen for rij in json.loads(deel)]
    sleutels = keys_by_model(rijen)
    with transaction.atomic():
        call_command("loaddata", *map(str, bestanden), verbosity=0)
        uitkomst = Uitkomst(geladen=sum(map(len, sleutels.values())))
        for label, aanwezig in sleutels.items():
            remove_gone(apps.get_model(label), aanwezig, uitkomst)
        store_edities(json.loads(edities or "[]"), rijen)
        Lading.objects.create(sha256=sha256)
    return uitkomst


def keys_by_model(rijen: list[dict]) -> dict[str, set]:
    """The natural keys in the file, by model."""
    sleutels: dict[str, set] = {}
    for rij in rijen:
        velden = rij["fields"]
        sleutels.setdefault(rij["model"], set()).add(velden.get("code", velden.get(ZONDER_CODE)))
    return sleutels


def _read_edities(bestand: Path) -> bytes:
    pad = bestand.with_name("edities.json")
    return pad.read_bytes() if pad.exists() else b""


def remove_gone(model: type[models.Model], aanwezig: set, uitkomst: Uitkomst) -> None:
    """Delete what the file no longer has; where a bestek or an own library refers to it, it stays as lapsed."""
    for rij in model._base_manager.all():
        (sleutel,) = rij.natural_key()
        if sleutel in aanwezig:
            continue
        try:
            with transaction.atomic():
                rij.delete()
            uitkomst.weg.append(str(sleutel))
        except models.ProtectedError:
            if hasattr(rij, "vervallen"):
                model._base_manager.filter(pk=rij.pk).update(vervallen=True)
            uitkomst.gebleven.append(str(sleutel))
