"""The same article in the shapes that other programs give to plain text."""

import textwrap

import pytest

from manytold.read.folded import unfolded
from tests.read.pages import PARAGRAPHS, make_article, make_text_page

TITLE = "Norvik raises ferry fares for the first time in ten years"
BODY = "\n\n".join(PARAGRAPHS)


def fold(width: int, lead: str = "") -> str:
    return "\n\n".join("\n".join(lead + line for line in textwrap.wrap(text, width)) for text in PARAGRAPHS)


SHAPES = {
    "broken at 72": f"{TITLE}\n\n{fold(72)}",
    "broken at 60": f"{TITLE}\n\n{fold(60)}",
    "broken, carriage returns": f"{TITLE}\n\n{fold(72)}".replace("\n", "\r\n"),
    "broken, without empty lines": f"{TITLE}\n{fold(72)}".replace("\n\n", "\n   "),
    "old Macintosh": f"{TITLE}\n\n{BODY}".replace("\n", "\r"),
    "Windows": f"{TITLE}\n\n{BODY}".replace("\n", "\r\n"),
    "one line each": f"{TITLE}\n{BODY}".replace("\n\n", "\n"),
    "Markdown": f"# {TITLE}\n\n{BODY}",
    "Markdown, underlined": f"{TITLE}\n{'=' * 40}\n\n{BODY}",
    "Markdown, a bold headline": f"**{TITLE}**\n\n{BODY}",
    "Markdown, front matter": f"---\ntitle: x\nauthor: Ilsa Brandt\n---\n# {TITLE}\n\n{BODY}",
    "Markdown, a picture": f"# {TITLE}\n\n![The ferry](https://island.example/f.jpg)\n\n{BODY}",
    "Markdown, a link to a story": f"# {TITLE}\n\n{BODY}\n\n[Goat wins the race](https://island.example/goat)",
    "Markdown, links inside": f"# {TITLE}\n\n{BODY}".replace(
        "Councillor Dora Marek", "[Councillor Dora Marek](https://island.example/marek)"
    ),
    "labels": f"Title: {TITLE}\nAuthor: Ilsa Brandt\nDate: 2024-05-03\nURL: https://island.example/f\n\n{BODY}",
    "a letter": (
        f"From: Island Press <news@island.example>\nTo: reader@mail.example\nSubject: {TITLE}\n"
        f"Date: Fri, 3 May 2024 10:12:00 +0200\n\n{fold(72)}\n\n-- \nIsland Press, Quay 1, Norvik"
    ),
    "a letter sent on": f"---------- Forwarded message ---------\nFrom: Island Press\nSubject: {TITLE}\n\n{BODY}",
    "a quoted letter": f"{TITLE}\n\n{fold(70, '> ')}",
    "rules between": f"{TITLE}\n\n-----\n\n{BODY}".replace("\n\n", "\n\n* * *\n\n"),
    "tabs": f"{TITLE}\n\n\t{BODY}".replace("\n\n", "\n\n\t"),
    "blanks in empty lines": f"{TITLE}\n\n{BODY}".replace("\n\n", "\n\xa0\n"),
    "a byte order mark": f"\ufeff{TITLE}\n\n{BODY}",
    "addresses around": f"https://island.example/f\n\n{TITLE}\n\n{BODY}\n\nhttps://island.example/more",
    "the headline twice": f"{TITLE}\n\n{TITLE}\n\n{BODY}",
}


@pytest.mark.parametrize("shape", list(SHAPES))
def test_every_shape_gives_the_same_article(shape: str) -> None:
    assert make_article(make_text_page(SHAPES[shape])).text.split("\n") == [TITLE, *PARAGRAPHS]


def test_short_lines_that_were_not_broken_stay_apart() -> None:
    lines = ["Two boats are late.", "One is on time.", "Nobody waits at the quay.", "It rains.", "The bar is open now."]
    assert unfolded(lines) == lines
    menu = ["Home", "World", "Business", "Sport", "Weather", "Opinion"]
    assert unfolded(menu) == menu


def test_wide_lines_stay_as_they_are() -> None:
    lines = ["word " * 30, "word " * 29, "word " * 30, "word " * 28, "word " * 30, "word"]
    assert unfolded(lines) == lines
