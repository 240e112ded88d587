"""The canonical bytes of a vaststelling (RFC 8785) and their fingerprint.

Texts come in as NFC: the canonical form keeps every code point as it is and normalises nothing.
"""

import hashlib

import rfc8785


class NietCanoniek(ValueError):
    """The value has no canonical form here; floats in particular, which round what must be exact."""


def canonical_json(data: dict) -> bytes:
    """Keys sorted, no white space, UTF-8: equal data give equal bytes on every machine."""
    _refuse_floats(data, "$")
    try:
        return rfc8785.dumps(data)
    except rfc8785.CanonicalizationError as error:
        raise NietCanoniek(str(error)) from error


def sha256_hex(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _refuse_floats(value, place):
    if isinstance(value, float):
        raise NietCanoniek(f"{place} is een kommagetal met afronding (float): {value!r}")
    if isinstance(value, dict):
        for name, item in value.items():
            _refuse_floats(item, f"{place}.{name}")
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            _refuse_floats(item, f"{place}[{index}]")
