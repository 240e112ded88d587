"""What the command `demo` refuses, in a database without the demo."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gemeenten.models import Gebruiker
from tests import factories


def test_demo_stays_out_of_a_real_gemeente_of_that_name(db):
    factories.make_gemeente("polderstad")
    with pytest.raises(CommandError, match="echte gemeente Polderstad"):
        call_command("demo", stdout=StringIO())
    assert not Gebruiker.objects.exists()


def test_demo_without_letters_says_what_to_do_and_leaves_nothing(db):
    with pytest.raises(CommandError, match="laad_brieven"):
        call_command("demo", stdout=StringIO())
    assert not Gebruiker.objects.exists()
