"""Rules for lengths, repetitions and hours, and for words that only hint at a time."""

import re
from dataclasses import replace
from datetime import date

from manytold.text.counting import words_value
from manytold.text.intervals import duration, shifted
from manytold.text.meaning import (
    BLOCKED,
    COUNTED,
    ON_ITS_OWN,
    UNDATED,
    WRITTEN,
    Match,
    Meaning,
    Moment,
    capital,
    clue,
    count_of,
    group_of,
    unit_of,
)


def length(match: Match, moment: Moment) -> Meaning | None:
    """A length of time; "a year" only where a word before it asks for a length."""
    text, count = group_of(match, "count"), count_of(match, moment)
    unit = unit_of(match, moment)
    if unit == "Y" and moment.before in moment.lexicon.times.before_age:
        return BLOCKED
    half = _beyond(match, moment)
    if group_of(match, "half_a"):
        return Meaning("duration", duration(0.5, unit), WRITTEN) if unit else None
    lone = not half and text in moment.lexicon.numbers.articles
    if lone and (unit == "TS" or moment.before not in moment.lexicon.times.before_length):
        return None
    if count is not None and count >= 1900 and match.group().isascii() and not match.group().lower().endswith("s"):
        return None
    if "whole" in match.re.groupindex:
        count = 1.0
    told = None if count is None else count + half
    return Meaning("duration", duration(told, unit), WRITTEN if told is not None else "how many is not said")


def _beyond(match: Match, moment: Moment) -> float:
    """What is told beyond whole units ("and a half", "and a quarter")."""
    words = group_of(match, "halves")
    minutes = moment.lexicon.times.fractions.get(words.rpartition(" ")[2] or words, 30)
    return minutes / 60 if words else 0.0


def repetition(match: Match, moment: Moment) -> Meaning | None:
    """Something that happens again and again."""
    words = moment.lexicon.times
    word = group_of(match, "set")
    if word:
        named = match.group()[0].isupper() and moment.follows[1:2].isupper()
        return None if named or word not in words.sets else Meaning("set", words.sets[word], WRITTEN)
    if weekday_ := group_of(match, "weekday"):
        return (
            Meaning("set", f"XXXX-WXX-{words.weekdays[weekday_]}", WRITTEN)
            if weekday_ in words.weekdays and capital(match, "weekday", moment)
            else None
        )
    if part_ := group_of(match, "part"):
        return Meaning("set", f"T{words.parts[part_]}", WRITTEN)
    told = count_of(match, moment) if group_of(match, "every") else 1.0
    return Meaning("set", duration(2 if group_of(match, "other") else told, unit_of(match, moment)), WRITTEN)


def clock(match: Match, moment: Moment) -> Meaning | None:
    """An hour of the day."""
    if named := group_of(match, "named"):
        return Meaning("time", f"T{moment.lexicon.times.hours[named]:02}:00", WRITTEN)
    counted = count_of(match, moment) if group_of(match, "count") else None
    if counted is not None and counted % 1:
        return None
    hour = _half_of(int(counted if counted is not None else group_of(match, "hour") or 99), _half(match, moment))
    told = f"T{hour:02}:{group_of(match, 'minute') or '00'}"
    second = group_of(match, "second").removesuffix("00")
    return Meaning("time", f"{told}:{second}" if second else told, WRITTEN) if hour < 25 else None


def hours(match: Match, moment: Moment) -> Meaning | None:
    """From one hour of a day to another; a half of the day that is told once counts for both where it can."""
    half, other = group_of(match, "half"), group_of(match, "half_after") or _half(match, moment)
    first, last = (_figure(group_of(match, name), moment) for name in ("hour", "hour_after"))
    if not half and other and first % 12 <= last % 12:
        half = other
    minutes = group_of(match, "minute") or "00", group_of(match, "minute_after") or "00"
    first, last = _half_of(first, half or ("a" if other else "")), _half_of(last, other)
    if not other and last < first < 12:
        last += 12
    if first > 24 or last > 24:
        return None
    return Meaning("time", f"T{first:02}:{minutes[0]}/T{last:02}:{minutes[1]}", WRITTEN)


def quarter_hour(match: Match, moment: Moment) -> Meaning | None:
    """So many minutes past or to an hour."""
    words = group_of(match, "frac")
    minutes = moment.lexicon.times.fractions.get(words) or _minutes(match, moment)
    hour = _figure(group_of(match, "hour") or group_of(match, "count"), moment)
    if minutes > 59 or hour > 24:
        return None
    whole = _half_of(hour, _half(match, moment)) * 60 + (-minutes if group_of(match, "to") else minutes)
    return Meaning("time", f"T{whole // 60 % 24:02}:{whole % 60:02}", WRITTEN)


def _minutes(match: Match, moment: Moment) -> int:
    """Minutes in a group of their own, or those that are counted before the hour."""
    own = group_of(match, "minutes")
    return _figure(own, moment) if own else int(count_of(match, moment) or 60)


def _figure(words: str, moment: Moment) -> int:
    """An hour in figures or words, or 99."""
    return int(words) if words.isdigit() else int(words_value(words, moment.lexicon.numbers) or 99)


def _half(match: Match, moment: Moment) -> str:
    """The half of the day, `a` or `p`, as written or by the part of the day that is named."""
    part = moment.lexicon.times.parts.get(group_of(match, "part"), "")
    late = {"AF": "p", "EV": "p", "MO": "a"}.get(part, "")
    if part == "NI":
        hour = group_of(match, "hour")
        late = "p" if hour.isdigit() and 5 < int(hour) < 12 else "a"
    return group_of(match, "half")[:1] or late


def _half_of(hour: int, half: str) -> int:
    return hour % 12 + (12 if half == "p" else 0) if half and hour <= 12 else hour


def part(match: Match, moment: Moment) -> Meaning | None:
    """A part of the day, of the day that stands beside it or that "this" and "last" tell."""
    form = "T" + moment.lexicon.times.parts.get(group_of(match, "part"), "")
    away = moment.lexicon.times.near_parts.get(group_of(match, "day_of"))
    if away is None or len(form) < 3:
        return Meaning("time", form, WRITTEN) if len(form) > 2 else None
    if moment.published is None:
        return Meaning("time", f"XXXX-XX-XX{form}", UNDATED)
    found = shifted(moment.published, away, "D")
    return Meaning("time", f"{found}{form}", COUNTED, (found, found)) if found else None


def day_part(match: Match, moment: Moment) -> Meaning | None:
    """A part of the day told as a time of its own ("in the morning")."""
    found = part(match, moment)
    return found and replace(found, why=ON_ITS_OWN)


def anchored(_match: Match, _moment: Moment) -> Meaning | None:
    """A time counted from another event of the text."""
    return clue("counted from something else that the text tells")


def anniversary(match: Match, moment: Moment) -> Meaning | None:
    """So many years since something: its year plus theirs."""
    if group_of(match, "count") and unit_of(match, moment) not in ("Y", "10Y", "100Y"):
        return None
    return clue("so many years after something that the text names")


def nth(_match: Match, _moment: Moment) -> Meaning | None:
    """The so-manieth of a row of days, terms or times."""
    return clue("its place in a row hints at the time")


def century(match: Match, moment: Moment) -> Meaning | None:
    """A hundred years, too wide to date anything."""
    written = re.search(r"\d+", match.group())
    number = int(written.group()) if written else moment.lexicon.times.ordinals.get(group_of(match, "ordinal"), 0)
    if not 10 < number < 22:
        return clue("a century, too wide to date anything")
    first = (number - 1) * 100
    return Meaning("date", f"{number - 1}", WRITTEN, (date(first, 1, 1), date(first + 99, 12, 31)))


def age(_match: Match, _moment: Moment) -> Meaning | None:
    """An age is no time."""
    return BLOCKED
