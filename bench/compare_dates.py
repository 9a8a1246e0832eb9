"""Times in news and in developers' test cases, and `dateparser.search` on the same news.

**News** (`gum_news`, 27 documents): a labelled span is found when a date of ours overlaps it, each pairing with one. Of
ours count those with a value on the calendar (`2031-05-04`, `2031-W18`, `2031-05-04T15:00`, `PAST_REF` ...), not
lengths, sets, bare hours or clues, which GUM does not label. A value is right when it equals the label's `when` (a
clock time beside the day is left aside); when its days equal `from` and `to`; when its days lie within `notBefore`
and `notAfter`. Value F1 takes every span, so that a missed one and an invented one both cost.

**Test cases** (`numbers_dates_specs`, `DateTime`): a case is exact when ours and the labelled times pair one to one, by
overlap, in order, and each value is one of the labelled readings (so past or future where both are given):

- a day, hour or moment: the same ISO form; hours of the other half of the day are readings only where they are given;
- a stretch (`daterange`, `timerange`, `datetimerange`): the same first and last day, their end being exclusive and ours
  inclusive, or the same form (`2016-W46`, `2016-SU`, `TMO`); `first/last` is the same as their `(first,last,length)`;
- with a modifier (`before`, `since`, `approx`, `end` ...) the value that is modified, which is how TIMEX3 writes it;
- a length: the same number of seconds; where they put 3 for "some", `PXD` counts, as TIMEX3 has it;
- a set: the same form, their `P1W` for `XXXX-WXX-1` not being the same.

Clues, which have no value, do not count as times. Cases without a reference time are read without publication day, and
their form (`XXXX-10-02`) counts; those that cannot be told without it (a year that the words do not have) are left out
and counted, as are those whose labels carry no reading at all.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bench.figures import Figure, report
from bench.halves import is_held
from bench.labelled import DATA, rows
from manytold.model.statements import TimeExpression
from manytold.text.dates import times
from manytold.text.intervals import bounds
from manytold.text.sentences import sentences

LANGUAGES = {"en": 0.85, "de": 0.7, "fr": 0.7, "es": 0.7}
BAR_NEWS = 0.87
ON_CALENDAR = re.compile(r"\d{3}[\dX]|PAST_REF|FUTURE_REF")
LENGTH = re.compile(
    r"P(?:(?P<Y>[\d.]+)Y)?(?:(?P<M>[\d.]+)M)?(?:(?P<W>[\d.]+)W)?(?:(?P<D>[\d.]+)D)?"
    r"(?:T(?:(?P<h>[\d.]+)H)?(?:(?P<m>[\d.]+)M)?(?:(?P<s>[\d.]+)S)?)?"
)
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
    return [read(t) for t in found if ON_CALENDAR.match(t.value)]


def read(time: TimeExpression) -> Read:
    """A time of ours."""
    return Read(time.start, time.end, time.value, time.first, time.last, time.kind)


def theirs(text: str, published: date) -> list[Read]:
    """What `dateparser.search` reads; its moments are taken as days."""
    from dateparser.search import search_dates  # noqa: PLC0415  heavy, and only the baseline

    settings = {"RELATIVE_BASE": datetime(published.year, published.month, published.day), "PREFER_DATES_FROM": "past"}
    found, at = [], 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, at)
        if start < 0:
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
        Figure(f"specs {language}: cases left out", len(cases) - len(asked), "cases"),
    ]


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
    if len(found) != len(labels):
        return False
    return all(_over(label, one, row["input"]) and fits(label, one) for label, one in zip(labels, found, strict=True))


def _place(result: Row) -> int:
    return int(result.get("start") or 0)


def _over(label: Row, one: Read, text: str) -> bool:
    start, end = label.get("start"), label.get("end")
    if start is None or end is None:
        start = text.lower().find(label["text"].lower())
        end = start + len(label["text"])
    return one.start < end and start < one.end


def _readings(result: Row) -> Sequence[Row]:
    values: Sequence[Row] = (result.get("resolution") or {}).get("values") or ()
    return values


def fits(label: Row, one: Read) -> bool:
    """Whether a time is one of the readings of a label."""
    return any(_is(reading, one) for reading in _readings(label))


def _is(reading: Row, one: Read) -> bool:
    form, kind = reading.get("timex", ""), reading.get("type", "")
    own = _form(one.value)
    if own == _form(form) or own == _form(reading.get("value", "").replace(" ", "T")):
        return True
    if kind == "duration":
        return _seconds(one.value) == float(reading["value"]) or _untold(one.value, form)
    if kind == "set" or "range" not in kind:
        return False
    if own == _form(f"{reading.get('start', '')}/{reading.get('end', '')}".replace(" ", "T")):
        return True
    return _days(one) == (reading.get("start", ""), reading.get("end", ""))


def _days(one: Read) -> tuple[str, str]:
    """First day and the day after the last, where a value is made of days."""
    if one.first is None or one.last is None or "T" in one.value.partition("/")[0]:
        return "", "-"
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
