"""The one place where a step meets an item: what goes wrong becomes `Failed` with a reason; nothing else stops."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Any, Generic, Protocol, TypeVar

from manytold.model.articles import Article
from manytold.model.copies import Fingerprint
from manytold.model.events import Profile
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.model.sketches import Sketch
from manytold.model.statements import Statements
from manytold.run.plan import Plan
from manytold.steps import Each, Learned, Linked
from manytold.store.nouns import encode, key_number, key_numbers, microseconds
from manytold.store.pages import address_of, order_of

SECONDS = 1 << 34
"""Places for seconds in a rank, half of them before 1970: enough for the years 1698 to 2242."""

Item = TypeVar("Item")
Result = TypeVar("Result")
Link = TypeVar("Link")
Group = TypeVar("Group")
Job = TypeVar("Job")


class Named(Protocol):
    """A job that knows the name of the shard it writes."""

    @property
    def name(self) -> str:
        """The name of the shard."""


NamedJob = TypeVar("NamedJob", bound=Named)
Site = Learned[Article, Sketch]
Map = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]
"""Does one function to many jobs, in any order; gives `Lost` for a job that killed its worker."""


@dataclass(frozen=True, slots=True)
class Lost(Generic[Job]):
    """A job whose worker died twice, the second time with nothing else to do."""

    job: Job


@dataclass(frozen=True, slots=True)
class Work:
    """One page to be read, with its id; `reading` is what it gave before, when that still holds.

    `counting` are keys known to count on its site, so that facts need not be found twice.
    """

    id: str
    page: Page
    reading: Article | None = None
    counting: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one version of an article gives by itself."""

    article: Article
    fingerprint: Fingerprint
    profile: Profile
    statements: Statements


@dataclass(frozen=True, slots=True)
class Sketched:
    """What is remembered of an article, with the keys of what it may have in common with others."""

    sketch: Sketch
    keys: frozenset[int]


@dataclass(frozen=True, slots=True)
class Digest:
    """What one page gave: the reading, its facts as long as the reading is the only one of its article, its sketch."""

    page: str
    address: str
    order: tuple[int, bytes]
    reading: Article | Skipped | Failed
    facts: Facts | tuple[str, Failed] | None
    found: Sketched | Failed | None = None


def attempt(name: str, what: str, work: Callable[..., Result], *given: Any) -> Result | Failed:
    """The result, or `Failed` when the work raised or its result cannot be written down."""
    try:
        result = work(*given)
        encode(result)
    except Exception as error:
        return Failed(what, f"{name} failed: {type(error).__name__} {error}".strip())
    return result


def run_each(step: Each[Item, Result], item: Item, what: str) -> Result | Skipped | Failed:
    """One step on one item."""
    return attempt(step.name, what, step.work, item)


def _all(work: Callable[..., Iterable[Result]], *given: Any) -> list[Result]:
    return list(work(*given))


def digest(plan: Plan, work: Work) -> Digest:
    """Reads a page and all that its article gives by itself."""
    address = address_of(work.page)
    reading: Article | Skipped | Failed | None = work.reading
    if reading is None:
        reading = run_each(plan.read, work.page, address)
    if not isinstance(reading, Article):
        return Digest(work.id, address, order_of(work.page), reading, None)
    found = sketched(plan.site, reading)
    counting = found.keys & work.counting if isinstance(found, Sketched) else frozenset()
    facts = facts_of(plan, marked(plan.site, [reading], counting)[0])
    return Digest(work.id, address, order_of(work.page), reading, facts, found)


def buried(lost: Lost[Work]) -> Digest:
    """What is said of a page whose reading killed its worker."""
    address = address_of(lost.job.page)
    return Digest(lost.job.id, address, order_of(lost.job.page), Failed(address, "reading it ended its process"), None)


def facts_of(plan: Plan, article: Article) -> Facts | tuple[str, Failed]:
    """What an article tells by itself, or the name of the step that gave nothing and why."""
    found: list[Any] = []
    for step in (plan.fingerprint, plan.profile, plan.statements):
        result: Any = run_each(step, article.told, article.id)
        if isinstance(result, Skipped | Failed):
            return step.name, Failed(article.id, result.reason)
        found.append(result)
    return Facts(article, *found)


def sketched(step: Site, article: Article) -> Sketched | Failed:
    """The sketch of an article."""
    return attempt(step.name, article.id, _sketched, step, article)


def _sketched(step: Site, article: Article) -> Sketched:
    sketch = step.sketch(article)
    return Sketched(sketch, frozenset(step.keys(sketch)))


def counts(step: Site, holders: Sequence[Sketch]) -> bool:
    """Whether what these articles hold counts; it does not where that cannot be said."""
    return len(holders) >= step.enough and attempt(step.name, "", step.counts, holders) is True


def marked(step: Site, versions: Sequence[Article], counting: Set[int]) -> tuple[Article, ...]:
    """All versions of an article with what counts of the latest one's keys; as they were where marking fails."""
    if not counting:
        return tuple(versions)
    found = [attempt(step.name, version.id, step.mark, version, counting) for version in versions]
    return tuple(old if isinstance(new, Failed) else new for old, new in zip(versions, found, strict=True))


def keys_of(step: Linked[Item, Link, Group], items: Mapping[str, Item]) -> tuple[dict[str, set[int]], list[Failed]]:
    """The numbers of the keys of each item."""
    found: dict[str, set[int]] = {}
    failed: list[Failed] = []
    for name, item in sorted(items.items()):
        result = attempt(f"{step.name} keys", name, _all, step.keys, item)
        if isinstance(result, Failed):
            failed.append(result)
        else:
            found[name] = key_numbers(result)
    return found, failed


def rank_of(step: Linked[Item, Link, Group], name: str, item: Item) -> int:
    """Puts items in one order, whoever has them: by time, those without last, and then as if by chance.

    34 bits of seconds and 29 of a hash: that of a thousand items of one second two have the same happens once in a
    thousand seconds, and those two only count as one where a key is full.
    """
    time = attempt(step.name, name, step.when, item) if step.when else None
    seconds = microseconds(time) // 1_000_000 + SECONDS // 2 if isinstance(time, datetime) else SECONDS - 1
    return (min(max(seconds, 0), SECONDS - 1) << 29) | (key_number(name) & ((1 << 29) - 1))


def judge(
    step: Linked[Item, Link, Group], pairs: Sequence[tuple[str, str]], items: Mapping[str, Item]
) -> tuple[list[Link], list[Failed]]:
    """The links between pairs, given by name; when judging them together fails, each pair is judged by itself."""
    named = [(a, b) for a, b in pairs if a in items and b in items]
    known = [(items[a], items[b]) for a, b in named]
    together = attempt(step.name, "", _all, step.judge, known)
    if not isinstance(together, Failed):
        return together, []
    links: list[Link] = []
    failed: list[Failed] = []
    for pair, (a, b) in zip(known, named, strict=True):
        alone = attempt(step.name, f"{a} {b}", _all, step.judge, [pair])
        if isinstance(alone, Failed):
            failed.append(alone)
        else:
            links += alone
    return links, failed


def merge(
    step: Linked[Item, Link, Group], items: Mapping[str, Item], links: Sequence[Link]
) -> tuple[list[Group], list[Failed]]:
    """The groups of one component; when merging fails, every item is merged by itself.

    Items and links are given in the same order whoever brought them together.
    """
    ordered = [item for _, item in sorted(items.items())]
    together = attempt(step.name, min(items, default=""), _all, step.merge, ordered, in_order(links))
    if not isinstance(together, Failed):
        return together, []
    groups: list[Group] = []
    for name, item in sorted(items.items()):
        alone = attempt(step.name, name, _all, step.merge, [item], [])
        groups += [] if isinstance(alone, Failed) else alone
    return groups, [together]


def in_order(links: Iterable[Link]) -> list[Link]:
    """Links by their ends, and those of one pair by all they say, each once."""
    found = sorted(links, key=_ends)
    if all(_ends(one) != _ends(other) for one, other in pairwise(found)):
        return found
    runs = (list(run) for _, run in groupby(found, _ends))
    return [link for run in runs for link in (sorted(dict.fromkeys(run), key=encode) if len(run) > 1 else run)]


_ends: Callable[[Any], tuple[str, str]] = attrgetter("a", "b")


def three_times(work: Callable[[NamedJob], None], job: NamedJob) -> Failed | None:
    """Works off one shard, again when it fails (a full disk, a lost connection); gives what went wrong, or nothing."""
    failed: Failed | None = None
    for _ in range(3):
        failed = attempt(work.__name__, job.name, work, job)
        if failed is None:
            break
    return failed
