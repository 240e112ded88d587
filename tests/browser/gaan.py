"""Going to another page. A click does not wait for the page that it leads to: what is read next may be the old one."""

from playwright.sync_api import Locator, Page, Response, expect


def follow(doel: Locator) -> Response | None:
    """Click on what leads to another page or place, and be there; gives what the server answered."""
    with doel.page.expect_navigation() as gang:
        doel.click()
    return gang.value


def menu(page: Page, naam: str) -> None:
    """Follow a link of the main menu."""
    follow(page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name=naam, exact=True))


def told(page: Page, zin: str) -> None:
    """The page says this in its messages."""
    expect(page.locator(".utrecht-alert").filter(has_text=zin).first).to_be_visible()
