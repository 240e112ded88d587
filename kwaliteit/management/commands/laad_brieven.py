from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from kwaliteit.laden import load


class Command(BaseCommand):
    help = "Laadt de brieven. Nog eens laden verandert niets; wat een bestek gebruikt, blijft staan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        standaard = settings.BASE_DIR / "fixtures" / "brieven.json"
        parser.add_argument("bestand", nargs="?", type=Path, default=standaard, help="JSON-bestand met de brieven")
        parser.add_argument("--altijd", action="store_true", help="ook als dit bestand al het laatst is geladen")

    def handle(self, *args: object, bestand: Path, altijd: bool, **opties: object) -> None:
        uitkomst = load(bestand, altijd=altijd)
        if uitkomst is None:
            self.stdout.write("De brieven zijn al geladen.")
            return
        self.stdout.write(f"De brieven zijn geladen: {uitkomst.geladen} onderdelen, {len(uitkomst.weg)} vervallen.")
        if uitkomst.gebleven:
            self.stdout.write(f"Blijft staan, want een bestek gebruikt het: {', '.join(uitkomst.gebleven)}.")
