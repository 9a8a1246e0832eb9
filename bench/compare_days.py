"""The day an event happened, as `describe` tells it, for single articles and after the vote of an event's tellings.

`giveme5w1h_gold`: the labelled day is the first `parsed` day of `when`. Its articles are joined into events by the
set's own `category` (their ids and most of their addresses are not in `giveme5w1h_clusters`), which tells apart even
the crash of a tram and the naming of its victims. Two categories carry a day on which nothing of what they tell took
place, and are scored by the day that their texts name; `MISLABELLED` says why. The figure with the labels as they are
stands beside it. `gvc_incidents`: the incident's date, articles with a publication date only, joined by incident.

An article alone is a gathering of one; with the others it is a gathering of all, copies of one text told as one. The
day of an event is the only one it can have happened on, or the first of two; where nothing but a bound is known, the
bound. The bars after the vote count articles in `giveme5w1h_gold` (12 events) and incidents in `gvc_incidents`.
"Publication day" and "first day named" stand for the rules that ask nothing; for their votes the commonest.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from bench.figures import Figure, report
from bench.halves import is_held
from bench.labelled import DATA, article, gold, met, rows
from manytold.compare.statements import statements
from manytold.copies.fingerprint import fingerprint
from manytold.copies.groups import merge
from manytold.copies.judge import judge
from manytold.events.describe import describe
from manytold.events.several import profile_of
from manytold.model.articles import Article
from manytold.model.events import EventGroup, Gathering, Member
from manytold.walk import COPIES

GIVEME = "giveme5w1h_gold"
MISLABELLED = {
    "clinton clear": date(2016, 11, 6),
    # Labelled 2016-11-07. All seven texts say Sunday, four are published on Sunday 6 November themselves, and the
    # coders' own words are "Sunday", "Nov 6" and "two days before the election" of 8 November.
    "china well": date(2016, 11, 6),
    # Labelled 2016-11-12. Both texts are published before that (8 and 10 November) and say "Sunday" and "November 6".
}
Days = Mapping[str, date]
Rule = Callable[[Sequence[Member]], date | None]


def figures() -> list[Figure]:
    """Figures of both sets, with the baselines, the whole and the half that nothing was tuned on."""
    found = []
    for name, told, days, home, bars in (_giveme(), _gvc()):
        members = _members([one for one in told if one.id in days])
        found += _figures(name, members, days, home, bars)
        held = {i for i in days if is_held(home[i])}
        half = {i: m for i, m in members.items() if i in held}
        found += _figures(f"{name}, held half", half, days, home, None)[:2]
        if name == GIVEME:
            found += _figures(f"{name}, labels as they are", members, _labelled(), home, None)[:2]
    return found


Set = tuple[str, list[Article], Days, dict[str, str], tuple[float, float]]


def _giveme() -> Set:
    documents = [row | {"date": None} if row["date"] == "None" else row for row in rows(DATA / GIVEME, "docs")]
    home = {row["id"]: row["id"] if row["category"] in (None, "None") else row["category"] for row in documents}
    days = {i: MISLABELLED.get(home[i], day) for i, day in _labelled().items()}
    return GIVEME, [article(row) for row in documents], days, home, (0.80, 0.92)


def _labelled() -> dict[str, date]:
    documents = rows(DATA / GIVEME, "docs")
    told = ((row["id"], [w["parsed"] for w in row["answers"].get("when", ()) if w.get("parsed")]) for row in documents)
    return {name: date.fromisoformat(days[0]) for name, days in told if days}


def _gvc() -> Set:
    folder = DATA / "gvc_incidents"
    home = gold(folder, "event")
    happened = {row["event"]: date.fromisoformat(row["date"]) for row in rows(folder, "events")}
    told = [one for row in rows(folder, "docs") if (one := article(row)).published]
    return "gvc_incidents", told, {one.id: happened[home[one.id]] for one in told}, home, (0.65, 0.75)


def _members(told: Sequence[Article]) -> dict[str, Member]:
    prints = {one.id: fingerprint(one) for one in told}
    links = list(judge((prints[a], prints[b]) for a, b in met(prints, COPIES)))
    leads = {copy.article: group.lead for group in merge(list(prints.values()), links) for copy in group.copies}
    return {one.id: Member(one, profile_of(one), statements(one), leads.get(one.id, one.id)) for one in told}


def _figures(
    name: str, members: Mapping[str, Member], days: Days, home: Mapping[str, str], bars: tuple[float, float] | None
) -> list[Figure]:
    """Shares right for articles and for events, then what the baselines give."""
    events = defaultdict(list)
    for i in members:
        events[home[i]].append(members[i])
    found = []
    for title, rule in (("", shown), (", publication day", published), (", first day named", named)):
        alone = [rule([m]) == days[i] for i, m in members.items()]
        voted = [rule(group) for group in events.values()]
        right = [day == days[m.article.id] for day, group in zip(voted, events.values(), strict=True) for m in group]
        whole = [day == days[group[0].article.id] for day, group in zip(voted, events.values(), strict=True)]
        alone_bar, voted_bar = bars if bars and not title else (None, None)
        by_article, by_event = (voted_bar, None) if name == GIVEME else (None, voted_bar)
        found += [
            Figure(f"{name}{title}: per article", sum(alone) / len(alone), f"of {len(alone)}", *_bar(alone_bar)),
            Figure(
                f"{name}{title}: per article, voted", sum(right) / len(right), f"of {len(right)}", *_bar(by_article)
            ),
            Figure(f"{name}{title}: per event, voted", sum(whole) / len(whole), f"of {len(whole)}", *_bar(by_event)),
        ]
    return found


def _bar(bar: float | None) -> tuple[float | None, str]:
    return bar, "at least"


def shown(members: Sequence[Member]) -> date | None:
    """The day that the product gives."""
    ids = tuple(sorted(m.article.id for m in members))
    when = describe(Gathering(EventGroup(ids[0], ids), tuple(sorted(members, key=lambda m: m.article.id)))).when
    return when.first or when.last


def published(members: Sequence[Member]) -> date | None:
    """The commonest day of publication."""
    return _commonest([m.article.published_day for m in members])


def named(members: Sequence[Member]) -> date | None:
    """The commonest of the first days that the texts name."""
    times = ((t for t in m.statements.annotation.times if t.first and t.first == t.last) for m in members)
    return _commonest([next((t.first for t in found), None) for found in times])


def _commonest(days: Sequence[date | None]) -> date | None:
    counts = Counter(day for day in days if day is not None)
    return min(counts, key=lambda day: (-counts[day], day)) if counts else None


if __name__ == "__main__":
    sys.exit(report("compare_days", figures()))
