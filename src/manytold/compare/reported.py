"""Reported speech without marks: a strong verb with a joining word, a short verb at the end, or a named source."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from manytold.compare.acts import acts, content_end
from manytold.compare.attribution import Draft, attributes
from manytold.compare.clauses import in_clauses, is_denied, may_report, with_speaker
from manytold.compare.marks import Marked
from manytold.compare.noun_sources import reports
from manytold.compare.phrases import is_adverb, nominal, rightward
from manytold.compare.scene import Scene, Token
from manytold.compare.speakers import NOBODY, Subject, clear, left_subject, right_subject
from manytold.compare.verb_second import subject_of
from manytold.text.parse import Parse

JOIN_WITHIN = 7
"""Tokens between the verb and its joining word (`told reporters on Friday that`)."""
FEWEST_WORDS = 3
CLAUSE, NEAR_CLAUSE = 16, 9
"""Tokens within which a clause without a joining word must show its finite verb, after `said` and after other verbs."""
AFTER_COMMA = 14
THERE = frozenset(("there", "this", "these", "those", "it", "he", "she", "nobody", "everyone", "everybody", "someone"))
HEARERS = frozenset(
    ("him", "her", "them", "us", "me", "reporters", "journalists", "police", "investigators", "lawmakers")
)
STOPS = frozenset((";", ":", "?", "(", "—", "–"))
TOLD = frozenset(("told", "tell", "tells", "telling", "assured", "assures", "informed", "warned", "reminded"))
ASKED = frozenset(("ob", "wie", "warum", "wann", "wer", "weshalb"))
OPENING = 4
"""Tokens before a source that still opens its sentence (`Der Stadt zufolge`)."""
MOST_TOKENS = 400
"""Tokens of a sentence that are looked at; one of more is a list or none."""
TAIL = 5
"""Tokens that may follow a verb at the end of its sentence (`police said on Friday`)."""


def reported(scene: Scene, used: frozenset[int], parse: Parse | None = None) -> Iterator[Draft]:
    """Reported clauses of all sentences, and empty drafts for whoever speaks without a clause. Verbs that start at
    `used` report words between marks: they report a clause as well only where the marks hold no more than a part of it.
    """
    for start, end in scene.frames:
        tokens = scene.between(start, end)[:MOST_TOKENS]
        yield from _speaking(scene, tokens, (start, end))
        told = list(_in_frame(scene, tokens, (start, end)))
        if parse is not None:
            told = [with_speaker(scene, parse, d) for d in told if not d.cue or not is_denied(scene, parse, d.cue)]
            told += in_clauses(scene, parse, (start, end), used.union(d.cue[0] for d in told if d.cue is not None))
        for draft in told:
            held = [m for m in scene.marks if m.outer_start < draft.end and draft.start < m.outer_end]
            free = draft.cue is None or draft.cue[0] not in used
            act = draft.cue is not None and scene.text[draft.cue[0] : draft.cue[1]].lower() in scene.cues.call
            if (_holds(tokens, draft, held) and not act) if held else free:
                yield draft


def _speaking(scene: Scene, tokens: Sequence[Token], frame: tuple[int, int]) -> Iterator[Draft]:
    """An empty draft for whoever speaks in a sentence, so that what is told on after it is theirs too."""
    if not scene.cues.mood:
        return
    outside = [t for t in tokens if not t.quoted]
    for at, token in enumerate(outside):
        if token.name < 0 and attributes(scene, outside, at):
            subject = subject_of(scene, outside, at)
            if clear(scene, subject) and subject.speaker is not None:
                yield Draft(token.start, token.start, "indirect", subject, (token.start, token.end), frame)
                return


def _holds(tokens: Sequence[Token], draft: Draft, marks: Sequence[Marked]) -> bool:
    """Whether a clause holds all of some marked words and enough others."""
    others = [t for t in tokens if draft.start <= t.start < draft.end and not t.quoted and t.low[0].isalpha()]
    return len(others) >= FEWEST_WORDS and all(draft.start <= m.outer_start and m.end <= draft.end for m in marks)


def _in_frame(scene: Scene, tokens: Sequence[Token], frame: tuple[int, int]) -> Iterator[Draft]:
    if scene.text[frame[1] - 1] == "?":
        return
    verbs = [i for i, t in enumerate(tokens) if _is_verb(scene, t)]
    clauses = [(i, _clause_after(scene, tokens, i)) for i in verbs]
    starts = [i for i, begin in clauses if begin >= 0]
    done = list(acts(scene, tokens, frozenset(starts))) if scene.cues.acts else []
    later = sorted({*starts, *(verb for verb, _ in done if tokens[verb - 1].low in scene.cues.conjunctions)})
    for verb, begin in clauses:
        if begin < 0:
            continue
        subject = _subject(scene, tokens, verb, begin)
        stop = _clause_end(scene, tokens, begin, [s for s in later if s > verb])
        if may_report(scene, tokens[verb], subject) and stop - begin >= FEWEST_WORDS:
            yield _draft(tokens, (begin, stop), (verb, verb), subject, frame)
    yield from _acts(scene, tokens, done, frozenset(starts), frame)
    if not starts:
        yield from _at_the_end(scene, tokens, verbs, frame)
        yield from _by_source(scene, tokens, frame)


def _acts(
    scene: Scene,
    tokens: Sequence[Token],
    found: Sequence[tuple[int, int]],
    busy: frozenset[int],
    frame: tuple[int, int],
) -> Iterator[Draft]:
    """Demands, promises and judgements by somebody who is clear."""
    later = sorted({verb for verb, _ in found} | busy)
    for verb, begin in found:
        subject = _subject(scene, tokens, verb, begin)
        stop = content_end(scene, tokens, begin, _clause_end(scene, tokens, begin, [v for v in later if v > verb]))
        if stop - begin >= FEWEST_WORDS and clear(scene, subject):
            yield _draft(tokens, (begin, stop), (verb, verb), subject, frame)


def _is_verb(scene: Scene, token: Token) -> bool:
    cues, low = scene.cues, token.low
    return not token.quoted and token.name < 0 and (low in cues.say or low in cues.tell or low in cues.weak)


def _subject(scene: Scene, tokens: Sequence[Token], verb: int, begin: int) -> Subject:
    cues = scene.cues
    if cues.capital_nouns:
        return subject_of(scene, tokens, verb)
    if verb > 0 and tokens[verb - 1].low in cues.passive and tokens[verb].low not in cues.running:
        by = next((i for i in range(verb + 1, begin) if tokens[i].low in cues.by), -1)
        return right_subject(scene, tokens, by) if by > 0 else NOBODY
    return left_subject(scene, tokens, verb)


def _clause_after(scene: Scene, tokens: Sequence[Token], verb: int) -> int:
    """Where the reported clause starts, or -1: after a joining word, or at once after the verb and whom it tells."""
    cues = scene.cues
    for at in range(verb + 1, min(len(tokens), verb + 1 + JOIN_WITHIN)):
        token = tokens[at]
        if token.quoted or token.low in ":;(" or _is_verb(scene, token):
            break
        if token.low in cues.joining:
            begin = at + 1
            if begin < len(tokens) and tokens[begin].low in "'’":
                return begin + 1 if token.low == "qu" else at
            return begin
        if token.low in cues.asking and (tokens[verb].low in cues.tell or tokens[verb].low in cues.weak):
            return at
        if token.low in cues.by and not cues.capital_nouns:
            continue
        if token.name < 0 and token.low not in cues.heard_by and token.low not in cues.fillers:
            break
    return _after_comma(scene, tokens, verb) if cues.capital_nouns else _without_joining(scene, tokens, verb)


def _without_joining(scene: Scene, tokens: Sequence[Token], verb: int) -> int:
    """`Marek says the bridge is safe`, `officials told the agency all was well`: a clause shows by its finite verb."""
    cues = scene.cues
    after = verb + 1
    while after < len(tokens) and tokens[after].name < 0 and (
        tokens[after].low in cues.fillers or is_adverb(tokens[after].low)
    ):  # fmt: skip
        after += 1
    if not cues.finite or verb == 0 or after >= len(tokens) or tokens[after - 1].low in cues.prepositions:
        return -1
    if tokens[verb].low in TOLD:
        after = _after_hearer(scene, tokens, after)
        if after < 0:
            return -1
    first = tokens[after]
    opens = nominal(scene, tokens, after) or first.low in cues.articles or _is_pronoun(scene, first)
    opens = opens or first.low in cues.running
    if not opens or first.quoted or first.low in cues.joining:
        return -1
    strong = tokens[verb].low in cues.say
    if strong and (first.low in cues.articles or first.name >= 0 or _is_pronoun(scene, first)):
        return after
    reach = tokens[after : after + (CLAUSE if strong else NEAR_CLAUSE)]
    ends = STOPS | cues.joining | cues.openers
    stop = next((i for i, t in enumerate(reach) if t.low in ends or (t.low == "," and not strong)), len(reach))
    told = any(t.low in cues.finite or (strong and t.low.endswith("ed")) for t in reach[1:stop])
    return after if told else -1


def _is_pronoun(scene: Scene, token: Token) -> bool:
    cues = scene.cues
    return token.low in cues.he or token.low in cues.she or token.low in cues.they or token.low in THERE


def _after_hearer(scene: Scene, tokens: Sequence[Token], at: int) -> int:
    """Where the clause starts after the one who is told: a name, a pronoun or a known word; -1 if unclear."""
    if tokens[at].low in HEARERS:
        return at + 1 if at + 1 < len(tokens) else -1
    begin = at
    while begin < len(tokens) and tokens[begin].low in scene.cues.articles:
        begin += 1
    end = begin
    while end < len(tokens) and (tokens[end].name >= 0 or tokens[end].low in scene.cues.heard_by):
        if end > begin and tokens[end].name != tokens[end - 1].name and tokens[end].name >= 0:
            break
        end += 1
    return end if begin < end < len(tokens) else -1


def _after_comma(scene: Scene, tokens: Sequence[Token], verb: int) -> int:
    """German: `sagte, die Brücke sei sicher`, `sagte am Montag in Berlin, …`: the clause after the next comma."""
    comma = next((i for i in range(verb + 1, min(len(tokens), verb + AFTER_COMMA)) if tokens[i].low == ","), -1)
    if comma < 0 or comma + 1 >= len(tokens) or tokens[comma + 1].quoted:
        return -1
    if any(t.low in ":;" or t.low in scene.cues.mood for t in tokens[verb + 1 : comma]):
        return -1
    reach = tokens[comma + 1 : comma + 1 + CLAUSE]
    if tokens[comma + 1].low in ASKED:
        return comma + 1
    told = any(t.low in scene.cues.mood for t in reach)
    return comma + 1 if told and tokens[comma + 1].low not in scene.cues.openers - scene.cues.articles else -1


def _clause_end(scene: Scene, tokens: Sequence[Token], begin: int, later: Sequence[int]) -> int:
    """Where it stops: before the next reporting verb with its `and`, a semicolon, or the end of the sentence."""
    stop = len(tokens)
    for at in range(begin, len(tokens)):
        if tokens[at].low == ";":
            stop = at
            break
    for verb in later:
        if begin < verb < stop:
            cut = verb
            while cut > begin and tokens[cut - 1].low not in scene.cues.conjunctions and tokens[cut - 1].low != ",":
                cut -= 1
            stop = cut if cut > begin else stop
            break
    while stop > begin and not tokens[stop - 1].low[0].isalnum() and tokens[stop - 1].low not in '%)”"“»':
        stop -= 1
    while stop > begin and (tokens[stop - 1].low in scene.cues.conjunctions or tokens[stop - 1].low == ","):
        stop -= 1
    return stop


def _at_the_end(scene: Scene, tokens: Sequence[Token], verbs: Sequence[int], frame: tuple[int, int]) -> Iterator[Draft]:
    """`The bridge is closed, police said on Friday.`"""
    cues = scene.cues
    strong = [v for v in verbs if tokens[v].low not in cues.weak or tokens[v].low in cues.tell]
    for verb in strong[-1:]:
        tail = tokens[verb + 1 :]
        commas = [i for i in range(verb) if tokens[i].low == ","]
        if not commas or tokens[verb].low in cues.running:
            continue
        comma = next((i for i in commas if verb - i <= 8), commas[-1])
        plain = all(t.low in cues.fillers or not t.low[0].isalpha() for t in tail)
        subject = left_subject(scene, tokens[comma + 1 :], verb - comma - 1) if verb > comma + 1 else NOBODY
        if verb == comma + 1 or (all(t.low in cues.fillers for t in tokens[comma + 1 : verb])):
            subject = (subject_of if cues.capital_nouns else right_subject)(scene, tokens, verb)
        elif not plain or len(tail) > TAIL:
            yield from _inserted(scene, tokens, (comma, verb), frame)
            continue
        joined = tokens[comma + 1].low in cues.conjunctions | cues.openers | cues.prepositions
        if may_report(scene, tokens[verb], subject) and comma >= FEWEST_WORDS and not joined:
            yield _draft(tokens, (0, comma), (verb, verb), subject, frame)


def _inserted(scene: Scene, tokens: Sequence[Token], at: tuple[int, int], frame: tuple[int, int]) -> Iterator[Draft]:
    """`Nobody, the mayor assured the crowd, had been told of it.`: the whole sentence, if it is clear who speaks."""
    comma, verb = at
    cues = scene.cues
    close = next((i for i in range(verb + 1, min(len(tokens), verb + 2 + TAIL)) if tokens[i].low == ","), -1)
    between = tokens[verb + 1 : max(close, verb + 1)]
    odd = cues.joining | cues.conjunctions
    first = tokens[comma + 1]
    if cues.finite and (close < 0 or close + 1 >= len(tokens) or tokens[close + 1].low not in cues.finite):
        return
    if close < 0 or len(tokens) - close <= FEWEST_WORDS or any(t.low in odd or not t.low.isalpha() for t in between):
        return
    if first.low in odd | cues.openers | cues.prepositions or any(t.low == "," for t in tokens[comma + 1 : verb]):
        return
    subject = left_subject(scene, tokens[comma + 1 :], verb - comma - 1)
    stop = len(tokens) - (not tokens[-1].low[0].isalnum())
    if subject.speaker is not None and may_report(scene, tokens[verb], subject):
        yield _draft(tokens, (0, stop), (verb, verb), subject, frame)


def _by_source(scene: Scene, tokens: Sequence[Token], frame: tuple[int, int]) -> Iterator[Draft]:
    """`According to police, …` and `…, according to police.`"""
    if scene.cues.capital_nouns:
        yield from _german_source(scene, tokens, frame)
        return
    low = [t.low for t in tokens]
    for words in scene.cues.sources:
        size = len(words)
        at = next((i for i in range(len(low) - size) if tuple(low[i : i + size]) == words), -1)
        if at < 0 or tokens[at].quoted:
            continue
        last = at + size - 1
        begin, stop = _beside_source(scene, tokens, at, last)
        if stop - begin >= FEWEST_WORDS:
            source = right_subject(scene, tokens, last)
            yield _draft(tokens, (begin, stop), (at, last), replace(source, found=True), frame)
        return


def _beside_source(scene: Scene, tokens: Sequence[Token], at: int, last: int) -> tuple[int, int]:
    """The words that a source stands beside: those after it when it opens the sentence, else those before its comma."""
    if at > 0:
        if len(tokens) - last > 10 or tokens[at - 1].low in scene.cues.prepositions:
            return (0, 0)
        return (0, at - 1) if tokens[at - 1].low == "," else (0, at)
    comma = next((i for i in range(last + 1, min(len(tokens), last + 12)) if tokens[i].low == ","), -1)
    begin = comma + 1 if comma > 0 else rightward(scene, tokens, last + 1) + 1
    return begin, _clause_end(scene, tokens, begin, ())


def _german_source(scene: Scene, tokens: Sequence[Token], frame: tuple[int, int]) -> Iterator[Draft]:
    """`Laut Polizei wurden …`, `… kamen nach Angaben der Stadt …`: all but the source itself where it stands first."""
    found = reports(scene, tokens)
    if found is None:
        return
    places = [i for i, t in enumerate(tokens) if found[1][0] <= t.start < found[1][1]]
    begin = 0
    if places[0] < OPENING and tokens[places[0]].low not in scene.cues.after_words:
        after = places[-1] + 1
        named = tokens[places[0]].low in scene.cues.after_sources
        begin = after if named else max(after, rightward(scene, tokens, after) + 1)
        begin += begin < len(tokens) and tokens[begin].low == ","
    stop = _clause_end(scene, tokens, begin, ())
    if stop - begin >= FEWEST_WORDS:
        yield _draft(tokens, (begin, stop), (places[0], places[-1]), replace(found[0], found=True), frame)


def _draft(
    tokens: Sequence[Token], part: tuple[int, int], cue: tuple[int, int], subject: Subject,
    frame: tuple[int, int],
) -> Draft:  # fmt: skip
    where = (tokens[cue[0]].start, tokens[cue[1]].end)
    first, last = part
    while first < last - 1 and not tokens[first].low[0].isalnum():
        first += 1
    return Draft(tokens[first].start, tokens[last - 1].end, "indirect", subject, where, frame)
