"""The day that one text gives for what it tells: its days, weighed by how they stand in their sentences.

Which verb a day belongs to is read off what stands around it: stamps of the page are none, days of statements, of what
follows a happening (an arrest, a vigil) and in relative clauses count little, a day with its hour, in the first
sentences, or told of something that "happened" counts more. On 507 articles of `gvc_incidents` with their incident's
day each of these earns 0.2 to 2 points, with all of them 0.77 are right, with the first day of the lead 0.68; twice or
half of any of the factors changes less than a point. Where an English article's trees were read, a time that is all its
sentence holds is a stamp, and a day in what somebody said or in "after …" counts more: the main verb often tells only
who told of it, or what followed. That is right in 397 of the 507 instead of 393 (in 51 of 72 of `giveme5w1h_gold`,
as before); any factor between 1.2 and 1.5 does as much. A day that a noun or a relative clause holds, or the verb of
the headline, told nothing more.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from manytold.events.profile import AFTER, BEFORE, title_end_of
from manytold.model.events import Member
from manytold.model.statements import Stretch, TimeExpression
from manytold.text.lexicon import lexicon_of
from manytold.text.meaning import WRITTEN
from manytold.text.words import is_stop, stem, words

SENTENCES = 6
"""Sentences below the headline in which the day is looked for; later ones only where these name none."""
LATER, PLAIN = 0.3, 1.0
LONG_AGO = timedelta(days=60)
"""How far before publication a day counts that is written with its month."""
FORWARD = timedelta(days=366)
"""How far after a publication day that is wrong a day with its year is taken."""
FADES = 0.85
"""What a sentence counts beside the one before it."""
SAID, ASIDE, AFTERMATH, DISTANT = 0.15, 0.4, 0.4, 0.6
HOUR, HAPPENED, CLAUSE = 1.8, 1.5, 1.3
REACH = 90
STAMP = re.compile(
    r"(?:\b(?:published|updated|posted|modified|created|filed|aired|uploaded|copyright|veröffentlicht|aktualisiert|stand|"
    r"publié|mis à jour|publicado|actualizado)\b[^.!?\n]{0,40}|[©(\u2014|]\s*|@\w+\)\s*)$",
    re.IGNORECASE,
)
CLOSED = re.compile(r"\s*(?:\)|at \d|[-\u2013|]\s*\d)")
RELATIVE = re.compile(
    r"(?:^|[,\s])(?:who|which|whose|whom|qui|dont|quien|quienes)\s(?P<clause>[^,;:.!?]*)$", re.IGNORECASE
)
HAPPENING = re.compile(
    r"\b(?:happened|occurred|took place|broke out|erupted|unfolded|struck|ereignete|geschah|passierte|s'est produit|"
    r"a eu lieu|ocurrió|sucedió|tuvo lugar)\b",
    re.IGNORECASE,
)
FOLLOWING = {
    "en": "arrest charge arraign sentence court hear vigil funeral bury identify release mourn remember appear plead "
    "memorial trial autopsy update",
    "de": "festnehmen festgenommen anklage gericht prozess beerdigung trauer mahnwache identifizieren",
    "fr": "arrêter interpeller inculper tribunal procès obsèques hommage identifier",
    "es": "detener arrestar imputar tribunal juicio funeral vigilia identificar",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day that a text names, with the words that name it and how much they count."""

    time: TimeExpression
    day: date
    weight: float


def candidates(member: Member) -> list[Candidate]:
    """The days of the beginning of a text that may be its event's; those of the rest where the beginning has none."""
    article = member.article
    body = title_end_of(article)
    below = [s for s in member.statements.annotation.sentences if s.start >= body][:SENTENCES]
    until = below[-1].end if below else body
    found = list(_weighed(member, body, below))
    return [c for c in found if c.time.start < until] or [
        Candidate(c.time, c.day, c.weight * LATER) for c in found if c.weight >= PLAIN * FADES ** (SENTENCES - 1)
    ]


def own_day(member: Member) -> Candidate | None:
    """The day with most weight in a text, as it is first named; the earlier named of two that weigh the same."""
    found = [c for c in candidates(member) if c.weight > 0]
    sums: dict[date, float] = {}
    for one in found:
        sums[one.day] = sums.get(one.day, 0.0) + one.weight
    first = {one.day: one for one in reversed(found)}
    best = min(sums, key=lambda day: (-round(sums[day], 6), first[day].time.start), default=None)
    return None if best is None else max((c for c in found if c.day == best), key=lambda c: (c.weight, -c.time.start))


def _weighed(member: Member, body: int, below: Sequence[Stretch]) -> Iterator[Candidate]:
    starts = [s.start for s in below]
    head = frozenset(
        stem(w.lower(), member.article.language)
        for _, _, w in words(member.article.text[:body])
        if not is_stop(w, member.article.language)
    )
    for time in member.statements.annotation.times:
        day = _single(time)
        if day is None or time.tense == "future" or not _fits(time, day, member.article.published_day):
            continue
        place = max(bisect_right(starts, time.start) - 1, 0) if time.start >= body else 0
        weight = FADES**place * _standing(member, time, head)
        published = member.article.published_day
        if published is not None and day < published - BEFORE:
            weight *= DISTANT
        yield Candidate(time, day, weight)


def _single(time: TimeExpression) -> date | None:
    if time.kind not in ("date", "time") or time.value[11:].isalpha():
        return None
    return time.first if time.first == time.last else None


def _fits(time: TimeExpression, day: date, published: date | None) -> bool:
    """Near the publication, or farther back where the month is written; without one, told outright as past or present.

    A day with its year that is told as past after the publication day says that this is wrong, and is taken.
    """
    if published is None:
        return time.tense in ("past", "present")
    back = LONG_AGO if _is_written(time) else BEFORE
    late = published + FORWARD if time.why == WRITTEN and time.tense == "past" else published + AFTER
    return published - back <= day <= late


def _is_written(time: TimeExpression) -> bool:
    return any(sign.isdigit() for sign in time.text) and time.kind == "date" and not time.why.startswith("counted")


def _standing(member: Member, time: TimeExpression, head: frozenset[str]) -> float:
    """How much a day counts by what stands around it in its sentence."""
    text, language = member.article.text, member.article.language or "en"
    line = text.rfind("\n", 0, time.start) + 1
    before, after = text[max(line, time.start - REACH) : time.start], text[time.end : time.end + REACH].split("\n")[0]
    if STAMP.search(before) and (before.rstrip()[-1:] not in "(\u2014|" or CLOSED.match(after)):
        return 0.0
    if time.stands == "alone":
        return 0.0
    weight = HOUR if time.kind == "time" and time.value[11:12].isdigit() else 1.0
    weight *= CLAUSE if time.stands == "clause" else 1.0
    said = words(before)[-2:]
    if any(w.lower() in lexicon_of(language).names.says for _, _, w in said):
        weight *= SAID
    if RELATIVE.search(before):
        weight *= ASIDE
    if HAPPENING.search(before):
        weight *= HAPPENED
    near = {stem(w.lower(), language) for _, _, w in words(before[-60:] + " " + after[:30])}
    if near & _following(language) - head:
        weight *= AFTERMATH
    return weight


def _following(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in FOLLOWING.get(language, "").split())
