"""Times in news and in developers' test cases, and `dateparser.search` on the same news.

**News** (`gum_news`, 27 documents): a labelled span is found when a date of ours overlaps it, each pairing with one. Of
ours count those with a value on the calendar (`2031-05-04`, `2031-W18`, `PAST_REF` ...), not lengths, sets, clues and
hours, which GUM does not label. A value is right when it equals the label's `when`; when its days equal `from` and
`to`; when its days lie within `notBefore` and `notAfter`. Value F1 takes every span, so that a missed one and an
invented one both cost. Of the baseline count only matches of more than three letters or with a figure, which helps it.

**Test cases** (`numbers_dates_specs`, `DateTime`): a case is exact when every time of ours overlaps one labelled time,
every labelled time is overlapped, and its value is one of the labelled readings (so past or future where both are
given). TIMEX3 marks the parts of one time apart ("[3 p.m.] on [Monday]", "from [May] to [July]"), so where several of
ours lie in one labelled time, either one of them has its reading, the others being what it counts from; or the first
begins it and the last ends it, with its first or its last day, as theirs ends on the day that is named. A value reads

- a day, hour or moment: the same ISO form; hours of the other half of the day are readings only where they are given;
- a stretch (`daterange`, `timerange`, `datetimerange`): the same first and last day, their end being exclusive and ours
  inclusive, or the same form (`2016-W46`, `2016-SU`, `TMO`); of one that runs from or to the reference day it is not
  asked whether that day belongs to it;
- with a modifier (`before`, `since`, `approx`, `end` ...) the value that is modified, which is how TIMEX3 writes it;
- so many weeks, months or years away: the week, month or year in which their day lies, as TIMEX3 has it; so many hours
  or minutes away: the day in which their moment lies, as only the day of the reference time is given to the reader;
- a length: the same number of seconds; where they put 3 for "some", `PXD` counts, as TIMEX3 has it;
- a set: the same form.

Clues, which have no value, do not count as times. Cases without a reference time are read without publication day, and
their form (`XXXX-10-02`) counts, that of either end where it is a stretch; those that cannot be told without it (a year
that the words do not have) are left out and counted, as are those whose labels carry no reading at all.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bench.figures import Figure, report
from bench.halves import is_held
from bench.labelled import DATA, rows
from manytold.model.statements import TimeExpression
from manytold.text.dates import times
from manytold.text.intervals import bounds
from manytold.text.meaning import COUNTED
from manytold.text.sentences import sentences

LANGUAGES = {"en": 0.85, "de": 0.7, "fr": 0.7, "es": 0.7}
BAR_NEWS = 0.87
BESIDE, FEWEST = 40, 4
ON_CALENDAR = re.compile(r"\d{3}[\dX]|PAST_REF|FUTURE_REF")
LENGTH = re.compile(
    r"P(?:(?P<Y>[\d.]+)Y)?(?:(?P<M>[\d.]+)M)?(?:(?P<W>[\d.]+)W)?(?:(?P<D>[\d.]+)D)?"
    r"(?:T(?:(?P<h>[\d.]+)H)?(?:(?P<m>[\d.]+)M)?(?:(?P<s>[\d.]+)S)?)?"
)
AWAY = re.compile(r"\d{4}-\d\d-\d\dT(?!23:59:59)\d\d:\d\d:\d\d")
"""A moment counted from the reference time, which they tell to the second."""
SECONDS = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400, "h": 3600, "m": 60, "s": 1}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """One time as some reader gives it: its place, its value and its days."""

    start: int
    end: int
    value: str
    first: date | None = None
    last: date | None = None
    kind: str = "date"
    why: str = ""


def figures() -> list[Figure]:
    """The figures of news, each also for the half that nothing was tuned on, then those of the test cases."""
    documents = list(rows(DATA / "gum_news", "docs"))
    held = [row for row in documents if is_held(row["id"])]
    found = [
        *_news("gum_news", documents, ours, BAR_NEWS),
        *_news("gum_news, held half", held, ours),
        *_news("gum_news, dateparser.search", documents, theirs),
    ]
    cases = [row for row in rows(DATA / "numbers_dates_specs", "cases") if row["model"] == "DateTime"]
    for language, bar in LANGUAGES.items():
        found += _specs(language, [row for row in cases if row["lang"] == language], bar)
    return found


def ours(text: str, published: date) -> list[Read]:
    """What Manytold reads, as `manytold annotate` gives it."""
    found = times(text, sentences(text, "en"), "en", published)
    return [read(t) for t in found if ON_CALENDAR.match(t.value) and (t.kind != "time" or not _is_beside(t, found))]


def _is_beside(hour: TimeExpression, found: Sequence[TimeExpression]) -> bool:
    return any(t is not hour and t.first == hour.first and abs(t.start - hour.start) < BESIDE for t in found)


def read(one: TimeExpression) -> Read:
    """A time of ours."""
    return Read(one.start, one.end, one.value, one.first, one.last, one.kind, one.why)


def theirs(text: str, published: date) -> list[Read]:
    """What `dateparser.search` reads; its moments are taken as days."""
    from dateparser.search import search_dates  # noqa: PLC0415  heavy, and only the baseline

    settings = {"RELATIVE_BASE": datetime.combine(published, time.min), "PREFER_DATES_FROM": "past"}
    found, at = [], 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, at)
        if start < 0 or (len(words) < FEWEST and not any(c.isdigit() for c in words)):
            continue
        at = start + len(words)
        found.append(Read(start, at, moment.date().isoformat(), moment.date(), moment.date()))
    return found


def _news(
    name: str, documents: Sequence[Row], reader: Callable[[str, date], list[Read]], bar: float | None = None
) -> list[Figure]:
    labelled = made = met = right = single = single_right = 0
    for row in documents:
        found = reader(row["text"], date.fromisoformat(row["date"]))
        labelled, made = labelled + len(row["dates"]), made + len(found)
        for label, one in _paired(row["dates"], found):
            good = is_right(label, one)
            met, right = met + 1, right + good
            single, single_right = single + ("when" in label), single_right + ("when" in label and good)
    return [
        Figure(f"{name}: detection precision", met / made, f"of {made}"),
        Figure(f"{name}: detection recall", met / labelled, f"of {labelled}"),
        Figure(f"{name}: detection F1", 2 * met / (made + labelled), "F1"),
        Figure(f"{name}: value of single dates", single_right / single, f"of {single} found"),
        Figure(f"{name}: value F1", 2 * right / (made + labelled), "F1", bar, "at least"),
    ]


def _paired(labels: Sequence[Row], found: Sequence[Read]) -> Iterator[tuple[Row, Read]]:
    """Each label with the first time that overlaps it and is not taken; those of the same start first."""
    free = list(found)
    for label in labels:
        over = [one for one in free if one.start < label["end"] and label["start"] < one.end]
        if over:
            free.remove(over[0])
            yield label, over[0]


def is_right(label: Row, one: Read) -> bool:
    """Whether a value is that of a label of GUM."""
    if "when" in label:
        return one.value.partition("T")[0] == label["when"]
    if "from" in label:
        return (str(one.first), str(one.last)) == (label["from"], label["to"])
    if one.value == "PAST_REF":
        return "notBefore" not in label
    least, most = bounds(label.get("notBefore", "0001")), bounds(label["notAfter"])
    return bool(one.first and one.last and least and most and least[0] <= one.first and one.last <= most[1])


def _specs(language: str, cases: Sequence[Row], bar: float) -> list[Figure]:
    asked = [row for row in cases if is_answerable(row)]
    good = [is_exact(row) for row in asked]
    held = [fine for row, fine in zip(asked, good, strict=True) if is_held(row["input"])]
    return [
        Figure(f"specs {language}: cases exact", sum(good) / len(good), f"of {len(good)}", bar, "at least"),
        Figure(f"specs {language}, held half: cases exact", sum(held) / len(held), f"of {len(held)}"),
        *_days_alone(language, asked, good),
        Figure(f"specs {language}: cases left out", len(cases) - len(asked), "cases"),
    ]


def _days_alone(language: str, asked: Sequence[Row], good: Sequence[bool]) -> list[Figure]:
    """The cases whose times are all days, without hours, stretches, lengths and sets."""
    alone = [
        fine
        for row, fine in zip(asked, good, strict=True)
        if row["results"] and all(result["type"] == "datetimeV2.date" for result in row["results"])
    ]
    return [Figure(f"specs {language}, days alone: cases exact", sum(alone) / len(alone), f"of {len(alone)}")]


def is_answerable(row: Row) -> bool:
    """Whether a case can be told from what it gives."""
    if any(not _readings(result) for result in row["results"]):
        return False
    if row["ref"]:
        return True
    forms = " ".join(value.get("timex", "") for result in row["results"] for value in _readings(result))
    return all(year in row["input"] for year in re.findall(r"(?<![\dX-])[12]\d{3}(?![\d:])", forms))


def spec_times(row: Row) -> list[Read]:
    """The times of ours in a case."""
    text, published = row["input"], datetime.fromisoformat(row["ref"]).date() if row["ref"] else None
    found = times(text, sentences(text, row["lang"]), row["lang"], published)
    return [read(t) for t in found if t.kind != "clue"]


def is_exact(row: Row) -> bool:
    """Whether a case is met in full."""
    found, labels = spec_times(row), sorted(row["results"], key=_place)
    places = [_span(label, row["input"]) for label in labels]
    groups = [[one for one in found if one.start < end and start < one.end] for start, end in places]
    if sorted(one.start for group in groups for one in group) != [one.start for one in found]:
        return False
    return all(group and is_met(label, group) for label, group in zip(labels, groups, strict=True))


def is_met(label: Row, group: Sequence[Read]) -> bool:
    """Whether the times of ours within a label give one of its readings."""
    if len(group) == 1 and any(_is_away(reading, group[0]) for reading in _readings(label)):
        return True
    return any(_is(reading, one) for reading in _readings(label) for one in group) or any(
        _spans(reading, group[0], group[-1]) for reading in _readings(label) if len(group) > 1
    )


def _is_away(reading: Row, one: Read) -> bool:
    """Whether a moment so many hours or minutes away lies in the day that is read."""
    counted = AWAY.fullmatch(reading.get("timex", "")) and one.why == COUNTED and one.first == one.last
    return bool(counted) and str(one.first) == reading.get("value", "")[:10]


def _spans(reading: Row, first: Read, last: Read) -> bool:
    """Whether a stretch runs from the one to the other."""
    start, end = (reading.get(side, "").replace(" ", "T") for side in ("start", "end"))
    ends = {_form(last.value)} | ({str(last.first), _days(last)[1]} if last.kind == "date" else set())
    starts = {_form(first.value)} | ({str(first.first)} if first.kind == "date" else set())
    return (_form(start) in starts and _form(end) in ends) or (first.first is None and _forms(reading, first, last))


def _forms(reading: Row, first: Read, last: Read) -> bool:
    """The same without a publication day, by the forms of the two ends; a month is told by its first day."""
    asked = _form(reading.get("timex", "")).split("/")
    return len(asked) == 2 and all(
        end in (_form(one.value), f"{one.value}-01") for end, one in zip(asked, (first, last), strict=True)
    )


def _place(result: Row) -> int:
    return int(result.get("start") or 0)


def _span(label: Row, text: str) -> tuple[int, int]:
    start, end = label.get("start"), label.get("end")
    if start is None or end is None:
        start = text.lower().find(label["text"].lower())
        end = start + len(label["text"])
    return start, end


def _readings(result: Row) -> Sequence[Row]:
    values: Sequence[Row] = (result.get("resolution") or {}).get("values") or ()
    return values


def _is(reading: Row, one: Read) -> bool:
    form, kind = reading.get("timex", ""), reading.get("type", "")
    own = _form(one.value)
    if own in (
        _form(form),
        _form(reading.get("value", "").replace(" ", "T")),
        reading.get("start", "")[:10] + form[-3:],
    ):
        return True
    if kind == "duration":
        return _seconds(one.value) == float(reading["value"]) or _untold(one.value, form)
    if kind == "set":
        return False
    if "Mod" in reading and _is_modified(reading, one, own):
        return True
    if kind == "date":
        return one.why == COUNTED and str(one.first) <= reading.get("value", "") <= str(one.last)
    ends = reading.get("start", ""), reading.get("end", "")
    return own == _form("/".join(ends).replace(" ", "T")) or _same_days(ends, one)


def _is_modified(reading: Row, one: Read, own: str) -> bool:
    """Whether a form with its unknown figures is that of a value, in a year of the reading."""
    form = re.escape(_form(reading.get("timex", "")))
    if "end" in reading["Mod"] and one.kind == "date" and _days(one)[1] == reading.get("end"):
        return True
    if own in [_form(reading.get(side, "").replace(" ", "T")) for side in ("start", "end")]:
        return True
    if not re.fullmatch(re.sub("X", r"[X\\d]", form), own) or not own[:4].isdigit():
        return False
    told = " ".join(str(reading.get(side, "")) for side in ("start", "end", "value"))
    years = [int(year) for year in re.findall(r"(?<![\d-])\d{4}(?=-)", told)]
    return any(abs(int(own[:4]) - year) <= ("end" in reading and "start" not in reading) for year in years)


def _same_days(theirs: tuple[str, str], one: Read) -> bool:
    first, end = _days(one)
    if theirs == (first, end):
        return True
    if one.kind != "duration" or one.first is None or not all(ON_CALENDAR.match(side) for side in theirs):
        return False
    sides = zip(theirs, (first, end), strict=True)
    return sum(abs((date.fromisoformat(a[:10]) - date.fromisoformat(b)).days) for a, b in sides) <= 1


def _days(one: Read) -> tuple[str, str]:
    """First day and the day after the last, where a value is made of days."""
    if one.first is None or one.last is None or one.kind == "time":
        return "0001-01-01", "0001-01-01"
    return one.first.isoformat(), (one.last + timedelta(days=1)).isoformat()


def _form(form: str) -> str:
    """A form with `(first,last,length)` as `first/last`, and without seconds and minutes that are nought."""
    if form.startswith("("):
        form = "/".join(form.strip("()").split(",")[:2])
    parts = [re.sub(r"(T\d\d:\d\d):00$", r"\1", part) for part in form.split("/")]
    parts = [re.sub(r"^(\d\d:\d\d)(?::00)?$", r"T\1", part) for part in parts]
    return "/".join(re.sub(r"(T\d\d):00$", r"\1", part) for part in parts)


def _seconds(form: str) -> float:
    found = LENGTH.fullmatch(form)
    return sum(float(n) * SECONDS[unit] for unit, n in found.groupdict().items() if n) if found else -1.0


def _untold(value: str, form: str) -> bool:
    return "X" in value and value == re.sub(r"\d+", "X", form, count=1)


if __name__ == "__main__":
    sys.exit(report("compare_dates", figures()))
