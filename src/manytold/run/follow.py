"""Following: what would be followed is laid out first, and then followed or not."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256

from manytold.fetch.due import first_due
from manytold.kit import Kit
from manytold.model.outcomes import Failed, Skipped
from manytold.model.sources import Feed, Source
from manytold.read.feed_links import FeedLink
from manytold.run.discover import Discovery
from manytold.store.outcomes import clear_outcomes, save_outcomes
from manytold.store.rows import Session
from manytold.store.sources import load_feeds, save_due, save_feed, save_new_sources
from manytold.text.urls import normal_url, site_of

FOLLOW = "follow"
AT_ONCE = 50
"""New feeds that are asked at once; the first requests for more are spread, so that a list is no burst."""
CROWDED = 10
"""Feeds at one host from which on a preview names the host."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What following would change, before it does.

    `folders` and `hosts` count the new feeds: by folder (outermost first) and, where there are many, by host.
    """

    new: tuple[Feed, ...] = ()
    known: tuple[Feed, ...] = ()
    refused: tuple[Skipped | Failed, ...] = ()
    others: tuple[tuple[Feed, tuple[FeedLink, ...]], ...] = ()
    folders: tuple[tuple[tuple[str, ...], int], ...] = ()
    hosts: tuple[tuple[str, int], ...] = ()
    listed: bool = False


@dataclass(frozen=True, slots=True)
class FollowAnswer:
    """Feeds followed now and before, addresses that could not be, and further feeds of the sites that are."""

    followed: tuple[Feed, ...]
    known: tuple[Feed, ...]
    failed: tuple[Failed | Skipped, ...]
    others: tuple[tuple[Feed, tuple[FeedLink, ...]], ...] = ()


def preview(kit: Kit, found: Iterable[Discovery]) -> Preview:
    """What following these would change; a host gets no more feeds than settings allow."""
    found = tuple(found)
    with kit.database.look() as session:
        before = load_feeds(session)
    known = {normal_url(feed.url): feed for feed in before}
    counts = Counter(site_of(feed.url) for feed in before)
    named: dict[str, Feed] = {}
    for feed in (feed for one in found for feed in one.feeds):
        named.setdefault(normal_url(feed.url), feed)
    new, too_many = _capped([f for key, f in named.items() if key not in known], counts, kit.settings.fetch.max_feeds)
    by_host = Counter(site_of(feed.url) for feed in new)
    return Preview(
        new=new,
        known=tuple(known[key] for key in named if key in known),
        refused=(*(one for some in found for one in some.refused), *too_many),
        others=tuple((some.feeds[0], some.others) for some in found if some.others and not some.listed),
        folders=tuple(sorted(Counter(feed.folder for feed in new).items())),
        hosts=tuple((host, count) for host, count in by_host.most_common() if count >= CROWDED),
        listed=any(one.listed for one in found),
    )


def _capped(feeds: Iterable[Feed], counts: Counter[str], most: int) -> tuple[tuple[Feed, ...], list[Skipped]]:
    """Feeds as long as their host has fewer than `most`: a list must not turn its readers on one victim."""
    taken: list[Feed] = []
    refused: list[Skipped] = []
    for feed in feeds:
        host = site_of(feed.url)
        if counts[host] >= most:
            reason = f"beyond {most} feeds of {host}; if they are meant, set fetch.max_feeds higher"
            refused.append(Skipped(feed.url, reason))
        else:
            counts[host] += 1
            taken.append(feed)
    return tuple(taken), refused


def carry_out(kit: Kit, plan: Preview, what: Sequence[str] = (), sources: Iterable[Source] = ()) -> FollowAnswer:
    """Follow what a preview laid out; `sources` are outlets of which more is known than a feed says."""
    known = {source.id: source for source in sources}
    with kit.database.begin() as session:
        _follow(session, kit, plan.new)
        outlets = (known.get(f.source) or Source(f.source, f.title or f.source, _home(f)) for f in plan.new)
        save_new_sources(session, outlets)
        clear_outcomes(session, FOLLOW, what)
        save_outcomes(session, FOLLOW, plan.refused)
    return FollowAnswer(plan.new, plan.known, plan.refused, plan.others)


def _home(feed: Feed) -> str | None:
    return None if feed.way == "mail" else f"http://{feed.source}/"


def _follow(session: Session, kit: Kit, feeds: Sequence[Feed]) -> None:
    """Each is due at once; those of a long list one after another over one interval, in an order that mixes hosts."""
    every_s = kit.settings.fetch.every_s
    apart = every_s / len(feeds) if len(feeds) > AT_ONCE else 0.0
    mixed = sorted(feeds, key=lambda feed: sha256(feed.url.encode("utf-8", "replace")).digest())
    for number, feed in enumerate(mixed):
        due = first_due(feed.url, kit.now(), every_s)
        save_feed(session, feed)
        save_due(session, replace(due, next=due.next + timedelta(seconds=number * apart)))
