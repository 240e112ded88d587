"""Text of paragrafen: plain text or a little HTML in, canonical HTML of a fixed list of tags out."""

import html
import re

import nh3

from .tekst import blocks

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "h3", "a", "table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTEN = {"a": {"href"}}
WAARDEN = {"th": {"scope": {"col", "row"}}}
ADRESSEN = {"https", "http", "mailto"}
_TAG = re.compile(r"</?(?:p|br|strong|em|b|i|ul|ol|li|h[1-6]|a|div|span|table|t[rhd])\b[^<>]*>", re.IGNORECASE)
_EENVOUDIG = re.compile(r"<(?!/?(?:p|br|ul|li)\s*/?>)")  # a tag that has no plain form


def clean_html(tekst: str) -> str:
    """Canonical HTML; text without tags becomes paragraphs, and lines that begin with '- ' a list.

    Cleaning twice changes nothing.
    """
    if not _TAG.search(tekst):
        return plain_html(tekst)
    return _canonical(tekst)


def plain_html(tekst: str) -> str:
    """Canonical HTML of text that is plain: what looks like a tag is shown as it was typed."""
    return _canonical("".join(_block(opsomming, regels) for opsomming, regels in blocks(tekst)))


def editable_text(tekst: str) -> str:
    """What stands in the text field: plain text where that loses nothing, else the HTML itself."""
    if _EENVOUDIG.search(tekst):
        return tekst
    regels = re.sub(r"\s*<li>", "\n- ", tekst)
    regels = re.sub(r"<br\s*/?>\n?", "\n", regels)
    regels = re.sub(r"</(p|ul)>", "\n\n", regels)
    kaal = html.unescape(re.sub(r"<[^<>]*>", "", regels))
    return re.sub(r"\n{3,}", "\n\n", kaal).strip()


def plain_text(tekst: str) -> str:
    """What the HTML says as lines of plain text, to compare, search or count; links show their address."""
    regels = re.sub(r'<a href="([^"]*)"[^<>]*>(.*?)</a>', r"\2 (\1)", tekst)
    regels = re.sub(r"\s*<li>", "\n- ", regels)
    regels = re.sub(r"</t[hd]>\s*(?=<t[hd])", " | ", regels)
    regels = re.sub(r"<br\s*/?>|</(?:p|ul|ol|h[1-6]|tr)>", "\n", regels)
    kaal = html.unescape(re.sub(r"<[^<>]*>", "", regels))
    return re.sub(r"\n{2,}", "\n", kaal).strip()


def _canonical(tekst: str) -> str:
    grenzen = {"attributes": ATTRIBUTEN, "tag_attribute_values": WAARDEN, "url_schemes": ADRESSEN}
    return nh3.clean(tekst, tags=TAGS, link_rel=None, **grenzen).strip()


def _block(opsomming: bool, regels: list[str]) -> str:
    delen = [html.escape(regel, quote=False) for regel in regels]
    return f"<ul><li>{'</li><li>'.join(delen)}</li></ul>" if opsomming else f"<p>{'<br>'.join(delen)}</p>"
