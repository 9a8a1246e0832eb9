"""What one reader has marked, muted and seen, beside the answers that are the same for all."""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime

from manytold.model.sections import OTHER
from manytold.model.stances import Mute, StanceKind
from manytold.questions.answers import EventAnswer, FrontAnswer, StorylineBrief
from manytold.questions.assemble import storyline_brief
from manytold.questions.load import load_briefs
from manytold.questions.picks import is_picked
from manytold.store.events import load_events, load_events_of
from manytold.store.rows import Session
from manytold.store.stances import load_mutes, newest_stances, stances_on
from manytold.store.storylines import load_storylines, load_storylines_of

MOST_FOLLOWED = 200
MOST_HIDDEN = 500
"""Hidden stories that are looked at, the last ones hidden; older ones have left the front page long ago."""
OF_EVENT = ("star", "hide", "more", "less")
SHOWN = 3
"""Newest events shown of a storyline that is followed."""


@dataclass(frozen=True, slots=True)
class Stances:
    """How a reader stands to one story. `seen` is when they last looked, `fresh` the articles that came since."""

    follow: bool = False
    star: bool = False
    hide: bool = False
    more: bool = False
    less: bool = False
    picked: bool = False
    seen: datetime | None = None
    fresh: tuple[str, ...] = ()


def stances(session: Session, account: str, event: EventAnswer, line: Iterable[str]) -> Stances:
    """How a reader stands to an event; `line` are the articles of its storyline."""
    mine = {article.id: article for article in event.articles}
    found = stances_on(session, account, {*mine, *line})
    kinds = {one.kind for one in found if one.article in mine}
    seen = max((one.at for one in found if one.kind == "seen" and one.article in mine), default=None)
    fresh = [a.id for a in event.articles if seen is not None and a.versions[0].fetched > seen]
    follows = any(one.kind == "follow" for one in found)
    picked, (star, hide, more, less) = is_picked(session, mine), (kind in kinds for kind in OF_EVENT)
    return Stances(follows, star, hide, more, less, picked, seen, tuple(fresh))


def articles_of_line(session: Session, event: str) -> tuple[str, ...]:
    """The articles of all events of the storyline that an event is in."""
    name = load_storylines_of(session, [event]).get(event, "")
    line = load_storylines(session, [name]).get(name)
    events = load_events(session, line.events if line else [event])
    return tuple(article for one in events.values() for article in one.articles)


def for_reader(session: Session, account: str, now: datetime, answer: FrontAnswer) -> FrontAnswer:
    """A front page without what a reader has hidden or muted, and with how many that were."""
    taken = newest_stances(session, account, "hide", MOST_HIDDEN)
    hidden = set(load_events_of(session, [one.article for one in taken]).values())
    muted = [mute for mute in load_mutes(session, account) if mute.holds(now)]
    words = [_whole(mute.words) for mute in muted if not mute.section]
    # Whoever opens a section asks for it, muted or not.
    sections = {mute.section for mute in muted if mute.section} - {answer.section}
    kept = tuple(line for line in answer.storylines if not _is_left_out(line, hidden, words, sections))
    return replace(answer, storylines=kept, left_out=len(answer.storylines) - len(kept))


def _whole(words: str) -> re.Pattern[str]:
    """Words as they stand in a headline, not as parts of longer ones."""
    return re.compile(rf"(?<!\w){re.escape(words.casefold())}(?!\w)")


def _is_left_out(line: StorylineBrief, hidden: Set[str], mutes: Sequence[re.Pattern[str]], sections: Set[str]) -> bool:
    """Whether a storyline has nothing left that its reader wants: every event shown of it is hidden or muted."""
    left = (event for event in line.events if event.id not in hidden and (event.section or OTHER) not in sections)
    titles = (event.title.text.casefold() for event in left)
    return all(any(words.search(title) for words in mutes) for title in titles)


def following(session: Session, account: str) -> FrontAnswer:
    """The storylines that a reader follows, the one followed last at the beginning."""
    return _marked(session, account, "follow")


def starred(session: Session, account: str) -> FrontAnswer:
    """The storylines of the events that a reader has starred, the newest star first."""
    return _marked(session, account, "star")


def _marked(session: Session, account: str, kind: StanceKind) -> FrontAnswer:
    found = newest_stances(session, account, kind, MOST_FOLLOWED)
    event_of = load_events_of(session, [one.article for one in found])
    line_of = load_storylines_of(session, event_of.values())
    names = dict.fromkeys(line_of[event] for one in found if (event := event_of.get(one.article, "")) in line_of)
    lines = load_storylines(session, names)
    events = load_events(session, {event for line in lines.values() for event in line.events[-SHOWN:]})
    given = load_briefs(session, events.values(), lines.values())
    return FrontAnswer(tuple(storyline_brief(lines[name], events, given) for name in names if name in lines))


def mutes_of(session: Session, account: str) -> list[Mute]:
    """What a reader mutes."""
    return load_mutes(session, account)
