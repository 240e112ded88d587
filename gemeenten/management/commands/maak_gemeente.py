from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from gemeenten.enums import Gemeentesoort, Rol
from gemeenten.leden import add_lid
from gemeenten.models import Gebruiker, Gemeente
from gemeenten.regio import GeenRegio, set_regio
from gemeenten.uitnodiging import invitation_path

from .zet_in_regio import find_gemeente


class Command(BaseCommand):
    help = "Maakt een gemeente met haar eerste beheerder; die nodigt de anderen uit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="naam in het webadres, zoals polderstad")
        parser.add_argument("naam", help="naam van de gemeente of regio")
        parser.add_argument("--beheerder", required=True, metavar="EMAIL", help="e-mailadres van de beheerder")
        parser.add_argument("--naam-beheerder", default="", help="naam van de beheerder (anders het e-mailadres)")
        parser.add_argument("--regio", action="store_true", help="een regio die als één inkoopt")
        parser.add_argument("--in-regio", metavar="SLUG", help="de regio waarbij de gemeente hoort")

    @transaction.atomic
    def handle(self, *args: object, slug: str, naam: str, beheerder: str, **opties: object) -> None:
        soort = Gemeentesoort.REGIO if opties["regio"] else Gemeentesoort.GEMEENTE
        gemeente = Gemeente(slug=slug, naam=naam, soort=soort)
        try:
            validate_email(beheerder)
            gemeente.full_clean()
        except ValidationError as fout:
            raise CommandError(" ".join(fout.messages)) from fout
        gemeente.save()
        if opties["in_regio"]:
            gemeente = self._place(gemeente, opties["in_regio"])
        naam_beheerder = opties["naam_beheerder"] or beheerder
        gebruiker, _ = add_lid(gemeente, None, beheerder, naam_beheerder, [Rol.BEHEERDER])
        self._report(gemeente, gebruiker)

    def _place(self, gemeente: Gemeente, regio: str) -> Gemeente:
        try:
            return set_regio(gemeente, find_gemeente(regio))
        except GeenRegio as fout:
            raise CommandError(str(fout)) from fout

    def _report(self, gemeente: Gemeente, gebruiker: Gebruiker) -> None:
        self.stdout.write(f"{gemeente.aanduiding} staat op {gemeente.get_absolute_url()}")
        if gemeente.regio:
            self.stdout.write(f"De regio is {gemeente.regio}.")
        if gebruiker.has_usable_password():
            self.stdout.write(f"{gebruiker.email} logt in met het account dat er al is.")
        else:
            self.stdout.write(f"{gebruiker.email} kiest een wachtwoord op {invitation_path(gebruiker)} (drie dagen)")
