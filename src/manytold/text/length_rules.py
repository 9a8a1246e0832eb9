"""Rules for lengths, repetitions and hours, and for words that only hint at a time."""

from manytold.text.intervals import duration
from manytold.text.meaning import BLOCKED, WRITTEN, Match, Meaning, Moment, capital, clue, count_of, group_of, unit_of


def length(match: Match, moment: Moment) -> Meaning | None:
    """A length of time; "a year" only where a word before it asks for a length."""
    text, count = group_of(match, "count"), count_of(match, moment)
    unit = unit_of(match, moment)
    if unit == "Y" and moment.before in moment.lexicon.times.before_age:
        return BLOCKED
    lone = text in moment.lexicon.numbers.articles
    if lone and (unit == "TS" or moment.before not in moment.lexicon.times.before_length):
        return None
    if count is not None and count >= 1900 and match.group().isascii() and not match.group().lower().endswith("s"):
        return None
    return Meaning("duration", duration(count, unit), WRITTEN if count is not None else "how many is not said")


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
    return Meaning("set", duration(1, unit_of(match, moment)), WRITTEN)


def clock(match: Match, moment: Moment) -> Meaning | None:
    """An hour of the day."""
    if named := group_of(match, "named"):
        return Meaning("time", "T00:00" if named in MIDNIGHT else "T12:00", WRITTEN)
    counted = count_of(match, moment) if group_of(match, "count") else None
    hour = int(counted) if counted is not None else int(group_of(match, "hour") or 99)
    half_ = group_of(match, "half")
    if half_:
        hour = hour % 12 + (12 if half_ == "p" else 0)
    minute = group_of(match, "minute") or "00"
    return Meaning("time", f"T{hour:02}:{minute}", WRITTEN) if hour < 25 else None


MIDNIGHT = frozenset(("midnight", "mitternacht", "medianoche", "minuit"))


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


def century(_match: Match, _moment: Moment) -> Meaning | None:
    """A hundred years, too wide to date anything."""
    return clue("a century, too wide to date anything")


def age(_match: Match, _moment: Moment) -> Meaning | None:
    """An age is no time."""
    return BLOCKED
