"""An advert is marked where it is called one, and not where it only tells of one."""

from dataclasses import replace
from typing import Any

import pytest

from manytold.serve.marks import is_advert
from tests.questions.make import make_edition

ARTICLE = make_edition().storylines[0].events[0].articles[0]


@pytest.mark.parametrize(
    ("fields", "marked"),
    [
        ({}, False),
        ({"section": "Sponsored"}, True),
        ({"section": "Anzeige"}, True),
        ({"section": "Politics"}, False),
        ({"byline": ("Paid Post",)}, True),
        ({"url": "https://a.example/sponsored/a-good-bank"}, True),
        ({"url": "https://a.example/politics/sponsored-violence-rises"}, False),
        ({"url": "https://sponsored.example/politics/x"}, False),
        ({"url": None, "section": None}, False),
        ({"section": "x" * 100_000 + "advertorial"}, False),
    ],
)
def test_marks_what_calls_itself_an_advert(fields: dict[str, Any], marked: bool) -> None:
    assert is_advert(replace(ARTICLE, **fields)) is marked
