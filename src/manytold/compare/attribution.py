"""Which words attribute what stands between marks: after it, before it, or by carrying on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from manytold.compare.marks import Marked
from manytold.compare.noun_sources import behind_noun, by_noun, for_whom, reports
from manytold.compare.phrases import rightward
from manytold.compare.scene import Scene, Token
from manytold.compare.speakers import (
    ALONE,
    CARRIED,
    NOBODY,
    Subject,
    clear,
    describe,
    left_subject,
    right_subject,
    sentence_subject,
)
from manytold.compare.verb_second import at_opening, right_after, subject_of, without_asides
from manytold.model.statements import QuoteKind

NEAR_AFTER = 14
"""Tokens after the closing mark within which the verb must stand."""
FULL = 5
"""Words from which a stretch between marks is a quotation by its own shape although nobody is named."""
PAUSE = frozenset(",;–—-")
SOURCE_LENGTH = 12
MOST_TOKENS = 120
"""Tokens on either side of the marks that are looked at; a sentence of more is none."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation before pronouns are resolved; `end_of_frame` is where its sentence ends."""

    start: int
    end: int
    kind: QuoteKind
    subject: Subject
    cue: tuple[int, int] | None
    frame: tuple[int, int]


def attribute(scene: Scene, index: int, earlier: Draft | None) -> Draft | None:
    """The quotation between the marks `index`, or None where the marks only hold a title or a doubtful word."""
    mark = scene.marks[index]
    frame = scene.frame(mark.outer_start, mark.outer_end)
    before = _before(scene, index, frame)
    after = _after(scene, index, frame)
    joined = _joined(scene, index, earlier, before, frame)
    if joined is not None:
        return Draft(mark.start, mark.end, joined[1], joined[0], None, frame)
    found = _bracketed(scene, mark, before) or _from_after(scene, mark, after, whole=not before)
    found = found or (_in_frame if scene.cues.capital_nouns else _from_before)(scene, mark, before)
    if found is not None and _is_scare(scene, mark, before, found):
        return None
    if found is not None:
        return Draft(mark.start, mark.end, _kind(scene, mark, before, found[1]), found[0], found[1], frame)
    carried = _carried(scene, index, earlier, before, frame)
    if carried is not None:
        return Draft(mark.start, mark.end, carried[1], carried[0], None, frame)
    alone = not before and not any(t.low[0].isalnum() for t in after)
    told = _told(scene, (*before, *after))
    if _is_full(scene, mark) or (alone and len(scene.text[mark.start : mark.end].split()) >= FULL):
        return Draft(mark.start, mark.end, "direct", ALONE if alone or told else NOBODY, None, frame)
    return Draft(mark.start, mark.end, "mixed", CARRIED, None, frame) if told else None


def _before(scene: Scene, index: int, frame: tuple[int, int]) -> tuple[Token, ...]:
    """Tokens of the frame before the mark, back to the quotation before; a lone mark takes the line above it."""
    mark = scene.marks[index]
    start = frame[0]
    if index > 0 and scene.marks[index - 1].outer_end > start:
        start = scene.marks[index - 1].outer_end
    tokens = scene.between(start, mark.outer_start)[-MOST_TOKENS:]
    if tokens or start != mark.outer_start:
        return tokens
    line = scene.lines.index(scene.line_of(mark.outer_start))
    if line == 0 or mark.outer_start != scene.lines[line][0]:
        return tokens
    above = scene.lines[line - 1]
    if scene.text[above[1] - 1] != ":":
        return tokens
    return scene.between(scene.frame(above[1] - 1, above[1])[0], above[1])[-MOST_TOKENS:]


def _after(scene: Scene, index: int, frame: tuple[int, int]) -> tuple[Token, ...]:
    """Tokens after the mark up to the next quotation; after `!` or `?` inside the marks, those of the next sentence."""
    mark = scene.marks[index]
    end = frame[1]
    if end <= mark.outer_end and scene.text[mark.end - 1] in "!?…":
        line = scene.line_of(mark.outer_start)
        end = scene.frame(mark.outer_end + 1, mark.outer_end + 2)[1] if mark.outer_end + 2 < line[1] else end
    if index + 1 < len(scene.marks):
        end = min(end, scene.marks[index + 1].outer_start)
    return scene.between(mark.outer_end, max(mark.outer_end, end))[:MOST_TOKENS]


Found = tuple[Subject, tuple[int, int] | None]


def _from_after(scene: Scene, mark: Marked, after: Sequence[Token], whole: bool) -> Found | None:
    """`…,” said Marek` and `…,” Marek said`; words that only go on after the marks attribute nothing."""
    cues = scene.cues
    comma = scene.text[mark.end : mark.outer_end].lstrip().startswith(",") or scene.text[mark.end - 1] in ",?!…"
    at = 0
    while at < len(after) and after[at].low in PAUSE:
        comma, at = True, at + 1
    tokens = after[at:]
    verbs = cues.say | cues.tell | cues.calling_out
    if not tokens or not (comma or whole) or tokens[0].low in cues.conjunctions:
        return None
    for place, token in enumerate(tokens[:NEAR_AFTER]):
        if token.low in PAUSE | {";", ":"} and not _inside_subject(tokens, place):
            return None
        if token.name < 0 and token.low in verbs and token.low not in cues.running:
            subject = _either_side(scene, tokens, place)
            return (subject, (token.start, token.end)) if subject.found else None
        if place == 0 and token.low in cues.after_words and (subject := right_subject(scene, tokens, 0)).found:
            return subject, (token.start, token.end)
    return _inverted(scene, tokens) or _source_phrase(scene, tokens)


def _inverted(scene: Scene, tokens: Sequence[Token]) -> Found | None:
    """French and Spanish: whatever verb stands between the words and a clear subject (`…», confie-t-elle`)."""
    cues = scene.cues
    at = 0
    while at < len(tokens) and at < LONGEST_VERB and (tokens[at].low in cues.perfect or tokens[at].low in "'’"):
        at += 1
    if not cues.dashes or at + 1 >= len(tokens):
        return None
    verb = tokens[at]
    known = cues.small - cues.say - cues.tell
    if verb.upper or verb.name >= 0 or not verb.low.isalpha() or verb.low in known or verb.low in cues.articles:
        return None
    subject = right_subject(scene, tokens, at)
    sure = subject.pronoun in cues.he | cues.she if subject.pronoun else clear(scene, subject)
    return (subject, (verb.start, verb.end)) if sure else None


LONGEST_VERB = 4
"""Tokens of auxiliaries before it."""


def _inside_subject(tokens: Sequence[Token], place: int) -> bool:
    """A comma inside `Dora Marek, the mayor, said` belongs to the subject."""
    return tokens[place].low == "," and any(t.name >= 0 for t in tokens[:place])


def _either_side(scene: Scene, tokens: Sequence[Token], cue: int) -> Subject:
    if scene.cues.capital_nouns:
        return subject_of(scene, tokens, cue)
    helpers = scene.cues.fillers | scene.cues.conjunctions
    if all(token.low in helpers for token in tokens[:cue]):
        return right_subject(scene, tokens, cue)
    return left_subject(scene, tokens, cue)


def _source_phrase(scene: Scene, tokens: Sequence[Token]) -> Found | None:
    """`according to Marek` right where the tokens start."""
    low = [t.low for t in tokens]
    for words in scene.cues.sources:
        if tuple(low[: len(words)]) == words and len(low) > len(words):
            subject = right_subject(scene, tokens[:SOURCE_LENGTH], len(words) - 1)
            return _as_source(subject), (tokens[0].start, tokens[len(words) - 1].end)
    return None


def _from_before(scene: Scene, mark: Marked, before: Sequence[Token]) -> Found | None:
    """`Marek said: “…”`, `Marek described it as “…”`, `according to Marek, “…”`: the nearest verb to the left."""
    cues = scene.cues
    if not before:
        return None
    for at in range(len(before) - 1, -1, -1):
        token = before[at]
        if token.name >= 0:
            continue
        source = _source_at(scene, before, at)
        if source is not None:
            return source
        if not attributes(scene, before, at):
            continue
        if at > 0 and before[at - 1].low in cues.passive and token.low not in cues.running:
            return _by_agent(scene, before, at)
        subject = left_subject(scene, before, at)
        sure = clear(scene, subject)
        if sure or (subject.found and token.low not in cues.call and token.low not in cues.nouns):
            return subject, (token.start, token.end)
        inverted = right_subject(scene, before, at) if token.low in cues.say | cues.tell else NOBODY
        if inverted.found and at == 0:
            return inverted, (token.start, token.end)
    return _before_colon(scene, mark, before)


def attributes(scene: Scene, before: Sequence[Token], at: int) -> bool:
    """Whether a word is a verb of attribution here: one of the lists, or `puts it`."""
    cues, low = scene.cues, before[at].low
    if low in cues.calling_out and low not in cues.call:
        return before[-1].low in ":,"
    if low in cues.opinions:
        return any(t.low in cues.being for t in before[max(0, at - NEAR_AFTER) : at + 3])
    if low in cues.split:
        return any(t.low in cues.split[low] for t in before[at + 1 :])
    if low in ("put", "puts"):
        return at + 1 < len(before) and before[at + 1].low == "it"
    return low in cues.say or low in cues.tell or low in cues.call


def _source_at(scene: Scene, before: Sequence[Token], at: int) -> Found | None:
    for words in scene.cues.sources:
        if len(before) - at > len(words) and tuple(t.low for t in before[at : at + len(words)]) == words:
            return _source_phrase(scene, before[at:])
    return None


def _as_source(subject: Subject) -> Subject:
    """A source that is named by a preposition: there is somebody, whoever it is."""
    return replace(subject, found=True)


def _in_frame(scene: Scene, mark: Marked, before: Sequence[Token]) -> Found | None:
    """German: the nearest verb of the sentence, before the marks or after them, with its subject on either side."""
    frame = scene.frame(mark.outer_start, mark.outer_end)
    outside = without_asides(
        [t for t in scene.around(mark.outer_start, mark.outer_end, frame, MOST_TOKENS) if not t.quoted]
    )
    left = [t for t in outside if t.start < mark.start]
    if not left and before:
        outside = left = [t for t in before if not t.quoted]
    source = right_after(scene, outside[len(left) :]) or reports(scene, outside) or by_noun(scene, left)
    if source is not None and not _parted(source, left, outside[len(left) :]):
        return source
    for at in (*range(len(left) - 1, -1, -1), *range(len(left), len(outside))):
        token = outside[at]
        if token.name >= 0 or not attributes(scene, outside, at):
            continue
        subject = subject_of(scene, outside, at)
        named = subject.speaker is not None or subject.pronoun is not None
        if subject.found and (named or not _told(scene, outside)):
            return subject, (token.start, token.end)
    return source or _before_colon(scene, mark, left) or for_whom(scene, outside) or _wanted(scene, outside, len(left))


def _wanted(scene: Scene, outside: Sequence[Token], count: int) -> Found | None:
    """`Marek will „noch einmal prüfen“`: words right behind a verb of wanting are those of its subject."""
    if not count or outside[count - 1].low not in scene.cues.wanting:
        return None
    subject = subject_of(scene, outside, count - 1)
    return (subject, (outside[count - 1].start, outside[count - 1].end)) if clear(scene, subject) else None


def _parted(source: Found, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether a source stands so many clauses after the marks that a verb before them is the nearer one."""
    at = source[1][0] if source[1] else 0
    return bool(left) and at >= left[-1].end and sum(t.low == "," and t.start < at for t in right) > 1


def _by_agent(scene: Scene, before: Sequence[Token], cue: int) -> Found | None:
    """`was described by Marek as “…”`: the agent speaks; without one nobody is named."""
    where = (before[cue].start, before[cue].end)
    for at in range(cue + 1, len(before)):
        if before[at].low in scene.cues.by:
            return _as_source(right_subject(scene, before, at)), where
    return None


def _is_scare(scene: Scene, mark: Marked, before: Sequence[Token], found: Found) -> bool:
    """Whether marks in a language of capital nouns only set one noun apart (`seine „Vorbildfunktion“`).

    One noun is somebody's word where he calls something so, or where it stands after a colon; what `man` or nobody
    calls so is a name.
    """
    cues = scene.cues
    if not cues.capital_nouns or (before and before[-1].low in ":,"):
        return False
    if found[0].pronoun == "man":
        return True
    content = scene.text[mark.start : mark.end]
    if len(content.split()) > 1 or not content[0].isupper() or content[-1] in ".!?":
        return False
    cue = scene.text[found[1][0] : found[1][1]].lower() if found[1] else ""
    calls = cue in cues.call or (bool(before) and before[-1].low == "als" and cue in cues.call_as)
    return not calls


def _told(scene: Scene, tokens: Sequence[Token]) -> bool:
    """Whether a sentence is told as somebody's words by the mood of its verb."""
    return any(t.low in scene.cues.mood and not t.quoted for t in tokens)


def _bracketed(scene: Scene, mark: Marked, before: Sequence[Token]) -> Found | None:
    """`Dora Marek (“We knew.”)`: whole words in brackets are those of the person right before them."""
    closes = scene.text[mark.outer_end : mark.outer_end + 1] == ")"
    if not closes or len(before) < 2 or before[-1].low != "(" or before[-2].name < 0 or not _is_full(scene, mark):
        return None
    name = scene.names[before[-2].name]
    return (Subject(True, name.whole or name.text), None) if name.kind == "person" else None


def _before_colon(scene: Scene, mark: Marked, before: Sequence[Token]) -> Found | None:
    """`Marek: “…”` and `Marek was clear: “…”`, when only one person is named there."""
    if not before or before[-1].low != ":":
        return None
    if scene.cues.capital_nouns:
        opened = _by_opening(scene, before[:-1])
        if opened.speaker is None and opened.pronoun not in scene.cues.he | scene.cues.she and _told(scene, before):
            opened = ALONE
        return (_as_source(opened), None) if _is_full(scene, mark) else None
    people = {scene.names[t.name].whole for t in before if t.name >= 0 and scene.names[t.name].kind == "person"}
    subject = sentence_subject(scene, before)
    if len(people) == 1 and subject.speaker in people:
        return subject, None
    if subject.found and _is_full(scene, mark):
        return subject, None
    return (Subject(True), None) if _is_full(scene, mark) else None


def _by_opening(scene: Scene, before: Sequence[Token]) -> Subject:
    """Who opens a sentence that ends in a colon, or stands behind the noun of speech that does."""
    behind = (behind_noun(scene, before, at) for at in range(min(len(before), 4)))
    found = next((subject for subject in behind if subject.speaker is not None), None) or at_opening(scene, before)
    if found.head in scene.cues.speech_nouns and before[0].low in ("in", "im", "auf", "aus"):
        return describe(scene, before, 1, rightward(scene, before, 1))
    return found


def _joined(
    scene: Scene, index: int, earlier: Draft | None, before: Sequence[Token], frame: tuple[int, int]
) -> tuple[Subject, QuoteKind] | None:
    """The speaker of a fragment right before that is joined to this one: `called it “a gift” and “a waste”`, `Und:
    “…”`.
    """
    if earlier is None or not before or not _follows(scene, index, earlier):
        return None
    joins = scene.cues.conjunctions | PAUSE | scene.cues.articles | {"as", "als", "comme", "como"}
    if before[-1].low == ":" and len(before) == 2 and before[0].low in scene.cues.conjunctions:
        return earlier.subject, "direct"
    same = earlier.frame == frame and all(t.low in joins for t in before)
    return (earlier.subject, "mixed") if same else None


def _follows(scene: Scene, index: int, earlier: Draft) -> bool:
    """Whether the quotation before is that between the marks before, in the same line."""
    if index == 0:
        return False
    mark, previous = scene.marks[index], scene.marks[index - 1]
    one_line = scene.line_of(previous.outer_end - 1) == scene.line_of(mark.outer_start)
    return earlier.start == previous.start and one_line


def _carried(
    scene: Scene, index: int, earlier: Draft | None, before: Sequence[Token], frame: tuple[int, int]
) -> tuple[Subject, QuoteKind] | None:
    """The speaker of the quotation before: whole sentences right after it in one paragraph."""
    if earlier is None or not _follows(scene, index, earlier):
        return None
    mark = scene.marks[index]
    if earlier.frame == frame and scene.cues.capital_nouns:
        return earlier.subject, "mixed"
    alone = not before and not scene.text[earlier.frame[1] : mark.outer_start].strip()
    return (earlier.subject, "direct") if alone and _is_full(scene, mark) else None


def _kind(scene: Scene, mark: Marked, before: Sequence[Token], cue: tuple[int, int] | None) -> QuoteKind:
    """Direct words stand on their own; a fragment in a reporting sentence is mixed."""
    if not before or before[-1].low == ":" or (before[-1].low == "(" and _is_full(scene, mark)):
        return "direct"
    first = scene.text[mark.start]
    touches = before[-1].low in PAUSE or (cue is not None and before[-1].start <= cue[0])
    whole = first.isupper() or not first.isalpha()
    return "direct" if touches and whole and len(scene.text[mark.start : mark.end].split()) > 2 else "mixed"


def _is_full(scene: Scene, mark: Marked) -> bool:
    """A sentence of its own: enough words, a capital at the start, a mark at the end."""
    words = scene.text[mark.start : mark.end].split()
    last = scene.text[mark.end - 1]
    outside = scene.text[mark.outer_end : mark.outer_end + 1]
    ended = last in ".!?…" or scene.text[mark.end : mark.outer_end].startswith(",") or outside in (".", ",", "!", "?")
    return len(words) >= FULL and not words[0][0].islower() and ended
