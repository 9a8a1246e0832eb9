"""Average-link agglomeration (Sokal and Michener 1958) over a sparse graph: a pair without a score counts as 0.

Scores become whole millionths, so that sums are exact and no order of the input can change the answer; ties go to the
groups whose least id comes first.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from manytold.model.corrections import parted

MILLION = 1_000_000

Entry = tuple[float, int, int, int, int]
Pair = tuple[str, str]
Sides = Mapping[str, Collection[str]]
"""On which sides of the owner's corrections somebody stands (see `model.corrections`)."""
NO_SIDES: Sides = {}


def agglomerate(
    ids: Sequence[str],
    scores: Mapping[Pair, float],
    given: Iterable[Pair],
    cut: float,
    said: Iterable[Pair] = (),
    sides: Sides = NO_SIDES,
) -> list[tuple[str, ...]]:
    """Groups of the ids, each sorted, in order of their first; `said` and then `given` pairs are joined at the start.

    Those that given pairs join are copies of one text and count as one, with the mean of their scores: five hundred
    copies have no more weight than one. Whatever would put both sides of a correction into one group is refused.
    """
    names = sorted(set(ids))
    at = {name: i for i, name in enumerate(names)}
    forest = _Forest(len(names), {at[name]: set(marks) for name, marks in sides.items() if marks and name in at})
    texts = _Forest(len(names), {})
    for a, b in sorted(said):
        if not forest.parted(at[a], at[b]):
            forest.join(at[a], at[b])
    for a, b in sorted(given):
        if not forest.parted(at[a], at[b]):
            forest.join(at[a], at[b])
            texts.join(at[a], at[b])
    for (a, b), score in sorted(scores.items()):
        texts.add(at[a], at[b], round(score * MILLION))
    forest.weigh(texts)
    forest.join_all(cut * MILLION)
    return sorted(tuple(names[i] for i in sorted(members)) for members in forest.members.values())


class _Forest:
    """Groups under way, each called by its least number, with the sums of scores between them."""

    def __init__(self, count: int, sides: dict[int, set[str]]) -> None:
        self.sides = sides
        self.members: dict[int, list[int]] = {i: [i] for i in range(count)}
        self.home = list(range(count))
        self.sums: dict[int, dict[int, int]] = {}
        self.changes = [0] * count
        self.sizes = [1] * count

    def add(self, i: int, j: int, score: int) -> None:
        a, b = self.home[i], self.home[j]
        if a == b:
            return
        for x, y in ((a, b), (b, a)):
            row = self.sums.setdefault(x, {})
            row[y] = row.get(y, 0) + score

    def weigh(self, texts: "_Forest") -> None:
        """Takes scores and sizes of groups from texts, each of which counts as one however many copies it has."""
        self.sizes = [0] * len(self.home)
        for text, members in texts.members.items():
            self.sizes[self.home[text]] += 1
            for other, total in texts.sums.get(text, {}).items():
                if text < other:
                    self.add(text, other, round(total / (len(members) * len(texts.members[other]))))

    def parted(self, i: int, j: int) -> bool:
        """Whether the groups of two numbers hold both sides of a correction."""
        mine, theirs = self.sides.get(self.home[i]), self.sides.get(self.home[j])
        return bool(mine and theirs) and parted(mine or (), theirs or ())

    def join(self, i: int, j: int) -> int:
        """Joins the groups of two numbers under the smaller name, which is returned."""
        a, b = sorted((self.home[i], self.home[j]))
        if a == b:
            return a
        moved = self.members.pop(b)
        self.members[a] += moved
        for number in moved:
            self.home[number] = a
        self.changes[a] += 1
        self.changes[b] += 1
        self.sizes[a] += self.sizes[b]
        if b in self.sides:
            self.sides.setdefault(a, set()).update(self.sides.pop(b))
        self._take_over(a, b)
        return a

    def _take_over(self, a: int, b: int) -> None:
        mine, theirs = self.sums.setdefault(a, {}), self.sums.pop(b, {})
        mine.pop(b, None)
        for c, score in theirs.items():
            if c == a:
                continue
            mine[c] = mine.get(c, 0) + score
            row = self.sums[c]
            del row[b]
            row[a] = row.get(a, 0) + score

    def join_all(self, cut: float) -> None:
        """Joins the two groups of the highest mean again and again, until none reaches the cut."""
        queue = [self._entry(a, b) for a, row in self.sums.items() for b in row if a < b]
        heapify(queue)
        while queue and -queue[0][0] >= cut:
            _, a, b, then_a, then_b = heappop(queue)
            if self.changes[a] != then_a or self.changes[b] != then_b or self.parted(a, b):
                continue
            self.join(a, b)
            for c in self.sums[a]:
                heappush(queue, self._entry(min(a, c), max(a, c)))

    def _entry(self, a: int, b: int) -> Entry:
        mean = self.sums[a][b] / (self.sizes[a] * self.sizes[b])
        return (-mean, a, b, self.changes[a], self.changes[b])
