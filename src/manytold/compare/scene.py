"""An article as a row of tokens with its names, marks and frames: what attribution rules look at."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from manytold.compare.cues import Cues, cues_of
from manytold.compare.dashes import dashed
from manytold.compare.marks import Marked, marked
from manytold.compare.titles import titles
from manytold.model.articles import Article
from manytold.model.statements import Annotation, Name

TOKEN = re.compile(r"\d+(?:[.,:]\d+)+|\w+(?:-\w+)*|[^\w\s]")
LINE = re.compile(r"[^\n]+")
SAID_IT = re.compile(r"^(\w+?)-(?:t-)?(il|elle|ils|elles|on)$")
RUN_ON = re.compile(r"(?<=[^\W\d_]{3})\.(?=[A-ZÄÖÜ][^\W\d_]{2})")
"""A stop between two sentences without a blank."""
ENDS = frozenset(".!?…。！？")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign; `name` is the index of the name it belongs to, or -1; `quoted` words stand between marks."""

    start: int
    end: int
    low: str
    upper: bool
    name: int
    quoted: bool


@dataclass(frozen=True)
class Scene:
    """One text with everything in its place. `lines` are the lines that may be read (no captions)."""

    text: str
    cues: Cues
    names: tuple[Name, ...]
    lines: tuple[tuple[int, int], ...]
    marks: tuple[Marked, ...]
    ends: tuple[int, ...]
    tokens: tuple[Token, ...]

    @cached_property
    def starts(self) -> list[int]:
        """Start offsets of the tokens."""
        return [token.start for token in self.tokens]

    @cached_property
    def roles(self) -> dict[str, frozenset[str]]:
        """The people who stand right beside a role: `mayor Dora Marek`, `Dora Marek, the mayor`."""
        found: dict[str, set[str]] = {}
        for name in self.names:
            if name.kind == "person":
                for role in self._beside(name) & self.cues.roles:
                    found.setdefault(role, set()).add(name.whole or name.text)
        return {role: frozenset(people) for role, people in found.items()}

    def _beside(self, name: Name) -> set[str]:
        """The word before a name and those of an apposition after it."""
        before = self.between(max(0, name.start - 40), name.start)
        after = [t.low for t in self.between(name.end, name.end + 60)]
        words = {before[-1].low} if before else set()
        if len(after) > 2 and after[0] == ",":
            inside = after[1:4]
            stop = next((i for i, low in enumerate(inside) if low in ",."), len(inside))
            words |= set(inside[:stop])
        return words

    @cached_property
    def titles(self) -> dict[str, frozenset[str]]:
        """The words that stand right before the mentions of a person."""
        found: dict[str, set[str]] = {}
        for name in self.names:
            before = self.between(max(0, name.start - 24), name.start)
            found.setdefault(name.whole, set()).update(t.low for t in before[-1:])
        return {whole: frozenset(words) for whole, words in found.items()}

    @cached_property
    def families(self) -> dict[str, frozenset[str]]:
        """Last word of a person's name to all full names that end with it."""
        found: dict[str, set[str]] = {}
        for name in self.names:
            if name.kind == "person" and " " in name.whole:
                found.setdefault(name.whole.split()[-1], set()).add(name.whole)
        return {last: frozenset(wholes) for last, wholes in found.items()}

    @cached_property
    def people(self) -> frozenset[str]:
        """Full names of all persons."""
        return frozenset(name.whole or name.text for name in self.names if name.kind == "person")

    @cached_property
    def wholes(self) -> frozenset[str]:
        """All names as written and in full."""
        return frozenset(form for name in self.names for form in (name.whole, name.text))

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """Tokens from `start` up to `end`."""
        return self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def around(self, start: int, end: int, frame: tuple[int, int], most: int) -> tuple[Token, ...]:
        """Tokens of a sentence, at most so many before a stretch of it and so many after."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        low, high = bisect_left(self.starts, frame[0]), bisect_left(self.starts, frame[1])
        return self.tokens[max(low, first - most) : first] + self.tokens[last : min(high, last + most)]

    def line_of(self, at: int) -> tuple[int, int]:
        """The line that `at` stands in."""
        return self.lines[max(0, bisect_right(self.lines, (at, len(self.text) + 1)) - 1)]

    def frame(self, start: int, end: int) -> tuple[int, int]:
        """The sentence around a stretch; a sentence's end between marks counts for nothing."""
        first, last = self.line_of(start)[0], self.line_of(max(start, end - 1))[1]
        before = bisect_right(self.ends, start)
        after = bisect_left(self.ends, end)
        begin = max(first, self.ends[before - 1] if before else 0)
        finish = min(last, self.ends[after] if after < len(self.ends) else last)
        while begin < finish and self.text[begin].isspace():
            begin += 1
        return begin, finish

    @cached_property
    def frames(self) -> list[tuple[int, int]]:
        """All sentences, in order."""
        found: list[tuple[int, int]] = []
        at = 0
        for start, end in self.lines:
            at = start
            for stop in (*(e for e in self.ends[bisect_right(self.ends, start) : bisect_left(self.ends, end)]), end):
                while at < stop and self.text[at].isspace():
                    at += 1
                if at < stop:
                    found.append((at, stop))
                at = stop
        return found


def scene_of(article: Article, annotation: Annotation) -> Scene:
    """The scene of an article; captions are left out because their names are never speakers."""
    text = article.text
    hidden = [(p.start, p.end) for p in article.passages if p.kind == "caption"]
    lines = [m.span() for m in LINE.finditer(text)]
    lines = [(s, e) for s, e in lines if not any(a <= s and e <= b for a, b in hidden)]
    cues = cues_of(article.language)
    found = marked(text, lines)
    found = sorted([*found, *dashed(text, lines, found, cues)], key=lambda mark: mark.outer_start)
    names_of_works = titles(text, found, cues)
    marks = [mark for mark in found if mark not in names_of_works]
    closed = {m.outer_end for m in marks if text[m.end - 1] in ENDS and _starts_anew(text, m.outer_end)}
    run_on = {m.end() for m in RUN_ON.finditer(text)} if cues.capital_nouns else set()
    ends = sorted({s.end for s in annotation.sentences} | closed | run_on)
    opened = [m.outer_start for m in marks]
    outside = [e for e in ends if not _within(e, marks, opened)]
    names = tuple(n for n in annotation.names if n.end > n.start)
    return Scene(text, cues, names, tuple(lines), tuple(marks), tuple(outside),
                 _tokens(text, lines, names, marks))  # fmt: skip


def _within(at: int, marks: list[Marked], opened: list[int]) -> bool:
    """Whether a place lies inside a pair of marks."""
    before = bisect_left(opened, at) - 1
    return before >= 0 and at < marks[before].outer_end


def _starts_anew(text: str, at: int) -> bool:
    """Whether a new sentence starts after a closing mark: a blank and a capital."""
    after = text[at : at + 3].lstrip()
    return bool(after) and text[at].isspace() and after[0].isupper()


def _tokens(text: str, lines: list[tuple[int, int]], names: tuple[Name, ...], marks: list[Marked]) -> tuple[Token, ...]:
    found: list[Token] = []
    name_at, mark_at = 0, 0
    for start, end in lines:
        for match in TOKEN.finditer(text, start, end):
            a, b = match.span()
            while name_at < len(names) and names[name_at].end <= a:
                name_at += 1
            while mark_at < len(marks) and marks[mark_at].outer_end <= a:
                mark_at += 1
            named = name_at if name_at < len(names) and names[name_at].start <= a else -1
            quoted = mark_at < len(marks) and marks[mark_at].outer_start <= a
            found.extend(_split(a, b, match.group(), named, quoted))
    return tuple(found)


def _split(start: int, end: int, word: str, named: int, quoted: bool) -> list[Token]:
    """One token, or two for a French verb with its pronoun (`dit-il`, `a-t-elle`)."""
    low = word.lower()
    bound = SAID_IT.match(low)
    if bound is None:
        return [Token(start, end, low, word[:1].isupper(), named, quoted)]
    cut = start + len(bound[1])
    last = end - len(bound[2])
    return [Token(start, cut, bound[1], False, -1, quoted), Token(last, end, bound[2], False, -1, quoted)]
