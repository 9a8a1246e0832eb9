"""The one place where a step meets an item: what goes wrong becomes `Failed` with a reason; nothing else stops."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from manytold.model.articles import Article
from manytold.model.copies import Fingerprint
from manytold.model.events import Profile
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.model.statements import Statements
from manytold.run.plan import Plan
from manytold.steps import Each, Linked
from manytold.store.nouns import encode, key_numbers
from manytold.store.pages import address_of, order_of

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
Map = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]
"""Does one function to many jobs, in any order; gives `Lost` for a job that killed its worker."""


@dataclass(frozen=True, slots=True)
class Lost(Generic[Job]):
    """A job whose worker died twice, the second time with nothing else to do."""

    job: Job


@dataclass(frozen=True, slots=True)
class Work:
    """One page to be read, with its id; `reading` is what it gave before, when that still holds."""

    id: str
    page: Page
    reading: Article | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one version of an article gives by itself."""

    article: Article
    fingerprint: Fingerprint
    profile: Profile
    statements: Statements


@dataclass(frozen=True, slots=True)
class Digest:
    """What one page gave: the reading, and its facts as long as the reading is the only one of its article."""

    page: str
    address: str
    order: tuple[int, bytes]
    reading: Article | Skipped | Failed
    facts: Facts | tuple[str, Failed] | None


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
    facts = facts_of(plan, reading) if isinstance(reading, Article) else None
    return Digest(work.id, address, order_of(work.page), reading, facts)


def buried(lost: Lost[Work]) -> Digest:
    """What is said of a page whose reading killed its worker."""
    address = address_of(lost.job.page)
    return Digest(lost.job.id, address, order_of(lost.job.page), Failed(address, "reading it ended its process"), None)


def facts_of(plan: Plan, article: Article) -> Facts | tuple[str, Failed]:
    """What an article gives by itself, or the name of the step that gave nothing and why."""
    found: list[Any] = []
    for step in (plan.fingerprint, plan.profile, plan.statements):
        result: Any = run_each(step, article, article.id)
        if isinstance(result, Skipped | Failed):
            return step.name, Failed(article.id, result.reason)
        found.append(result)
    return Facts(article, *found)


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
    together = attempt(step.name, min(items, default=""), _all, step.merge, ordered, sorted(links, key=_ends))
    if not isinstance(together, Failed):
        return together, []
    groups: list[Group] = []
    for name, item in sorted(items.items()):
        alone = attempt(step.name, name, _all, step.merge, [item], [])
        groups += [] if isinstance(alone, Failed) else alone
    return groups, [together]


def _ends(link: Any) -> tuple[str, str, bytes]:
    return link.a, link.b, encode(link)


def three_times(work: Callable[[NamedJob], None], job: NamedJob) -> Failed | None:
    """Works off one shard, again when it fails (a full disk, a lost connection); gives what went wrong, or nothing."""
    failed: Failed | None = None
    for _ in range(3):
        failed = attempt(work.__name__, job.name, work, job)
        if failed is None:
            break
    return failed
