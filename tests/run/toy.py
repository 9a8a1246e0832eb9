"""A plan of tiny steps that shows every kind of trouble: late and repeated readings, splits, failures, given links.

A page's body is words. Articles that share a word `w…` may tell one event, unless one holds `far`; those that hold the
same words `c…` are copies; events that share a word `s…` are one storyline. `boom`, `skip`, `unprintable` spoil steps.
A word with `m` in second place is chrome when two of its first three holders have different words otherwise.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from manytold.model.articles import Article, Passage, Span
from manytold.model.copies import Copy, CopyGroup, CopyLink, Fingerprint
from manytold.model.events import (
    Event,
    EventGroup,
    EventLink,
    Gathering,
    Profile,
    Storyline,
    StorylineLink,
    Telling,
    When,
)
from manytold.model.findings import Comparison, Finding, Value
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.model.sketches import Sketch, SketchBlock
from manytold.model.statements import Annotation, Statements
from manytold.read.versions import versions
from manytold.run.components import components
from manytold.run.plan import Plan
from manytold.steps import Each, Gathered, Learned, Linked
from manytold.store.nouns import key_number
from manytold.walk import given

START = datetime(2031, 5, 5, tzinfo=UTC)


def make_page(name: str, words: str, minute: int) -> Page:
    fetched = START.replace(hour=minute // 60, minute=minute % 60)
    return Page(f"https://a.example/{name}", None, 200, "text/plain", words.encode(), fetched)


def read(page: Page) -> Article | Skipped | Failed:
    text = page.body.decode()
    if "skip" in text:
        return Skipped(str(page.url), "asked to")
    if "boom-read" in text:
        raise ValueError("boom")
    digest = sha256(page.body).hexdigest()
    name = str(page.url).rpartition("/")[2]
    text = text.replace("unprintable", "\ud800")
    return Article(name, 1, "a.example", "A", text, digest, (), page.fetched, url=page.url)


COMMON = re.compile(r"\b\wm\d\b")


def number(word: str) -> int:
    return key_number(word) >> 1


def sketch(article: Article) -> Sketch:
    if "boom-sketch" in article.text:
        raise ValueError("boom")
    common = set(COMMON.findall(article.text))
    rest = sorted({number(word) for word in article.text.split()} - {number(word) for word in common})
    return Sketch(article.id, article.source, tuple(rest), tuple(SketchBlock(number(w), ()) for w in sorted(common)))


def block_keys(item: Sketch) -> Iterator[int]:
    return (block.key for block in item.blocks)


def counts(holders: Sequence[Sketch]) -> bool:
    return len({holder.terms for holder in holders}) > 1


def mark(article: Article, counting: Set[int]) -> Article:
    found = [m for m in COMMON.finditer(article.text) if number(m[0]) in counting]
    return replace(article, passages=tuple(Passage(m.start(), m.end(), "chrome") for m in found))


def words(article: Article, mark: str) -> tuple[str, ...]:
    return tuple(sorted({word for word in article.text.split() if word.startswith(mark)}))


def fingerprint(article: Article) -> Fingerprint:
    if "boom-fingerprint" in article.text:
        raise ValueError("boom")
    said = words(article, "c")
    return Fingerprint(article.id, article.version, "a", "A", "", article.fetched, None, said, None, 0, "", b"")


def profile(article: Article) -> Profile:
    terms = tuple((word, 1.0) for word in words(article, "w"))
    names = tuple((word, 1.0) for word in words(article, "s"))
    places = words(article, "far")
    return Profile(article.id, article.version, "a", None, None, terms, (), (), "", names, places, (), (), ())


def statements(article: Article) -> Statements:
    return Statements(article.id, article.version, Annotation((), (), (), ()), (), ())


def copy_keys(item: Fingerprint) -> Iterable[str]:
    return item.credits


def judge_copies(pairs: Iterable[tuple[Fingerprint, Fingerprint]]) -> Iterator[CopyLink]:
    for one, other in pairs:
        a, b = sorted((one.article, other.article))
        shared = len(set(one.credits) & set(other.credits)) / max(len(one.credits), len(other.credits), 1)
        if shared > 0.5:
            yield CopyLink(a, b, "same", shared, "same words")


def merge_copies(items: Sequence[Fingerprint], links: Sequence[CopyLink]) -> list[CopyGroup]:
    best = max((link.share for link in links), default=0.0)
    parts = components((item.article for item in items), [link for link in links if link.share == best])
    return [
        CopyGroup(names[0], names[0], tuple(Copy(name, "same", best, "same words") for name in names[1:]))
        for names, _ in parts
        if len(names) > 1
    ]


def event_keys(item: Profile) -> Iterable[str]:
    return [word for word, _ in item.terms]


def judge_events(pairs: Iterable[tuple[Profile, Profile]]) -> Iterator[EventLink]:
    for one, other in pairs:
        a, b = sorted((one, other), key=lambda item: item.article)
        if {word for word, _ in a.terms} == {"wboom"}:
            raise ValueError("boom")
        shared = len(set(a.terms) & set(b.terms))
        if shared and a.places == b.places:
            yield EventLink(a.article, b.article, float(shared), "same words", alike=float(shared))


def merge_events(items: Sequence[Profile], links: Sequence[EventLink]) -> list[EventGroup]:
    """Keeps only the strongest links of the whole part, and those given."""
    best = max((link.score for link in links if not link.given), default=0.0)
    parts = components((item.article for item in items), [k for k in links if k.given or k.score == best])
    weak = tuple(sorted((k for k in links if not k.given and k.score < best), key=lambda k: (k.a, k.b)))
    return [EventGroup(f"e-{names[0]}", tuple(names), weak) for names, _ in parts]


def describe(gathering: Gathering) -> Event:
    members = gathering.members
    if any("boom-describe" in member.article.text for member in members):
        raise ValueError("boom")
    tellings = tuple(Telling(member.article.id, (member.origin,)) for member in members)
    title = Span(members[0].article.id, members[0].article.version, 0, len(members[0].article.text))
    names = sorted({name for member in members for name in member.profile.names})
    when = When(None, None, f"{len(members)} articles")
    near = gathering.group.near
    return Event(gathering.group.id, title, when, None, tellings, (), (), None, None, (), tuple(names), (), near)


def storyline_keys(event: Event) -> Iterable[str]:
    return [name for name, _ in event.names]


def judge_storylines(pairs: Iterable[tuple[Event, Event]]) -> Iterator[StorylineLink]:
    for one, other in pairs:
        a, b = sorted((one, other), key=lambda event: event.id)
        yield StorylineLink(a.id, b.id, float(len(set(a.names) & set(b.names))), "same words")


def merge_storylines(items: Sequence[Event], links: Sequence[StorylineLink]) -> list[Storyline]:
    titles = {event.id: event.title for event in items}
    parts = components(titles, links)
    return [Storyline(f"s-{names[0]}", titles[names[0]], tuple(names), tuple(some)) for names, some in parts]


def compare(gathering: Gathering) -> Comparison:
    receipts = tuple(Span(m.article.id, m.article.version, 0, len(m.article.text)) for m in gathering.members)
    value = Value(" ".join(member.article.text for member in gathering.members), receipts)
    return Comparison(gathering.group.id, (Finding("agreed", "all", "sure", "told", 1, (value,)),), (), ())


TOY = Plan(
    Each("read", 1, read),
    Gathered("versions", 1, versions),
    Learned("site", 1, sketch, block_keys, counts, mark, 3, 3),
    Each("fingerprint", 1, fingerprint),
    Each("profile", 1, profile),
    Each("statements", 1, statements),
    Linked("copies", 1, copy_keys, judge_copies, merge_copies),
    Linked("events", 1, event_keys, judge_events, merge_events),
    Each("describe", 1, describe),
    Linked("storylines", 1, storyline_keys, judge_storylines, merge_storylines),
    Each("compare", 1, compare),
    given,
)
