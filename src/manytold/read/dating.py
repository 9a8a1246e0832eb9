"""When an article was published, and why that is believed; a date is never made up."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from lxml import etree

from manytold.model.pages import Page
from manytold.read.beside import BESIDE
from manytold.read.metadata import Stated
from manytold.text.html import load
from manytold.text.stamps import parse_stamp, read_stamp

logging.getLogger("htmldate").setLevel(logging.CRITICAL)

TOLERANCE = timedelta(days=1)
OLDEST_YEAR = 1990
QUARTER, SLACK = timedelta(minutes=15), timedelta(seconds=60)
WEST, EAST = timedelta(hours=-12), timedelta(hours=14)
SEARCHED = "found in the page's address or markup"
NO_DATE = "the text carries no date"


@dataclass(frozen=True, slots=True)
class Dated:
    """A publication time, or None, where it comes from or why there is none, and `Article.published_local`."""

    when: datetime | None
    why: str
    local: str | None = None


def published(stated: Sequence[Stated], page: Page, language: str | None, markup: str | None = None) -> Dated:
    """The first date that can be believed: the page's own, the feed's, then one found in address or markup.

    A page that states only impossible dates stays undated unless its feed knows better: what such a page writes
    elsewhere is no better evidence.
    """
    doubts = []
    for value, where in stated:
        when, doubt = believable(value, page.fetched, language)
        if when is not None and ":" not in value and _same_day(when, page):
            break  # the feed knows the hour of the day that the page states
        if when is not None:
            return Dated(
                min(when, page.fetched), _sureness(value, where, language), _local(value, when, stated, language)
            )
        doubts.append(doubt)
    announced = page.announced.published if page.announced else None
    if announced is not None and _possible(announced, page.fetched):
        return Dated(min(announced, page.fetched), "the feed says")
    if announced is not None:
        doubts.append(f"the feed says {announced:%Y-%m-%d}, which is later than it was fetched")
    if doubts:
        return Dated(None, doubts[0])
    found = _searched(markup, page) if markup else None
    return Dated(found, SEARCHED, found.date().isoformat()) if found else Dated(None, NO_DATE)


def _sureness(value: str, where: str, language: str | None) -> str:
    """Where a date stood, and whether its zone had to be supposed."""
    stamp = read_stamp(value, language)
    unzoned = stamp is not None and stamp.tzinfo is None and ":" in value
    return f"{where}, a time without zone, taken as UTC" if unzoned else where


def _local(value: str, when: datetime, stated: Sequence[Stated], language: str | None) -> str | None:
    """The time where the page is made, as precise as it tells: many state UTC and show their own clock elsewhere."""
    own = read_stamp(value, language)
    if own is None:
        return None
    if own.tzinfo is None:
        return own.isoformat(timespec="minutes") if ":" in value else own.date().isoformat()
    if own.utcoffset():
        return own.isoformat(timespec="minutes")
    others = [(other, stamp, where) for other, where in stated if (stamp := read_stamp(other, language))]
    offsets = (_offset(stamp, when) for other, stamp, _ in others if ":" in other)
    offset = next((found for found in offsets if found), None)
    if offset:
        return when.astimezone(timezone(offset)).isoformat(timespec="minutes")
    days = (stamp.date() for other, stamp, where in others if where == BESIDE and ":" not in other)
    day = next((day for day in days if _may_be_local(day, when)), None)
    return day.isoformat() if day else when.isoformat(timespec="minutes")


def _offset(stamp: datetime, when: datetime) -> timedelta | None:
    """How far a clock that shows the same moment is from UTC; None where it shows another moment, or UTC too."""
    away = stamp.replace(tzinfo=UTC) - when
    rounded = QUARTER * round(away / QUARTER)
    same = abs(away - rounded) <= SLACK and WEST <= rounded <= EAST
    if stamp.tzinfo is not None and stamp.utcoffset() != rounded:
        return None
    return rounded if same else None


def _may_be_local(day: date, when: datetime) -> bool:
    """Whether it can be this other day somewhere at that moment."""
    return day != when.date() and (when + WEST).date() <= day <= (when + EAST).date()


def believable(value: str, fetched: datetime, language: str | None) -> tuple[datetime | None, str]:
    """The time that a stated date means, or None with the reason not to believe it."""
    when = parse_stamp(value, language)
    if when is None:
        return None, f"the page writes {value[:40]!r}, which is no date that can be meant"
    if when > fetched + TOLERANCE:
        return None, f"the page says {when:%Y-%m-%d}, which is later than it was fetched"
    if when.year < OLDEST_YEAR:
        return None, f"the page says {when:%Y-%m-%d}, which is before there were web pages"
    return when, ""


def modified(stated: Sequence[Stated], page: Page, language: str | None, since: datetime | None) -> datetime | None:
    """When the page says that it was last changed, if that can be believed and is later than its publication."""
    for value, _ in stated:
        when, _ = believable(value, page.fetched, language)
        if when is not None and (since is None or when > since):
            return min(when, page.fetched)
    return None


def _same_day(when: datetime, page: Page) -> bool:
    announced = page.announced.published if page.announced else None
    return announced is not None and _possible(announced, page.fetched) and abs(announced - when) < 2 * TOLERANCE


def _possible(when: datetime, fetched: datetime) -> bool:
    return when <= fetched + TOLERANCE and when.year >= OLDEST_YEAR


def _searched(markup: str, page: Page) -> datetime | None:
    """The day that htmldate (Barbaresi, JOSS 2020) finds; midnight UTC."""
    from htmldate import find_date  # noqa: PLC0415 a quarter of a second to import: only who needs it pays

    tree = load(markup)
    if tree is None:
        return None
    try:
        found = find_date(
            tree,
            extensive_search=False,
            original_date=True,
            url=page.final_url or page.url,
            max_date=page.fetched.strftime("%Y-%m-%d"),
            min_date=f"{OLDEST_YEAR}-01-01",
        )
        return datetime.strptime(found, "%Y-%m-%d").replace(tzinfo=UTC) if found else None
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return None
