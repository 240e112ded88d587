from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from gemeenten.models import Gemeente
from gemeenten.regio import GeenRegio, set_regio


class Command(BaseCommand):
    help = "Deelt een gemeente in bij een regio, of haalt haar er met --uit weer uit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gemeente", help="naam in het webadres van de gemeente")
        parser.add_argument("regio", nargs="?", help="naam in het webadres van de regio")
        parser.add_argument("--uit", action="store_true", help="de gemeente uit haar regio halen")

    def handle(self, *args: object, gemeente: str, regio: str | None, uit: bool, **opties: object) -> None:
        if uit == bool(regio):
            raise CommandError("Noem een regio, of geef --uit om de gemeente uit haar regio te halen.")
        try:
            rij = set_regio(find_gemeente(gemeente), find_gemeente(regio) if regio else None)
        except GeenRegio as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(f"{rij.aanduiding} staat {f'in {rij.regio}' if rij.regio else 'in geen regio'}.")


def find_gemeente(slug: str) -> Gemeente:
    rij = Gemeente.objects.filter(slug=slug).first()
    if rij is None:
        raise CommandError(f"Er is geen gemeente of regio met de naam {slug} in het webadres.")
    return rij
