import hashlib
import json
from io import BytesIO

import docx
import page
import pypdfium2
import pytest
from django.db import IntegrityError, transaction

from bestek import inlichtingen, notadruk, samenstelling
from bestek.models import Inlichting, Nota
from bestek.namen import known_names
from bestek.nota import NietGereed, candidates, publish
from gemeenten import klok
from tests import factories


@pytest.fixture
def gepubliceerd(bestek, wie):
    bestek.submit(wie)
    samenstelling.freeze(bestek, wie)
    bestek.publish(wie, klok.today(), "TN-1")
    return bestek


def make_akkoord(bestek, wie, vraag="Mag het langer?", antwoord="Nee, <b>twee</b> A4 & niet meer.", **velden):
    return factories.make_inlichting(bestek, wie, vraag, antwoord=antwoord, akkoord=True, **velden)


def publish_all(bestek, wie):
    return publish(bestek, candidates(bestek), wie)


def test_nota_is_frozen_and_numbered(gepubliceerd, wie):
    make_akkoord(gepubliceerd, wie)
    een = publish_all(gepubliceerd, wie)
    make_akkoord(gepubliceerd, wie)
    twee = publish_all(gepubliceerd, wie)
    assert [(n.nummer, n.gegevens["vragen"][0]["nummer"]) for n in (een, twee)] == [(1, 1), (2, 2)]
    assert hashlib.sha256(een.inhoud.encode()).hexdigest() == een.sha256
    assert een.inhoud == json.dumps(een.gegevens, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Nota.objects.filter(pk=een.pk).update(sha256="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Inlichting.objects.filter(nota=een).update(antwoord="Anders")


def test_only_what_is_agreed_goes_out(gepubliceerd, wie):
    make_akkoord(gepubliceerd, wie, "Eerste?")
    factories.make_inlichting(gepubliceerd, wie, "Tweede?", antwoord="Concept.")
    assert [v["vraag"] for v in publish_all(gepubliceerd, wie).gegevens["vragen"]] == ["Eerste?"]
    assert [r.stand for r in Inlichting.objects.all()] == ["gepubliceerd", "concept"]


def test_order_is_by_subject_and_place(gepubliceerd, wie):
    twee = gepubliceerd.bestekvraag_set.all()[1]
    make_akkoord(gepubliceerd, wie, "Bij vraag 2?", groep="B", soort="vraag", sleutel=str(twee.sleutel))
    make_akkoord(gepubliceerd, wie, "Algemeen?", groep="B")
    make_akkoord(gepubliceerd, wie, "Eerder?", groep="A")
    vragen = publish_all(gepubliceerd, wie).gegevens["vragen"]
    assert [v["vraag"] for v in vragen] == ["Eerder?", "Algemeen?", "Bij vraag 2?"]
    assert vragen[2]["onderdeel"] == "Vraag 2: Onderwerp 2"


def test_nothing_and_an_unpublished_bestek_are_refused(bestek, wie):
    bestek.submit(wie)
    samenstelling.freeze(bestek, wie)
    make_akkoord(bestek, wie)
    with pytest.raises(NietGereed, match="gepubliceerd bestek"):
        publish_all(bestek, wie)
    bestek.publish(wie, klok.today(), "TN-1")
    with pytest.raises(NietGereed, match="ten minste één"):
        publish(bestek, [], wie)


@pytest.mark.parametrize("veld", ["vraag", "antwoord", "groep", "plaats"])
def test_name_blocks_until_it_is_gone_or_released(gepubliceerd, wie, veld):
    velden = {"vraag": "Mag het langer?", "antwoord": "Nee."} | {veld: "Zoals Taalkade zei"}
    rij = make_akkoord(gepubliceerd, wie, organisatie="Taalkade B.V.", **velden)
    with pytest.raises(NietGereed, match="naam"):
        publish_all(gepubliceerd, wie)
    assert not Nota.objects.exists() and Inlichting.objects.get().stand == "akkoord"
    inlichtingen.release(rij, "taalkade", "Kade van taal, gewoon woord.", known_names(gepubliceerd), wie)
    assert publish_all(gepubliceerd, wie).nummer == 1


def test_answer_that_changes_the_bestek_waits_for_its_version(gepubliceerd, wie):
    rij = make_akkoord(gepubliceerd, wie, leidt_tot_wijziging=True)
    with pytest.raises(NietGereed, match="nog niet bij een wijziging"):
        publish_all(gepubliceerd, wie)
    inlichtingen.open_change(rij, "Langer", wie)
    with pytest.raises(NietGereed, match="nog niet is vastgesteld"):
        publish_all(gepubliceerd, wie)
    samenstelling.freeze(gepubliceerd, wie)
    gemaakt = publish_all(gepubliceerd, wie)
    assert gemaakt.vaststelling.nummer == 2
    assert gemaakt.gegevens["versie"]["nummer"] == gemaakt.gegevens["vragen"][0]["wijzigt_in_versie"] == 2


def test_no_sender_in_content_pdf_or_word(gepubliceerd, wie):
    make_akkoord(
        gepubliceerd,
        wie,
        origineel="Wij van Taalkade: mag het langer?",
        organisatie="Taalkade",
        contact="Jan Jansen <j@kade.nl>",
    )
    gemaakt = publish_all(gepubliceerd, wie)
    for tekst in (gemaakt.inhoud, pdf_text(gemaakt), word_text(gemaakt)):
        assert "Mag het langer?" in tekst
        assert not [w for w in ("Taalkade", "Jansen", "kade.nl", wie.naam) if w in tekst]


def pdf_text(rij):
    bladen = [b.get_textpage().get_text_bounded() for b in pypdfium2.PdfDocument(notadruk.render_pdf(rij))]
    return " ".join(" ".join(bladen).split())


def word_text(rij):
    return "\n".join(p.text for p in docx.Document(BytesIO(notadruk.render_word(rij))).paragraphs)


def test_pdf_and_word_say_the_same(gepubliceerd, wie):
    make_akkoord(gepubliceerd, wie, "Wat telt?\n\n- het eerste\n- het tweede", plaats="bladzijde 3", groep="Lengte")
    rij = make_akkoord(gepubliceerd, wie, leidt_tot_wijziging=True)
    inlichtingen.open_change(rij, "Langer", wie)
    samenstelling.freeze(gepubliceerd, wie)
    gemaakt = publish_all(gepubliceerd, wie)
    for profiel in ("ua1", "2a"):
        assert not [f.message for f in page.validate_pdf_bytes(notadruk.render_pdf(gemaakt), profile=profiel).failures]
    for tekst in (pdf_text(gemaakt), word_text(gemaakt)):
        for stuk in (
            "Nota van inlichtingen 1", "bladzijde 3", "het tweede", "Nee, <b>twee</b> A4 & niet meer.", "Lengte",
            "Overige vragen", "Het antwoord op vraag 2 wijzigt het bestek: zie versie 2.",
        ):  # fmt: skip
            assert stuk in tekst, (stuk, tekst[-900:])
    koppen = [
        p.text for p in docx.Document(BytesIO(notadruk.render_word(gemaakt))).paragraphs if p.style.name == "Heading 1"
    ]
    assert koppen == ["Over deze nota", "1 Lengte", "2 Overige vragen"]
