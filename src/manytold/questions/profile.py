"""How a source works, counted over its newest articles, so that the cost does not grow with the archive."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from manytold.model.articles import Article
from manytold.model.events import Event
from manytold.questions.kept import ProfileAnswer
from manytold.questions.load import named
from manytold.store.articles import count_versions, load_articles
from manytold.store.copies import copy_groups_by_article
from manytold.store.events import load_events, load_events_of
from manytold.store.rows import Session

MOST_COPIED = 5
"""Sources named that a source copies, the most copied first."""


def profile(session: Session, newest: Sequence[Article]) -> ProfileAnswer | None:
    """The profile of the source of these articles; None for none."""
    if not newest:
        return None
    ids = [article.id for article in newest]
    leads = {i: group.lead for i, group in copy_groups_by_article(session, ids).items() if group.lead != i}
    sources = {a.id: a.source_name for a in named(session, load_articles(session, leads.values()).values())}
    copied = Counter(sources[lead] for lead in leads.values() if lead in sources)
    event_of = load_events_of(session, ids)
    events = load_events(session, event_of.values())
    told = {a.id: events[event_of[a.id]] for a in newest if event_of.get(a.id) in events and a.id not in leads}
    shared = {name: event for name, event in told.items() if event.reports > 1}
    behind = _behind(newest, shared)
    return ProfileAnswer(
        looked_at=len(ids),
        own=len(ids) - len(leads),
        copied=tuple(copied.most_common(MOST_COPIED)),
        changed=sum(count > 1 for count in count_versions(session, ids).values()),
        told=len(shared),
        first=sum(event.tellings[0].lead == name for name, event in shared.items()),
        behind=behind[len(behind) // 2] if behind else None,
    )


def _behind(newest: Sequence[Article], shared: Mapping[str, Event]) -> list[timedelta]:
    """How long after the first report each article came that tells what others tell."""
    found = []
    for article in newest:
        first = shared[article.id].first_published if article.id in shared else None
        if first is not None and article.published is not None:
            found.append(article.published - first)
    return sorted(found)
