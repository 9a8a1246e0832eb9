"""Average-link agglomeration (Sokal and Michener 1958) over a sparse graph: a pair without a score counts as 0.

Scores become whole millionths, so that sums are exact and no order of the input can change the answer; ties go to the
groups whose least id comes first.
"""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

MILLION = 1_000_000

Entry = tuple[float, int, int, int, int]


def agglomerate(
    ids: Sequence[str], scores: Mapping[tuple[str, str], float], given: Iterable[tuple[str, str]], cut: float
) -> list[tuple[str, ...]]:
    """Groups of the ids, each sorted, in order of their first; `given` pairs are joined before anything else."""
    names = sorted(set(ids))
    at = {name: i for i, name in enumerate(names)}
    forest = Forest(len(names))
    for a, b in sorted(given):
        forest.join(at[a], at[b])
    for (a, b), score in sorted(scores.items()):
        forest.add(at[a], at[b], round(score * MILLION))
    forest.join_all(cut * MILLION)
    return sorted(tuple(names[i] for i in sorted(members)) for members in forest.members.values())


class Forest:
    """Groups under way, each called by its least number, with the sums of scores between them."""

    def __init__(self, count: int) -> None:
        self.members: dict[int, list[int]] = {i: [i] for i in range(count)}
        self.home = list(range(count))
        self.sums: dict[int, dict[int, int]] = {}
        self.changes = [0] * count

    def add(self, i: int, j: int, score: int) -> None:
        """Counts a score between two numbers."""
        a, b = self.home[i], self.home[j]
        if a == b:
            return
        for x, y in ((a, b), (b, a)):
            row = self.sums.setdefault(x, {})
            row[y] = row.get(y, 0) + score

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
            lowered, a, b, then_a, then_b = heappop(queue)
            if self.changes[a] != then_a or self.changes[b] != then_b:
                continue
            self.joined_at(a, b, -lowered)
            self.join(a, b)
            for c in self.sums[a]:
                heappush(queue, self._entry(min(a, c), max(a, c)))

    def joined_at(self, a: int, b: int, height: float) -> None:
        """Hears of two groups just before they are joined, and of their mean score."""

    def _entry(self, a: int, b: int) -> Entry:
        mean = self.sums[a][b] / (len(self.members[a]) * len(self.members[b]))
        return (-mean, a, b, self.changes[a], self.changes[b])
