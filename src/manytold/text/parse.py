"""Grammar of English texts: words with their tags, a tree for each sentence, and mentions of names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from manytold.model.statements import NameKind, Stretch
from manytold.text.encoder import LANGUAGE, Encoder, Numbers, encoder
from manytold.text.tokens import tokens
from manytold.text.trees import best_tree

ROOT = -1
MOST_WORDS = 10_000
"""Words of a text that are parsed; what follows has no grammar. That many take less than a second of CPU."""
MOST_PARTS = 120
"""Parts of words that the model sees at once; a longer sentence is cut and has several trees."""
KINDS: dict[str, NameKind] = {"PER": "person", "LOC": "place", "ORG": "organisation", "OTH": "other"}
CLAUSES = frozenset(("conj", "xcomp", "parataxis"))
SUBJECTS = ("nsubj", "csubj")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as the model sees it: its first word, the word after its last, and how well each kind fits."""

    first: int
    after: int
    kind: NameKind
    fits: tuple[tuple[NameKind, float], ...]


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of a text by number: where each is, its part of speech (UPOS), its head (-1 for none) and its label.

    Tags and labels are those of Universal Dependencies, labels without what follows a colon.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    mentions: tuple[Mention, ...]
    children: tuple[tuple[int, ...], ...]

    def within(self, start: int, end: int) -> range:
        """The words that lie wholly between two places of the text."""
        first = int(np.searchsorted(self.starts, start))
        return range(first, max(first, int(np.searchsorted(self.ends, end, side="right"))))

    def head_of(self, start: int, end: int) -> int | None:
        """The word between two places on which the others there hang: the first whose head lies outside."""
        inside = self.within(start, end)
        return next((word for word in inside if self.heads[word] not in inside and self.tags[word] != "PUNCT"), None)

    def subject_of(self, verb: int) -> int | None:
        """The subject of a verb, its own or that of the verb it goes on from ("he came and saw")."""
        for _ in range(len(self.heads)):
            for child in self.children[verb]:
                if self.labels[child] in SUBJECTS:
                    return child
            if self.labels[verb] not in CLAUSES or self.heads[verb] == ROOT:
                return None
            verb = self.heads[verb]
        return None

    def subtree(self, word: int) -> Stretch:
        """From the first to the last letter of what hangs on a word, the word itself counted."""
        start, end, open_ = self.starts[word], self.ends[word], list(self.children[word])
        while open_:
            at = open_.pop()
            start, end = min(start, self.starts[at]), max(end, self.ends[at])
            open_ += self.children[at]
        return Stretch(start, end)


def parsed(text: str, sentences: tuple[Stretch, ...], language: str | None) -> Parse | None:
    """The grammar of a text in English; None for any other language. A sentence's tree depends on itself alone."""
    return _parsed(text, sentences) if language == LANGUAGE else None


@lru_cache(maxsize=64)
def _parsed(text: str, sentences: tuple[Stretch, ...]) -> Parse:
    model = encoder()
    starts, ends, tags, heads, labels, mentions = [], [], [], [], [], []  # type: ignore[var-annotated]
    for part in _parts(text, sentences, model):
        at = len(starts)
        found = sentence_of(model, [text[a:b] for a, b in part])
        starts += [a for a, _ in part]
        ends += [b for _, b in part]
        tags += found.tags
        heads += [head + at - 1 if head else ROOT for head in found.heads]
        labels += found.labels
        mentions += [Mention(m.first + at, m.after + at, m.kind, m.fits) for m in found.mentions]
    children: list[list[int]] = [[] for _ in starts]
    for word, head in enumerate(heads):
        if head != ROOT:
            children[head].append(word)
    below = tuple(map(tuple, children))
    return Parse(tuple(starts), tuple(ends), tuple(tags), tuple(heads), tuple(labels), tuple(mentions), below)


def _parts(text: str, sentences: Sequence[Stretch], model: Encoder) -> Iterator[list[tuple[int, int]]]:
    """The words of each sentence, long sentences cut, up to so many words of the text."""
    left = MOST_WORDS
    for sentence in sentences:
        words = [(a + sentence.start, b + sentence.start) for a, b in tokens(text[sentence.start : sentence.end])]
        words = words[:left]
        left -= len(words)
        part: list[tuple[int, int]] = []
        size = 0
        for a, b in words:
            parts = len(model.vocabulary.parts(text[a:b]))
            if part and size + parts > MOST_PARTS:
                yield part
                part, size = [], 0
            part.append((a, b))
            size += parts
        if part:
            yield part
        if left <= 0:
            return


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence by itself; heads count from 1, 0 is none."""

    tags: list[str]
    heads: list[int]
    labels: list[str]
    mentions: list[Mention]


def sentence_of(model: Encoder, words: Sequence[str]) -> Sentence:
    """The grammar of one sentence by itself, given its words."""
    found = model.scores(model.pieces(words))
    heads = best_tree(found.arcs)
    labelled = model.label_scores(found, heads)
    root = model.labels.index("root")
    labelled[:, root] = np.where(np.array(heads) == 0, np.inf, -np.inf)
    tags = [model.tags[at] for at in found.tags[1:].argmax(axis=1)]
    labels = [model.labels[at] for at in labelled.argmax(axis=1)]
    return Sentence(tags, heads, labels, list(_mentions(found.marks[1:], model.marks)))


def _mentions(scores: Numbers, marks: tuple[str, ...]) -> Iterator[Mention]:
    """The names of one sentence from the best row of marks."""
    likely = scores - scores.max(axis=1, keepdims=True)
    likely -= np.log(np.exp(likely).sum(axis=1, keepdims=True))
    best = _best_marks(likely, marks)
    for first, mark in enumerate(best):
        if not mark.startswith("B"):
            continue
        after = first + 1
        while after < len(best) and best[after].startswith("I"):
            after += 1
        yield Mention(first, after, KINDS[mark[2:]], _fits(likely[first:after], marks))


def _fits(likely: Numbers, marks: tuple[str, ...]) -> tuple[tuple[NameKind, float], ...]:
    """How well each kind fits a name: the mean of its words, as logarithms."""
    found = []
    for short, kind in KINDS.items():
        places = [marks.index(f"{'I' if at else 'B'}-{short}") for at in range(len(likely))]
        found.append((kind, float(likely[np.arange(len(likely)), places].mean())))
    return tuple(found)


@lru_cache(maxsize=2)
def _steps(marks: tuple[str, ...]) -> Numbers:
    """From each mark to each other: 0, or never where a name would go on that did not begin."""
    steps = np.zeros((len(marks), len(marks)))
    for a, before in enumerate(marks):
        for b, after in enumerate(marks):
            if after[0] == "I" and before[1:] != after[1:]:
                steps[a, b] = -np.inf
    return steps


def _best_marks(likely: Numbers, marks: tuple[str, ...]) -> list[str]:
    """The likeliest row of marks that can be (Viterbi 1967)."""
    steps = _steps(marks)
    plain = likely.argmax(axis=1)
    if np.isfinite(steps[np.append(marks.index("O"), plain[:-1]), plain]).all():
        return [marks[place] for place in plain]
    best = likely[0] + steps[marks.index("O")]
    back = []
    for row in likely[1:]:
        through = best[:, None] + steps
        back.append(through.argmax(axis=0))
        best = through.max(axis=0) + row
    at = int(best.argmax())
    found = [at]
    for came in reversed(back):
        at = int(came[at])
        found.append(at)
    return [marks[place] for place in reversed(found)]
