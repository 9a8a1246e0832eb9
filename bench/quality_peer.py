"""Ways in which others group news, one of them in a process of its own; runs in the environment of the peers.

`python -m bench.quality_peer NAME FOLDER` reads `{set: [{id, title, text, lead, date, source}]}` from standard input
and writes, for each set, a grouping for each value of the system's one setting: the group of each text, in order.
Vectors that take long are kept as numbers in FOLDER. Needs scikit-learn; some systems need more.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.quality_titles import alike_titles

Numbers = npt.NDArray[Any]
Doc = dict[str, Any]
Groupings = dict[str, list[int]]
System = Callable[[Sequence[Doc], Path], Groupings]
STEPS = tuple(round(0.02 * step, 2) for step in range(1, 50))
BODY = 3000
UNKNOWN = float("nan")


def by_words(docs: Sequence[Doc], folder: Path) -> Numbers:  # noqa: ARG001 one signature for all kinds of vectors
    """TF-IDF of the headline twice and the first 3,000 characters, learnt on the very texts, rows of length one."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 only in the environment of the peers

    texts = [f"{doc['title']} {doc['title']} {doc['text'][:BODY]}" for doc in docs]
    model = TfidfVectorizer(stop_words="english", sublinear_tf=True)
    found: Numbers = model.fit_transform(texts).toarray().astype(np.float32)
    return found


def by_meaning(docs: Sequence[Doc], folder: Path) -> Numbers:
    """all-MiniLM-L6-v2 of the headline and the first three sentences."""
    from bench.minilm import embedded  # noqa: PLC0415

    texts = [doc["lead"] for doc in docs]
    kept = folder / f"minilm-{sha256(json.dumps(texts).encode()).hexdigest()[:16]}.npy"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        np.save(kept, embedded(texts))
    found: Numbers = np.load(kept)
    return found


Vectors = Callable[[Sequence[Doc], Path], Numbers]


def single_pass(docs: Sequence[Doc], folder: Path, *, vectors: Vectors) -> Groupings:
    """Each text joins the group whose sum is nearest, else it starts one; in order of date, undated ones last."""
    rows = vectors(docs, folder)
    order = sorted(range(len(docs)), key=lambda i: (docs[i]["date"] is None, docs[i]["date"] or 0, docs[i]["id"]))
    return {str(cut): _passed(rows, order, cut) for cut in STEPS}


def _passed(rows: Numbers, order: Sequence[int], cut: float) -> list[int]:
    sums, count, found = np.zeros_like(rows), 0, [0] * len(rows)
    lengths = np.ones(len(rows), np.float32)
    for i in order:
        near = sums[:count] @ rows[i] / lengths[:count]
        at = int(near.argmax()) if count and near.max() >= cut else count
        count = max(count, at + 1)
        sums[at] += rows[i]
        lengths[at] = np.sqrt(sums[at] @ sums[at])
        found[i] = at
    return found


def average_link(docs: Sequence[Doc], folder: Path, *, vectors: Vectors, days: float | None = None) -> Groupings:
    """Hierarchical agglomeration by the mean cosine; with `days`, cosines fade as publications lie apart."""
    rows = vectors(docs, folder)
    near = rows @ rows.T
    return cuts(near if days is None else near * _fading(docs, days))


def cuts(near: Numbers) -> Groupings:
    """The groups of average-link agglomeration over a matrix of similarities, cut at every step."""
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415
    from scipy.spatial.distance import squareform  # noqa: PLC0415

    apart = np.clip(1 - (near + near.T) / 2, 0, None)
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(apart, checks=False), "average")
    return {str(cut): [int(n) for n in fcluster(tree, 1 - cut + 1e-9, "distance")] for cut in STEPS}


def _fading(docs: Sequence[Doc], days: float) -> Numbers:
    when = np.array([UNKNOWN if doc["date"] is None else doc["date"] / 86400 for doc in docs])
    fading: Numbers = np.nan_to_num(np.exp(-np.abs(when[:, None] - when[None, :]) / days), nan=1.0)
    return fading


def one_link(docs: Sequence[Doc], folder: Path, *, vectors: Vectors) -> Groupings:
    """Whatever is connected by pairs that are near enough (DBSCAN of two)."""
    rows = vectors(docs, folder)
    return connected(rows @ rows.T)


def connected(near: Numbers) -> Groupings:
    """The connected parts of the graph of pairs at least so near, for every step."""
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    return {str(cut): [int(n) for n in connected_components(near >= cut, directed=False)[1]] for cut in STEPS}


def louvain(docs: Sequence[Doc], folder: Path, *, vectors: Vectors) -> Groupings:
    """Communities (Blondel et al. 2008) of the graph of pairs that are near enough, weighted by their cosine."""
    import networkx  # noqa: PLC0415

    rows = vectors(docs, folder)
    near, found = rows @ rows.T, {}
    for cut in STEPS[4::2]:
        graph = networkx.Graph()
        graph.add_nodes_from(range(len(docs)))
        graph.add_weighted_edges_from((i, j, float(near[i, j])) for i, j in np.argwhere(np.triu(near, 1) >= cut))
        groups = networkx.community.louvain_communities(graph, seed=0)
        found[str(cut)] = _numbered(groups, len(docs))
    return found


def _numbered(groups: Sequence[set[int]], count: int) -> list[int]:
    found = [0] * count
    for number, members in enumerate(groups):
        for i in members:
            found[i] = number
    return found


def hdbscan(docs: Sequence[Doc], folder: Path, *, vectors: Vectors) -> Groupings:
    """Density (Campello et al. 2013), groups of two and more, as topic models of news use it; noise stays alone."""
    from sklearn.cluster import HDBSCAN  # noqa: PLC0415

    rows, found = vectors(docs, folder), {}
    for least in (0.0, *STEPS[4::3]):
        model = HDBSCAN(min_cluster_size=2, min_samples=1, cluster_selection_epsilon=least, copy=True)
        try:
            labels = model.fit_predict(rows)
        except TypeError:  # scikit-learn 1.9 under NumPy 2.4, where one group is left
            continue
        found[str(least)] = [int(n) if n >= 0 else -1 - i for i, n in enumerate(labels)]
    return found


def titles(docs: Sequence[Doc], folder: Path) -> Groupings:  # noqa: ARG001
    """Whatever is connected by headlines of different outlets that share most of the shorter one's words."""
    near = np.zeros((len(docs), len(docs)))
    for i, j, shared in alike_titles([(doc["title"], doc["source"]) for doc in docs]):
        near[i, j] = near[j, i] = shared
    return connected(near)


SYSTEMS: dict[str, System] = {
    "TF-IDF, single pass": partial(single_pass, vectors=by_words),
    "TF-IDF, average link": partial(average_link, vectors=by_words),
    "TF-IDF, average link, 7 days": partial(average_link, vectors=by_words, days=7.0),
    "TF-IDF, average link, 30 days": partial(average_link, vectors=by_words, days=30.0),
    "TF-IDF, one link": partial(one_link, vectors=by_words),
    "TF-IDF, Louvain": partial(louvain, vectors=by_words),
    "MiniLM, single pass": partial(single_pass, vectors=by_meaning),
    "MiniLM, average link": partial(average_link, vectors=by_meaning),
    "MiniLM, average link, 7 days": partial(average_link, vectors=by_meaning, days=7.0),
    "MiniLM, average link, 30 days": partial(average_link, vectors=by_meaning, days=30.0),
    "MiniLM, HDBSCAN": partial(hdbscan, vectors=by_meaning),
    "titles, as NewsBlur": titles,
}


def main() -> int:
    system, folder, found = SYSTEMS[sys.argv[1]], Path(sys.argv[2]), {}
    for name, docs in json.load(sys.stdin).items():
        begun = time.process_time()
        groupings = system(docs, folder)
        found[name] = {"groupings": groupings, "cpu": time.process_time() - begun}
    json.dump(found, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
