from kwaliteit.inlezen.uitlijnen import align


def pairs(links: str, rechts: str, groepen=((1, 1), (1, 2), (2, 1))) -> list[tuple[str, str]]:
    def score(i: int, n: int, j: int, m: int) -> float | None:
        een, ander = links[i : i + n], rechts[j : j + m]
        if n + m > 2:
            return 1.5 if (een, ander) in (("xy", "W"), ("w", "XY")) else None
        return 1.0 if een.upper() == ander else -1.0

    paren = align(len(links), len(rechts), score, groepen, -0.2, -0.1)
    return [(links[p.links.start : p.links.stop], rechts[p.rechts.start : p.rechts.stop]) for p in paren]


def test_what_is_alike_pairs_in_order():
    assert pairs("abc", "ABC") == [("a", "A"), ("b", "B"), ("c", "C")]


def test_what_is_too_much_or_missing_is_passed_over_on_its_own_side():
    assert pairs("aqc", "ABC") in (
        [("a", "A"), ("q", ""), ("", "B"), ("c", "C")],
        [("a", "A"), ("", "B"), ("q", ""), ("c", "C")],
    )


def test_groups_pair_with_one():
    assert pairs("axyc", "AWC") == [("a", "A"), ("xy", "W"), ("c", "C")]
    assert pairs("awc", "AXYC") == [("a", "A"), ("w", "XY"), ("c", "C")]


def test_empty_sides_give_no_pairs():
    assert pairs("", "") == []
    assert pairs("", "A") == [("", "A")]
