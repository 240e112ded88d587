"""Builders of rows as the tests need them: small, valid, and through the real transitions where there are any."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import count

from django.test import Client
from django_scopes import scope

from beoordeling import belang, kluis, ondertekening, registratie, scoren, taken, verloop
from beoordeling.enums import Commissierol, Geldigheid, Rondestatus
from beoordeling.geldigheid import judge_eis, judge_geldigheid
from beoordeling.models import Commissielid, Inschrijver, Offerte, Ronde
from bestek import inlichtingen
from bestek.models import Bestek, Bestekvraag, Inlichting, Perceel, Schaal, Weging
from bestek.samenstelling import freeze
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker, Gemeente, Lidmaatschap
from kwaliteit.bibliotheek.beheer import create_item, share
from kwaliteit.enums import Deling, Itemsoort
from kwaliteit.models import (
    Beleidsantwoord,
    Bibliotheekitem,
    Brief,
    Bundel,
    Editie,
    Editieregel,
    Handvat,
    Letterlijk,
    Route,
    Vraag,
    Werkboekdeel,
    Werkboekvraag,
)
from kwaliteit.werkboek.beheer import save_answer

_nummers = count(1)


def make_gemeente(slug: str = "polderstad", **velden: object) -> Gemeente:
    return Gemeente.objects.create(slug=slug, naam=velden.pop("naam", slug.capitalize()), **velden)


def make_gebruiker(gemeente: Gemeente | None = None, *rollen: Rol, naam: str = "") -> Gebruiker:
    """A person who can sign in with the password 'geheim-geheim', member of `gemeente` in these roles."""
    naam = naam or f"Persoon {next(_nummers)}"
    gebruiker = Gebruiker(email=f"{naam.lower().replace(' ', '.')}@voorbeeld.nl", naam=naam)
    gebruiker.set_password("geheim-geheim")
    gebruiker.save()
    for rol in rollen:
        Lidmaatschap._base_manager.create(gemeente=gemeente, gebruiker=gebruiker, rol=rol)
    return gebruiker


def make_client(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker, backend="django.contrib.auth.backends.ModelBackend")
    return client


def make_bestek(gemeente: Gemeente, wie: Gebruiker | None = None, *, vragen: int = 2, percelen: int = 1) -> Bestek:
    """A concept whose points total 100 in each perceel: `vragen` questions share 60, price has 40."""
    wie = wie or make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER, Rol.INKOPER)
    nummer = next(_nummers)
    bestek = Bestek.objects.create(
        gemeente=gemeente,
        titel=f"Inburgering {nummer}",
        kenmerk=f"2027-{nummer}",
        routes=["B1"],
        aangemaakt_door=wie,
    )
    eigen = {"gemeente": gemeente, "bestek": bestek}
    schaal = Schaal.objects.create(**eigen, naam="Vier stappen")
    for waarde, woord, aandeel in (
        (0, "onvoldoende", 0),
        (4, "matig", 40),
        (7, "goed", 70),
        (10, "uitstekend", 100),
    ):
        schaal.ankerpunten.create(**eigen, waarde=waarde, woord=woord, omschrijving=woord, aandeel=aandeel)
    rijen = [
        Perceel.objects.create(**eigen, volgorde=i, naam=f"Perceel {i}", routes=["B1"], punten_prijs=40)
        for i in range(1, percelen + 1)
    ]
    for i in range(1, vragen + 1):
        vraag = Bestekvraag.objects.create(
            **eigen, volgorde=i, onderwerp=f"Onderwerp {i}", tekst=f"Hoe doet u dit ({i})?", schaal=schaal
        )
        vraag.criteria.create(**eigen, volgorde=1, tekst=f"De offerte noemt punt {i}.")
        for perceel in rijen:
            Weging.objects.create(**eigen, bestekvraag=vraag, perceel=perceel, punten=60 // vragen)
    return bestek


def make_gepubliceerd(gemeente: Gemeente, wie: Gebruiker, **velden: int) -> Bestek:
    """A published bestek with its first frozen version; `velden` as for `make_bestek`."""
    bestek = make_bestek(gemeente, wie, **velden)
    bestek.submit(wie)
    freeze(bestek, wie)
    bestek.publish(wie, klok.today(), "TN-1")
    return bestek


def make_offerte(
    bestek: Bestek,
    naam: str = "",
    prijs: str | None = None,
    antwoord: str | None = "Wij doen dit elke week.",
    *,
    wie: Gebruiker | None = None,
    geldig: bool | None = True,
    ontvangen_op: datetime | None = None,
) -> Offerte:
    """A bid for all percelen by `wie` (the maker of the bestek): answers, eisen met, valid, `prijs` in the kluis.

    None leaves the answers, the price or the judgement out; `geldig=False` sets the bid aside.
    """
    wie = wie or bestek.aangemaakt_door
    inschrijver = Inschrijver.objects.create(gemeente=bestek.gemeente, naam=naam or f"Taalbureau {next(_nummers)}")
    percelen = list(bestek.perceel_set.current())
    offerte = registratie.add_offerte(bestek, inschrijver, ontvangen_op or klok.now(), percelen, wie)
    if antwoord is not None:
        for rij in offerte.antwoorden.all():
            registratie.set_antwoord(rij, antwoord, wie)
    if geldig is not None:
        for toets in offerte.eistoetsen.all():
            judge_eis(toets, toets.versie, True, "", wie)
    for inschrijving in offerte.inschrijvingen.all():
        if prijs is not None:
            kluis.store_prijs(inschrijving, kluis.parse_prijs(prijs), wie)
        if geldig is not None:
            uitkomst = (Geldigheid.GELDIG, "") if geldig else (Geldigheid.TERZIJDE_GELEGD, "Te laat ingediend.")
            judge_geldigheid(inschrijving, inschrijving.versie, *uitkomst, wie)
    return offerte


def make_ronde(
    bestek: Bestek,
    inkoper: Gebruiker,
    beoordelaars: list[Gebruiker],
    status: Rondestatus = Rondestatus.VOORBEREIDING,
    *,
    cijfer: int = 7,
    ondertekend: bool = True,
    tweede: Gebruiker | None = None,
    **inrichting: object,
) -> Ronde:
    """A round walked to `status`; the first of `beoordelaars` is the chair, every mark is `cijfer`.

    `tweede` opens the prices with the inkoper; by default a new reader of the gemeente. Answers are not shuffled unless
    asked; `inrichting` are fields of the round.
    """
    ronde = verloop.create_ronde(bestek, inkoper)
    Ronde.objects.filter(pk=ronde.pk).update(**{"schudden": False} | inrichting)
    ronde.refresh_from_db()
    for nummer, gebruiker in enumerate(beoordelaars):
        rol = Commissierol.BEOORDELAAR if nummer else Commissierol.VOORZITTER
        lid = verloop.add_lid(ronde, gebruiker, inkoper, rol)
        if ondertekend:
            belang.sign_verklaring(lid, False)
    if status == Rondestatus.INGETROKKEN:
        ronde.withdraw(inkoper, "De opdracht vervalt.")
    stappen = (_start, _score, _agree, _open, Ronde.finish)
    bereikt = list(Rondestatus).index(status) if status != Rondestatus.INGETROKKEN else 0
    for stap in stappen[:bereikt]:
        ronde.refresh_from_db()
        if stap is _open:
            _open(ronde, inkoper, tweede)
        elif stap in (_score, _agree):
            stap(ronde, inkoper, cijfer)
        else:
            stap(ronde, inkoper)
    ronde.refresh_from_db()
    return ronde


def score_all(lid: Commissielid, cijfer: int = 7, motivatie: str = "Concreet en overtuigend.") -> None:
    """Let a member finish every assigned answer."""
    lid = Commissielid.objects.get(pk=lid.pk)
    for antwoord in taken.assigned_antwoorden(lid):
        velden = {"onthouden": False, "sterk": "", "zwak": "", "motivatie": motivatie, "klaar": True}
        scoren.save_score(lid, antwoord, 0, cijfer=cijfer, **velden)


def _start(ronde: Ronde, inkoper: Gebruiker) -> None:
    verloop.start(ronde, inkoper)


def _score(ronde: Ronde, inkoper: Gebruiker, cijfer: int) -> None:
    for lid in ronde.commissie.all():
        score_all(lid, cijfer)
    verloop.start_consensus(ronde, inkoper)


def _agree(ronde: Ronde, inkoper: Gebruiker, cijfer: int) -> None:
    voorzitter = ronde.commissie.get(rol=Commissierol.VOORZITTER).gebruiker
    for antwoord in taken.antwoorden_to_score(ronde):
        scoren.save_consensus(ronde, antwoord, 0, cijfer, "Samen vastgesteld.", voorzitter)
    ondertekening.sign_all(ronde, voorzitter)
    verloop.fix_kwaliteit(ronde, inkoper)


def _open(ronde: Ronde, inkoper: Gebruiker, tweede: Gebruiker | None) -> None:
    if not ronde.zonder_prijs:
        kluis.request_opening(ronde, inkoper)
        kluis.open_prijzen(ronde, tweede or make_gebruiker(ronde.gemeente, Rol.LEZER))


def add_rol(gemeente: Gemeente, gebruiker: Gebruiker, rol: Rol) -> None:
    """One more role, also in another gemeente than the scope that is open."""
    Lidmaatschap._base_manager.create(gemeente=gemeente, gebruiker=gebruiker, rol=rol)


def make_vraag(code: str, *, routes: Iterable[str] = ("B1",), groepen: Iterable[tuple] = (), **velden: object) -> Vraag:
    """A question of a letter; `groepen` as (titel, logica, number of handvatten)."""
    nummer = int(code.split(".")[0])
    brief, _ = Brief.objects.get_or_create(nummer=nummer, defaults={"titel": f"Brief {nummer}", "kern": "Kern."})
    velden = {"onderwerp": f"Onderwerp {code}", "tekst": f"Hoe doet u {code}?", "volgorde": next(_nummers)} | velden
    vraag = Vraag.objects.create(code=code, brief=brief, **velden)
    for plaats, naam in enumerate(routes):
        route, _ = Route.objects.get_or_create(
            code=naam, defaults={"naam": f"{naam}-route", "uitleg": naam, "volgorde": plaats}
        )
        vraag.routes.add(route)
    teller = count(1)
    for plaats, (titel, logica, aantal) in enumerate(groepen, 1):
        groep = vraag.groepen.create(code=f"{code}-g{plaats}", volgorde=plaats, titel=titel, logica=logica)
        for nr in (next(teller) for _ in range(aantal)):
            groep.handvatten.create(
                code=f"{code}/{nr}", volgorde=nr, kort=f"Punt {nr}", tekst=f"De offerte toont {code}, punt {nr}."
            )
    return vraag


def make_editie(
    vraag: Vraag, nummer: int, *, nieuw: Iterable[str] = (), weg: Iterable[str] = (), **velden: object
) -> Vraag:
    """An edition that changed this question: other `velden`, these handvatten more or (by code) less.

    The first call also makes edition 1, in which the question reads as it does now.
    """
    if not vraag.edities.exists():
        Editie.objects.get_or_create(nummer=1, defaults={"datum": date(2026, 11, 1), "titel": "Begin"})
        _store_reading(vraag, 1)
    kop = {"datum": date(2026, 11, 23), "titel": f"Editie {nummer}"}
    editie, _ = Editie.objects.get_or_create(nummer=nummer, defaults=kop)
    Editieregel.objects.create(editie=editie, code=vraag.code, soort="gewijzigd", tekst="Beter.")
    groep = vraag.groepen.last()
    for tekst in nieuw:
        nr = groep.handvatten.count() + 1
        groep.handvatten.create(code=f"{vraag.code}/{nr}", volgorde=nr, kort=f"Punt {nr}", tekst=tekst)
    Handvat.objects.filter(code__in=weg).update(vervallen=True)
    Vraag.objects.filter(pk=vraag.pk).update(editie=nummer, **velden)
    vraag = Vraag.objects.get(pk=vraag.pk)
    _store_reading(vraag, nummer)
    return vraag


def _store_reading(vraag: Vraag, nummer: int) -> None:
    handvatten = [
        {"code": h.code, "groep": groep.titel, "logica": groep.logica, "tekst": h.als_criterium}
        for groep in vraag.alle_groepen()
        for h in groep.handvatten.all()
    ]
    vraag.edities.create(editie=nummer, onderwerp=vraag.onderwerp, tekst=vraag.tekst, handvatten=handvatten)


def make_item(gemeente: Gemeente, soort: str = "vraag", *, deling: str = "eigen", **velden: object) -> Bibliotheekitem:
    """An item of the own library, in whichever scope is open; `wie` makes it."""
    wie = velden.pop("wie", None) or make_gebruiker()
    velden = {"titel": f"Item {next(_nummers)}", "tekst": "Hoe regelt u dit?"} | velden
    if "herkomst" not in velden:
        velden = {"bron": "Eigen ervaring", "bron_datum": date(2026, 3, 1)} | velden
    if soort == "eis":
        velden = {"eissoort": "uitvoeringseis"} | velden
    with scope(gemeente=gemeente):
        item = create_item(gemeente, wie, Itemsoort(soort), **velden)
        if deling != "eigen":
            share(item, Deling(deling), wie)
        return item


def make_werkboekvraag(code: str = "visie-b1", *, deel: str = "visie", **velden: object) -> Werkboekvraag:
    """A question of the policy workbook, in a chapter that is made when it is not there."""
    hoofdstuk, _ = Werkboekdeel.objects.get_or_create(
        code=deel, defaults={"titel": deel.capitalize(), "inleiding": "Waar dit over gaat.", "volgorde": next(_nummers)}
    )
    velden = {
        "titel": f"Titel {code}",
        "vraag": f"Wat kiest u bij {code}?",
        "uitleg": "Waarom dit telt.",
        "overwegingen": ["Punt een", "Punt twee"],
        "beslisser": "college",
        "paragraaftitel": f"Paragraaf {code}",
    } | velden
    return Werkboekvraag.objects.create(code=code, deel=hoofdstuk, volgorde=next(_nummers), **velden)


def make_beleidsantwoord(
    gemeente: Gemeente, vraag: Werkboekvraag, wie: Gebruiker, tekst: str = "Wij gaan voor B1.", *, besloten: bool = True
) -> Beleidsantwoord:
    op = {"besloten_op": date(2026, 3, 2)} if besloten else {}
    return save_answer(gemeente, vraag, 0, wie, tekst=tekst, beslisser="college", **op)


def make_letterlijk(gemeente: Gemeente, teksten: dict[str, str]) -> Bundel:
    """A bundle of the gemeente with this literal text by code, in this order."""
    bundel = Bundel.objects.create(gemeente=gemeente, naam="bundel.txt", sha256="0" * 64)
    for plaats, (code, tekst) in enumerate(teksten.items()):
        soort = "handvat" if "/" in code else "vraag" if "." in code else "brief"
        brief = int(code.split(".")[0].split("-")[0])
        velden = {"soort": soort, "code": code, "brief": brief, "volgorde": plaats, "tekst": tekst}
        Letterlijk.objects.create(gemeente=gemeente, bundel=bundel, **velden)
    return bundel


def make_inlichting(
    bestek: Bestek, wie: Gebruiker, vraag: str = "Mag het antwoord langer?", *, antwoord: str = "",
    akkoord: bool = False, organisatie: str = "", contact: str = "", **velden: object,
) -> Inlichting:  # fmt: skip
    """A question of a bidder; with `antwoord` a concept by `wie`, and with `akkoord` agreed by the same."""
    nieuw = {"binnengekomen_op": klok.now(), "inkomst": "plakken", "organisatie": organisatie, "contact": contact}
    nieuw |= {naam: velden.pop(naam) for naam in ("soort", "sleutel", "plaats") if naam in velden}
    origineel = velden.pop("origineel", vraag)
    (rij,) = inlichtingen.take_in(bestek, [inlichtingen.Nieuw(origineel=origineel, vraag=vraag, **nieuw)], wie)
    if antwoord or velden:
        rij = inlichtingen.write(rij, rij.versie, wie, **({"antwoord": antwoord} if antwoord else {}), **velden)
    if akkoord:
        rij.approve(rij.versie, wie)
    return rij
