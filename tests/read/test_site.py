"""Which blocks of a site's articles count as its chrome, and what is marked in one article."""

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.model.articles import Article, PassageKind
from manytold.read.blocks import Block, assemble, digest
from manytold.read.site import LOOKED_AT, keys, mark, recurs, sketch

PROSE = "The Quillby Observer is put together every night by eleven people and a parrot who sleeps on the proofs."
OTHER = "Whoever finds a misprint on a page of the paper may keep it, frame it and hang it over the bath."
SHORT = "Nobody was hurt."
LABEL = "More from the parrot's corner"
SYLLABLES = ("bra", "do", "fen", "gil", "hur", "kem", "lo", "mip", "nas", "pel", "ri", "sto", "tav", "ul", "vem", "zor")


def names(seed: object, many: int) -> list[str]:
    """Names that no dictionary knows."""
    dice = random.Random(repr(seed))
    return ["".join(dice.choice(SYLLABLES) for _ in range(4)).title() for _ in range(many)]


def story(seed: object) -> list[str]:
    """Three paragraphs with twelve names of their own."""
    a = names(seed, 12)
    return [
        f"The council of {a[0]} voted on Monday to sell its share in {a[1]} to {a[2]}, and {a[3]} was against it.",
        f"{a[0]} had bought the share of {a[4]} when {a[5]} was mayor, and {a[6]} paid for it until the summer.",
        f"Whether {a[7]} and {a[8]} will agree is open; {a[9]} of {a[0]} wants to ask {a[10]} and {a[11]} first.",
    ]


def make(name: str, *lines: str | tuple[PassageKind, str], source: str = "quillby.example", title: str = "") -> Article:
    blocks = [Block("paragraph", line) if isinstance(line, str) else Block(*line) for line in lines]
    text, passages = assemble(title or f"News of {names(name, 1)[0]}", blocks)
    now = datetime(2031, 5, 5, tzinfo=UTC)
    return Article(name, 1, source, "Quillby Observer", text, digest(text), passages, now, language="en")


def chrome(found: list[Article]) -> list[list[str]]:
    """What is marked in each article when all of them are known."""
    seen = [sketch(article) for article in found]
    holders = {key: [s for s in seen if key in keys(s)] for s in seen for key in keys(s)}
    counting = {key for key, some in holders.items() if len(some) >= 3 and recurs(some)}
    marked = [mark(article, counting & set(keys(s))) for article, s in zip(found, seen, strict=True)]
    return [[a.text[p.start : p.end] for p in a.passages if p.kind == "chrome"] for a in marked]


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(0, id="above the story"),
        pytest.param(1, id="inside"),
        pytest.param(3, id="below"),
    ],
)
def test_a_standing_paragraph(before: int) -> None:
    told = [story(n) for n in range(3)]
    found = [make(str(n), *lines[:before], PROSE, *lines[before:]) for n, lines in enumerate(told)]
    assert chrome(found) == [[PROSE]] * 3
    assert chrome(found[:2]) == [[], []]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            [
                f"Only {n} copies of the almanac with {n} tables of the tides are left at our desk."
                for n in (1, 20, 300)
            ],
            id="numbers",
        ),
        pytest.param([PROSE, PROSE.upper(), PROSE.replace(" is ", " — is, ")], id="case and marks"),
    ],
)
def test_what_differs_little_is_the_same(lines: list[str]) -> None:
    assert chrome([make(str(n), *story(n), line) for n, line in enumerate(lines)]) == [[line] for line in lines]


def test_copies_are_one_article() -> None:
    """The same text under other addresses and headlines shares everything, and is no proof of anything."""
    copies = [make(str(n), *story(0), PROSE, title=f"Told by {names(('t', n), 3)}") for n in range(6)]
    assert chrome(copies) == [[]] * 6
    assert chrome([*copies, make("x", *story(1), PROSE)]) == [[]] * 7
    assert chrome([*copies, make("x", *story(1), PROSE), make("y", *story(2), PROSE)]) == [[PROSE]] * 8


def test_follow_ups_repeat_their_background() -> None:
    """Each tells something new about the same people: what they repeat belongs to the matter."""
    people = names("storyline", 4)
    background = (
        "In March a crane fell on the roof of the swimming pool and killed two children who had come too early."
    )
    line = [
        make(
            str(n),
            f"{' and '.join(people)} met {names(n, 2)[0]} again in the case of {people[0]}.",
            *story(n)[:1],
            background,
        )
        for n in range(5)
    ]
    named = [
        make(a.id, *(f"{t} {people[0]} {people[1]} {people[2]}." for t in a.text.split("\n")[1:-1]), background)
        for a in line
    ]
    assert chrome(named) == [[]] * 5


def test_a_block_about_its_article_is_no_chrome() -> None:
    """What shares its words with the rest is of the matter, even where others hold it as chrome."""
    others = [make(str(n), *story(n), PROSE) for n in range(4)]
    itself = make(
        "self", *story("self"), "Eleven people and a parrot slept on proofs: the parrot is put together again.", PROSE
    )
    assert chrome([*others, itself]) == [[PROSE]] * 4 + [[]]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([SHORT], [], id="a short last sentence is the story's"),
        pytest.param([SHORT, PROSE], [PROSE], id="also before chrome"),
        pytest.param([PROSE, SHORT], [PROSE, SHORT], id="not behind it"),
        pytest.param([PROSE, SHORT, OTHER], [PROSE, SHORT, OTHER], id="nor between"),
        pytest.param([LABEL], [LABEL], id="a line that is no sentence"),
        pytest.param([LABEL, PROSE], [LABEL, PROSE], id="before chrome"),
        pytest.param([("heading", "What happens next in town")], [], id="a heading alone"),
        pytest.param([("heading", "What we are"), PROSE], ["What we are", PROSE], id="a heading of chrome"),
        pytest.param([PROSE, ("heading", "What we are")], [PROSE, "What we are"], id="a heading of nothing"),
        pytest.param(["Photo desk"], [], id="two words"),
    ],
)
def test_short_lines_need_company(lines: list[str | tuple[PassageKind, str]], expected: list[str]) -> None:
    assert chrome([make(str(n), *story(n), *lines) for n in range(3)]) == [expected] * 3


def test_a_heading_behind_chrome_is_the_story_s() -> None:
    heading: tuple[PassageKind, str] = ("heading", "What happens next")
    found = [make(str(n), *story(n)[:2], PROSE, heading, story(n)[2]) for n in range(3)]
    assert chrome(found) == [[PROSE]] * 3


def test_sites_learn_by_themselves() -> None:
    found = [make(str(n), *story(n), PROSE, source=f"paper{n}.example") for n in range(5)]
    assert chrome(found) == [[]] * 5


def test_an_article_without_a_source_is_left_alone() -> None:
    assert chrome([make(str(n), *story(n), PROSE, source="") for n in range(4)]) == [[]] * 4


def test_something_must_be_left() -> None:
    found = [make(str(n), *story(n), PROSE) for n in range(3)]
    stub = make("stub", "Sold out.", PROSE)
    assert chrome([*found, stub]) == [[PROSE]] * 3 + [[]]


def test_specifications_repeat_inside_an_article() -> None:
    """Lines that a page has several times but for their numbers are its own."""
    rows = [f"Price of the model with a leather seat in our test: {n} crowns and {n} pence a month" for n in (2, 3, 4)]
    assert chrome([make(str(n), *story(n), *rows) for n in range(4)]) == [[]] * 4


def test_only_the_first_holders_are_looked_at() -> None:
    """The verdict is that of the first by id, in whatever order they are given."""
    copies = [sketch(make(f"a{n:02}", *story(0), PROSE)) for n in range(LOOKED_AT)]
    others = [sketch(make(f"b{n:02}", *story(n + 1), PROSE)) for n in range(3)]
    assert recurs(others)
    assert not recurs([*copies, *others])
    assert not recurs([*others, *copies])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=9), st.randoms(use_true_random=False))
def test_any_order_learns_the_same(stories: list[int], dice: random.Random) -> None:
    found = [make(f"{at}", *story(n), PROSE) for at, n in enumerate(stories)]
    mixed = dice.sample(found, len(found))
    first = dict(zip((a.id for a in found), chrome(found), strict=True))
    assert dict(zip((a.id for a in mixed), chrome(mixed), strict=True)) == first


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([PROSE, SHORT, LABEL, "", "…", "１２３", "\u202e x", "ﷺ " * 30]), max_size=8),
    st.sets(st.integers(0, 9)),
)
def test_marking_changes_kinds_alone(lines: list[str], places: set[int]) -> None:
    article = make("any", *story(0), *lines)
    held = list(keys(sketch(article)))
    marked = mark(article, {key for at, key in enumerate(held) if at in places})
    assert replace(marked, passages=()) == replace(article, passages=())
    assert [(p.start, p.end) for p in marked.passages] == [(p.start, p.end) for p in article.passages]
    told = marked.told
    assert len(told.text) == len(article.text)
    assert all(told.text[p.start : p.end] == article.text[p.start : p.end] for p in told.passages)
    assert told.told == told
