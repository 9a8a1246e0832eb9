"""Moments that pages and feeds state about themselves."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

EARLIEST, LATEST = 1990, 2100
LONGEST = 120
"""Characters beyond which a stamp is no stamp."""
EPOCH = re.compile(r"\d{9,10}(?:\.\d{1,6})?|\d{13}")
ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?"
    r"\s?(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.IGNORECASE,
)
TWO_WAYS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d\d)\b")
"""A day and a month in figures, which English writes in either order."""
HALF_DAY = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
BLANKS = re.compile(r"\s+")


def parse_stamp(value: str, language: str | None) -> datetime | None:
    """The moment a stamp tells, aware and in UTC; a stamp without zone is taken as UTC, a nonsensical one is None.

    Reads ISO 8601, RFC 822 and HTTP dates and Unix time, then whatever dateparser knows in that language. A day and a
    month in figures that could be either, as in 10/09/2025 in English, are not guessed.
    """
    return _sane(read_stamp(value, language))


def read_stamp(value: str, language: str | None) -> datetime | None:
    """The moment as the stamp puts it: in its own zone, or naive where it names none; it may be nonsense."""
    text = BLANKS.sub(" ", value[: LONGEST * 2]).strip()
    if not text or len(text) > LONGEST or not any(c.isdigit() for c in text):
        return None
    found = _epoch(text) or _iso(text) or _mail(text)
    if found is None and not EPOCH.fullmatch(text) and not ISO.fullmatch(text):
        found = _odd(text, language)
    return found


def _sane(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    try:
        aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return aware if EARLIEST <= aware.year <= LATEST else None


def _epoch(text: str) -> datetime | None:
    if not EPOCH.fullmatch(text):
        return None
    seconds = float(text) / (1000 if len(text) == 13 else 1)
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def _iso(text: str) -> datetime | None:
    form = ISO.fullmatch(text)
    if form is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in form.groups()[:6])
    try:
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=_zone(form[7]))
    except (ValueError, OverflowError):
        return None


def _zone(stated: str | None) -> timezone | None:
    """The zone of an ISO stamp; raises ValueError for a day or more."""
    if not stated:
        return None
    if stated[0] not in "+-":
        return UTC
    digits = stated[1:].replace(":", "").ljust(4, "0")
    away = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(away if stated[0] == "+" else -away)


def _mail(text: str) -> datetime | None:
    if HALF_DAY.search(text):
        return None  # the library would read ten in the evening as ten in the morning
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _odd(text: str, language: str | None) -> datetime | None:
    form = TWO_WAYS.match(text)
    if form and language in (None, "en") and form[1] != form[3] and max(int(form[1]), int(form[3])) <= 12:
        return None
    import dateparser  # noqa: PLC0415  heavy, and most stamps never come here

    settings = {"STRICT_PARSING": True, "RETURN_AS_TIMEZONE_AWARE": False, "PARSERS": ["absolute-time"]}
    try:
        return dateparser.parse(text, languages=[language] if language else ["en"], settings=settings)
    except (ValueError, TypeError, OverflowError, AttributeError, RecursionError):
        return None
