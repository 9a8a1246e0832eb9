"""Gathering → Event: its headline, time, place, tellings and key sentences, every one with its receipt."""

from collections import Counter
from collections.abc import Iterable, Sequence

from manytold.events.headlines import key_sentences, title
from manytold.events.sections import of_event
from manytold.events.standing import newsrooms, prominent_leads, standing
from manytold.events.when import when
from manytold.events.where import where
from manytold.model.events import Event, Gathering, Member, Telling

MOST_FORMS = 60


def describe(gathering: Gathering) -> Event:
    """One event as it is shown and as storylines are made of it; raises ValueError for a gathering without members."""
    members = sorted(gathering.members, key=lambda m: m.article.id)
    if not members:
        raise ValueError(f"nobody tells event {gathering.group.id}")
    tellings = _tellings(members)
    by_id = {m.article.id: m for m in members}
    all_leads = [by_id[t.lead] for t in tellings]
    leads = [m for m in all_leads if not m.profile.several] or all_leads
    published = sorted(m.article.published for m in members if m.article.published is not None)
    several = members[0].profile.several if all(m.profile.several for m in members) else ""
    articles = {m.article.id: m.article for m in members}
    prominent = prominent_leads(tellings, articles)
    return Event(
        id=gathering.group.id,
        title=title(_of_main_language(leads)),
        when=when(leads),
        where=where(leads),
        tellings=tellings,
        key_sentences=key_sentences(_of_main_language(leads)),
        languages=tuple(sorted({m.article.language for m in members if m.article.language})),
        first_published=published[0] if published else None,
        last_published=published[-1] if published else None,
        terms=_mean([m.profile.terms for m in leads]),
        names=_mean([m.profile.names for m in leads]),
        places=tuple(sorted({place for m in leads for place in m.profile.places})),
        near=gathering.group.near,
        also=gathering.group.also,
        several=several,
        standing=standing(tellings, articles, several, len(prominent)),
        section=of_event(tellings, by_id),
        prominent=prominent,
        newsrooms=newsrooms(tellings, articles),
    )


def _tellings(members: Sequence[Member]) -> tuple[Telling, ...]:
    """Independent reports, first published first; a copy whose lead stands in another event is led by its first."""
    origins: dict[str, list[Member]] = {}
    for member in members:
        origins.setdefault(member.origin, []).append(member)
    ordered = sorted(
        (_led(origin, told) for origin, told in origins.items()), key=lambda told: told[0].article.first_key
    )
    return tuple(Telling(told[0].article.id, tuple(sorted(m.article.id for m in told[1:]))) for told in ordered)


def _led(origin: str, told: Iterable[Member]) -> list[Member]:
    return sorted(told, key=lambda m: (m.article.id != origin, m.article.first_key))


def _of_main_language(leads: Sequence[Member]) -> list[Member]:
    """The tellings in the language that most of them speak; among equals in that of the first."""
    counts = Counter(m.article.language for m in leads)
    first = {m.article.language: i for i, m in reversed(list(enumerate(leads)))}
    main = min(counts, key=lambda language: (-counts[language], first[language]))
    return [m for m in leads if m.article.language == main]


def _mean(weightings: Sequence[tuple[tuple[str, float], ...]]) -> tuple[tuple[str, float], ...]:
    """The heaviest mean weights, sorted by form."""
    sums: dict[str, float] = {}
    for weighting in weightings:
        for form, weight in weighting:
            sums[form] = sums.get(form, 0.0) + weight
    heavy = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_FORMS]
    return tuple(sorted((form, round(weight / len(weightings), 4)) for form, weight in heavy))
