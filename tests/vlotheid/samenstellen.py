"""How fluent composing is in a bestek of 60 questions and 3 percelen: `python -m tests.vlotheid.samenstellen`.

Needs a database of its own in DATABASE_URL (`manage.py migrate` and `laad_brieven` first) and an empty folder in
MEDIA_ROOT; prints the table of docs/composer.md. With `--browser ADDRESS` it also measures in Chromium what a server on
the same database gives.
"""

import os
import statistics
import sys
from decimal import Decimal
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter, process_time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kwaliteit.settings")
KEREN, VRAGEN, PERCELEN, CRITERIA = 7, 60, ("B1-route", "Onderwijsroute", "Z-route"), 5
PAGINAS = ("vragen", "vraag", "gegevens", "paragrafen", "percelen", "eisen", "schalen", "schaal", "bladzijden")
JSON = {"HTTP_ACCEPT": "application/json, text/html"}


def build(aantal: int) -> tuple:
    """A concept with so many questions of our own, by the real verbs."""
    from django_scopes import scope

    from bestek.aanleg import create_bestek
    from bestek.delen import add_deel
    from bestek.models import Eis, Paragraaf, Perceel
    from bestek.vraagkeuze import add_eigen_vraag
    from gemeenten.enums import Rol
    from gemeenten.models import Gemeente
    from tests import factories

    gemeente = Gemeente.objects.filter(slug="vlot").first() or factories.make_gemeente("vlot")
    with scope(gemeente=gemeente):
        wie = factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER, Rol.INKOPER)
        bestek = create_bestek(gemeente, wie, titel=f"Vlot {aantal}", kenmerk=f"V-{aantal}-{wie.pk}")
        for naam in PERCELEN[1:]:
            add_deel(bestek, Perceel, wie, naam=naam, punten_prijs=Decimal(40))
        zin = "De aanbieder laat zien hoe de docent de voortgang van elke deelnemer volgt en bespreekt. "
        for n in range(aantal):
            velden = {"onderwerp": f"Onderwerp {n + 1}", "tekst": f"Hoe zorgt u daarvoor in groep {n + 1}? {zin}"}
            velden |= {"max_a4": Decimal(2), "criteria": [f"{zin}Punt {c + 1}." for c in range(CRITERIA)]}
            add_eigen_vraag(bestek, wie, punten=Decimal(1), **velden)
        for n in range(max(1, aantal // 3)):
            add_deel(bestek, Eis, wie, titel=f"Eis {n + 1}", tekst=zin, soort="geschiktheidseis", bewijs="Verklaring.")
            add_deel(bestek, Paragraaf, wie, titel=f"Paragraaf {n + 1}", tekst=f"<p>{zin * 6}</p>")
        return bestek, wie


def addresses(bestek: object) -> dict[str, str]:
    from django.urls import reverse

    eigen = [bestek.gemeente.slug, bestek.pk]
    per_rij = {"vraag": bestek.bestekvraag_set, "schaal": bestek.schaal_set}
    gevonden = {}
    for naam in PAGINAS:
        if naam in per_rij:
            gevonden[naam] = reverse(f"bestek:{naam}", args=[*eigen, per_rij[naam].first().sleutel])
        elif naam in ("vragen", "gegevens", "bladzijden"):
            gevonden[naam] = reverse(f"bestek:{naam}", args=eigen)
        else:
            gevonden[naam] = reverse("bestek:onderdelen", args=[*eigen, naam])
    return gevonden


def measure(act: object) -> tuple[float, int, int]:
    """Milliseconds of the processor (a busy machine does not count), number of queries, bytes."""
    from django.db import connection

    vragen, tijden = [], []
    act()
    with connection.execute_wrapper(lambda execute, *rest: (vragen.append(1), execute(*rest))[1]):
        antwoord = act()
    for _ in range(KEREN):
        begin = process_time()
        act()
        tijden.append((process_time() - begin) * 1000)
    assert antwoord.status_code == 200, antwoord.status_code
    return statistics.median(tijden), len(vragen), len(antwoord.content)


def points(client: object, bestek: object, adres: str) -> object:
    """A save in the background of the points of one question, as bewaar.js sends it: the whole form."""
    from bestek.forms import VerdelingForm
    from bestek.verdeling import cells

    form = VerdelingForm(cellen=cells(bestek, list(bestek.bestekvraag_set.all()), list(bestek.perceel_set.all())))
    velden = {naam: "" if waarde is None else str(waarde) for naam, waarde in form.initial.items()}
    eerste = next(naam for naam in velden if naam.startswith("punten_"))

    def bewaar() -> object:
        oud = velden[f"was_{eerste}"]
        velden[eerste] = "2" if oud == "1" else "1"
        antwoord = client.post(adres, velden, **JSON)
        velden[f"was_{eerste}"] = velden[eerste]
        return antwoord

    return bewaar


def server_side(bestek: object, wie: object) -> dict[str, tuple]:
    from django_scopes import scope

    from tests import factories

    client = factories.make_client(wie)
    with scope(gemeente=bestek.gemeente):
        adressen = addresses(bestek)
        rijen = {naam: measure(lambda adres=adres: client.get(adres)) for naam, adres in adressen.items()}
        rijen["bewaren van een getal"] = measure(points(client, bestek, adressen["vragen"]))
        begin = process_time() + getrusage(RUSAGE_CHILDREN).ru_utime  # WeasyPrint runs in a child
        stuk = client.get(adressen["bladzijden"], {"stuk": "1"})
        tijd = process_time() + getrusage(RUSAGE_CHILDREN).ru_utime - begin
        rijen["bladzijden opmaken, eerste keer"] = (tijd * 1000, 0, len(stuk.content))
        rijen["bladzijden, niets veranderd"] = measure(lambda: client.get(adressen["bladzijden"], {"stuk": "1"}))
    return rijen


def in_browser(adres: str, paden: dict[str, str], wie: object) -> dict[str, float]:
    """Milliseconds until the page answers to keys and mouse, and until what is typed is saved."""
    from playwright.sync_api import sync_playwright

    from tests import factories

    koekje = factories.make_client(wie).cookies["sessionid"].value
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context(base_url=adres)
        context.add_cookies([{"name": "sessionid", "value": koekje, "url": adres}])
        page = context.new_page()
        gemeten = {}
        for naam, pad in paden.items():
            page.goto(pad, wait_until="load")
            page.reload(wait_until="load")
            tijd = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
            gemeten[naam] = page.evaluate(tijd)
        page.goto(paden["vragen"])
        veld = page.locator("[data-punten]").first
        veld.evaluate("e => e.form.dataset.bewaarWacht = 0")
        begin = perf_counter()
        with page.expect_response(lambda antwoord: antwoord.request.method == "POST"):
            veld.fill("3")
        gemeten["bewaren van een getal"] = (perf_counter() - begin) * 1000
        browser.close()
    return gemeten


def main() -> None:
    django.setup()
    from django.conf import settings
    from django_scopes import scope

    settings.ALLOWED_HOSTS = ["*"]
    een = server_side(*build(1))
    groot = build(VRAGEN)
    veel = server_side(*groot)
    with scope(gemeente=groot[0].gemeente):
        paden = addresses(groot[0])
    wacht = in_browser(sys.argv[2], paden, groot[1]) if sys.argv[1:2] == ["--browser"] else {}
    print("| | server (ms) | queries 1 / 60 | kB | in browser (ms) |\n|---|---:|---:|---:|---:|")
    for naam, (ms, queries, grootte) in veel.items():
        browser = f"{wacht[naam]:.0f}" if naam in wacht else ""
        print(f"| {naam} | {ms:.0f} | {een[naam][1]} / {queries} | {grootte / 1000:.0f} | {browser} |")


if __name__ == "__main__":
    main()
