from bestek.waswordt import WEGGELATEN, columns
from kwaliteit.verschil import segments


def lines(kant):
    return ["".join(f"[{s.tekst}]" if s.anders else s.tekst for s in regel) if regel else "…" for regel in kant]


def test_only_the_lines_around_a_change_are_shown_on_both_sides():
    oud = "een\ntwee\ndrie\nvier\nvijf"
    was, wordt = columns(segments(oud, oud.replace("vier", "vier en meer")))
    assert lines(was) == ["…", "drie", "vier", "vijf"]
    assert lines(wordt) == ["…", "drie", "vier[ en meer]", "vijf"]


def test_words_that_went_are_marked_in_the_old_text_only():
    was, wordt = columns(segments("Hoogstens 2 A4", "Hoogstens 3 A4"))
    assert lines(was) == ["Hoogstens [2] A4"] and lines(wordt) == ["Hoogstens [3] A4"]


def test_new_part_has_nothing_on_the_old_side():
    was, wordt = columns(segments("", "Nieuw\nHelemaal"))
    assert was == [] and WEGGELATEN not in wordt and all(stuk.anders for regel in wordt for stuk in regel)
    assert columns(segments("Weg", ""))[1] == []
