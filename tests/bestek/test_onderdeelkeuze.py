from bestek.onderdeelkeuze import choices, part_name, parts, split_choice
from bestek.samenstelling import compose
from tests import factories


def test_parts_bear_the_names_of_the_annex(bestek):
    inhoud = compose(bestek)
    assert [deel.naam for deel in parts(inhoud).values()] == ["Vraag 1: Onderwerp 1", "Vraag 2: Onderwerp 2"]


def test_percelen_only_where_there_are_more(gemeente, wie):
    inhoud = compose(factories.make_bestek(gemeente, wie, percelen=2))
    assert [d.naam for d in parts(inhoud).values() if d.soort == "perceel"] == [
        "Perceel 1: Perceel 1",
        "Perceel 2: Perceel 2",
    ]


def test_choice_says_kind_and_key(bestek):
    inhoud = compose(bestek)
    geheel, (groep, rijen) = choices(inhoud)
    assert (geheel[0], groep) == ("algemeen", "Vraag")
    assert split_choice(rijen[0][0]) == ("vraag", inhoud.vragen[0].sleutel)
    assert split_choice("algemeen") == ("algemeen", "")


def test_name_of_a_part_that_is_gone_comes_from_the_older_text(bestek, wie):
    oud = compose(bestek)
    sleutel = oud.vragen[1].sleutel
    bestek.bestekvraag_set.get(sleutel=sleutel).drop()
    assert part_name(sleutel, compose(bestek), oud) == "Vraag 2: Onderwerp 2"
    assert part_name("", oud) == ""
