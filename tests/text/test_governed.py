"""How times stand in their sentences, by the shipped model."""

import pytest

from manytold.text.annotate import annotate, annotate_closely

from .test_parse import make_article

CASES = [
    ("May 6, 2031 02:23 PM", {"May 6, 2031": "alone", "02:23 PM": "alone"}),
    ("On Sunday, 4 May 2031.", {"Sunday, 4 May 2031": "alone"}),
    ("The mayor opened the bridge on Monday.", {"Monday": ""}),
    ("Officers said two men were hurt on Sunday.", {"Sunday": "clause"}),
    ("Police arrested a man on Monday after two men were hurt on Sunday.", {"Monday": "", "Sunday": "clause"}),
    ("A man who fled on Sunday was found on Monday.", {"Sunday": "", "Monday": ""}),
    ("Two were hurt in Sunday's fire.", {"Sunday": ""}),
]


@pytest.mark.parametrize(("text", "stands"), CASES)
def test_how_times_stand(text: str, stands: dict[str, str]) -> None:
    close, _ = annotate_closely(make_article(text))
    assert {time.text: time.stands for time in close.times} == stands


def test_cheap_reading_tells_nothing_of_it() -> None:
    cheap = annotate(make_article(CASES[4][0]))
    assert [time.stands for time in cheap.times] == ["", ""]


def test_another_language_has_no_trees() -> None:
    close, _ = annotate_closely(make_article("Am Montag, dem 5. Mai 2031.", "de"))
    assert {time.stands for time in close.times} == {""}
