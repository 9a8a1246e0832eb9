"""What trees of English sentences add to who says what; the same texts without them stay as rows of words tell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.compare.quotes import find_quotes
from manytold.model.articles import Article
from manytold.text.annotate import annotate_closely

from .makers import make_article

FLOATED = "Storms sank the ferry, Dora Marek wrote, and nobody came to help."
WORDS = ("Dora Marek", "said", "that", ",", "“", "”", "the bridge", "told", "not", "by", ";", ".", "\n")
CASES = [
    (
        "no joining word, and no verb form that shows the clause",
        "Officials in Brenholm said at least four houses burned in the night.",
        [],
        ["at least four houses burned in the night | Officials in Brenholm | said"],
    ),
    (
        "much stands between the clause and the end of the sentence",
        "The old bridge will close in May, the mayor of Brenholm announced to a crowd of several hundred people on the "
        "market square in the rain.",
        [],
        ["The old bridge will close in May | mayor of Brenholm | announced"],
    ),
    ("a verb put into what it reports", FLOATED, [], [f"{FLOATED[:-1]} | Dora Marek | wrote"]),
    (
        "the subject is not what stands beside the verb",
        "Engineers who studied the bridge concluded the old piles broke in May.",
        ["the old piles broke in May | bridge | concluded"],
        ["the old piles broke in May | Engineers | concluded"],
    ),
    (
        "what is denied is nobody's",
        "Dora Marek did not say that the bridge was safe.",
        ["the bridge was safe | Dora Marek | say"],
        [],
    ),
    (
        "nor what somebody has never claimed",
        "Ivo Lant has never claimed that the ferry was full.",
        ["the ferry was full | never | claimed"],
        [],
    ),
    ("a refusal tells nothing", "Dora Marek declined to say who opened the bridge in May.", [], []),
    ("two statements side by side", "The state says go; Ivo Lant and Dora Marek say not so fast.", [], []),
    (
        "where words tell it, their cut stands",
        "Ivo Lant says the matter is hard and will take time to get right.",
        ["the matter is hard and will take time to get right | Ivo Lant | says"],
        ["the matter is hard and will take time to get right | Ivo Lant | says"],
    ),
]


def shown(article: Article, *, trees: bool) -> list[str]:
    seen, parse = annotate_closely(article)
    quotes = find_quotes(article, seen, parse if trees else None)
    return [f"{article.text[q.start : q.end]} | {q.speaker or '-'} | {q.cue or '-'}" for q in quotes]


@pytest.mark.parametrize(("text", "before", "after"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_trees_add_and_take_away(text: str, before: list[str], after: list[str]) -> None:
    article = make_article(text)
    assert shown(article, trees=False) == before
    assert shown(article, trees=True) == after


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_row_of_words_is_survived(text: str) -> None:
    article = make_article(text)
    seen, parse = annotate_closely(article)
    for quote in find_quotes(article, seen, parse):
        assert 0 <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end].strip()
