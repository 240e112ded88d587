"""The pages of what goes wrong are as accessible as the others: forms refused, two edits that clash, signing in.

The forms change things, so these tests have a server apart from the walks.
"""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, Response, expect

from .gaan import follow
from .paginacontrole import check_page
from .rondgang import PERSONEN, find_pages, first_row, name_of

pytestmark = pytest.mark.browser

# In this order: what the inkoper sends changes what the others find.
INVULLERS = [
    f"{naam}@polderstad.example" for naam in ("ineke.van.dam", "sanne.de.vries", "wil.terpstra", "mark.bakker")
]

# Forms that ask something, not those that only confirm; of the same form to the same URL, one.
FORMULIEREN = """html => [...new DOMParser().parseFromString(html, 'text/html').forms]
  .map((formulier, nummer) => ({nummer, formulier}))
  .filter(({formulier}) => formulier.method === 'post' && formulier.querySelector(
    'input:not([type=hidden], [type=submit]), textarea, select'))
  .map(({nummer, formulier}) => ({nummer, actie: formulier.getAttribute('action') ?? '',
    velden: [...formulier.elements].map(e => e.name.replace(/[-0-9a-f]*\\d[-0-9a-f]*/g, '')).join()}))"""
LEEG_VERSTUREN = """nummer => {
  const formulier = document.forms[nummer], knop = formulier.querySelector('button[type=submit], input[type=submit]');
  for (const veld of formulier.elements) {
    if (['radio', 'checkbox'].includes(veld.type)) veld.checked = false;
    else if (veld.tagName === 'SELECT') veld.selectedIndex = [...veld.options].findIndex(o => o.value === '');
    else if (!['hidden', 'submit', 'button'].includes(veld.type)) veld.value = '';
  }
  if (knop?.name) formulier.append(Object.assign(document.createElement('input'),
    {type: 'hidden', name: knop.name, value: knop.value}));
  HTMLFormElement.prototype.submit.call(formulier);
}"""


def test_clash_of_two_edits_is_accessible(sign_in, demo_database):
    eerste = sign_in(INVULLERS[1])
    adres = f"/polderstad/bestekken/{first_row(demo_database, 'bestek_bestek', 'concept')}/gegevens/"
    tweede = eerste.context.new_page()
    for page in (eerste, tweede):
        page.goto(adres)
    for page, titel in ((eerste, "Ouders en taal, eerst bewaard"), (tweede, "Ouders en taal, later getypt")):
        page.get_by_label("Titel").fill(titel)
        antwoord = follow(page.get_by_role("button", name="Bewaren").first)
    assert antwoord.status == 409
    expect(tweede.get_by_label("Titel", exact=True)).to_have_value("Ouders en taal, later getypt")
    assert check_page(tweede) == []


@pytest.fixture(scope="module")
def verstuurd() -> set:
    """The forms that were sent already, by URL name and fields, also as somebody else."""
    return set()


@pytest.mark.parametrize("email", INVULLERS)
def test_forms_sent_empty_give_accessible_errors(sign_in, verstuurd, email):
    page = sign_in(email)
    fouten, geweigerd = [], 0
    for pagina in list(find_pages(page.context, PERSONEN[email])):
        for formulier in page.evaluate(FORMULIEREN, pagina.html):
            soort = (name_of(urljoin(pagina.adres, formulier["actie"])), formulier["velden"])
            if soort in verstuurd or (verstuurd.add(soort)):
                continue
            antwoord = send_empty(page, pagina.adres, formulier["nummer"])
            assert antwoord.status in (200, 409, 422), (antwoord.status, pagina.adres)
            gevraagd = page.locator(".tb-bevestig").count()  # asks once more: no error
            if antwoord.request.redirected_from is None and not gevraagd:
                geweigerd += 1
                fouten += error_is_told(page)
            fouten += [f"leeg verstuurd, {antwoord.status}: {fout}" for fout in check_page(page)]
    assert fouten == []
    assert geweigerd, "no form refused anything"


def send_empty(page: Page, adres: str, nummer: int) -> Response:
    page.goto(adres)
    with page.expect_navigation() as gaan:
        page.evaluate(LEEG_VERSTUREN, nummer)
    return gaan.value


def error_is_told(page: Page) -> list[str]:
    """A refused form says so in the title, on top, and at the field."""
    fouten = [] if page.title().startswith("Fout: ") else [f"{page.url}: de titel zwijgt over de fout"]
    if not page.locator(".tb-foutoverzicht").count():
        fouten.append(f"{page.url}: geen foutoverzicht")
    return fouten


def test_refused_signing_in_is_accessible(visitor):
    visitor.goto("/inloggen/")
    fouten, statussen = [], []
    for _ in range(6):
        visitor.get_by_label("E-mailadres").fill("niemand@polderstad.example")
        visitor.get_by_label("Wachtwoord").fill("helemaal-verkeerd")
        with visitor.expect_navigation() as gaan:
            visitor.keyboard.press("Enter")
        statussen.append(gaan.value.status)
        if len(statussen) == 1 or gaan.value.status == 429:
            fouten += check_page(visitor)
        if gaan.value.status == 429:
            break
    assert statussen[-1] == 429
    assert fouten == []


def test_form_without_its_token_is_refused_on_an_accessible_page(visitor):
    visitor.goto("/inloggen/")
    visitor.context.clear_cookies()
    assert send_empty(visitor, "/inloggen/", 0).status in (200, 422)
    visitor.context.clear_cookies()
    with visitor.expect_navigation() as gaan:
        visitor.evaluate(LEEG_VERSTUREN, 0)
    assert gaan.value.status == 403
    assert check_page(visitor) == []
