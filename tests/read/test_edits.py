"""Made-up pairs of versions: what was changed is told apart, with the words that changed on both sides."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.model.articles import Article, Passage
from manytold.model.edits import Edit
from manytold.read.edits import edit_between

NOW = datetime(2031, 5, 5, 6, tzinfo=UTC)
TITLE = "Ferry to Tolvik stops for the winter"
LEAD = "The ferry between Norvik and Tolvik will not sail from November on, the harbour council said on Monday."
MIDDLE = "About 400 islanders use it every day, and 12 of them work in the shipyard of Norvik."
END = "The council wants to recieve proposals for a bus until spring, said its head, Ilsa Brandt."


def article(*lines: str, title: str = TITLE, version: int = 1, language: str = "en", **more: object) -> Article:
    text = "\n".join((title, *lines)) if title else "\n".join(lines)
    passages = (Passage(0, len(title), "title"),) if title else ()
    made = Article(
        "a1", version, "norvik.example", "Norvik Post", text, sha256(text.encode()).hexdigest(), passages, NOW
    )
    return replace(made, language=language, **more)  # type: ignore[arg-type]


def shown(old: Article, new: Article, edit: Edit) -> list[tuple[str, str, str]]:
    """Kind and words of each change on both sides."""
    return [
        (c.kind, old.quote(c.before) if c.before else "", new.quote(c.after) if c.after else "") for c in edit.changes
    ]


def changes(before: tuple[str, ...], after: tuple[str, ...], language: str = "en") -> list[tuple[str, str, str]]:
    old, new = article(*before, language=language), article(*after, version=2, language=language)
    return shown(old, new, edit_between(old, new))


def edited(line: str, old: str, new: str) -> str:
    assert old in line
    return line.replace(old, new, 1)


@pytest.mark.parametrize(
    ("language", "line", "old", "new", "expected"),
    [
        ("en", END, "recieve", "receive", [("typo", "recieve", "receive")]),
        ("en", MIDDLE, "400", "600", [("number", "400", "600")]),
        ("en", MIDDLE, "About 400", "About 4,000", [("number", "400", "4,000")]),
        ("en", MIDDLE, "12 of", "12 or 13 of", [("addition", "", "or 13")]),
        ("en", "It costs 4000 crowns to run the ferry for a day.", "4000", "4,000", [("typo", "4000", "4,000")]),
        ("en", "It costs 4.5 million crowns to run it.", "4.5", "45", [("number", "4.5", "45")]),
        ("en", "Three people were killed in the storm at sea.", "Three", "Four", [("number", "Three", "Four")]),
        ("en", "The loss is 3 million crowns, they say.", "million", "billion", [("number", "million", "billion")]),
        ("en", LEAD, "Monday", "Tuesday", [("wording", "Monday", "Tuesday")]),
        ("en", LEAD, "will not", "will", [("removal", "not", "")]),
        ("en", LEAD, "The ferry", "The old ferry", [("addition", "", "old")]),
        ("en", LEAD, "The ferry", "The the ferry", [("addition", "", "the")]),
        ("en", "The the ferry sails again in the spring.", "The the", "The", [("typo", "the", "")]),
        ("en", LEAD, "said on Monday.", "said on Monday!", [("typo", ".", "!")]),
        ("en", LEAD, "harbour council", "Harbour Council", [("typo", "harbour council", "Harbour Council")]),
        ("en", "They could sail for three days if they had coal.", "could", "would", [("wording", "could", "would")]),
        ("en", "He is not at the harbour any more today.", "not", "now", [("wording", "not", "now")]),
        ("en", "Mayor Grünbeck spoke at the harbour.", "Grünbeck", "Gruenbeck", [("typo", "Grünbeck", "Gruenbeck")]),
        ("en", "Mayor Olrun Schmytt spoke at the harbour.", "Schmytt", "Schmyttt", [("typo", "Schmytt", "Schmyttt")]),
        ("de", "Die Regirung will sparen.", "Regirung", "Regierung", [("typo", "Regirung", "Regierung")]),
        ("de", "Bei dem Unfall starben drei Menschen am Hafen.", "drei", "vier", [("number", "drei", "vier")]),
        ("de", "Die Fähre kostet 3,5 Millionen Kronen im Jahr.", "3,5", "5,3", [("number", "3,5", "5,3")]),
        ("fr", "Le bac ne navigera plus, dit la mairie.", "ne navigera", "navigera", [("removal", "ne", "")]),
        ("fr", "La gouvernemant parle.", "gouvernemant", "gouvernement", [("typo", "gouvernemant", "gouvernement")]),
        ("es", "El transbordador llevaba a 40 pasajeros ayer.", "40", "45", [("number", "40", "45")]),
        ("es", "El alcalde nego los hechos ante la prensa local.", "nego", "negó", [("typo", "nego", "negó")]),
        ("ru", "Паром перевозил 40 пассажиров каждый день зимой.", "40", "45", [("number", "40", "45")]),
        ("zh", "渡轮每天运送四百名乘客前往岛上。", "乘客", "居民", [("wording", "乘客", "居民")]),
        ("ar", "العبارة تنقل 40 راكبا كل يوم في الشتاء.", "40", "45", [("number", "40", "45")]),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 12 else "",
)  # fmt: skip
def test_one_change_in_a_line(
    language: str, line: str, old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    assert changes((LEAD, line), (LEAD, edited(line, old, new)), language) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((LEAD, END), (LEAD, MIDDLE, END), [("addition", "", MIDDLE)]),
        ((LEAD, MIDDLE, END), (LEAD, END), [("removal", MIDDLE, "")]),
        ((LEAD, MIDDLE, END), (LEAD, END, MIDDLE), [("moved", END, END)]),
        ((MIDDLE,), (edited(MIDDLE, "400", "500"), LEAD), [("number", "400", "500"), ("addition", "", LEAD)]),
        ((LEAD, MIDDLE), (END, "Nothing else is known of it so far."), [
            ("removal", LEAD, ""), ("addition", "", END), ("addition", "", "Nothing else is known of it so far."),
            ("removal", MIDDLE, ""),
        ]),
        ((LEAD,), (LEAD,), []),
        ((), (LEAD,), [("addition", "", LEAD)]),
    ],
    ids=["a paragraph more", "one less", "moved", "two at once", "other words", "nothing", "from nothing"],
)  # fmt: skip
def test_paragraphs(before: tuple[str, ...], after: tuple[str, ...], expected: list[tuple[str, str, str]]) -> None:
    assert sorted(changes(before, after)) == sorted(expected)


def test_a_sentence_that_was_put_in_is_one_addition() -> None:
    more = " It had been in service since 1974 and was to be repaired."
    assert changes((LEAD, MIDDLE), (LEAD + more, MIDDLE)) == [("addition", "", more.strip())]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (TITLE, "Ferry to Tolvik is saved", "headline"),
        (TITLE, "Ferry to Tolvik stops for the Winter", "typo"),
        ("Ferry to Tolvik stopps for the winter", TITLE, "typo"),
        ("400 islanders without a ferry", "600 islanders without a ferry", "headline"),
        ("", TITLE, "headline"),
    ],
)
def test_headlines(before: str, after: str, kind: str) -> None:
    old, new = article(LEAD, title=before), article(LEAD, title=after, version=2)
    assert shown(old, new, edit_between(old, new)) == [(kind, before, after)]


LATER = NOW + timedelta(hours=2)
NEWS = edited(MIDDLE, "400", "600")


@pytest.mark.parametrize(
    ("lines", "was", "now", "stealth", "why"),
    [
        ((LEAD, NEWS), None, None, True, "neither a new time of change nor a note"),
        ((LEAD, NEWS), NOW, NOW, True, "neither"),
        ((LEAD, NEWS), LATER, NOW, True, "neither"),
        ((LEAD, NEWS), NOW, LATER, False, "the page states a time of change: 2031-05-05 08:00 UTC"),
        ((LEAD, NEWS), None, LATER, False, "the page states a time of change"),
        ((LEAD, NEWS, "Correction: the number of islanders was wrong."), None, None, False, "a note on the page"),
        ((LEAD, NEWS, "This article was amended on 5 May 2031."), None, None, False, "a note"),
        ((LEAD, NEWS, "An earlier version of this article said 400."), None, None, False, "a note"),
        ((LEAD, NEWS, "Update: the council has confirmed the number."), None, None, False, "a note"),
        ((LEAD, NEWS, "Korrektur: Die Zahl war falsch."), None, None, False, "a note"),
        ((LEAD, NEWS, "In einer früheren Version stand 400."), None, None, False, "a note"),
        ((LEAD, NEWS, "Rectificatif : le nombre était faux."), None, None, False, "a note"),
        ((LEAD, NEWS, "Fe de errores: la cifra era falsa."), None, None, False, "a note"),
        ((LEAD, NEWS, "The correction of the course took an hour."), None, None, True, "neither"),
        ((LEAD, NEWS, "He updated the crew every hour, she said."), None, None, True, "neither"),
        ((LEAD, edited(MIDDLE, "shipyard", "Shipyard")), None, None, False, "only slips"),
        ((MIDDLE, LEAD), None, None, False, "only slips"),
    ],
)
def test_stealth(lines: tuple[str, ...], was: datetime | None, now: datetime | None, stealth: bool, why: str) -> None:
    edit = edit_between(article(LEAD, MIDDLE, modified=was), article(*lines, version=2, modified=now))
    assert edit.stealth is stealth
    assert why in edit.why
    assert (edit.before, edit.after, edit.article) == (1, 2, "a1")


def test_a_note_that_stood_there_before_says_nothing_new() -> None:
    note = "Correction: the name of the harbour was wrong."
    old = article(LEAD, MIDDLE, note)
    assert edit_between(old, article(LEAD, NEWS, note, version=2)).stealth
    new = article(LEAD, NEWS, note, "Update: it is 600.", version=2)
    edit = edit_between(old, new)
    assert edit.note is not None
    assert new.quote(edit.note) == "Update: it is 600."


def test_chrome_that_changes_is_no_change() -> None:
    def made(words: str, version: int) -> Article:
        bare = article(LEAD, words, version=version)
        start = bare.text.index(words)
        return replace(bare, passages=(*bare.passages, Passage(start, start + len(words), "chrome")))

    assert edit_between(made("Most read: storms", 1), made("Most read: football", 2)).changes == ()


WORDS = ("a", "ferry", "the", "12", "1,200", "not", "Norvik", "三", ".", "(", "Correction:", "million")
lines = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    ),
    max_size=8,
)


@settings(max_examples=150)
@given(lines, lines, st.sampled_from(["en", "de", "xx", None]))
def test_every_change_has_its_words_and_nothing_else_differs(
    before: list[str], after: list[str], language: str | None
) -> None:
    old = replace(article(*before, title=""), language=language)
    new = replace(article(*after, title="", version=2), language=language)
    edit = edit_between(old, new)
    assert edit == edit_between(old, new)
    assert left(old, [c.before for c in edit.changes if c.before]) == left(
        new, [c.after for c in edit.changes if c.after]
    )
    assert all(c.before or c.after for c in edit.changes)
    if edit_between(old, replace(old, version=2)).changes:
        raise AssertionError("a text differs from itself")


def left(text: Article, spans: list[object]) -> str:
    """What is left of a text without the changed stretches and the blanks."""
    kept = list(text.text)
    for span in spans:
        for at in range(span.start, span.end):  # type: ignore[attr-defined]
            kept[at] = " "
    return "".join("".join(kept).split())


def test_long_texts_stay_within_bounds() -> None:
    words = [f"word{n}" for n in range(60_000)]
    old = article(" ".join(words))
    new = article(" ".join(words[::-1]), version=2)
    assert edit_between(old, new).changes
    many = [f"Line {n} of a long list of ships and harbours." for n in range(20_000)]
    assert edit_between(article(*many), article(*many[::-1], version=2)).changes
