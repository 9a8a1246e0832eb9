"""Ends of a text that are about another matter, told by words and fields alone."""

import numpy as np
import pytest

from manytold.read.topic import FEATURES, TAIL, ends, features, terms_of
from manytold.read.topicmodel import MOST_LETTERS, arrays_of, model_of, shipped
from manytold.text.vectors import table
from tests.read.test_foreign import OTHER, STORY

TITLE = "Norvik raises ferry fares for the first time in ten years"


def test_another_matter_at_the_end_stands_lower_than_the_own_end() -> None:
    model = shipped()
    own = terms_of(TITLE, STORY, "en")
    mixed = terms_of(TITLE, (*STORY, *OTHER), "en")
    _, own_rows = features(own, model.leaning, table())
    places, rows = features(mixed, model.leaning, table())
    foreign = model.fielded(rows)[places.index(len(STORY))]
    assert foreign > model.fielded(own_rows).max()
    assert foreign == model.fielded(rows).max()


def test_a_story_of_its_own_is_not_cut() -> None:
    for language in ("en", "de", None, "xx"):
        assert shipped().foreign_end(TITLE, STORY, language) is None


@pytest.mark.parametrize("texts", [(), ("",), ("one", "two"), ("", "", ""), ("...", "!?", "\u202e"), ("a" * 5000,) * 5])
def test_odd_texts_are_left_alone(texts: tuple[str, ...]) -> None:
    assert shipped().foreign_end("", texts, "en") is None


def test_long_texts_are_left_alone() -> None:
    assert shipped().foreign_end(TITLE, (*STORY, "ferry fares " * (MOST_LETTERS // 10), *OTHER), "en") is None


def test_only_a_late_end_with_enough_before_it_is_looked_at() -> None:
    terms = terms_of(TITLE, STORY * 5, "en")
    places = ends(terms)
    assert places
    assert min(places) >= len(STORY) * 5 - TAIL
    assert ends(terms_of(TITLE, ("Few words.", "Few more words."), "en")) == []


def test_rows_have_every_feature_and_no_gap() -> None:
    model = shipped()
    for language, vectors in (("en", table()), ("de", None)):
        _, rows = features(terms_of(TITLE, (*STORY, *OTHER), language), model.leaning, vectors)
        assert rows.shape[1] == len(FEATURES)
        assert np.isfinite(rows).all()


def test_a_model_survives_being_stored() -> None:
    model = shipped()
    again = model_of(arrays_of(model))
    texts = (*STORY, *OTHER)
    for language in ("en", "de"):
        assert again.foreign_end(TITLE, texts, language) == model.foreign_end(TITLE, texts, language)
