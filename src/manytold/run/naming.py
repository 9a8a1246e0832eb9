"""What a person names, by id or by address, as a correction in terms of articles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from manytold.errors import BadInput
from manytold.model.articles import FAR
from manytold.model.corrections import Correction, Matter, Word
from manytold.store.articles import load_articles
from manytold.store.copies import articles_of
from manytold.store.copies import load_copy_groups as groups_of_articles
from manytold.store.corrections import load_corrections
from manytold.store.events import load_events_of, load_profiles
from manytold.store.groups import group_of, members_of, resolve
from manytold.store.rows import Session
from manytold.text.urls import normal_url

WHOLE: dict[Matter, str] = {"copy": "group of copies", "event": "event", "storyline": "storyline"}


@dataclass(frozen=True, slots=True)
class Named:
    """What was named, each once and in order: articles, events, storylines."""

    articles: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    storylines: tuple[str, ...] = ()

    @property
    def kinds(self) -> int:
        """How many kinds of things were named."""
        return sum(bool(some) for some in (self.articles, self.events, self.storylines))


def named(session: Session, what: Iterable[str]) -> Named:
    """What ids and addresses stand for now. Raises BadInput for one that stands for nothing."""
    found: dict[str, dict[str, None]] = {"article": {}, "event": {}, "storyline": {}}
    for name in what:
        kind, id_ = _named(session, name.strip())
        found[kind][id_] = None
    return Named(*(tuple(some) for some in found.values()))


def _named(session: Session, name: str) -> tuple[str, str]:
    tail = name.rstrip("/").rpartition("/")[2]
    ids = [name, tail]
    if "://" in name:
        ids.append(sha256(normal_url(name).encode("utf-8", "replace")).hexdigest()[:16])
    there = load_articles(session, ids)
    for id_ in ids:
        if id_ in there:
            return "article", id_
    for kind in ("event", "storyline"):
        now = resolve(session, kind, tail)
        if now is not None:
            return kind, now
    raise BadInput(f"there is no article, event or storyline {name!r:.200}")


def parting(session: Session, what: Sequence[str], of: Matter | None, copies_too: bool, now: datetime) -> Correction:
    """The word that articles leave their event (or group of copies), or events their storyline. Raises BadInput.

    Two whole events (or storylines) and more that are named are kept apart from the first.
    """
    meant = named(session, what)
    if meant.kinds > 1:
        raise BadInput("name only articles, or only events, or only storylines")
    if meant.articles:
        return _parted_articles(session, meant.articles, of or "event", copies_too, now)
    of = of or "storyline"
    if of == "copy":
        raise BadInput("a group of copies is made of articles; name the article that is no copy")
    if of == "event" or meant.storylines:
        return _kept_apart(session, meant, now)
    return _parted_events(session, meant.events, now)


def _parted_articles(
    session: Session, articles: Sequence[str], of: Matter, copies_too: bool, now: datetime
) -> Correction:
    if of == "storyline":
        return _parted_events(session, sorted(set(load_events_of(session, articles).values())), now)
    members = _members_around(session, of, articles)
    these = set(articles)
    if copies_too:
        these |= {a for group in groups_of_articles(session, articles) for a in articles_of(group)} & set(members)
    return _apart(of, these, set(members) - these, now)


def _parted_events(session: Session, events: Sequence[str], now: datetime) -> Correction:
    others = set(_members_around(session, "storyline", events)) - set(events)
    return _apart("storyline", anchors(session, events), anchors(session, others), now)


def _members_around(session: Session, of: Matter, items: Sequence[str]) -> list[str]:
    """Everybody in the one group that all items are in. Raises BadInput when it is not one."""
    homes = group_of(session, of, items)
    groups = sorted(set(homes.values()))
    if len(groups) != 1 or set(homes) != set(items):
        raise BadInput(f"{', '.join(items):.200}: this is not in one {WHOLE[of]}, so there is nothing to part")
    return members_of(session, of, groups)[groups[0]]


def _kept_apart(session: Session, meant: Named, now: datetime) -> Correction:
    wholes = meant.events or meant.storylines
    if len(wholes) < 2:
        raise BadInput("name two events, or two storylines, that are to be kept apart")
    if meant.storylines:
        lines = members_of(session, "storyline", wholes)
        rest = {event for line in wholes[1:] for event in lines[line]}
        return _apart("storyline", anchors(session, lines[wholes[0]]), anchors(session, rest), now)
    events = members_of(session, "event", wholes)
    return _apart("event", events[wholes[0]], {a for event in wholes[1:] for a in events[event]}, now)


def _apart(of: Matter, these: Iterable[str], those: Iterable[str], now: datetime) -> Correction:
    if not set(those):
        raise BadInput(f"nothing would be left of the {WHOLE[of]}; name only what does not belong there")
    return word(of, "apart", these, those, now)


def joining(session: Session, what: Sequence[str], of: Matter | None, now: datetime) -> Correction:
    """The word that articles and events are one event, storylines one storyline, articles copies. Raises BadInput."""
    meant = named(session, what)
    of = of or ("storyline" if meant.storylines else "event")
    if meant.storylines and of != "storyline":
        raise BadInput(f"a storyline is not part of one {WHOLE[of]}; name events or articles")
    if meant.events and of == "copy":
        raise BadInput("a group of copies is made of articles; name articles")
    if len({*meant.articles, *meant.events, *meant.storylines}) < 2:
        raise BadInput("name at least two things that belong together")
    if of != "storyline":
        inside = members_of(session, "event", meant.events)
        return word(of, "together", {*meant.articles, *(a for some in inside.values() for a in some)}, (), now)
    lines = members_of(session, "storyline", meant.storylines)
    events = {*meant.events, *load_events_of(session, meant.articles).values(), *(e for s in lines.values() for e in s)}
    return word("storyline", "together", anchors(session, events), (), now)


def word(of: Matter, says: Word, these: Iterable[str], those: Iterable[str], now: datetime) -> Correction:
    """A correction, whose id tells what it says."""
    mine, theirs = tuple(sorted(set(these))), tuple(sorted(set(those)))
    told = sha256(repr((of, says, mine, theirs)).encode("utf-8", "backslashreplace")).hexdigest()
    return Correction(f"c{told[:12]}", of, says, mine, theirs, now)


def anchors(session: Session, events: Iterable[str]) -> set[str]:
    """The articles that stand for events: those that stood for them in earlier words, else the earliest of each.

    So a later word on the same two events meets the earlier one, whichever articles have come since.
    """
    used = {a for one in load_corrections(session) if one.of == "storyline" for a in one.articles}
    found: set[str] = set()
    for articles in members_of(session, "event", events).values():
        published = {name: profile.published or FAR for name, profile in load_profiles(session, articles).items()}
        earliest = min(articles, key=lambda name: (published.get(name, FAR), name))
        found |= (used & set(articles)) or {earliest}
    return found


def that_correction(session: Session, name: str) -> Correction:
    """The kept correction of an id. Raises BadInput when there is none."""
    found = next((one for one in load_corrections(session) if one.id == name), None)
    if found is None:
        raise BadInput(f"there is no correction {name!r:.200}; `manytold corrections` lists them")
    return found
