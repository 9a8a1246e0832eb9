from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from manytold.questions.answers import EditionAnswer, OutcomeAnswer
from manytold.serve.text import print_edition
from tests.questions.make import make_edition


def printed(width: int = 100, *, terminal: bool = False, edition: EditionAnswer | None = None) -> str:
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, highlight=False, emoji=False, markup=False)
    print_edition(edition or make_edition(), console)
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_nothing_is_wider_than_the_window(width: int) -> None:
    assert max(cell_len(line) for line in printed(width).splitlines()) <= width


def test_every_part_is_there_with_its_receipt() -> None:
    text = printed(200)
    for words in (
        "4 articles · 3 independent reports · first: Herald, 4 May 2031, 09:00 UTC",
        "Seventeen people were hurt when the ferry Almira struck rocks on Sunday. [Courier ·v2 38–110]",
        "What they agree on",
        "Where they conflict",
        "at least 12  At least 12 people were hurt, two of them badly. [Herald ·136–184, Echo ·136–184, Sahil ·85–102]",
        "What changed over time",
        "Named differently",
        "— Dora Quill [Herald ·186–243, Echo ·186–243, Courier ·v2 112–128]",
        "speaker not certain",
        "Only in one telling",
        "9 May 2031         An inquiry opens on 9 May [Herald ·348–373]\n  (planned)\n",
        "↳ Echo",
        "agency copy: the same words, both credit NPA",
        "date not certain",
        "Left out: https://gazette.example/offer: an advert, not an article",
        "Failed: https://gone.example/feed: the host name does not resolve. Check the address.",
    ):
        assert words in text, words


def test_colour_only_on_a_terminal_and_never_from_the_text() -> None:
    assert "\x1b" not in printed()
    coloured = printed(terminal=True)
    assert "\x1b[1m" in coloured
    assert "\x1b[31mred" not in coloured
    assert "\u202e" not in coloured


def test_no_line_ends_in_blanks_when_piped() -> None:
    assert all(line == line.rstrip() for line in printed().splitlines())


def test_a_lone_event_is_not_announced_twice() -> None:
    assert printed().count("Reversed") == 3  # as near to the ferry, as its title, as its article


def test_many_receipts_are_counted_not_listed() -> None:
    edition = make_edition()
    assert "more]" not in printed(200, edition=edition)


def test_only_failures() -> None:
    edition = EditionAnswer((), (), (OutcomeAnswer("a\nb\x1b[2J", "no\tsuch file"),))
    assert printed(edition=edition) == "Failed: a b[2J: no such file\n"
