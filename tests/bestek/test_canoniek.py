import hashlib

import pytest

from bestek.canoniek import NietCanoniek, canonical_json, sha256_hex


def test_key_order_does_not_matter():
    one, other = {"b": 1, "a": {"d": None, "c": True}}, {"a": {"c": True, "d": None}, "b": 1}
    assert canonical_json(one) == canonical_json(other) == b'{"a":{"c":true,"d":null},"b":1}'


def test_keys_sort_by_utf16_units():
    # U+1F600 is written as a surrogate pair in UTF-16 and so comes before U+FB33.
    assert canonical_json({"\ufb33": 1, "\U0001f600": 2}).decode() == '{"\U0001f600":2,"\ufb33":1}'


def test_text_is_utf8_and_not_normalised():
    composed, decomposed = {"t": "caf\u00e9"}, {"t": "cafe\u0301"}
    assert canonical_json(composed) == '{"t":"café"}'.encode()
    assert canonical_json(composed) != canonical_json(decomposed)


@pytest.mark.parametrize(
    "data", [{"a": 1.0}, {"a": [1, {"b": 0.5}]}, {"a": float("nan")}, {"a": 2**60}, {1: "a"}, {"a": {1, 2}}]
)
def test_refuses_what_has_no_exact_form(data):
    with pytest.raises(NietCanoniek):
        canonical_json(data)


def test_refusal_names_the_place():
    with pytest.raises(NietCanoniek, match=r"\$\.a\[1\]\.b"):
        canonical_json({"a": [1, {"b": 0.5}]})


def test_sha256_hex():
    assert sha256_hex(b"{}") == hashlib.sha256(b"{}").hexdigest()
    assert sha256_hex(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
