from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from gemeenten.enums import Rol
from portaal.demo import opbouw, personen


class Command(BaseCommand):
    help = "Zet twee verzonnen gemeenten en hun regio klaar, met aanbestedingen; --weg sluit de accounts af."
    requires_system_checks = []  # in production the check on demo accounts must not stop `--weg`

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--weg", action="store_true", help="sluit alle demo-accounts af")

    def handle(self, *args: object, weg: bool = False, **opties: object) -> None:
        if weg:
            aantal = personen.send_away()
            self.stdout.write(f"{aantal} demo-accounts afgesloten: niemand kan er nog mee inloggen.")
            return
        if not settings.DEMO:
            raise CommandError("De demo staat uit (DEMO). In productie horen geen demo-accounts.")
        if vreemd := personen.foreign_gemeenten():
            raise CommandError(f"Er is al een echte gemeente {' en '.join(vreemd)}; de demo blijft daarbuiten.")
        opbouw.build()
        self._print_accounts()

    def _print_accounts(self) -> None:
        self.stdout.write(f"Demo-accounts, alle met wachtwoord {personen.WACHTWOORD}")
        for slug, velden in personen.GEMEENTEN.items():
            self.stdout.write(f"\n  {velden['naam']}")
            for persoon in personen.PERSONEN:
                if rollen := persoon.rollen.get(slug):
                    namen = ", ".join(Rol(rol).label.lower() for rol in rollen)
                    self.stdout.write(f"    {persoon.email:40} {persoon.naam:20} {namen}")
