"""Addresses of the pages of a round, and what they say."""

from django.urls import reverse

from tests.factories import (
    make_client,
)

XHR = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


def url(naam, ronde, *rest):
    return reverse(f"beoordeling:{naam}", args=["polderstad", ronde.pk, *rest])


def page(wie, naam, ronde, *rest):
    return make_client(wie).get(url(naam, ronde, *rest))


def text(antwoord):
    return antwoord.content.decode()
