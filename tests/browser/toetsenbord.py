"""Walking a page with the Tab key, as somebody does who has no mouse."""

from playwright.sync_api import Locator, Page

# Where the focus is: a number of its own, whether it can be seen there, and whether it shows.
WAAR = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  window.tbGezien ??= new Map();
  if (!window.tbGezien.has(e)) window.tbGezien.set(e, window.tbGezien.size);
  const vakken = [...e.getClientRects()].filter(v => v.width && v.height), stijl = getComputedStyle(e);
  const punten = vakken.flatMap(v => [[.5, .5], [.05, .5], [.95, .5], [.5, .1], [.5, .9]].map(
    ([x, y]) => document.elementFromPoint(v.left + v.width * x, v.top + v.height * y)));
  return {
    nummer: window.tbGezien.get(e), kort: e.outerHTML.slice(0, 110),
    delen: ['date', 'time', 'datetime-local'].includes(e.type),
    zichtbaar: punten.some(p => p && (e.contains(p) || p.contains(e) && p !== document.body && p.tagName === 'LABEL')),
    omlijnd: (stijl.outlineStyle !== 'none' && parseFloat(stijl.outlineWidth) >= 2) || stijl.boxShadow !== 'none',
  };
}"""
# What the key must reach: of radio buttons with one name, one.
BEREIKBAAR = """() => {
  const groepen = new Set();
  const soorten = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  return [...document.querySelectorAll(soorten)]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0)
    .filter(e => e.type !== 'radio' || !groepen.has(e.form?.id + e.name) && groepen.add(e.form?.id + e.name)).length;
}"""
HOOGSTENS = 600


def tab_to(page: Page, doel: Locator | str, hoogstens: int = 250) -> None:
    """Press Tab until the focus is on this, or on something that this selector names."""
    for _ in range(hoogstens):
        if isinstance(doel, str):
            bereikt = page.evaluate("kiezer => document.activeElement.matches(kiezer)", doel)
        else:
            bereikt = doel.evaluate("e => e === document.activeElement")
        if bereikt:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"met Tab niet te bereiken: {doel}")


def press(page: Page, doel: Locator | str) -> None:
    """Enter on what the Tab key reaches; what comes of it on this page is for the test to await."""
    tab_to(page, doel)
    page.keyboard.press("Enter")


def enter(page: Page, doel: Locator | str) -> None:
    """Enter on what leads to another page or place, and be there."""
    tab_to(page, doel)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_over(page: Page, doel: Locator | str, tekst: str) -> None:
    """Into a field that the Tab key reaches, over what stands there."""
    tab_to(page, doel)
    page.keyboard.press("Control+A")
    page.keyboard.type(tekst)


def walk_by_keyboard(page: Page) -> list[str]:
    """Tab from the top until the focus leaves the page; the faults met on the way."""
    fouten, bereikt, vorige, zelfde = [], set(), None, 0
    verwacht = page.evaluate(BEREIKBAAR)
    for _ in range(HOOGSTENS):
        page.keyboard.press("Tab")
        plek = page.evaluate(WAAR)
        if plek is None or (plek["nummer"] == 0 and bereikt - {0}):
            break
        zelfde = zelfde + 1 if plek["nummer"] == vorige else 0
        if zelfde > (8 if plek["delen"] else 0):
            return [*fouten, f"de focus blijft hangen: {plek['kort']}"]
        if plek["nummer"] not in bereikt:
            fouten += [f"de focus is niet te zien: {plek['kort']}"] * (not plek["zichtbaar"])
            fouten += [f"de focus heeft geen rand: {plek['kort']}"] * (not plek["omlijnd"])
        bereikt.add(plek["nummer"])
        vorige = plek["nummer"]
    else:
        fouten.append("de focus komt de pagina niet uit")
    if len(bereikt) < verwacht:
        fouten.append(f"{len(bereikt)} van {verwacht} bedienbare onderdelen bereikt")
    return fouten
