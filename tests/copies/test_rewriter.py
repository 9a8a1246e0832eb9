"""The rewording machine that copies are measured with, on a made-up word list."""

import pytest

from bench.rewriter import STRENGTHS, Rewriter, Strength
from bench.wordnet import Wordnet
from manytold.copies.fingerprint import fingerprint
from manytold.copies.judge import judge
from tests.copies.make import AGENCY, SWAPS, make_article

LIGHT, MEDIUM, STRONG = STRENGTHS
NOUNS = {word: (mate,) for word, mate in SWAPS.items()} | {"bridge": ("span", "viaduct"), "river": ("stream",)}
EMPTY: dict[str, tuple[str, ...]] = {}
REGULAR: dict[str, dict[str, str]] = {"noun": {}, "verb": {}, "adj": {}, "adv": {}}
WORDNET = Wordnet({"noun": NOUNS, "verb": EMPTY, "adj": EMPTY, "adv": EMPTY}, REGULAR, {})


@pytest.fixture
def rewriter() -> Rewriter:
    return Rewriter(WORDNET)


@pytest.mark.parametrize("strength", STRENGTHS, ids=lambda s: s.name)
def test_the_same_seed_gives_the_same_text(rewriter: Rewriter, strength: Strength) -> None:
    text = "\n".join(AGENCY)
    assert rewriter.reword(text, strength, 5) == Rewriter(WORDNET).reword(text, strength, 5)
    assert rewriter.reword(text, strength, 5) != rewriter.reword(text, strength, 6)


def test_light_rewording_exchanges_words_and_leaves_everything_else(rewriter: Rewriter) -> None:
    made = rewriter.reword("\n".join(AGENCY), LIGHT, 5)
    assert 0.05 < made.exchanged / made.content < 0.3
    changed = [(a, b) for old, new in zip(AGENCY, made.text.split("\n"), strict=True)
               for a, b in zip(old.split(), new.split(), strict=True) if a != b]  # fmt: skip
    assert len(changed) == made.exchanged
    assert all(a[:1].islower() for a, _ in changed)


def test_paragraphs_stay_in_order_and_strong_rewording_is_told(rewriter: Rewriter) -> None:
    made = rewriter.reword("\n".join(AGENCY), STRONG, 5).text.split("\n")
    assert len(made) == len(AGENCY)
    (link,) = judge([(fingerprint(make_article("a", AGENCY)), fingerprint(make_article("b", made)))])
    assert link.kind == "reworded"


def test_inflected_words_find_inflected_synonyms() -> None:
    mates = {"noun": {"town": ("city",), "bus": ("coach",)}, "verb": {"close": ("shut",), "stop": ("end",)}}
    wordnet = Wordnet(mates | {"adj": EMPTY, "adv": EMPTY}, REGULAR, {("shut", "ed"): "shut"})
    asked = ("towns", "buses", "closed", "closing", "stopped", "nothing")
    assert [wordnet.synonyms(word) for word in asked] == [
        ("cities",), ("coaches",), ("shut",), ("shuting",), ("ended",), (),
    ]  # fmt: skip
