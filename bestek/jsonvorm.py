"""A bestek as JSON and back: what is frozen, hashed and exported.

Strings, integers, booleans and nulls only; a Decimal is a plain string. Pure.
"""

import re
import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal

from .structuur import Bestek, OnleesbaarBestek, Weging, decimal_text

FORMAAT = 1


def to_json(bestek: Bestek) -> dict:
    """Strings, integers, booleans and nulls only; ready for the canonical form."""
    return {"formaat": FORMAAT, **_write(bestek)}


def from_json(data: dict) -> Bestek:
    """The bestek in this JSON. Unknown names are refused: a frozen text must be read whole."""
    if not isinstance(data, dict) or data.get("formaat") != FORMAAT:
        raise OnleesbaarBestek(f"formaat is niet {FORMAAT}")
    return _read(Bestek, {name: value for name, value in data.items() if name != "formaat"}, "bestek")


def _write(value):
    if is_dataclass(value):
        parts = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: _write(part) for f, part in parts if not (f.metadata.get("later") and part == f.default)}
    if isinstance(value, Weging):
        return {name: _write(part) for name, part in value._asdict().items()}
    if isinstance(value, tuple):
        return [_write(item) for item in value]
    if isinstance(value, dict):
        return {str(name): _write(item) for name, item in value.items()}
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, (bool, int)):
        return value
    raise OnleesbaarBestek(f"{type(value).__name__} hoort niet in een bestek")


def _read(kind, value, place):
    """The value as `kind`, a type from the annotations above; `place` says where it went wrong."""
    if isinstance(kind, types.UnionType):
        return None if value is None else _read(typing.get_args(kind)[0], value, place)
    if typing.get_origin(kind) is tuple:
        item_kind = typing.get_args(kind)[0]
        rows = _require(list, value, place)
        return tuple(_read(item_kind, item, f"{place}[{i}]") for i, item in enumerate(rows))
    if typing.get_origin(kind) is dict:
        rows = _require(dict, value, place)
        return {name: _require(str, item, f"{place}.{name}") for name, item in rows.items()}
    if is_dataclass(kind) or kind is Weging:
        return _read_row(kind, _require(dict, value, place), place)
    if kind is Decimal:
        if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", _require(str, value, place)):
            raise OnleesbaarBestek(f"{place} is geen getal: {value!r}")
        return Decimal(value)
    return _require(kind, value, place)


def _read_row(kind, data, place):
    kinds = typing.get_type_hints(kind)
    required = set(kinds)
    if is_dataclass(kind):
        required = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}
    if unknown := sorted(data.keys() - kinds.keys()):
        raise OnleesbaarBestek(f"{place} kent geen {', '.join(unknown)}")
    if missing := sorted(required - data.keys()):
        raise OnleesbaarBestek(f"{place} mist {', '.join(missing)}")
    return kind(**{name: _read(kinds[name], item, f"{place}.{name}") for name, item in data.items()})


def _require(kind, value, place):
    if type(value) is not kind:
        raise OnleesbaarBestek(f"{place} is geen {kind.__name__}: {value!r}")
    return value
