from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.text.language import language_of
from manytold.text.words import is_stop, rarity, stem, words


def test_words_leave_possessives_and_keep_numbers_whole():
    found = [w for _, _, w in words("Lund's l'eau don't 1,200.5 पुतिन 日本 25km")]
    assert found == ["Lund", "l'eau", "don't", "1,200.5", "पुतिन", "日", "本", "25km"]


def test_rarity_runs_from_everyday_to_unseen():
    assert rarity("the", "en") < 1 < rarity("lantern", "en") < rarity("qwxzv", "en") == 8.0
    assert rarity("the", "zz") == 8.0


def test_stems_and_stops_know_their_language():
    assert stem("Running", "en") == "run"
    assert stem("Häuser", "de") == stem("Haus", "de")
    assert stem("Running", "zz") == "running"
    assert is_stop("The", "en")
    assert not is_stop("lantern", "en")


def test_language_of_a_text():
    assert language_of("The lantern on the pier went out before the boats came in.") == "en"
    assert language_of("Die Laterne am Hafen ging aus, bevor die Boote kamen.") == "de"
    assert language_of("12.3 %") is None


@given(st.text(max_size=200))
@settings(deadline=None)
def test_words_point_into_the_text(text):
    found = words(text)
    assert all(text[a:b] == w for a, b, w in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    language_of(text)
