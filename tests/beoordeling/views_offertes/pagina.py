"""Addresses of the pages of offers, what they say, and a bestek that is out."""

from django.urls import reverse

from bestek.samenstelling import freeze
from gemeenten import klok


def url(naam: str, *args: object) -> str:
    return reverse(f"beoordeling:{naam}", args=["polderstad", *args])


def text_of(antwoord) -> str:
    return antwoord.content.decode()


def publish(bestek, wie):
    bestek.submit(wie)
    freeze(bestek, wie)
    bestek.publish(wie, klok.today(), "TN-1")
    return bestek
