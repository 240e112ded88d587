import pytest

from bestek import voorbeeld
from documenten import pdf, voorraad
from gemeenten.enums import Rol
from tests import factories

PNG = b"\x89PNG\r\n"


@pytest.fixture
def gedrukt(monkeypatch):
    """The texts that were printed, in order."""
    from bestek import bijlage

    echt, gezien = bijlage.print_html, []

    def drukken(bestek, html, titel):
        gezien.append(html)
        return echt(bestek, html, titel)

    monkeypatch.setattr(bijlage, "print_html", drukken)
    return gezien


def test_pages_are_made_once_and_found_by_part(bestek, client, url, gedrukt, gemeente):
    vraag = bestek.bestekvraag_set.last()
    pagina = client.get(url("bladzijden")).content.decode()
    assert "nog niet opgemaakt" in pagina and not gedrukt
    stuk = client.get(url("bladzijden"), {"stuk": "1", "deel": vraag.sleutel}).content.decode()
    merk = voorbeeld.prepare(bestek).merk
    druk = voorbeeld.find(bestek, merk)
    assert f'data-naar="{druk.plekken[str(vraag.sleutel)]}"' in stuk and f"Bladzijde 1 van {druk.bladen}" in stuk
    assert 1 < druk.plekken["vragen"] <= druk.plekken[str(vraag.sleutel)] <= druk.bladen
    assert client.get(url("bladzijden"), {"stuk": "1", "heeft": merk}).status_code == 204
    assert f"blad-{druk.bladen}" in client.get(url("bladzijden")).content.decode() and len(gedrukt) == 1

    beeld = client.get(url("bladzijde", merk, 1))
    assert beeld.content.startswith(PNG) and beeld["Cache-Control"] == "private, no-store"
    assert client.get(url("bladzijde", merk, druk.bladen + 1)).status_code == 404
    assert client.get(url("bladzijde", "0" * 64, 1)).status_code == 404
    lezer = factories.make_client(factories.make_gebruiker(gemeente, Rol.LEZER, Rol.BEOORDELAAR))
    assert lezer.get(url("bladzijde", merk, 1)).status_code == 403
    vreemd = factories.make_bestek(gemeente, factories.make_gebruiker(gemeente, Rol.INKOPER))
    assert voorbeeld.page(vreemd, merk, 1) is None


def test_background_criteria_do_not_change_the_pages(bestek):
    merk = voorbeeld.prepare(bestek).merk
    criterium = bestek.criterium_set.first()
    criterium.change(criterium.versie, zichtbaarheid="achtergrond")
    zonder = voorbeeld.prepare(bestek)
    criterium.change(criterium.versie, tekst="kwartelnest")
    assert zonder.merk != merk and voorbeeld.prepare(bestek).merk == zonder.merk
    assert "kwartelnest" not in zonder.html


def test_what_cannot_be_printed_is_told(client, url, monkeypatch):
    def weigeren(*args, **opties):
        raise pdf.PdfFout("Het maken van de PDF duurde te lang.")

    monkeypatch.setattr("bestek.bijlage.render_pdf", weigeren)
    assert "duurde te lang" in client.get(url("bladzijden"), {"stuk": "1"}).content.decode()


def test_only_the_newest_files_are_kept(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    kast = voorraad.Voorraad("proef", 1, hoogstens=2)
    for naam in ("een", "twee", "drie"):
        kast.write(naam, naam.encode())
    assert kast.read("een") is None and kast.read("drie") == b"drie"
