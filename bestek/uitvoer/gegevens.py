"""The public content of a version as JSON, for programs; its form is fixed in bestek-1.schema.json."""

import json
from pathlib import Path

from django.urls import reverse

from ..enums import Bestekstatus
from ..jsonvorm import to_json
from ..structuur import openbaar
from .uitgave import Uitgave

SCHEMA = Path(__file__).parent / "bestek-1.schema.json"


def form(uitgave: Uitgave) -> dict:
    """Never the background criteria, nor what the scan was told: also not in a copy for the house."""
    vast = uitgave.vast
    return {
        "$schema": f"{uitgave.adres}{reverse('bestekschema')}",
        "versie": {
            "nummer": vast.nummer if vast else None,
            "vastgesteld_op": vast.vastgesteld_op.isoformat() if vast else None,
            "sha256": vast.sha256 if vast else None,
            "reden": vast.reden if vast else "",
        },
        "status": uitgave.bestek.status if vast else Bestekstatus.CONCEPT.value,
        "bestek": to_json(openbaar(uitgave.inhoud)),
    }


def as_json(uitgave: Uitgave) -> bytes:
    return write(form(uitgave))


def write(data: dict) -> bytes:
    return f"{json.dumps(data, ensure_ascii=False, indent=2)}\n".encode()


def schema() -> bytes:
    return SCHEMA.read_bytes()
