from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from kwaliteit.laden import load

BESTANDEN = ("brieven.json", "werkboek.json")


class Command(BaseCommand):
    help = "Laadt de brieven en het werkboek. Nog eens laden verandert niets; wat een bestek gebruikt, blijft staan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        standaard = [settings.BASE_DIR / "fixtures" / naam for naam in BESTANDEN]
        parser.add_argument("bestanden", nargs="*", type=Path, default=standaard, help="JSON-bestanden met de inhoud")
        parser.add_argument("--altijd", action="store_true", help="ook als deze bestanden al het laatst zijn geladen")

    def handle(self, *args: object, bestanden: list[Path], altijd: bool, **opties: object) -> None:
        uitkomst = load(*bestanden, altijd=altijd)
        if uitkomst is None:
            self.stdout.write("De brieven zijn al geladen.")
            return
        self.stdout.write(f"De brieven zijn geladen: {uitkomst.geladen} onderdelen, {len(uitkomst.weg)} vervallen.")
        if uitkomst.gebleven:
            self.stdout.write(
                f"Blijft staan, want een bestek of werkboek gebruikt het: {', '.join(uitkomst.gebleven)}."
            )
