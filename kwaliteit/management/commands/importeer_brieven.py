import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django_scopes import scope

from documenten.pdftekst import LeesFout
from gemeenten.models import Gebruiker, Gemeente
from kwaliteit.inlezen.opslaan import NietAanvaard, read_file, store
from kwaliteit.inlezen.rapport import as_text


class Command(BaseCommand):
    help = "Leest de letterlijke tekst van de brieven in, voor een gemeente die de bundel heeft. PDF of tekst daaruit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pad", type=Path, help="de bundel, of één brief: PDF of tekst")
        wie = parser.add_mutually_exclusive_group(required=True)
        wie.add_argument("--gemeente", help="de korte naam (slug) van de gemeente")
        wie.add_argument("--alle", action="store_true", help="voor alle gemeenten")
        parser.add_argument("--proef", action="store_true", help="toon het verslag en bewaar niets")
        parser.add_argument("--json", action="store_true", help="toon het verslag als JSON")
        parser.add_argument("--door", metavar="E-MAIL", help="wie dit inleest, voor de geschiedenis")
        parser.add_argument("--aanvaard", action="store_true", help="neem ook over als het verslag bezwaren noemt")

    def handle(self, *args: object, **opties: object) -> None:
        gemeenten, wie = self._gemeenten(opties["gemeente"]), self._person(opties["door"])
        try:
            rapport, teksten = read_file(opties["pad"].name, self._bytes(opties["pad"]))
        except LeesFout as fout:
            raise CommandError(str(fout)) from None
        self.stdout.write(json.dumps(rapport, ensure_ascii=False, indent=1) if opties["json"] else as_text(rapport))
        if opties["proef"]:
            self._tell(opties, "Proef: er is niets bewaard.")
            return
        try:
            with transaction.atomic():
                for gemeente in gemeenten:
                    with scope(gemeente=gemeente):
                        store(gemeente, rapport, teksten, wie, aanvaard=opties["aanvaard"])
        except NietAanvaard as fout:
            raise CommandError(f"Er is niets bewaard. {fout} Neem het toch over met --aanvaard.") from None
        self._tell(opties, f"Bewaard: {len(teksten)} teksten voor {', '.join(g.naam for g in gemeenten)}.")

    def _tell(self, opties: dict, zin: str) -> None:
        """Beside JSON on standard output, a sentence goes to standard error."""
        (self.stderr if opties["json"] else self.stdout).write(zin)

    def _bytes(self, pad: Path) -> bytes:
        try:
            return pad.read_bytes()
        except OSError as fout:
            raise CommandError(f"{pad} is niet te lezen: {fout.strerror}.") from None

    def _gemeenten(self, slug: str | None) -> list[Gemeente]:
        rijen = list(Gemeente.objects.filter(slug=slug) if slug else Gemeente.objects.all())
        if not rijen:
            raise CommandError(f"Er is geen gemeente {slug}." if slug else "Er is nog geen gemeente.")
        return rijen

    def _person(self, email: str | None) -> Gebruiker | None:
        wie = Gebruiker.objects.filter(email__iexact=email).first() if email else None
        if email and not wie:
            raise CommandError(f"Er is niemand met e-mailadres {email}.")
        return wie
