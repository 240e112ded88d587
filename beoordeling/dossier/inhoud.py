"""What goes into the dossier of a round: everything frozen, as JSON that anyone can read, and the documents.

For the inkoper only: it holds the answers of all bidders and the marks of every reviewer.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Prefetch, Q, QuerySet

from bestek.canoniek import canonical_json, sha256_hex
from bestek.models import Bestek, Nota, Vaststelling
from bestek.structuur import decimal_text
from bestek.uitvoer import formaten
from bestek.uitvoer.uitgave import Uitgave
from gemeenten.models import Gebeurtenis

from .. import gunning
from ..enums import Passagedoel
from ..models import (
    Antwoordversie,
    Belangenverklaring,
    Bevinding,
    Bijlage,
    Consensus,
    Eistoets,
    Gunning,
    Inschrijving,
    Kluisprijs,
    Offerte,
    Opening,
    Passage,
    Prijs,
    Ronde,
    Score,
    Verzending,
)
from ..rangschikking import rank_percelen
from ..verslag import render_verslag


@dataclass(frozen=True)
class Stuk:
    """A file of the dossier; `wat` says in a sentence what it is."""

    pad: str
    data: bytes
    wat: str


@dataclass(frozen=True)
class Rangordestuk:
    """Which files belong to one ranking, for who computes it again."""

    naam: str
    rangorde: str
    bestek: str
    beoordeling: str


def collect(ronde: Ronde, adres: str = "") -> tuple[list[Stuk], list[Rangordestuk]]:
    """Every file, and the rankings among them; raises OngeldigeOvergang before the ranking may be known."""
    percelen = rank_percelen(ronde)
    map_ = f"beoordeling/ronde-{ronde.nummer}"
    vast = f"bestek/versie-{ronde.vaststelling.nummer}.json"
    stukken = [*_bestek(ronde, adres), *_offertes(ronde.bestek), *_assessment(ronde, map_), *_decisions(ronde)]
    rangordes = []
    for uitslag in percelen:
        if uitslag.rangorde:
            pad = f"{map_}/rangorde-perceel-{uitslag.perceel.code}.json"
            stukken.append(_json(pad, gunning.to_json(uitslag.rangorde), "De rangorde met alles waaruit zij volgt"))
            rangordes.append(Rangordestuk(f"Perceel {uitslag.perceel.code}", pad, vast, f"{map_}/beoordeling.json"))
    stukken.append(Stuk("gebeurtenissen.jsonl", _log(ronde), "Het logboek; elke regel noemt de hash van de vorige"))
    return stukken, rangordes


def _json(pad: str, waarde: object, wat: str) -> Stuk:
    return Stuk(pad, json.dumps(waarde, ensure_ascii=False, indent=1, default=_plain).encode() + b"\n", wat)


def _plain(waarde: object) -> str:
    if isinstance(waarde, Decimal):
        return decimal_text(waarde)
    return waarde.isoformat() if isinstance(waarde, datetime) else str(waarde)


def _bestek(ronde: Ronde, adres: str) -> Iterator[Stuk]:
    """Every frozen version byte for byte, the notas, and the version that was assessed as PDF and OCDS."""
    for versie in Vaststelling.objects.filter(bestek=ronde.bestek):
        wat = f"Versie {versie.nummer} zoals vastgesteld; SHA-256 {versie.sha256}"
        yield Stuk(f"bestek/versie-{versie.nummer}.json", versie.inhoud.encode(), wat)
    for nota in Nota.objects.filter(bestek=ronde.bestek):
        yield Stuk(f"bestek/nota-{nota.nummer}.json", nota.inhoud.encode(), f"{nota}; SHA-256 {nota.sha256}")
    uitgave = Uitgave(ronde.bestek, ronde.vaststelling, adres)
    for formaat in formaten.available(uitgave):
        if formaat.code in ("pdf", "ocds"):
            naam = f"bestek/beoordeelde-versie-{formaat.code}.{formaat.soort}"
            yield Stuk(naam, formaat.maak(uitgave), f"De beoordeelde versie als {formaat.naam}")


def _offertes(bestek: Bestek) -> Iterator[Stuk]:
    """Of each offerte what was registered, all versions of its answers, its tests and its files."""
    for offerte in bestek.offertes.select_related("inschrijver").order_by("nummer"):
        map_ = f"offertes/{offerte.nummer:02}"
        yield _json(f"{map_}/offerte.json", _offerte(offerte), f"Offerte {offerte.nummer}: {offerte.inschrijver}")
        for plek, bijlage in enumerate(Bijlage.objects.filter(offerte=offerte).order_by("pk"), 1):
            with bijlage.bestand.open("rb") as bestand:
                yield Stuk(f"{map_}/bijlage-{plek:02}.bin", bestand.read(), f"Bijlage ‘{bijlage.naam}’")


def _offerte(offerte: Offerte) -> dict:
    versies = Antwoordversie.objects.filter(antwoord__offerte=offerte)
    toetsen = Eistoets.objects.filter(offerte=offerte).select_related("eis")
    inschrijvingen = Inschrijving.objects.filter(offerte=offerte).select_related("perceel")
    return {
        "nummer": offerte.nummer,
        "inschrijver": str(offerte.inschrijver),
        "ontvangen_op": offerte.ontvangen_op,
        "te_laat": offerte.te_laat,
        "stand": offerte.stand,
        "reden": offerte.stand_reden,
        "inschrijvingen": [
            {"inschrijving": str(i.pk), "perceel": str(i.perceel.sleutel), "geldig": i.geldigheid, "reden": i.reden}
            for i in inschrijvingen
        ],
        "antwoorden": [
            {
                "vraag": str(v.antwoord.bestekvraag.sleutel),
                "perceel": _key(v.antwoord.perceel),
                "versie": v.nummer,
                "reden": v.reden,
                "geregistreerd_op": v.geregistreerd_op,
                "geregistreerd_door": str(v.geregistreerd_door),
                "tekst": v.tekst,
            }
            for v in versies.select_related("antwoord__bestekvraag", "antwoord__perceel", "geregistreerd_door")
        ],
        "eisen": [{"eis": t.eis.titel, "soort": t.eis.soort, "voldoet": t.voldoet, "reden": t.reden} for t in toetsen],
    }


def _key(perceel: object) -> str | None:
    return str(perceel.sleutel) if perceel else None


def _assessment(ronde: Ronde, map_: str) -> Iterator[Stuk]:
    inhoud = {
        "ronde": ronde.nummer,
        "status": ronde.status,
        "bestek_sha256": ronde.vaststelling.sha256,
        "reden": ronde.reden,
        "vervangt": ronde.vervangt and ronde.vervangt.nummer,
        "commissie": [_member(lid) for lid in ronde.commissie.select_related("gebruiker", "belangenverklaring")],
        "scores": [_score(s) for s in _scores(ronde)],
        "consensus": [_agreed(c) for c in _of_ronde(Consensus, ronde)],
        "opening": _opening(ronde),
        "prijzen": [
            {"inschrijving": str(p.inschrijving_id), "bedrag": p.bedrag} for p in Prijs.objects.filter(ronde=ronde)
        ],
        "kluis": [
            {"inschrijving": str(k.inschrijving_id), "versie": k.nummer, "op": k.geregistreerd_op, "reden": k.reden}
            for k in Kluisprijs.objects.filter(inschrijving__offerte__bestek=ronde.bestek)
        ],
    }
    yield _json(f"{map_}/beoordeling.json", inhoud, "Commissie, verklaringen, scores, consensus en prijzen")
    yield Stuk(f"{map_}/verslag.pdf", render_verslag(ronde), "Het beoordelingsverslag")


def _of_ronde(model: type, ronde: Ronde) -> QuerySet:
    verbonden = ("antwoord__offerte__inschrijver", "antwoord__bestekvraag", "antwoord__perceel")
    return model.objects.filter(ronde=ronde).select_related(*verbonden)


def _scores(ronde: Ronde) -> QuerySet[Score]:
    gezegd = Bevinding.objects.exclude(oordeel="", gevolg="")
    gemerkt = Passage.objects.exclude(doel=Passagedoel.NOTITIE).select_related("antwoordversie")
    met = (Prefetch("bevindingen", gezegd, to_attr="gezegd"), Prefetch("passages", gemerkt, to_attr="gemerkt"))
    return _of_ronde(Score, ronde).select_related("commissielid__gebruiker").prefetch_related(*met)


def _place(rij: Score | Consensus) -> dict:
    antwoord = rij.antwoord
    return {
        "inschrijver": str(antwoord.offerte.inschrijver),
        "vraag": str(antwoord.bestekvraag.sleutel),
        "perceel": _key(antwoord.perceel),
    }


def _score(score: Score) -> dict:
    """One reviewer's mark; own notes are his and stay out."""
    velden = {naam: getattr(score, naam) for naam in ("cijfer", "onthouden", "sterk", "zwak", "motivatie", "klaar")}
    return {
        "beoordelaar": str(score.commissielid),
        **_place(score),
        **velden,
        "bewaard_op": score.bewaard_op,
        "bevindingen": [{n: getattr(b, n) for n in ("criterium", "oordeel", "gevolg")} for b in score.gezegd],
        "passages": [
            {"versie": p.antwoordversie.nummer}
            | {n: getattr(p, n) for n in ("begin", "einde", "citaat", "doel", "criterium")}
            for p in score.gemerkt
        ],
    }


def _agreed(rij: Consensus) -> dict:
    velden = ("sterk", "zwak", "motivatie", "notulen", "vastgelegd_op", "getekend_op")
    eigen = {naam: getattr(rij, naam) for naam in velden} | {"cijfer": rij.gemiddelde or rij.cijfer}
    return {**_place(rij), **eigen, "door": str(rij.vastgelegd_door)}


def _member(lid: object) -> dict:
    verklaring = Belangenverklaring.objects.filter(commissielid=lid).first()
    return {
        "naam": str(lid),
        "rol": lid.rol,
        "deskundigheid": lid.deskundigheid,
        "uitgevallen_op": lid.uitgevallen_op,
        "uitval_reden": lid.uitval_reden,
        "verklaring": verklaring
        and {
            "tekst": verklaring.tekst,
            "heeft_belang": verklaring.heeft_belang,
            "toelichting": verklaring.toelichting,
            "ondertekend_op": verklaring.ondertekend_op,
        },
        "belang_akkoord": lid.belang_akkoord,
        "belang_reden": lid.belang_reden,
        "niet_van": [str(u.offerte.inschrijver) for u in lid.uitsluitingen.select_related("offerte__inschrijver")],
    }


def _opening(ronde: Ronde) -> dict | None:
    opening = Opening.objects.filter(ronde=ronde, tweede__isnull=False).select_related("eerste", "tweede").first()
    return opening and {
        "aangevraagd_door": str(opening.eerste),
        "aangevraagd_op": opening.eerste_op,
        "geopend_door": str(opening.tweede),
        "geopend_op": opening.tweede_op,
    }


def _decisions(ronde: Ronde) -> Iterator[Stuk]:
    """The gunningen as decided, and the letters as they were sent."""
    for rij in Gunning.objects.filter(ronde=ronde).select_related("perceel", "winnaar__offerte__inschrijver"):
        map_ = f"gunning/perceel-{rij.perceel.pk}-besluit-{rij.nummer}"
        velden = ("status", "sha256", "advies", "vrijgegeven_op", "verzonden_op", "standstill_tot", "definitief_op")
        inhoud = {"perceel": str(rij.perceel), "winnaar": str(rij.winnaar.offerte.inschrijver) if rij.winnaar else None}
        inhoud |= {naam: getattr(rij, naam) for naam in velden} | {"reden": rij.reden}
        yield _json(f"{map_}/gunning.json", inhoud, f"{rij}")
        yield Stuk(f"{map_}/rangorde.json", rij.rangorde.encode(), f"De rangorde van {rij}; SHA-256 {rij.sha256}")
        for brief in Verzending.objects.filter(brief__gunning=rij).order_by("pk"):
            naam = f"{map_}/brief-{brief.brief.inschrijving_id}.json"
            yield Stuk(naam, brief.inhoud.encode(), f"Verzonden brief; SHA-256 {brief.sha256}")


def _log(ronde: Ronde) -> bytes:
    """The audit trail of the tender, oldest first, as a chain: who changes a line breaks all that follow."""
    regels, vorige = [], ""
    for rij in _events(ronde):
        regel = {
            "wanneer": rij.wanneer.isoformat(),
            "wie": str(rij.wie) if rij.wie else "",
            "soort": rij.soort,
            "tekst": rij.tekst,
            "onderwerp": f"{rij.onderwerp} {rij.onderwerp_id}",
            "vorige": vorige,
        }
        vorige = sha256_hex(canonical_json(regel))
        regels.append(json.dumps(regel | {"sha256": vorige}, ensure_ascii=False))
    return "".join(f"{regel}\n" for regel in regels).encode()


def _events(ronde: Ronde) -> QuerySet[Gebeurtenis]:
    bestek = ronde.bestek
    per_soort = {
        "bestek.bestek": [bestek.pk],
        "beoordeling.ronde": bestek.rondes.values("pk"),
        "beoordeling.offerte": bestek.offertes.values("pk"),
        "beoordeling.antwoord": bestek.offertes.values("antwoorden"),
        "beoordeling.consensus": Consensus.objects.filter(ronde__bestek=bestek).values("pk"),
        "beoordeling.gunning": Gunning.objects.filter(ronde__bestek=bestek).values("pk"),
    }
    telt = Q(pk=None)
    for soort, sleutels in per_soort.items():
        telt |= Q(onderwerp=soort, onderwerp_id__in=sleutels)
    return Gebeurtenis.objects.filter(telt).select_related("wie").order_by("wanneer", "pk")
