"""The dead and hurt of a telling by those it describes: "a 23-year-old man died" is one, "his wife and two sons" three.

Only what is told of people in so many words counts; a count made here is a lower bound, never the telling's own number.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from manytold.compare.casualty_words import Casualties, casualties_of
from manytold.compare.slots import PERIOD
from manytold.compare.telling import Told
from manytold.model.statements import Stretch

MASK = "\u00a7"
LEAD = 5
"""Sentences in which one mention is enough for what a telling is about; further down a death is often another's."""
SOON = 10
"""Sentences in which people are counted."""
LOOKED_AT = 40
"""Sentences of a telling that are looked at."""
LONGEST = 600
"""Characters of a sentence that are looked at."""


@dataclass(frozen=True, slots=True)
class Victims:
    """How many people a telling describes as killed or hurt, and the sentence that says so.

    `killer` says that one who killed others is counted among the dead.
    """

    slot: str
    count: int
    sentence: Stretch
    killer: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """People named or described side by side in a sentence: how many, their names, and whether they are others."""

    start: int
    end: int
    count: int
    names: frozenset[str]
    others: bool
    told: bool
    """Whether a number, a name or an article tells how many there are."""
    named: bool
    """Whether it is a bare name, which beside a description names the same person."""


@dataclass(frozen=True, slots=True)
class Harm:
    """One statement that people were killed or hurt."""

    slot: str
    count: int
    names: frozenset[str]
    others: bool
    itself: bool
    done: bool
    """Whether it tells of a deed done to its people."""
    firm: bool
    """Whether it tells of people hurt that they lived on."""
    start: int
    """Where its people stand in the sentence, or -1."""
    at: int
    """The number of its sentence."""
    sentence: Stretch


def victims(one: Told) -> tuple[Victims, ...]:
    """The killed and the injured whom a telling describes; nothing where it describes none."""
    words = casualties_of(one.article.language)
    if words is None:
        return ()
    harms = [harm for at, sentence in enumerate(_sentences(one)) for harm in _harms(one, at, sentence, words)]
    sentences = _sentences(one)
    violent = bool(sentences) and words.violent.search(one.article.text, 0, sentences[:SOON][-1].end)
    killed = _central([harm for harm in harms if harm.slot == "killed" and violent])
    told = [*(harm.sentence for harm in killed), *sentences[:2]]
    if not any(words.violent.search(one.article.text, part.start, part.end) for part in told):
        killed = []
    hurt = _central([harm for harm in harms if harm.slot == "injured" and violent])
    dead, killer = _dead(killed, one, words)
    first = _sentences(one)[0] if _sentences(one) else Stretch(0, 0)
    found = [Victims("killed", dead, _best(killed).sentence if killed else first, killer)] if dead else []
    wounded = _wounded(hurt, killed, dead)
    if wounded:
        found.append(Victims("injured", wounded, _best(hurt).sentence))
    return tuple(found)


def _sentences(one: Told) -> Sequence[Stretch]:
    return one.member.statements.annotation.sentences[:LOOKED_AT]


def _central(harms: Sequence[Harm]) -> list[Harm]:
    """All of them where one stands in headline or lead, or where they are many."""
    return list(harms) if any(harm.at < LEAD for harm in harms) or len(harms) > 2 else []


def _best(harms: Sequence[Harm]) -> Harm:
    return max(harms, key=lambda harm: (harm.count, -harm.at))


def _dead(killed: Sequence[Harm], one: Told, words: Casualties) -> tuple[int, bool]:
    """How many died, and whether their killer is among them: the most told side by side, and one who killed himself."""
    title, text = one.article.title, one.article.text
    least = 3 if words.double.search(text) else 2
    if not killed:
        both = bool(words.murder_suicide.search(title))
        return (least if both else 0), both
    others = [harm for harm in killed if not harm.itself]
    count = max((harm.count for harm in others if harm.at < SOON), default=1)
    if words.murder_suicide.search(text):
        whole = any(harm.count == count > 1 and not harm.done for harm in others)
        return max(least, count if whole else count + 1), True
    if multiple := words.multiple.search(text, 0, one.lead_end):
        count = max(count, words.times[multiple["times"].lower()])
    both = any(harm.done for harm in others) and len(others) < len(killed) and not words.accident.search(text)
    return count + both, both


def _wounded(hurt: Sequence[Harm], killed: Sequence[Harm], dead: int) -> int:
    """How many were hurt and did not die; of those that are only told to be shot, the dead are taken off."""
    near = [harm for harm in hurt if harm.at < SOON]
    if not dead:
        return max((harm.count for harm in near), default=0)
    lost = frozenset().union(*(harm.names for harm in killed))
    beside = {(harm.at, harm.start) for harm in killed}
    lines = {harm.at for harm in killed}
    firm = [h for h in near if h.firm and h.start >= 0 and not h.names & lost and (h.at, h.start) not in beside]
    living = max((h.count for h in firm if h.others or h.at in lines or (h.names and lost)), default=0)
    shot = max((h.count for h in near if not h.firm and h.at < LEAD), default=0)
    return living or (shot - dead if shot > dead and shot > 2 else 0)


def _harms(one: Told, at: int, sentence: Stretch, words: Casualties) -> Iterator[Harm]:
    """What one sentence says of people killed and hurt."""
    masked = _masked(one, sentence)
    if not words.any.search(masked) or PERIOD.search(masked):
        return
    groups = list(_groups(one, masked, sentence, words))
    for slot, after, before in words.slots:
        found: dict[int, Harm] = {}
        for group, itself, done, firm in _linked(masked, groups, after, before, words):
            start = group.start if group else -1
            names, others = (group.names, group.others) if group else (frozenset[str](), False)
            count = group.count if group else 1
            found.setdefault(start, Harm(slot, count, names, others, itself, done, firm, start, at, sentence))
        yield from _beside(list(found.values()))


def _beside(found: Sequence[Harm]) -> Sequence[Harm]:
    """What one sentence says, with the sum of several where one of them tells more than one or others."""
    several = [harm for harm in found if harm.start >= 0]
    if len(several) < 2 or not any(harm.others for harm in several):
        return found
    return [*found[:-1], replace(found[-1], count=sum(harm.count for harm in several))]


def _masked(one: Told, sentence: Stretch) -> str:
    """The sentence with the letters of people's names covered."""
    text = one.article.text[sentence.start : min(sentence.end, sentence.start + LONGEST)]
    for name in one.names_in(sentence):
        if name.kind == "person":
            start, end = name.start - sentence.start, name.end - sentence.start
            text = text[:start] + MASK * (end - start) + text[end:] if end <= len(text) else text
    return text


def _groups(one: Told, masked: str, sentence: Stretch, words: Casualties) -> Iterator[Group]:
    """People side by side, as one group each."""
    wholes = {name.start - sentence.start: name.whole for name in one.names_in(sentence)}
    row: list[Group] = []
    title = sentence.start < len(one.article.title)
    for match in words.person.finditer(masked):
        group = _person(match, wholes, words)
        if row and not words.together.fullmatch(masked, _gap(masked, row[-1]), group.start):
            yield from _rows(masked, row, title, words)
            row = []
        row.append(group)
    yield from _rows(masked, row, title, words) if row else ()


def _gap(masked: str, group: Group) -> int:
    """Where the gap behind people begins: before the comma that ends their age."""
    return group.end - (masked[group.end - 1] == ",")


def _rows(masked: str, row: Sequence[Group], title: bool, words: Casualties) -> Iterator[Group]:
    """People in a row as one group where the last is joined by "and", in a headline by a comma; else the last alone.

    What stands between commas behind a name or a description says who that is ("the victim, a boy of 15").
    """
    gaps = [masked[_gap(masked, a) : b.start] for a, b in pairwise(row)]
    if not (gaps and (any(words.joined.search(gap) for gap in gaps) or title)):
        yield from row
        return
    kept = [row[0]]
    for gap, group in zip(gaps, row[1:], strict=True):
        if words.joined.search(gap) or group.named == kept[-1].named:
            kept.append(group)
    count = sum(group.count for group in kept)
    names = frozenset().union(*(group.names for group in row))
    others = any(group.others for group in kept)
    yield Group(row[0].start, row[-1].end, count, names, others, any(g.told for g in row), row[0].named)


def _person(match: "re.Match[str]", wholes: dict[int, str], words: Casualties) -> Group:
    names = frozenset(whole for start, whole in wholes.items() if match.start() <= start < match.end())
    number = (match["number"] or match["bare"] or "").lower()
    count = words.numbers.get(number, int(number) if number.isdigit() else 1)
    plural = bool(match["plural"] or match["bare"])
    count = count if plural or not number.isdigit() else 1
    others = bool(words.other.search(match.group()))
    return Group(
        match.start(),
        match.end(),
        max(1, count),
        names,
        others,
        bool(number or names or not plural),
        match["noun"] is None and not number,
    )


def _linked(
    masked: str,
    groups: Sequence[Group],
    after: "re.Pattern[str]",
    before: "re.Pattern[str]",
    words: Casualties,
) -> Iterator[tuple[Group | None, bool, bool, bool]]:
    """Each statement with the people it is about, or with nobody where only a pronoun stands for one."""
    taken: list[tuple[int, int]] = []
    for match in before.finditer(masked):
        group = next((g for g in groups if words.reaches.fullmatch(masked, match.end(), g.start)), None)
        if group and words.leaves.fullmatch(match.group()) and not words.dead.match(masked, group.end):
            continue
        lead = masked[max(0, match.start() - 24) : match.start()]
        if group is not None and words.background.search(lead):
            taken.append(match.span())
        elif group is not None and not words.unreal.search(lead):
            taken.append(match.span())
            yield group, False, bool(words.done.fullmatch(match.group())), bool(words.firm.fullmatch(match.group()))
    for match in after.finditer(masked):
        if any(a < match.end() and match.start() < b for a, b in taken):
            continue
        if words.unreal.search(masked[max(0, match.start() - 30) : match.start()]):
            continue
        group = _subject(masked, groups, match.start(), words)
        if group and words.other.search(masked, group.end, match.start()):
            group = replace(group, others=True)
        itself = bool(words.itself.search(match.group()))
        if group is None or group.told:
            yield group, itself, False, bool(words.firm.search(match.group()))


def _subject(masked: str, groups: Iterable[Group], at: int, words: Casualties) -> Group | None:
    """The last group before a statement that nothing parts from it."""
    near = [g for g in groups if g.end <= at and words.gap.fullmatch(masked, g.end, at)]
    return near[-1] if near else None
