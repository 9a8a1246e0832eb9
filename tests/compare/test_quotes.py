import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.compare.quotes import find_quotes
from manytold.model.statements import Annotation, Stretch

from .makers import CASES, make_annotation, make_article

TABLE = tomllib.loads((CASES / "quotes.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["why"][:40])
def test_finds_what_the_table_says(case):
    article = make_article(case["text"], case.get("language", "en"))
    quotes = find_quotes(article, make_annotation(article, TABLE["people"], TABLE["others"]))
    found = [f"{article.text[q.start : q.end]} | {q.kind} | {q.speaker or '-'} | {q.cue or '-'}" for q in quotes]
    assert found == case["found"]


def test_a_caption_never_speaks():
    text = "Dora Marek said “never again” on Monday.\n“It was loud,” said Ivo Lant."
    article = make_article(text)
    first = article.passages[0]
    hidden = make_article(text)
    hidden = type(hidden)(**{f: getattr(hidden, f) for f in hidden.__slots__} | {
        "passages": (type(first)(first.start, first.end, "caption"), article.passages[1])
    })  # fmt: skip
    quotes = find_quotes(hidden, make_annotation(hidden, ["Dora Marek", "Ivo Lant"]))
    assert [q.speaker for q in quotes] == ["Ivo Lant"]


@given(
    st.text(alphabet="—“”„«»'\"’‘‚‹›「」『』《》 .,!?:\naBc", max_size=120),
    st.sampled_from(["en", "de", "fr", "es", None]),
)
def test_any_row_of_marks_is_survived(text, language):
    article = make_article(text, language)
    parts = tuple(Stretch(*m.span()) for m in re.finditer(r"[^\n]+", text))
    for quote in find_quotes(article, Annotation(parts, (), (), ())):
        assert 0 <= quote.start < quote.end <= len(text)
        assert any(sign.isalpha() for sign in text[quote.start : quote.end])


@pytest.mark.parametrize("pair", ["“”", "„“", "„”", "””", "«»", "»«", "‹›", "「」", "『』", "《》", '""'])
def test_the_marks_of_every_tradition_hold_words(pair):
    article = make_article(f"{pair[0]}Me rakennamme sillan uudestaan ensi keväänä.{pair[1]}", "fi")
    quotes = find_quotes(article, make_annotation(article, []))
    assert [article.text[q.start : q.end] for q in quotes] == ["Me rakennamme sillan uudestaan ensi keväänä."]
