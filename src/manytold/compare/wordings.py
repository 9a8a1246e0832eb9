"""The words in which tellings of one quotation differ, and whether one of them stands alone with its words.

Two wordings are laid word on word. What a wording leaves out at its ends, behind dots or in brackets is no difference,
nor is spelling (`realise`, `No-one`, `we’ve`). Nothing here judges who is right.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from manytold.model.articles import Span

WORD = re.compile(r"\w+(?:['’]\w+)*|\[[^\]\n]{0,60}\]|\([^)\n]{0,60}\)|…|\.\.\.")
LONGEST = 240
"""Words of a wording that are looked at."""
FEWEST_WORDS = 4
FEWEST_SHARED = 0.6
"""Share of the shorter wording's words that must stand in the other in order; below it they are paraphrases, whose
words differ anyhow.
"""
EDGE = 2
"""Words at an end, where both wordings have some, that are other words and not another cut."""
WIDEST = 4
"""Words that one difference may span; more is another sentence."""
SHORT = {"n't": " not", "'ve": " have", "'re": " are", "'ll": " will", "'m": " am"}
ALONE = {"ve": "have", "re": "are", "ll": "will"}
GAP = "…"
SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "that",
        "and",
        "of",
        "in",
        "on",
        "to",
        "at",
        "this",
        "these",
        "those",
        "so",
        "just",
        "der",
        "die",
        "das",
        "ein",
        "eine",
        "dass",
        "und",
        "in",
        "le",
        "la",
        "les",
        "un",
        "une",
        "de",
        "que",
        "et",
        "el",
        "los",
        "las",
        "una",
        "y",
    ]
)
"""Words whose coming and going is the editor's and changes nothing that is said."""


@dataclass(frozen=True, slots=True)
class Worded:
    """One wording with its origin: words as they count, and where each stands."""

    origin: str
    span: Span
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    def stretch(self, first: int, last: int) -> Span:
        """The span of words `first` up to `last`."""
        return Span(self.span.article, self.span.version, self.places[first][0], self.places[last - 1][1])


def worded(origin: str, span: Span, text: str) -> Worded:
    """The words of a quotation: without case, marks and differences of spelling."""
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for match in WORD.finditer(text, span.start, span.end):
        if match[0][0] in "[(":
            continue
        for word in _plain(match[0]):
            words.append(word)
            places.append(match.span())
        if len(words) >= LONGEST:
            break
    return Worded(origin, span, tuple(words), tuple(places))


def _plain(word: str) -> list[str]:
    low = word.lower().replace("’", "'")
    if low[0] in ".…":
        return [GAP]
    for ending, full in SHORT.items():
        if low.endswith(ending) and len(low) > len(ending):
            low = low.removesuffix(ending) + full
            break
    return [_spelled(part) for part in low.replace("'", "").split()]


def _spelled(word: str) -> str:
    """One spelling for British and American forms."""
    if len(word) < 5:
        return ALONE.get(word, word)
    for british, american in (("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize")):
        if word.endswith(british):
            return word.removesuffix(british) + american
    return word.replace("our", "or")


@dataclass(frozen=True, slots=True)
class Differences:
    """Where wordings differ; `alone` when they are the words of one origin against the same words of two others."""

    spans: tuple[Span, ...] = ()
    alone: bool = False


Region = tuple[int, int]


def differences(wordings: Sequence[Worded]) -> Differences:
    """How wordings of one quotation differ from the first, which is the fullest; each origin has one voice."""
    first = wordings[0]
    heard: dict[str, Worded] = {}
    for one in wordings:
        heard.setdefault(one.origin, one)
    others = [one for origin, one in heard.items() if origin != first.origin]
    if len(first.words) < FEWEST_WORDS or not others:
        return Differences()
    laid = {one.origin: cells for one in others if (cells := _laid(first.words, one.words)) is not None}
    spans: set[Span] = set()
    alone = False
    for region in _regions(first.words, laid):
        variants = dict(_variants(first, region, laid))
        found, lonely = _told_apart(variants, heard)
        spans |= set(found)
        alone = alone or lonely
    return Differences(tuple(sorted(spans)), alone)


Cells = tuple[tuple[str, int, int, int, int], ...]


def _laid(full: Sequence[str], other: Sequence[str]) -> Cells | None:
    """The steps from the fullest wording to another, without what is cut off at its ends; None for a paraphrase."""
    if len(other) < FEWEST_WORDS:
        return None
    steps = [(o.tag, o.src_start, o.src_end, o.dest_start, o.dest_end) for o in Levenshtein.opcodes(full, other)]
    same = [i for i, step in enumerate(steps) if step[0] == "equal"]
    shared = sum(steps[i][2] - steps[i][1] for i in same)
    if shared < max(FEWEST_WORDS - 1, FEWEST_SHARED * min(len(full), len(other))):
        return None
    (_, a, _, c, _), (_, _, b, _, d) = steps[same[0]], steps[same[-1]]
    before, after = min(a, c), min(len(full) - b, len(other) - d)
    core = steps[same[0] : same[-1] + 1]
    if before > 0 and (a <= EDGE or c <= EDGE):
        core.insert(0, ("replace", a - before, a, c - before, c))
    if after > 0 and (len(full) - b <= EDGE or len(other) - d <= EDGE):
        both = len(full) - b <= EDGE and len(other) - d <= EDGE
        core.append(("replace", b, len(full) if both else b + after, d, len(other) if both else d + after))
    return tuple(core)


def _regions(full: Sequence[str], laid: Mapping[str, Cells]) -> list[Region]:
    """Stretches of the fullest wording in which another one differs, joined where they touch."""
    found = sorted(
        {(a, b) for cells in laid.values() for tag, a, b, c, d in cells if tag != "equal" and _counts(a, b, c, d)}
    )
    joined: list[Region] = []
    for start, end in found:
        if any(word == GAP for word in full[max(0, start - 1) : end + 1]):
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _counts(a: int, b: int, c: int, d: int) -> bool:
    return b - a <= WIDEST and d - c <= WIDEST


def _variants(first: Worded, region: Region, laid: Mapping[str, Cells]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each origin that covers the region, with the words that it has there, as first and last index."""
    yield first.origin, region
    start, end = region
    for origin, cells in laid.items():
        if cells[0][1] > max(0, start - 1) or cells[-1][2] < end:
            continue
        yield origin, (_place(cells, start, last=False), _place(cells, end, last=True))


def _place(cells: Cells, at: int, *, last: bool) -> int:
    """Where a place of the fullest wording lies in another one; words put in right there belong to it."""
    for tag, a, b, c, d in cells:
        if tag == "insert" and a == at:
            return d if last else c
        if a <= at < b or (last and at == b and tag != "insert"):
            if tag == "equal":
                step = c + at - a
                follows = next((x for x in cells if x[0] == "insert" and x[1] == at), None)
                return step if follows is None else (follows[4] if last else follows[3])
            return d if last else c
    return cells[-1][4]


def _told_apart(variants: Mapping[str, tuple[int, int]], heard: Mapping[str, Worded]) -> tuple[list[Span], bool]:
    """The words of the one against the others, or of all where no two agree against one."""
    said: dict[str, list[str]] = defaultdict(list)
    for origin, (a, b) in variants.items():
        if GAP in heard[origin].words[max(0, a - 1) : b + 1]:
            continue
        said["".join(word for word in heard[origin].words[a:b] if word not in SMALL)].append(origin)
    if len(said) < 2:
        return [], False
    ordered = sorted(said.values(), key=lambda origins: (len(origins), origins))
    alone = len(ordered) == 2 and len(ordered[0]) == 1 and len(ordered[1]) >= 2
    shown = ordered[0] if alone else [origin for origins in ordered for origin in origins]
    return [_shown(heard[o], *variants[o]) for o in shown], alone


def _shown(one: Worded, a: int, b: int) -> Span:
    """The words themselves, or the two around the place where the others have more."""
    return one.stretch(a, b) if a < b else one.stretch(max(0, a - 1), min(len(one.words), a + 1))
