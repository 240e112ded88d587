"""The sample: a bundle in the layout of the real one, in sentences of our own, with every nuisance of such a text."""

from pathlib import Path

import pytest

from fixtures.eigen_inhoud import read_content
from kwaliteit.inlezen.inhoud import Inhoud
from kwaliteit.inlezen.inlezen import Lezing, read_bundle

VOORBEELD = Path(__file__).with_name("voorbeeld.txt")


@pytest.fixture(scope="session")
def inhoud() -> Inhoud:
    return read_content()[0]


@pytest.fixture(scope="session")
def voorbeeld() -> bytes:
    return VOORBEELD.read_bytes()


@pytest.fixture(scope="session")
def lezing(voorbeeld, inhoud) -> Lezing:
    return read_bundle(voorbeeld, inhoud)
