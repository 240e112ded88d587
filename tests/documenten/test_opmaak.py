import pytest

from documenten.opmaak import clean_html, editable_text, plain_html, plain_text

TEKST = "Eerste alinea & <meer>.\nTweede regel.\n\n- een\n- twee\n\nSlot."


def test_plain_text_becomes_paragraphs_and_lists():
    assert clean_html(TEKST) == (
        "<p>Eerste alinea &amp; &lt;meer&gt;.<br>Tweede regel.</p><ul><li>een</li><li>twee</li></ul><p>Slot.</p>"
    )


@pytest.mark.parametrize("bron", [TEKST, "<p>Met <strong>nadruk</strong> en <a href='https://a.nl'>link</a></p>"])
def test_cleaning_twice_changes_nothing(bron):
    assert clean_html(clean_html(bron)) == clean_html(bron)


def test_plain_text_survives_editing():
    assert editable_text(clean_html(TEKST)) == TEKST
    assert clean_html(editable_text(clean_html(TEKST))) == clean_html(TEKST)


def test_rich_text_is_edited_as_html():
    html = clean_html("<p>Met <strong>nadruk</strong></p>")
    assert editable_text(html) == html


def test_table_keeps_its_headings_and_reads_as_lines():
    tabel = '<table><thead><tr><th scope="col">Route</th><th scope="x">Uren</th></tr></thead>'
    tabel += '<tbody><tr><td colspan="2" style="x">B1</td><td>600</td></tr></tbody></table>'
    schoon = clean_html(tabel)
    assert schoon == clean_html(schoon) == tabel.replace(' scope="x"', "").replace(' colspan="2" style="x"', "")
    assert plain_text(schoon) == "Route | Uren\nB1 | 600"


@pytest.mark.parametrize(
    "kwaad",
    ["<p onclick=x>a</p>", "<script>x</script><p>a</p>", "<p style='x'>a</p>", "<p><img src=x onerror=y>a</p>",
     "<p><a href='javascript:x'>a</a></p>", "<h1>a</h1><p>b</p>"],
)  # fmt: skip
def test_only_the_fixed_list_of_tags_stays(kwaad):
    schoon = clean_html(kwaad)
    assert not any(fout in schoon for fout in ("onclick", "script", "style", "img", "onerror", "<h1"))


def test_plain_text_is_never_read_as_markup():
    assert plain_html("Meer dan <b>drie</b> & meer") == "<p>Meer dan &lt;b&gt;drie&lt;/b&gt; &amp; meer</p>"
    assert plain_html("Een\n\n- a\n- b") == clean_html("Een\n\n- a\n- b") == "<p>Een</p><ul><li>a</li><li>b</li></ul>"
    assert plain_html("") == ""
