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

    The second of a given pair is a copy of the first and has no voice beside it: neither five hundred copies nor half
    of another text in some of them make their text more alike to anybody. Whatever would put both sides of a
    correction into one group is refused.
    """
    names = sorted(set(ids))
    forest = Forest(names, sides)
    forest.take_up(scores, given, said)
    forest.join_all(cut * MILLION)
    return sorted(tuple(names[i] for i in sorted(members)) for members in forest.members.values())


class Forest:
    """Groups under way, each called by its least number, with the sums of scores between members that copy nobody."""

    def __init__(self, names: Sequence[str], sides: Sides = NO_SIDES) -> None:
        count = len(names)
        self.at = {name: i for i, name in enumerate(names)}
        self.sides = {self.at[name]: set(marks) for name, marks in sides.items() if marks and name in self.at}
        self.members: dict[int, list[int]] = {i: [i] for i in range(count)}
        self.home = list(range(count))
        self.sums: dict[int, dict[int, int]] = {i: {} for i in range(count)}
        self.changes = [0] * count
        self.sizes = [1] * count
        self.folded: dict[str, str] = {}

    def take_up(self, scores: Mapping[Pair, float], given: Iterable[Pair], said: Iterable[Pair] = ()) -> None:
        """Joins what is said and given, and sums up the scores between those that copy nobody they stand with."""
        at, home, sums = self.at, self.home, self.sums
        for x, y in sorted(said):
            if not self.parted(at[x], at[y]):
                self.join(at[x], at[y])
        for lead, copy in sorted(given):
            if not self.parted(at[lead], at[copy]):
                self.join(at[lead], at[copy])
                self._fold(lead, copy)
        for copy in self.folded:
            self.sizes[home[at[copy]]] -= 1
        for (x, y), score in scores.items():
            a, b = home[at[x]], home[at[y]]
            if a != b and x not in self.folded and y not in self.folded:
                whole = round(score * MILLION)  # sums know no order
                sums[a][b] = sums[a].get(b, 0) + whole
                sums[b][a] = sums[b].get(a, 0) + whole

    def _fold(self, lead: str, copy: str) -> None:
        """Notes whom a copy copies, unless that one copies it, by way of others or not."""
        first = lead
        while first in self.folded:
            first = self.folded[first]
        if first != copy:
            self.folded.setdefault(copy, lead)

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
        sums = self.sums
        mine, theirs = sums[a], sums.pop(b)
        mine.pop(b, None)
        for c, score in theirs.items():
            if c == a:
                continue
            total = mine[c] = mine.get(c, 0) + score
            row = sums[c]
            del row[b]
            row[a] = total

    def join_all(self, cut: float) -> None:
        """Joins the two groups of the highest mean again and again, until none reaches the cut.

        A mean below the cut is not looked at again: it changes only when one of its two groups is joined to a third.
        """
        sizes, changes = self.sizes, self.changes
        queue: list[Entry] = []
        for a, row in self.sums.items():
            size = sizes[a]
            queue += (
                (-total / (size * sizes[b]), a, b, changes[a], changes[b])
                for b, total in row.items()
                if a < b and total >= cut * size * sizes[b]
            )
        heapify(queue)
        while queue:
            lowered, a, b, then_a, then_b = heappop(queue)
            if changes[a] != then_a or changes[b] != then_b or self.parted(a, b):
                continue
            self.joined_at(a, b, -lowered)
            self.join(a, b)
            size, now = sizes[a], changes[a]
            for c, total in self.sums[a].items():
                both = size * sizes[c]
                if total >= cut * both:
                    entry = (a, c, now, changes[c]) if a < c else (c, a, changes[c], now)
                    heappush(queue, (-total / both, *entry))

    def joined_at(self, a: int, b: int, height: float) -> None:
        """Hears of two groups just before they are joined, and of their mean score."""
