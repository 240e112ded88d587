import pytest

from documenten.stukken import Alinea, Cel, Document, Kop, Lijst, Punt, Stuk, Tabel, Tussenkop, check, counts_right
from documenten.uit_html import read_html


def only(html):
    (deel,) = read_html(html)
    return deel


def test_headings_know_their_number_place_and_chapter():
    html = """<section class="hoofdstuk" id="a"><h1><span class="nummer">1</span> Titel</h1>
    <h2 id="b"><span class="nummer">1.1</span> Onder</h2><h5>Diep</h5></section>"""
    assert read_html(html) == (Kop("Titel", 1, True, "1", "a"), Kop("Onder", 2, False, "1.1", "b"), Kop("Diep", 3))


def test_spaces_are_those_that_a_browser_shows():
    html = "<p>\n  Een <strong> vet </strong><em>schuin</em>,\n\n en\u00a0vast <br>  nieuw <span> einde </span> </p>"
    assert only(html).tekst == (
        Stuk("Een"), Stuk(" vet", vet=True), Stuk(" schuin", cursief=True), Stuk(", en\u00a0vast\nnieuw einde"),
    )  # fmt: skip


def test_entities_and_markup_that_was_escaped_are_text():
    assert only("<p>&lt;b&gt; &amp; &eacute; &#x27;</p>").tekst == (Stuk("<b> & é '"),)


@pytest.mark.parametrize("adres", ["https://x.example/", "mailto:a@b.example", "#plek"])
def test_links_keep_a_safe_address(adres):
    assert only(f'<p><a href="{adres}">hier</a></p>').tekst == (Stuk("hier", adres=adres),)


@pytest.mark.parametrize("adres", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//x.example"])
def test_links_to_elsewhere_become_text(adres):
    assert only(f'<p><a href="{adres}">hier</a></p>').tekst == (Stuk("hier"),)


def test_lists_and_lists_within_them():
    html = "<ol><li>een</li><li><p>twee</p><ul><li>daaronder</li></ul></li></ol>"
    onder = Lijst(((Stuk("daaronder"),),))
    assert only(html) == Lijst(((Stuk("een"),), Punt((Stuk("twee"),), (onder,))), genummerd=True)


def test_classes_become_kinds_of_paragraphs():
    html = '<div class="inleiding"><p>Een</p></div><div class="kader"><p>Twee</p></div><p class="bijzaak">Drie</p>los'
    assert read_html(html) == (
        Alinea((Stuk("Een"),), soort="inleiding"), Alinea((Stuk("Twee"),), soort="kader"),
        Alinea((Stuk("Drie"),), bijzaak=True), Alinea((Stuk("los"),)),
    )  # fmt: skip


def test_table_with_header_group_and_total():
    tabel = only("""<table><caption>Punten</caption><colgroup><col class="k-nr"><col></colgroup>
    <thead><tr><th>Nr.</th><th class="getal">Wat</th></tr></thead>
    <tbody><tr><th scope="rowgroup" colspan="2">Groep</th></tr><tr><th>1</th><td>x<ul><li>y</li></ul></td></tr></tbody>
    <tfoot><tr><th>Totaal</th><td>100</td></tr></tfoot></table>""")
    assert (tabel.bijschrift, tabel.koppen, tabel.rechts) == ("Punten", ("Nr.", "Wat"), (1,))
    assert tabel.rijen[0] == Tussenkop((Stuk("Groep"),))
    assert tabel.rijen[1] == ((Stuk("1", vet=True),), Cel((Alinea((Stuk("x"),)), Lijst(((Stuk("y"),),)))))
    assert tabel.rijen[2] == ((Stuk("Totaal", vet=True),), (Stuk("100"),))
    assert sum(tabel.breedtes) == pytest.approx(16)


def test_cell_over_two_columns_keeps_the_row_straight():
    tabel = only("<table><tr><td colspan='2'>a</td><td>b</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>")
    check(Document("T", "O", (tabel,)))
    assert tabel.rijen[0] == ((Stuk("a"),), "", (Stuk("b"),)) and tabel.koppen == ()


def test_what_is_not_text_is_left_out():
    assert read_html("<script>alert(1)</script><style>p{}</style><svg><text>x</text></svg><nav>x</nav><p>a</p>") == (
        Alinea((Stuk("a"),)),
    )


def test_numbers_that_a_word_processor_would_not_come_to_are_noticed():
    goed = (Kop("A", nummer="1"), Kop("B", 2, nummer="1.1"), Kop("C", 3, nummer="7"), Kop("D", nummer="2"))
    assert counts_right(goed) and not counts_right((*goed, Kop("E", nummer="4")))
    with pytest.raises(ValueError, match="nummers"):
        check(Document("T", "O", (Kop("A", nummer="2"),), genummerd=True))


def test_table_without_header_is_as_wide_as_its_rows():
    check(Document("T", "O", (Tabel("", (), (("a", "b"),)),)))
    with pytest.raises(ValueError, match="aantal cellen"):
        check(Document("T", "O", (Tabel("", (), (("a", "b"), ("c",))),)))
