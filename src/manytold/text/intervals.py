"""Time values in the manner of TIMEX3 (ISO 8601) and the days they cover."""

import re
from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
DAY = timedelta(days=1)
FORMS = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?:-(?P<weekday>[1-7]|WE))?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?|(?P<tens>\d{3})X"
)


def bounds(value: str) -> Days | None:
    """First and last day of a value, or None where it names no days (a duration, an unknown year, no real date)."""
    first, _, last = value.partition("/")
    if last:
        left, right = bounds(first), bounds(last)
        return (left[0], right[1]) if left and right and left[0] <= right[1] else None
    form = FORMS.fullmatch(value)
    if form is None:
        return None
    try:
        return _days(form)
    except (ValueError, OverflowError):
        return None


def _days(form: "re.Match[str]") -> Days:
    if form["tens"]:
        return _months(int(form["tens"] + "0"), 1, 120)
    year = int(form["year"])
    if form["week"]:
        return _week(year, int(form["week"]), form["weekday"])
    if form["day"]:
        day = date(year, int(form["month"]), int(form["day"]))
        return day, day
    first, count = _part_of_year(form)
    return _months(year, first, count)


def _part_of_year(form: "re.Match[str]") -> tuple[int, int]:
    """First month and number of months."""
    if form["month"]:
        return int(form["month"]), 1
    if form["quarter"]:
        return int(form["quarter"]) * 3 - 2, 3
    if form["half"]:
        return int(form["half"]) * 6 - 5, 6
    return (SEASONS[form["season"]], 3) if form["season"] else (1, 12)


def _months(year: int, month: int, count: int) -> Days:
    year_after, month_before = divmod(year * 12 + month - 1 + count, 12)
    return date(year, month, 1), date(year_after, month_before + 1, 1) - DAY


def _week(year: int, week: int, weekday: str | None) -> Days:
    monday = date.fromisocalendar(year, week, 1)
    if weekday == "WE":
        return monday + 5 * DAY, monday + 6 * DAY
    if weekday:
        day = monday + (int(weekday) - 1) * DAY
        return day, day
    return monday, monday + 6 * DAY


def narrowed(days: Days, near: str) -> Days:
    """The first, middle or last third of some days, for "early", "mid" and "late"."""
    first, last = days
    third = ((last - first).days + 1) // 3 * DAY
    near = next((word for word in near.split() if word in EARLY or word in MIDDLE), "")
    if near in EARLY:
        return first, first + third - DAY
    if near in MIDDLE:
        return first + third, last - third
    return last - third + DAY, last


EARLY = frozenset(("early", "start", "beginning", "anfang", "beginn", "principios", "inicios", "comienzos", "début"))
MIDDLE = frozenset(("mid", "middle", "mitte", "mediados", "milieu", "mi"))


def shifted(day: date, count: int, unit: str) -> date | None:
    """A day moved by days, weeks, months or years; the end of a shorter month stands in for a missing day."""
    try:
        if unit in ("D", "W"):
            return day + count * (7 if unit == "W" else 1) * DAY
        months = day.year * 12 + day.month - 1 + count * (12 if unit == "Y" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def value_of(day: date, unit: str) -> str:
    """The day, ISO week, month, quarter, year or decade that a day lies in."""
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "Y":
        return f"{day.year:04}"
    if unit == "10Y":
        return f"{day.year // 10:03}X"
    return day.isoformat()


def duration(count: float | None, unit: str) -> str:
    """An ISO 8601 duration; an unknown count is `X`, as in TIMEX3."""
    factor, letter = UNITS.get(unit, (1, unit))
    clock = "T" if unit in ("TS", "TM", "TH", "QH") else ""
    number = "X" if count is None else f"{count * factor:.10g}"
    return f"P{clock}{number}{letter}"


UNITS = {
    "TS": (1, "S"),
    "TM": (1, "M"),
    "TH": (1, "H"),
    "QH": (15, "M"),
    "2W": (2, "W"),
    "Q": (3, "M"),
    "10Y": (10, "Y"),
    "100Y": (100, "Y"),
}
