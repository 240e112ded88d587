"""What every page must hold, measured in the browser: axe, 320 pixels, headings, names, links within the page."""

from playwright.sync_api import Page

from .conftest import AXE

BREED, SMAL = {"width": 1280, "height": 900}, {"width": 320, "height": 800}
RICHTLIJNEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# What is folded away counts as well; the menus of the bar have a test of their own, they lie over the page.
UITKLAPPEN = "document.querySelectorAll('details:not(.tb-menu)').forEach(d => { d.open = true; })"
AXE_UITVOEREN = """([plek, keuze]) => axe.run(plek, {runOnly: keuze, resultTypes: ['violations']}).then(uitkomst =>
  uitkomst.violations.flatMap(fout => fout.nodes.slice(0, 3).map(knoop =>
    `${fout.id}: ${knoop.target.join(' ')} ${knoop.html.slice(0, 120)} (${knoop.failureSummary.slice(0, 200)})`)))"""
OPBOUW = """() => {
  const tekst = id => document.getElementById(id)?.textContent;
  const fouten = [], zichtbaar = e => e.checkVisibility({visibilityProperty: true});
  const koppen = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(zichtbaar);
  const niveaus = koppen.map(kop => Number(kop.tagName[1]));
  const eersten = niveaus.filter(niveau => niveau === 1).length;
  if (eersten !== 1) fouten.push(`${eersten} keer h1`);
  niveaus.forEach((niveau, i) => {
    if (i && niveau > niveaus[i - 1] + 1) fouten.push(`h${niveau} na h${niveaus[i - 1]}: ${koppen[i].textContent}`);
  });
  if (document.documentElement.lang !== 'nl') fouten.push('de taal is geen nl');
  if (!/\\S.* – Taalbestek$/.test(document.title)) fouten.push(`geen eigen titel: ${document.title}`);
  if (!document.querySelector('main')) fouten.push('geen main');
  document.querySelectorAll('input:not([type=hidden], [type=submit]), select, textarea').forEach(veld => {
    const naam = [...(veld.labels || [])].map(l => l.textContent).join('') || veld.ariaLabel
      || (veld.getAttribute('aria-labelledby') || '').split(' ').map(tekst).join('');
    if (!naam.trim()) fouten.push(`veld zonder naam: ${veld.name || veld.outerHTML.slice(0, 80)}`);
    for (const id of (veld.getAttribute('aria-describedby') || '').split(' ').filter(Boolean))
      if (!document.getElementById(id)) fouten.push(`uitleg ${id} van ${veld.name} is er niet`);
  });
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  new Set(ids.filter((id, i) => ids.indexOf(id) !== i)).forEach(id => fouten.push(`id ${id} staat er meer dan eens`));
  document.querySelectorAll('a[href^="#"]').forEach(link => {
    const doel = decodeURIComponent(link.hash.slice(1));
    if (doel && !document.getElementById(doel)) fouten.push(`#${doel} is er niet`);
  });
  return fouten;
}"""
TE_BREED = """() => {
  const breedte = document.documentElement.scrollWidth;
  if (breedte <= 320) return [];
  const schuldig = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 321
    && e.checkVisibility() && !e.closest('.tb-tabel-houder, .tb-verborgen')).slice(0, 3);
  return [`${breedte} px breed op 320: ` + schuldig.map(e => e.outerHTML.slice(0, 90)).join(' | ')];
}"""


def check_page(page: Page) -> list[str]:
    """The faults of the page that is open, as sentences that name the place."""
    page.evaluate(UITKLAPPEN)
    fouten = page.evaluate(OPBOUW) + run_axe(page, "html", RICHTLIJNEN)
    page.set_viewport_size(SMAL)
    fouten += page.evaluate(TE_BREED)
    fouten += [f"op 320 px {fout}" for fout in run_axe(page, "html", {"type": "rule", "values": ["target-size"]})]
    page.set_viewport_size(BREED)
    return [f"{page.url}: {fout}" for fout in fouten]


def run_axe(page: Page, plek: str, keuze: list | dict = RICHTLIJNEN) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())  # by the debugger: the strict CSP of the page stays in force
    return page.evaluate(AXE_UITVOEREN, [plek, keuze])
