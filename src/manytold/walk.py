"""The whole system on one screen.

Page ── read ──► Article ── versions ──► the latest version of each address
                    │
                   site                                 the chrome that many pages of one site show
                    │
    ┌───────────────┼──────────────────┐
fingerprint      profile           statements          each article by itself
    │               │                  │
 copies ─────►   events                │               those that share a key meet, are judged, are merged
    └───────────────┴────── Gathering ─┘
                     │
           describe ─┴─ compare                        each event by itself
              │            │
        storylines     Comparison
"""

from operator import attrgetter

from manytold.compare.comparison import compare
from manytold.compare.statements import statements
from manytold.copies.fingerprint import fingerprint
from manytold.copies.groups import merge as merge_copies
from manytold.copies.judge import judge as judge_copies
from manytold.copies.keys import keys as copy_keys
from manytold.events import context, groups, storylines
from manytold.events.also import judge as judge_events
from manytold.events.describe import describe
from manytold.events.keys import LEAST, MOST
from manytold.events.keys import keys as event_keys
from manytold.events.meaning import profile_with_meaning
from manytold.events.several import profile_of
from manytold.model.articles import Article
from manytold.model.copies import CopyGroup, CopyLink, Fingerprint
from manytold.model.events import (
    Event,
    EventGroup,
    EventLink,
    Gathering,
    Profile,
    Storyline,
    StorylineLink,
)
from manytold.model.findings import Comparison
from manytold.model.pages import Page
from manytold.model.sketches import Sketch
from manytold.model.statements import Statements
from manytold.read import site
from manytold.read.article import read_page
from manytold.read.versions import versions
from manytold.steps import Each, Gathered, Learned, Linked, Weighed

READ: Each[Page, Article] = Each("read", 4, read_page)
VERSIONS: Gathered[Article, tuple[Article, ...]] = Gathered("versions", 1, versions)
SITE: Learned[Article, Sketch] = Learned(
    "site", 1, site.sketch, site.keys, site.recurs, site.mark, site.ENOUGH, site.LOOKED_AT
)
FINGERPRINT: Each[Article, Fingerprint] = Each("fingerprint", 3, fingerprint)
PROFILE: Each[Article, Profile] = Each("profile", 4, profile_of)
PROFILE_WITH_MEANING: Each[Article, Profile] = Each(PROFILE.name, 1000 + PROFILE.version, profile_with_meaning)
STATEMENTS: Each[Article, Statements] = Each("statements", 3, statements)
COPIES: Linked[Fingerprint, CopyLink, CopyGroup] = Linked(
    "copies", 2, copy_keys, judge_copies, merge_copies, when=attrgetter("seen")
)
MEETING = (attrgetter("published"), LEAST, MOST)
BESIDE: Weighed[EventLink] = Weighed(context.counts, context.scores_of)
EVENTS: Linked[Profile, EventLink, EventGroup] = Linked(
    "events", 2, event_keys, judge_events, groups.merge, groups.binds, groups.shows, groups.draws, *MEETING, BESIDE
)
DESCRIBE: Each[Gathering, Event] = Each("describe", 6, describe)
STORYLINES: Linked[Event, StorylineLink, Storyline] = Linked(
    "storylines",
    3,
    storylines.keys,
    storylines.judge,
    storylines.merge,
    storylines.binds,
    draws=storylines.draws,
    when=attrgetter("first_published"),
    least=storylines.LEAST,
    most=storylines.MOST,
)
COMPARE: Each[Gathering, Comparison] = Each("compare", 4, compare)

STEPS = (READ, VERSIONS, SITE, FINGERPRINT, PROFILE, STATEMENTS, COPIES, EVENTS, DESCRIBE, STORYLINES, COMPARE)


def given(group: CopyGroup) -> list[EventLink]:
    """The links by which copies of one text stay in one event."""
    pairs = (sorted((group.lead, copy.article)) for copy in group.copies)
    return [EventLink(a, b, 1.0, "copies of one text", given=True, lead=group.lead) for a, b in pairs]
