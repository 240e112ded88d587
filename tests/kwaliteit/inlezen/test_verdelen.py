import pytest

from kwaliteit.inlezen.inlezen import read_bundle
from kwaliteit.inlezen.opschonen import KOPREGEL


def letters_of(bytes_: bytes, inhoud) -> list[int]:
    return [brief.brief.nummer for brief in read_bundle(bytes_, inhoud).brieven]


def test_letters_are_found_with_and_without_their_number(lezing):
    assert [(g.brief.nummer, g.brief.gronden) for g in lezing.brieven] == [
        (0, ["titel"]),
        (4, ["briefregel", "titel", "kopregel"]),
        (5, ["titel", "kopregel"]),
    ]


@pytest.mark.parametrize(("nummer", "van", "tot"), [(4, 10, 104), (5, 106, 153)])
def test_one_letter_without_title_or_header_is_found_by_what_it_is_about(voorbeeld, inhoud, nummer, van, tot):
    regels = voorbeeld.decode().split("\n")[van - 1 : tot]
    eerste = next(i for i, regel in enumerate(regels) if "Achtergrondinformatie" in regel)
    titel = {"4. Motivatie en  ", "aan sluiten op de  ", "leerbe-", "hoefte", "5. Digitale ", "vaardigheden"}
    kaal = [regel for regel in regels[eerste:] if regel not in titel and not KOPREGEL.fullmatch(regel.strip())]
    gelezen = read_bundle("\n".join(kaal).encode(), inhoud)
    assert [g.brief.nummer for g in gelezen.brieven] == [nummer]
    assert gelezen.brieven[0].brief.gronden == []


def test_title_block_and_core_leave_the_flow(lezing):
    vier = lezing.brieven[1].brief
    assert [(e.soort, e.tekst) for e in vier.eenheden[:2]] == [
        ("titel", "Motivatie en aansluiten op de leerbehoefte"),
        ("kern", "Deze brief gaat over een traject dat aansluit bij wat een inburgeraar wil leren."),
    ]
    assert sum("leerbehoefte" in e.tekst and e.soort == "kop" for e in vier.eenheden) == 0
