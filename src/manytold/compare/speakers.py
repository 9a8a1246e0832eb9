"""Who speaks, from the words around a cue; what is not clear is nobody, for a wrong speaker is worse than none.

A name is shown in its fullest form of the text; where the text names nobody, its own description is shown instead (`a
police spokesman`), which is what a reader would want to know.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from manytold.compare.phrases import (
    POSSESSIVE,
    SIGNS,
    head_end,
    is_adverb,
    leftward,
    nominal,
    past_attribute,
    rightward,
)
from manytold.compare.scene import Scene, Token

SKIPPED = POSSESSIVE | SIGNS
COMMA = frozenset(",–—")
SHORT = frozenset(("m", "mm", "pr", "sr", "sra"))
"""Titles that are written with a stop (`M. Marek`)."""
RELATIVE = frozenset(("who", "qui", "quien"))
LONGEST_SHOWN = 12
"""Words of a description at most; a longer one is cut to what it is about."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does what a verb tells: a `speaker` that is shown, or a `pronoun` yet to be resolved; both None if unclear.

    `found` says that there is somebody at all, so that the words are attributed although nobody can be named. `head` is
    the last word of what the subject is about, `described` that the words are no name, `nameless` that they are no body
    or text either but people whom the text does not name.
    """

    found: bool = False
    speaker: str | None = None
    pronoun: str | None = None
    head: str = ""
    described: bool = False
    nameless: bool = False


NOBODY = Subject()
SOMEBODY = Subject(found=True)
CARRIED = Subject(True, None, "*")
"""Whoever spoke last: a sentence that is told as somebody's words without saying whose."""
ALONE = Subject(True, None, "“")
"""Whoever spoke last or is told of right before: a quotation that stands alone."""


def clear(scene: Scene, subject: Subject) -> bool:
    """Whether it is a person, a body or a text that speaks, so that a doubtful verb is one of speech."""
    cues = scene.cues
    if not subject.described:
        return subject.speaker is not None or subject.pronoun is not None
    known = subject.head in cues.roles or subject.head in cues.bodies or subject.head in cues.heads
    return known or subject.head.endswith(cues.body_ends)


def left_subject(scene: Scene, tokens: Sequence[Token], cue: int) -> Subject:
    """The subject of the verb at index `cue`, which stands before it."""
    cues = scene.cues
    at = before_fillers(scene, tokens, cue)
    if at < 0:
        return NOBODY
    before = tokens[at]
    if tokens[cue].low in cues.running:
        return _running_subject(scene, tokens, at)
    if before.low in cues.passive and cue - at <= 2:
        return NOBODY
    if before.low in cues.conjunctions:
        return sentence_subject(scene, tokens[:at])
    if before.low in COMMA or before.low in ")”":
        return _around_apposition(scene, tokens, at)
    relative = before.low in RELATIVE and before.name < 0
    last = at - 1 - (at > 0 and tokens[at - 1].low in COMMA) if relative else at
    return ending_at(scene, tokens, last) if last >= 0 else NOBODY


def before_fillers(scene: Scene, tokens: Sequence[Token], cue: int) -> int:
    """The place of the last word before a verb and its adverbs, auxiliaries and days; -1 where there is none."""
    at = cue - 1
    while at >= 0 and tokens[at].name < 0 and (tokens[at].low in scene.cues.fillers or is_adverb(tokens[at].low)):
        at -= 1
    return at


def _running_subject(scene: Scene, tokens: Sequence[Token], at: int) -> Subject:
    """`with Xi calling`, or `Xi met him, saying`: its own subject, or that of the sentence."""
    if tokens[at].low in COMMA or tokens[at].low in scene.cues.conjunctions:
        return sentence_subject(scene, tokens[:at])
    if at > 1 and tokens[at].low == "as" and tokens[at - 1].low in ("quoted", "cited"):
        while at > 0 and tokens[at - 1].low in scene.cues.passive | scene.cues.fillers | {"quoted", "cited"}:
            at -= 1
        return ending_at(scene, tokens, at - 1) if at > 0 else NOBODY
    if tokens[at].name >= 0 or nominal(scene, tokens, at):
        first = leftward(scene, tokens, at)
        lead = tokens[first - 1].low if first > 0 else ""
        if lead in ("with", "con", "avec", "mit") or lead in scene.cues.conjunctions:
            return describe(scene, tokens, first, at)
    return NOBODY


def _pronoun(scene: Scene, token: Token) -> bool:
    cues = scene.cues
    return token.low in cues.he or token.low in cues.she or token.low in cues.they


def ending_at(scene: Scene, tokens: Sequence[Token], at: int) -> Subject:
    """The subject whose last word stands at `at`."""
    token = tokens[at]
    if _pronoun(scene, token) and token.name < 0:
        return Subject(True, None, token.low)
    first = leftward(scene, tokens, at)
    if first > at:
        return NOBODY
    return describe(scene, tokens, _after_opening(scene, tokens, first, at), at)


def _after_opening(scene: Scene, tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a subject starts after an opening without a comma: `In Brenholm police said`."""
    cues = scene.cues
    lead = tokens[first - 1].low if first > 0 else ""
    if lead not in cues.prepositions or first == last:
        return first
    end = first
    while end < last and tokens[end + 1].name >= 0 and tokens[end + 1].name == tokens[end].name:
        end += 1
    return end + 1 if end < last and tokens[first].name >= 0 else first


def describe(scene: Scene, tokens: Sequence[Token], first: int, last: int) -> Subject:
    """The subject that a row of tokens names: a name after its nouns, a known office, or the words."""
    cues = scene.cues
    while first < last and (tokens[first].low in cues.articles - cues.owners or tokens[first].low in SKIPPED):
        first += 1
    while last > first and tokens[last].low in SIGNS:
        last -= 1
    if first > last or (not nominal(scene, tokens, first) and not nominal(scene, tokens, last)):
        return NOBODY
    head = head_end(scene, tokens, first, last)
    token = tokens[head]
    if token.name < 0 and (token.low in cues.fillers or token.low in cues.finite):
        return NOBODY
    joined = any(t.low in cues.conjunctions and t.name < 0 for t in tokens[first : head + 1])
    if token.name >= 0 and not joined:
        return _named(scene, tokens, head)
    if not joined and head == last and token.low in cues.roles:
        one = scene.roles.get(token.low, frozenset())
        if len(one) == 1:
            return Subject(True, next(iter(one)), None, token.low)
    titled = any(t.low in cues.roles for t in tokens[first : head + 1])
    if titled and not joined and _is_person(scene, tokens[last]) and tokens[_first_of_name(tokens, last) - 1].name >= 0:
        return _named(scene, tokens, last)
    return _in_words(scene, tokens, first, head, last)


def _in_words(scene: Scene, tokens: Sequence[Token], first: int, head: int, last: int) -> Subject:
    """A description as it stands, cut where it grows long or goes on with a verb."""
    cues = scene.cues
    if tokens[head].low in cues.bodies:
        last = head
    for at in range(first + 2, last + 1):
        low = tokens[at].low
        turns = low.endswith(("ing", "ed")) and at < last and tokens[at - 1].low not in cues.articles
        if (turns and not cues.capital_nouns and tokens[at].name < 0) or at - first >= LONGEST_SHOWN:
            last = max(head, at - 1) if at > head else at - 1
            break
    while last > first and not nominal(scene, tokens, last) and tokens[last].low != "s":
        last -= 1
    end = tokens[last].end
    if scene.text[end : end + 1] in SIGNS and any(t.low in SIGNS for t in tokens[first:last]):
        end += 1
    shown = scene.text[tokens[first].start : end]
    if "\n" in shown or not any(c.isalpha() for c in shown):
        return SOMEBODY
    joined = any(t.low in cues.conjunctions and t.name < 0 for t in tokens[first:head])
    people = joined and _is_person(scene, tokens[head])
    word = tokens[min(head, last)].low
    return Subject(True, shown, None, word, not people, not people and word not in cues.bodies | cues.texts)


def _first_of_name(tokens: Sequence[Token], at: int) -> int:
    while at > 0 and tokens[at - 1].name == tokens[at].name:
        at -= 1
    return at


def _named(scene: Scene, tokens: Sequence[Token], at: int) -> Subject:
    name = scene.names[tokens[at].name]
    return Subject(True, name.whole or name.text, None, tokens[at].low)


def _is_person(scene: Scene, token: Token) -> bool:
    return token.name >= 0 and scene.names[token.name].kind == "person"


def _around_apposition(scene: Scene, tokens: Sequence[Token], comma: int) -> Subject:
    """`Marek, the mayor of Brenholm, said`: what stands before the apposition, or the person that follows an office."""
    first = sentence_subject(scene, tokens[_clause_start(scene, tokens, comma) : comma])
    if first.speaker in scene.people and not first.described:
        return first
    for at in range(comma - 1, max(0, comma - 24), -1):
        if tokens[at].low not in COMMA and tokens[at].low != "(":
            continue
        inside = {t.name for t in tokens[at:comma] if _is_person(scene, t)}
        office = tokens[at - 1].low in scene.cues.roles or not _is_person(scene, tokens[at - 1])
        if office and _is_person(scene, tokens[comma - 1]) and len({scene.names[i].whole for i in inside}) == 1:
            return _named(scene, tokens, comma - 1)
        found = ending_at(scene, tokens, at - 1)
        if found.found and (found.speaker is None or not found.described or not _opening(scene, tokens, at)):
            return found
    return sentence_subject(scene, tokens[:comma])


def _clause_start(scene: Scene, tokens: Sequence[Token], end: int) -> int:
    """Where the last clause before `end` starts: after a verb of speech or a word that opens a clause."""
    cues = scene.cues
    stops = (cues.openers - RELATIVE) | {";", ":"}
    for at in range(end - 1, -1, -1):
        low = tokens[at].low
        spoken = (low in cues.say or low in cues.tell) and low not in cues.nouns
        if tokens[at].name < 0 and (low in stops or spoken):
            return at + 1
    return 0


def _opening(scene: Scene, tokens: Sequence[Token], comma: int) -> bool:
    """Whether what stands before a comma only opens the sentence: `After the match,`."""
    return bool(tokens) and comma < 12 and tokens[0].low in scene.cues.prepositions | scene.cues.fillers


def right_subject(scene: Scene, tokens: Sequence[Token], cue: int) -> Subject:
    """The subject of the verb at index `cue`, which stands after it: `said Dora Marek`, `said the mayor`."""
    begin = cue + 1
    if begin < len(tokens) and _pronoun(scene, tokens[begin]) and tokens[begin].name < 0:
        return Subject(True, None, tokens[begin].low)
    if begin + 2 < len(tokens) and tokens[begin].low in SHORT and tokens[begin + 1].low == ".":
        begin += 2
    begin = past_attribute(scene, tokens, begin)
    last = rightward(scene, tokens, begin)
    if last < begin:
        return NOBODY
    found = describe(scene, tokens, begin, last)
    if not found.described and not found.speaker:
        return found
    after = last + 1
    if after < len(tokens) and tokens[after].low == "(":
        after = next((i + 1 for i in range(after, min(len(tokens), after + 6)) if tokens[i].low == ")"), after)
    if found.described and after + 1 < len(tokens) and tokens[after].low == ",":
        named = describe(scene, tokens, after + 1, rightward(scene, tokens, after + 1))
        if named.speaker is not None and named.speaker in scene.people:
            return named
    return found


def sentence_subject(scene: Scene, tokens: Sequence[Token]) -> Subject:
    """The subject that a sentence starts with, after an opening like `On Friday,`."""
    start = 0
    for _ in range(2):
        comma = next((i for i, t in enumerate(tokens[start : start + 12], start) if t.low in COMMA), -1)
        first = tokens[start] if start < len(tokens) else None
        if first is None or comma < 0 or not (first.low in scene.cues.prepositions or first.low in scene.cues.fillers):
            break
        start = comma + 1
    while start < len(tokens) and tokens[start].low in scene.cues.conjunctions | scene.cues.fillers:
        start += 1
    return starting_at(scene, tokens, start)


def starting_at(scene: Scene, tokens: Sequence[Token], start: int) -> Subject:
    """Titles and a name, a pronoun or a description at `start`."""
    if start >= len(tokens):
        return NOBODY
    if _pronoun(scene, tokens[start]) and tokens[start].name < 0:
        return Subject(True, None, tokens[start].low)
    start = past_attribute(scene, tokens, start)
    last = rightward(scene, tokens, start)
    if last < start:
        return NOBODY
    found = describe(scene, tokens, start, last)
    after = tokens[last + 1].low if last + 1 < len(tokens) else ""
    if found.described and after == ",":
        named = describe(scene, tokens, last + 2, rightward(scene, tokens, last + 2))
        if named.speaker is not None and named.speaker in scene.people:
            return named
    return found
