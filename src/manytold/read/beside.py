"""What readers see beside the headline: short lines with the names of the authors and the day."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from selectolax.lexbor import LexborHTMLParser

from manytold.text.html import clean

BREAK = "\ue000"
MAX_LINES = 400
MAX_LINE = 120
NEAR = 14
"""Lines below the headline that may still be its byline and date, standfirst and captions included."""
STANDFIRST = 320
PLACES = 5
"""Times that a headline is looked for: menus and teasers may repeat it."""
CLOCK = r"(?:,? (?:at |um |a las |- |\| )?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?)?"
WHOLE_DATE = re.compile(
    r"(?:\b\d{1,2}\.? (?:de )?[^\W\d]{3,12}\.?,? (?:de )?|\b[^\W\d]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? )(?:19|20)\d\d\b"
    rf"{CLOCK}|\b(?:19|20)\d\d-\d\d-\d\d\b(?:[T ]\d\d:\d\d)?"
    rf"|\b(?:[0-2]?\d|3[01])\.(?:0?\d|1[0-2])\.(?:19|20)\d\d\b{CLOCK}",
    re.IGNORECASE,
)
UPDATE = re.compile(r"updat|aktualisier|modifi|actualiz|mis à jour|aggiorna|güncel|\bstand\b", re.IGNORECASE)
BESIDE = "the line beside the headline"
UPDATED_BESIDE = "the line beside the headline, which tells of an update"


def beside(tree: LexborHTMLParser, title: str) -> Iterator[tuple[str, ...]]:
    """The short lines below each place where the headline stands, then those above the first running text."""
    body = tree.body
    if body is None:
        return
    raw = body.text(separator=BREAK).split(BREAK)
    wanted = title.strip()
    at = (i for i, line in enumerate(raw) if wanted and wanted[:20] in line and clean(line) == wanted)
    for i in islice(at, PLACES):
        yield _short(raw[i + 1 : i + 1 + 6 * NEAR], NEAR, STANDFIRST)
    yield _short(raw, MAX_LINES, MAX_LINE)


def _short(raw: list[str], most: int, longest: int) -> tuple[str, ...]:
    """The first lines that hold anything, up to one that is running text."""
    return tuple(islice(_until_long(raw, longest), most))


def _until_long(raw: list[str], longest: int) -> Iterator[str]:
    for part in raw:
        line = clean(part)
        if len(line) > longest:
            return
        if line:
            yield line


def date_beside(tree: LexborHTMLParser, title: str) -> tuple[str, str]:
    """The first whole date with its year beside the headline and where it stood, empty where there is none.

    A date that is said to be of an update counts only where there is no other.
    """
    updated = ""
    for lines in beside(tree, title):
        for line in lines:
            date = WHOLE_DATE.search(line) if len(line) <= MAX_LINE else None
            if date and not UPDATE.search(line[: date.start()]):
                return date[0], BESIDE
            updated = updated or (date[0] if date else "")
    return updated, UPDATED_BESIDE


def labelled(tree: LexborHTMLParser, label: re.Pattern[str]) -> str:
    """The line after the first that is nothing but a label."""
    body = tree.body
    raw = [line for line in body.text(separator=BREAK).split(BREAK) if not line.isspace()] if body is not None else []
    return next(
        (clean(after) for line, after in pairwise(raw) if len(line) <= 60 and label.fullmatch(line.strip())), ""
    )
