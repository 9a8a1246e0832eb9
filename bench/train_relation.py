"""Train the score of two statements of one event and print `compare/relation_weights.py`.

`python -m bench.train_relation > src/manytold/compare/relation_weights.py`. Twice in a row: the second time with the
mean direction of news that the first one found. Pairs: `bench/compare_relation.py`, where they are also measured.
"""

import sys

import numpy as np

from bench.compare_relation import RIDGE, average_precision, held_out, learn, lesson
from bench.labelled import DATA, articles
from manytold.compare.relation import FEATURES
from manytold.text.sentences import sentences
from manytold.text.vectors import vector_of
from manytold.text.words import words

NEWS = ("ecbplus", "giveme5w1h_clusters", "allsides_roundups")
FIRST = 12
"""Sentences of a text that the mean is made of."""
HEAD = '''"""Weights of the relation of two statements, as printed by `./dev bench train_relation`.

Learnt from ecbplus (CC BY 3.0); the mean direction of news also from giveme5w1h_clusters (Apache-2.0) and
allsides_roundups (MIT); only these numbers are kept of them. Average precision on topics that were not learnt from:
{topics:.3f} where half of the pairs tell of two like happenings, {events:.3f} inside one event.
"""

import numpy as np

'''


def background() -> np.ndarray:
    """The mean direction of the first sentences of news, each set counting the same."""
    return np.mean([np.mean(list(_directions(name)), axis=0) for name in NEWS], axis=0)


def _directions(name: str):
    for one in articles(DATA / name):
        for part in sentences(one.text, "en")[:FIRST]:
            yield vector_of(word for _, _, word in words(one.text[part.start : part.end]))


def main() -> int:
    """The file, line by line."""
    one = lesson()
    score = held_out(one)
    reached = {
        name: average_precision(one.y[kept], score[kept])
        for name, kept in (("topics", one.whole), ("events", ~one.whole))
    }
    weights = learn(one, np.ones(len(one.y), bool))
    print(HEAD.format(**reached), end="")
    print("# fmt: off\nBACKGROUND = np.array([")
    numbers = [f"{value:.4f}" for value in background()]
    for at in range(0, len(numbers), 12):
        print("    " + ", ".join(numbers[at : at + 12]) + ",")
    print("], np.float32)\n# fmt: on")
    print(f"BIAS = {weights[0]:.4f}\nWEIGHTS = {{")
    for name, value in zip(FEATURES, weights[1:], strict=True):
        print(f'    "{name}": {value:.4f},')
    print("}")
    sys.stderr.write(f"ridge {RIDGE}: {reached}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
