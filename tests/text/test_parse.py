"""What the shipped model makes of plain sentences; how well it does on many: `./dev bench compare_models`."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.model.articles import Article
from manytold.text import encoder
from manytold.text.annotate import annotate, annotate_closely
from manytold.text.parse import ROOT, Parse, parsed
from manytold.text.sentences import sentences

PLAIN = "The mayor of Brackwater opened the new bridge on Monday."
OTHER = "Ada Lund, who lives in Berlin, did not thank the United Nations."


def read(text: str) -> Parse:
    found = parsed(text, sentences(text, "en"), "en")
    assert found
    return found


def words(text: str, parse: Parse) -> list[str]:
    return [text[a:b] for a, b in zip(parse.starts, parse.ends, strict=True)]


def at(text: str, parse: Parse, word: str) -> int:
    return words(text, parse).index(word)


@pytest.mark.parametrize(
    ("text", "word", "head", "label"),
    [
        (PLAIN, "mayor", "opened", "nsubj"),
        (PLAIN, "bridge", "opened", "obj"),
        (PLAIN, "Monday", "opened", "obl"),
        (PLAIN, "Brackwater", "mayor", "nmod"),
        ("Rescuers found two sailors.", "two", "sailors", "nummod"),
        ("Police said the boat sank.", "sank", "said", "ccomp"),
        ("The road was closed by the storm.", "road", "closed", "nsubj"),
    ],
)
def test_who_hangs_on_whom(text: str, word: str, head: str, label: str) -> None:
    parse = read(text)
    place = at(text, parse, word)
    assert (words(text, parse)[parse.heads[place]], parse.labels[place]) == (head, label)


def test_look_ups() -> None:
    text = "The crew of the ferry waved and left the harbour."
    parse = read(text)
    subject = parse.subject_of(at(text, parse, "left"))
    assert subject == at(text, parse, "crew")
    stretch = parse.subtree(subject)
    assert text[stretch.start : stretch.end] == "The crew of the ferry"
    assert parse.head_of(stretch.start, stretch.end) == subject
    assert parse.subject_of(subject) is None
    assert parse.head_of(0, 0) is None
    assert [*parse.within(4, 8)] == [1]


def test_names_with_their_kinds() -> None:
    parse = read(OTHER)
    found = [(OTHER[parse.starts[m.first] : parse.ends[m.after - 1]], m.kind) for m in parse.mentions]
    assert found == [("Ada Lund", "person"), ("Berlin", "place"), ("United Nations", "organisation")]


def test_a_sentence_is_read_the_same_in_any_company() -> None:
    alone = read(PLAIN)
    size = len(alone.starts)
    for text in (f"{PLAIN}\n{OTHER}", f"{PLAIN}\n" + "What a long day it was. " * 30):
        both = read(text)
        assert (both.tags[:size], both.heads[:size], both.labels[:size]) == (alone.tags, alone.heads, alone.labels)
    after = read(f"{OTHER}\n{PLAIN}")
    moved = tuple(head - (len(after.starts) - size) if head != ROOT else ROOT for head in after.heads[-size:])
    assert (after.tags[-size:], moved, after.labels[-size:]) == (alone.tags, alone.heads, alone.labels)


@pytest.mark.parametrize("language", ["de", "fr", None])
def test_other_languages_have_no_grammar(language: str | None) -> None:
    assert parsed(PLAIN, sentences(PLAIN, language), language) is None


@pytest.mark.parametrize("part", ["a ", "\u0301", "A.", "((", "Xi's ", "\U0001f600", "\u202e", "word" * 50 + " "])
def test_floods_of_anything_are_bounded_and_make_trees(part: str) -> None:
    text = (part * 3000)[:6000]
    parse = read(text)
    assert all(head == ROOT or 0 <= head < len(parse.heads) for head in parse.heads)
    assert all(0 <= a < b <= len(text) for a, b in zip(parse.starts, parse.ends, strict=True))


def test_the_end_of_a_huge_text_has_no_grammar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("manytold.text.parse.MOST_WORDS", 47)
    text = "They left early. " * 60 + "Then Ada Lund met Tom Holm."
    assert len(read(text).starts) == 47
    names = annotate_closely(make_article(text))[0].names
    assert [name.text for name in names] == ["Ada Lund", "Tom Holm"]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_makes_trees(text: str) -> None:
    parse = read(text)
    for word in range(len(parse.heads)):
        seen, place = set(), word
        while place != ROOT:
            assert place not in seen
            seen.add(place)
            place = parse.heads[place]


def make_article(text: str, language: str = "en") -> Article:
    return Article(
        id="a", version=1, source="file:a", source_name="", text=text, text_hash="", passages=(),
        fetched=datetime(2031, 1, 1, tzinfo=UTC), language=language,
    )  # fmt: skip


def test_close_reading_changes_nothing_but_names_and_how_times_stand() -> None:
    article = make_article(f"{PLAIN} Three men were hurt. {OTHER} Lund left on Friday.")
    cheap, (close, parse) = annotate(article), annotate_closely(article)
    assert parse
    assert (close.sentences, close.quantities) == (cheap.sentences, cheap.quantities)
    assert tuple(replace(time, stands="") for time in close.times) == cheap.times
    whole = {name.text: (name.kind, name.whole) for name in close.names}
    assert whole["Ada Lund"] == whole["Lund"] == ("person", "Ada Lund")


def test_close_reading_of_another_language_is_the_cheap_one() -> None:
    article = make_article("Die Fähre fuhr am Montag nach Kiel.", "de")
    assert annotate_closely(article) == (annotate(article), None)


@pytest.mark.parametrize("name", [encoder.NETWORK, encoder.TABLES])
def test_another_file_is_told_clearly(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(encoder.DIGESTS, name, "0" * 64)
    with pytest.raises(ValueError, match=rf"manytold/text/{name} is not the file of this version"):
        encoder.encoder.__wrapped__()
