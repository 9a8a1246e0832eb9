"""What can be measured of each line of a page: its words, its boxes, its neighbours, its part in the whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from manytold.read.boxes import BIT, MARKS
from manytold.read.cues import KINDS, cues
from manytold.read.outline import Outline
from manytold.read.traits import START, traits

Numbers = npt.NDArray[Any]
Columns = list[Numbers]

NO_LETTER = re.compile(r"[\W_]+")
_LINE = ("p", "div", "li", "h1", "h2", "h3", "h4", "td", "blockquote", "section", "article", "figcaption", "dd")
DRESSES = ("a", "small", "em", "i", "span")
_BOX = ("p", "div", "li", "td", "figure", "blockquote")
LINE_TAGS = {tag: at for at, tag in enumerate(_LINE)}
BOX_TAGS = {tag: at + len(_LINE) for at, tag in enumerate(_BOX)}
PROSE, CLOSED_PROSE = 220, 110
"""Running text: as long, in letters, or half as long and ended as a sentence ends."""
MUCH, MOST, HALF = 0.3, 0.8, 0.5
REACH = 3
COUNTS = [0, 1, 4, 6]
"""Columns of a line's traits that are counts, of which the logarithm is taken."""
WIDTHS = (3, 6, 12)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the page states of its article elsewhere: its headline, its summary and, as linked data, its text."""

    title: str = ""
    summary: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines as columns: `size` in letters, `linked` and `strong` as shares, `prose` and the other flags as 0 or 1."""

    size: Numbers
    linked: Numbers
    strong: Numbers
    closed: Numbers
    heading: Numbers
    prose: Numbers
    own: Numbers
    letters: Sequence[str]

    @property
    def weight(self) -> Numbers:
        """Letters of running text."""
        return self.prose * self.size


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes as columns, and of each line its box, the highest box that holds it alone, and the box around that.

    Boxes of one `chain` have the same kinds of boxes around them; lines of one `kin` the same dress too. `part` is the
    nearest article element of a line, 0 where there is none.
    """

    parent: Numbers
    first: Numbers
    end: Numbers
    depth: Numbers
    marks: Numbers
    box: Numbers
    alone: Numbers
    around: Numbers
    chain: Numbers
    kin: Numbers
    part: Numbers

    def inside(self, values: Numbers) -> Numbers:
        """The sum of lines' values in each box."""
        sums = summed(values)
        return sums[self.end] - sums[self.first]


@dataclass(frozen=True, slots=True)
class View:
    """A page measured: lines, layout, one row of features a line, and which line is the headline, -1 where none is."""

    lines: Lines
    layout: Layout
    rows: Numbers
    head: int


def view(page: Outline, hints: Hints) -> View:
    """The page with the features of the first look; it must have lines."""
    lines, layout = lines_of(page), layout_of(page)
    is_title, is_head, head = _headline(page, lines, hints.title)
    columns: Columns = [
        lines.own,
        _kinds(page, layout),
        *_marks(lines, layout),
        *_containers(lines, layout),
        is_title,
        is_head,
        *_article(lines, layout, is_head, head),
        *_stated(lines, hints),
        *_main_box(lines, layout, MOST),
        *_main_box(lines, layout, HALF),
        *_alike(page, lines, layout),
        *_cues(page, lines, layout),
        *_near(lines, layout),
        *_whole(lines),
    ]
    return View(lines, layout, table(columns, len(page.texts)), head)


def table(columns: Columns, count: int) -> Numbers:
    """Columns and blocks of columns side by side."""
    blocks = [np.reshape(column, (count, -1)) for column in columns]
    ends = np.cumsum([block.shape[1] for block in blocks]).tolist()
    whole = np.empty((count, ends[-1]), np.float32)
    for block, end in zip(blocks, ends, strict=True):
        whole[:, end - block.shape[1] : end] = block
    return whole


def summed(values: Numbers) -> Numbers:
    """Sums of all values before each place, so that a stretch has the difference of two."""
    sums = np.zeros(len(values) + 1)
    np.cumsum(values, out=sums[1:])
    return sums


def lines_of(page: Outline) -> Lines:
    """What each line shows by itself."""
    own = traits(page.texts)
    size, length = own[:, 0].copy(), own[:, 1].copy()
    own[:, COUNTS] = np.log1p(own[:, COUNTS])
    linked = np.minimum(np.array(page.linked, np.float32) / length, 1)
    strong = np.minimum(np.array(page.strong, np.float32) / length, 1)
    inside = inherited(page.marks, page.parents)[np.array(page.boxes)]
    heading = ((inside & BIT["in_heading"]) > 0).astype(np.float32)
    closed = own[:, 2]
    long = (size >= PROSE) | ((size >= CLOSED_PROSE) & (closed > 0))
    prose = (long & (linked <= HALF) & (heading == 0)).astype(np.float32)
    columns = [own, linked, strong, np.log1p(page.links), heading, prose]
    letters = [NO_LETTER.sub("", text[:START].casefold()) for text in page.texts]
    return Lines(size, linked, strong, closed, heading, prose, table(columns, len(page.texts)), letters)


def inherited(marks: Sequence[int], parents: Sequence[int]) -> Numbers:
    """The marks of each box and all boxes around it."""
    found = list(marks)
    for at in range(1, len(found)):
        found[at] |= found[parents[at]]
    return np.array(found, np.int64)


def layout_of(page: Outline) -> Layout:
    """Where the lines stand."""
    parent, box = np.array(page.parents), np.array(page.boxes)
    first, end = np.array(page.firsts), np.array(page.ends)
    alone = box
    for _ in range(8):
        above = parent[alone]
        alone = np.where(end[above] - first[above] == 1, above, alone)
    around = np.where(end[alone] - first[alone] > 1, alone, parent[alone])
    seen: dict[tuple[int, str], int] = {}
    chains = [0] * len(page.kinds)
    for at in range(1, len(chains)):
        chains[at] = seen.setdefault((chains[page.parents[at]], page.kinds[at]), len(seen) + 1)
    chain, articles = np.array(chains), [0] * len(chains)
    made: dict[tuple[int, str], int] = {}
    kin = [made.setdefault((chains[at], dress), len(made)) for at, dress in zip(page.boxes, page.dress, strict=True)]
    for at in range(1, len(chains)):
        articles[at] = at if page.tags[at] == "article" else articles[page.parents[at]]
    return Layout(
        parent=parent,
        first=first,
        end=end,
        depth=np.array(page.depths),
        marks=np.array(page.marks, np.int64),
        box=box,
        alone=alone,
        around=around,
        chain=chain,
        kin=np.array(kin),
        part=np.array(articles)[box],
    )


def _kinds(page: Outline, layout: Layout) -> Numbers:
    """Tags of a line's box and of the highest box that it has for itself."""
    rows = np.zeros((len(page.texts), len(LINE_TAGS) + len(BOX_TAGS)), np.float32)
    for at, (box, alone) in enumerate(zip(page.boxes, layout.alone.tolist(), strict=True)):
        if (column := LINE_TAGS.get(page.tags[box])) is not None:
            rows[at, column] = 1
        if (column := BOX_TAGS.get(page.tags[alone])) is not None:
            rows[at, column] = 1
    return rows


def _marks(lines: Lines, layout: Layout) -> Columns:
    """What names say of the line's own boxes, of those nearby, and of all around it that are not the whole article."""
    marks, parent = layout.marks, layout.parent
    weight = layout.inside(lines.weight)
    said = np.where(weight >= MUCH * max(lines.weight.sum(), 1), 0, marks)
    outer = inherited(said.tolist(), parent.tolist())[layout.box]
    above = parent[layout.alone]
    own = marks[layout.box] | marks[layout.alone] | marks[above]
    near = own | marks[parent[above]] | marks[parent[parent[above]]]
    bits = np.arange(len(MARKS))
    return [(bag[:, None] >> bits) & 1 for bag in (own, near, outer)]


def _containers(lines: Lines, layout: Layout) -> Columns:
    """The three nearest boxes that hold more lines each: their share of the text, how many lines, how linked."""
    weight, size = layout.inside(lines.weight), layout.inside(lines.size)
    linked, count = layout.inside(lines.linked * lines.size), layout.end - layout.first
    whole, all_letters = max(lines.weight.sum(), 1), max(lines.size.sum(), 1)
    at, places = np.arange(len(lines.size)), layout.around
    columns: Columns = []
    for _ in range(3):
        n, s = np.maximum(count[places], 1), np.maximum(size[places], 1)
        columns += [weight[places] / whole, size[places] / all_letters, np.log1p(n), linked[places] / s]
        columns += [np.log1p(s / n), weight[places] / s, (at - layout.first[places]) / n]
        wider = layout.parent[places]
        for _ in range(8):
            wider = np.where(count[wider] == count[places], layout.parent[wider], wider)
        places = wider
    return columns


def _article(lines: Lines, layout: Layout, is_head: Numbers, head: int) -> Columns:
    """Where a line stands from the headline and from the box that holds most of the running text."""
    count = len(lines.size)
    at, read = np.arange(count), summed(lines.weight)
    after = at > head if head >= 0 else np.zeros(count)
    away = np.sign(at - head) * np.log1p(abs(at - head)) if head >= 0 else np.zeros(count)
    since = np.log1p(np.maximum(read[:-1] - read[max(head, 0)], 0))
    heads = summed(is_head)
    between = np.abs(heads[:-1] - heads[max(head, 0)]) - (after if head >= 0 else 0)
    weight = np.bincount(layout.part, weights=lines.weight, minlength=1)
    part_share = weight[layout.part] / max(lines.weight.sum(), 1)
    home = layout.part == (layout.part[head] if head >= 0 else np.argmax(weight))
    parts = np.full(count, np.log1p(np.count_nonzero(weight)))
    columns: Columns = [np.full(count, head >= 0), after, away, since, np.minimum(between, 5)]
    return [*columns, part_share, home, layout.part > 0, parts, home & (layout.part > 0)]


def _headline(page: Outline, lines: Lines, title: str) -> tuple[Numbers, Numbers, int]:
    """Which lines repeat the title, which are of the first rank, and which of both is the headline, or -1."""
    wanted = NO_LETTER.sub("", title.casefold())[:120]
    same = [
        bool(wanted) and (own == wanted or (len(own) > 20 and (own.startswith(wanted) or wanted.startswith(own))))
        for own in lines.letters
    ]
    first = [page.tags[box] == "h1" or page.tags[page.parents[box]] == "h1" for box in page.boxes]
    is_title, is_head = np.array(same, np.float32), np.array(first, np.float32)
    rank = 2 * is_title + is_head
    return is_title, is_head, int(rank.argmax()) if rank.max() > 0 else -1


def _stated(lines: Lines, hints: Hints) -> Columns:
    """Whether the page states the line elsewhere, or shows it twice."""
    summary = NO_LETTER.sub("", hints.summary.casefold())[:150]
    body = NO_LETTER.sub("", hints.body.casefold())
    given = len(body) > 500
    sums = [
        len(own) > 25 and len(summary) > 25 and (summary.startswith(own[:100]) or own.startswith(summary[:100]))
        for own in lines.letters
    ]
    in_body = [given and len(own) > 12 and own[:80] in body for own in lines.letters]
    first: dict[str, int] = {}
    again = [first.setdefault(own, at) != at for at, own in enumerate(lines.letters)]
    twice = {own for own, seen in zip(lines.letters, again, strict=True) if seen}
    columns = [sums, np.full(len(sums), given), in_body, again, [own in twice for own in lines.letters]]
    return [np.asarray(column, np.float32) for column in columns]


def _main_box(lines: Lines, layout: Layout, share: float) -> Columns:
    """The smallest box with this share of the running text, and how far from it a line is."""
    weight, at = layout.inside(lines.weight), np.arange(len(lines.size))
    held = np.flatnonzero(weight >= share * max(lines.weight.sum(), 1))
    box = int(held[np.argmax(layout.depth[held])]) if len(held) else 0
    first, end = int(layout.first[box]), int(layout.end[box])
    before, after = at < first, at >= end
    inside = ~(before | after)
    gap = np.where(after, at - end + 1, np.where(before, first - at, 0))
    return [inside, np.where(inside, layout.depth[layout.alone] - layout.depth[box], -1), after, before, np.log1p(gap)]


def _alike(page: Outline, lines: Lines, layout: Layout) -> Columns:
    """The lines that stand in boxes of the same kind: how many, how long, how linked, how much running text."""
    names: dict[str, int] = {}
    kinds = np.array([names.setdefault(page.kinds[box], len(names)) for box in page.boxes])
    whole = max(lines.weight.sum(), 1)
    columns: Columns = []
    for group in (layout.chain[layout.box], layout.chain[layout.parent[layout.alone]], kinds, layout.kin):
        n, size, weight, linked = (
            np.bincount(group, weights=w)[group]
            for w in (np.ones(len(group)), lines.size, lines.weight, lines.linked * lines.size)
        )
        columns += [weight / whole, np.log1p(n), np.log1p(size / n), linked / size, weight / size]
    return columns


def _cues(page: Outline, lines: Lines, layout: Layout) -> Columns:
    """Phrases of the line itself, how long ago a heading spoke of other stories, and phrases in the box around."""
    found, at = cues(page.texts), np.arange(len(page.texts))
    short = (lines.size < PROSE / 2)[:, None]
    others = np.flatnonzero(found[:, 0] * short[:, 0])
    since = at - np.concatenate([[-200], others])[np.searchsorted(others, at, "right")]
    count = np.maximum(layout.end - layout.first, 1)
    sums = np.vstack([np.zeros((1, len(KINDS))), np.cumsum(found[:, : len(KINDS)], axis=0)])
    held = ((sums[layout.end] - sums[layout.first]) / count[:, None])[layout.around]
    worn = {dress: [bool(dress), *(name in dress.split(".") for name in DRESSES)] for dress in set(page.dress)}
    return [found, np.log1p(since), held, np.array([worn[dress] for dress in page.dress])]


def _near(lines: Lines, layout: Layout) -> Columns:
    """The lines before and after, and how far the next running text is."""
    count = len(lines.size)
    at, prose = np.arange(count), np.flatnonzero(lines.prose)
    columns: Columns = []
    chain, around = layout.chain[layout.box] + 1, layout.around + 1
    for step in (1, 2, 3, -1, -2, -3):
        columns += [shifted(np.log1p(lines.size), step), shifted(lines.linked, step)]
        if abs(step) < REACH:
            columns += [shifted(values, step) for values in (lines.closed, lines.heading, lines.strong)]
            columns += [shifted(chain, step) == chain, shifted(around, step) == around]
    places = np.concatenate([[-200], prose, [count + 200]])
    before, after = np.searchsorted(prose, at, "left"), np.searchsorted(prose, at, "right") + 1
    columns += [
        np.log1p(at - places[before]),
        np.log1p(places[after] - at),
        np.log1p(before),
        np.log1p(len(places) - after),
    ]
    sizes, weights, linked = (summed(v) for v in (lines.size, lines.weight, lines.linked * lines.size))
    for width in WIDTHS:
        low, high = np.maximum(at - width, 0), np.minimum(at + width + 1, count)
        total = sizes[high] - sizes[low]
        columns += [(weights[high] - weights[low]) / total, (linked[high] - linked[low]) / total]
    return columns


def shifted(values: Numbers, step: int) -> Numbers:
    """The values of the lines `step` before (or, below zero, after); 0 outside the page."""
    moved = np.zeros_like(values)
    if 0 < step < len(values):
        moved[step:] = values[:-step]
    elif 0 < -step < len(values):
        moved[:step] = values[-step:]
    return moved


def _whole(lines: Lines) -> Columns:
    """The place on the page, and what page it is."""
    count = len(lines.size)
    at, sizes, weights = np.arange(count), summed(lines.size), summed(lines.weight)
    page = [np.log1p(count), np.log1p(weights[-1]), weights[-1] / sizes[-1]]
    columns: Columns = [at / count, np.log1p(at), sizes[:-1] / sizes[-1], weights[:-1] / max(weights[-1], 1)]
    return [*columns, *(np.full(count, value) for value in page)]
