"""Rules for times that count from the publication day."""

import re
from datetime import date

from manytold.text.intervals import DAY, EARLY, Days, bounds, duration, narrowed, shifted, value_of
from manytold.text.lexicon.tables import bag
from manytold.text.meaning import (
    COUNTED,
    LAST_SUCH,
    NEXT_SUCH,
    UNDATED,
    Match,
    Meaning,
    Moment,
    capital,
    count_of,
    dated,
    group_of,
    unit_of,
    way_of,
)

FIRST_WORD = re.compile(r"^,?\s([^\W\d_]+)\.?\s\d")


def weekday(match: Match, moment: Moment) -> Meaning | None:
    """A weekday, with the tense of its clause telling past from future."""
    words = moment.lexicon.times
    number = words.weekdays.get(group_of(match, "weekday"))
    if number is None or not capital(match, "weekday", moment) or {moment.before, moment.after} & words.beside_weekday:
        return None
    if moment.before in moment.lexicon.numbers.articles or _before_month(match, moment):
        return None
    if moment.published is None:
        return Meaning("date", f"XXXX-WXX-{number}", "a weekday, and the publication day is not known")
    day, why = _weekday(number, match, moment, moment.published)
    if part := words.weekday_parts.get(group_of(match, "weekday")):
        return Meaning("time", f"{day}T{part}", why, (day, day))
    return dated(day.isoformat(), why)


def _before_month(match: Match, moment: Moment) -> bool:
    """Whether the day itself follows ("this Thursday, Dec. 28"): then the weekday alone tells nothing."""
    after = FIRST_WORD.search(moment.follows)
    months = moment.lexicon.times.months.keys() | moment.lexicon.times.months_short.keys()
    return way_of(match, moment) is not None and after is not None and after[1].lower() in months


def _weekday(number: int, match: Match, moment: Moment, published: date) -> tuple[date, str]:
    """The day that a weekday means, and why."""
    way, week = way_of(match, moment), moment.lexicon.times.relatives.get(group_of(match, "week"))
    ahead = (number - published.isoweekday()) % 7
    behind = (7 - ahead) % 7
    if week is not None:
        return published + (number - published.isoweekday() + 7 * week) * DAY, COUNTED
    if way is not None and way != 0:
        return published + ((ahead or 7) if way > 0 else -(behind or 7)) * DAY, COUNTED
    planned = moment.before in moment.lexicon.times.before_plan and moment.follows[:1] not in ("'", "\u2019")
    if planned or moment.tense() == "future" or (way == 0 and moment.tense() != "past"):
        return published + ahead * DAY, NEXT_SUCH
    return published - behind * DAY, LAST_SUCH


def today(match: Match, moment: Moment) -> Meaning | None:
    """A day named by its distance from the publication day."""
    if moment.after in moment.lexicon.times.general and moment.follows[:1] in "'\u2019" + " ":
        return None
    if moment.published is None:
        return Meaning("date", "XXXX-XX-XX", UNDATED)
    away = moment.lexicon.times.days.get(group_of(match, "days"))
    found = None if away is None else shifted(moment.published, away, "D")
    return dated(found.isoformat(), COUNTED) if found else None


def present(match: Match, _moment: Moment) -> Meaning | None:
    """The time of writing, or a time to come (`soon`); of no day, which would pass for that of an event."""
    if group_of(match, "soon"):
        return Meaning("date", "FUTURE_REF", "how long is not said")
    return Meaning("date", "PRESENT_REF", COUNTED)


def fiscal(match: Match, moment: Moment) -> Meaning | None:
    """Last, this or next year of account or of school, which need not begin in January."""
    code = "S" if group_of(match, "school") else "F"
    way = way_of(match, moment)
    if moment.published is None or way is None:
        return None
    return Meaning("date", f"{code}Y{moment.published.year + way:04}", COUNTED)


def near_unit(match: Match, moment: Moment) -> Meaning | None:
    """Last, this or next week, month, quarter, year, decade or weekend."""
    way, unit = way_of(match, moment) or 0, unit_of(match, moment)
    if unit in ("TS", "TM", "TH", "D", "100Y", "2W", ""):
        return None
    if unit == "10Y" and way < 0:
        return _ending(1, unit, moment)
    if moment.published is None:
        return Meaning("date", UNKNOWN[unit], UNDATED)
    if unit == "WE":
        return _weekend(way, moment)
    step = {"Q": (3, "M"), "10Y": (10, "Y")}.get(unit, (1, unit))
    found = shifted(moment.published, way * step[0], step[1])
    return dated(value_of(found, unit), COUNTED) if found else None


UNKNOWN = {
    "W": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "10Y": "XXXX",
    "WE": "XXXX-WXX-WE",
    "D": "XXXX-XX-XX",
}


def _weekend(way: int, moment: Moment) -> Meaning | None:
    published = moment.published or date.min
    back = (published.isoweekday() - 6) % 7
    past = way < 0 or (way == 0 and moment.tense() == "past")
    saturday = published - back * DAY if past else published + (6 - published.isoweekday()) % 7 * DAY
    if way < 0 and published.isoweekday() >= 6:
        saturday -= 7 * DAY
    if way > 0 and (saturday - published).days < 3:
        saturday += 7 * DAY
    return dated(value_of(saturday, "W") + "-WE", COUNTED)


def edge(match: Match, moment: Moment) -> Meaning | None:
    """The end or beginning of this, last or next unit; a deadline ("by the end of") means its last day."""
    name, way = group_of(match, "edge"), way_of(match, moment) or 0
    unit = "Y" if name == "year" else unit_of(match, moment)
    if unit not in ("W", "M", "Q", "Y"):
        return None
    if moment.published is None:
        return Meaning("date", UNKNOWN[unit], UNDATED)
    found = shifted(moment.published, way * (3 if unit == "Q" else 1), "M" if unit == "Q" else unit)
    value = value_of(found, unit) if found else ""
    whole = bounds(value)
    if whole is None:
        return None
    if name in EARLY:
        return dated(value, COUNTED, narrowed(whole, "early"))
    return dated(whole[1].isoformat(), "the last day at the latest, " + COUNTED)


COMING = bag(
    "next coming upcoming nächsten kommenden prochains prochaines próximos próximas proximos proximas siguientes"
)
"""Words for a stretch of time that begins on the publication day, in all languages."""


def span(match: Match, moment: Moment) -> Meaning | None:
    """A stretch of time that ends or begins on the publication day."""
    lone = None if "some" in match.re.groupindex else 1.0
    count = count_of(match, moment) if group_of(match, "count") else lone
    unit, ahead = unit_of(match, moment), group_of(match, "way") in COMING
    return _ending(count, unit, moment, ahead) if unit not in ("TS", "TM", "TH", "WE") or count != 1 else None


def _ending(count: float | None, unit: str, moment: Moment, ahead: bool = False) -> Meaning:
    value, published = duration(count, unit), moment.published
    if published is None or count is None:
        return Meaning("duration", value, UNDATED if published is None else "how many is not said")
    if unit == "Q":
        return Meaning("duration", value, COUNTED, _quarters(int(count), published, ahead))
    steps = _steps(count, unit)
    far = shifted(published, steps[0] if ahead else -steps[0], steps[1])
    pair = None if far is None else (published, far) if ahead else (far, published)
    return Meaning("duration", value, COUNTED, pair)


def _quarters(count: int, published: date, ahead: bool) -> Days | None:
    """Whole quarters before or after the present one."""
    first = date(published.year, (published.month - 1) // 3 * 3 + 1, 1)
    start, end = (3, 3 + 3 * count) if ahead else (-3 * count, 0)
    days = shifted(first, start, "M"), shifted(first, end, "M")
    return (days[0], days[1] - DAY) if days[0] and days[1] else None


def _steps(count: float, unit: str) -> tuple[int, str]:
    """Count and unit in days, weeks, months or years."""
    factor, letter = {"Q": (3, "M"), "10Y": (10, "Y"), "100Y": (100, "Y"), "2W": (2, "W"), "WE": (1, "W")}.get(
        unit, (1, unit)
    )
    if letter == "Y" and count % 1:
        return int(count * 12), "M"
    if letter in ("TS", "TM", "TH"):
        return int(count / {"TS": 86400, "TM": 1440, "TH": 24}[letter]), "D"
    return int(count * factor), letter


def ago(match: Match, moment: Moment) -> Meaning | None:
    """So many units before the publication day; a week, month or year is meant as a whole."""
    return _away(match, moment, -1)


def ahead(match: Match, moment: Moment) -> Meaning | None:
    """So many units after the publication day, where the clause speaks of the future."""
    told = match.group().lower().endswith((" time", " now", " today"))
    return _away(match, moment, 1) if told or moment.tense() == "future" else None


def ahead_now(match: Match, moment: Moment) -> Meaning | None:
    """The same in a language whose present tense tells the future: not where the clause speaks of the past."""
    return _away(match, moment, 1) if moment.tense() != "past" else None


def from_now(match: Match, moment: Moment) -> Meaning | None:
    """So many units after the publication day, in words that say so whatever the tense."""
    return _away(match, moment, 1)


def _away(match: Match, moment: Moment, way: int) -> Meaning | None:
    count, unit, published = count_of(match, moment), unit_of(match, moment), moment.published
    count = 0.5 if group_of(match, "half_a") else count
    if published is None:
        return Meaning("date", UNKNOWN.get(unit, "XXXX-XX-XX"), UNDATED)
    if count is None:
        return Meaning("date", "PAST_REF" if way < 0 else "FUTURE_REF", "how long is not said", None)
    steps = _steps(count, unit)
    found = shifted(published, way * steps[0], steps[1])
    return dated(value_of(found, steps[1]), COUNTED) if found else None
