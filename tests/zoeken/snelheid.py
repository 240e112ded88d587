"""Measures how long search takes on the demo in DATABASE_URL: `python -m tests.zoeken.snelheid`.

For each of four roles, over the queries of `afstel`; time of the processor, so that a busy machine does not count.
"""

import os
import time

from .oordelen import load_oordelen

MENSEN = ("wil.terpstra", "sanne.de.vries", "ineke.van.dam", "peter.scholten")


def spent(taak: object) -> float:
    """Milliseconds of processor time."""
    begin = time.process_time()
    taak()
    return (time.process_time() - begin) * 1000


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kwaliteit.settings")
    import django

    django.setup()
    from django_scopes import scope

    from gemeenten.models import Gebruiker, Gemeente
    from kwaliteit.zoeken import inhoud
    from portaal.zoeken import bestek_documents, search_all

    print(f"index van de brieven: {spent(inhoud.shared):.0f} ms")
    gemeente = Gemeente.objects.get(slug="polderstad")
    for naam in MENSEN:
        wie = Gebruiker.objects.get(email=f"{naam}@polderstad.example")
        with scope(gemeente=gemeente):
            delen = len(list(bestek_documents(gemeente, wie)))
            tijden = sorted(
                spent(lambda vraag=vraag, wie=wie: search_all(vraag.zoekvraag, gemeente, wie))
                for vraag in load_oordelen("afstel")
            )
        p50, p95 = tijden[len(tijden) // 2], tijden[int(len(tijden) * 0.95)]
        print(f"{naam}: {delen} delen van bestekken, p50 {p50:.1f} ms, p95 {p95:.1f} ms")


if __name__ == "__main__":
    main()
