"""The English parser and name recogniser on labelled sets: tags, trees, names, size and time."""

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files

from bench.figures import Figure, report
from bench.labelled import DATA, rows
from bench.language_data import Sentence, treebank
from manytold.model.statements import Name
from manytold.text.encoder import NETWORK, TABLES, encoder
from manytold.text.named import names_of
from manytold.text.names import names
from manytold.text.parse import ROOT, parsed, sentence_of
from manytold.text.sentences import sentences

HELD_GOLD = 77.9
"""What `./dev bench train_language` told for a third of WikiGold's documents before it went on with all of it. It
cannot be measured on the shipped weights, which have seen all."""
LAS_BAR, PUD_BAR, GOLD_BAR, SIZE_BAR, TIME_BAR = 84.0, 78.0, 80.0, 40.0, 30.0
ARTICLE_WORDS = 450
KINDS = {"person": "PER", "place": "LOC", "organisation": "ORG"}
Spans = set[tuple[int, int, str]]
Place = tuple[int, int]
Reader = Callable[[str], tuple[Name, ...]]


def by_model(text: str) -> tuple[Name, ...]:
    """The names of a text, as compare reads them."""
    cut = sentences(text, "en")
    parse = parsed(text, cut, "en")
    assert parse
    return names_of(text, parse, "en", names(text, cut, "en"))


def by_shape(text: str) -> tuple[Name, ...]:
    """The names of a text, as the event room reads them."""
    return names(text, sentences(text, "en"), "en")


def on_words(trees: Sequence[Sentence]) -> tuple[float, float, float]:
    """Share of right tags, heads, and heads with label, given the words."""
    model, total, right = encoder(), 0, [0, 0, 0]
    for tree in trees:
        found = sentence_of(model, tree.words)
        good = [a == b for a, b in zip(found.heads, tree.heads, strict=True)]
        total += len(good)
        right[0] += sum(a == b for a, b in zip(found.tags, tree.tags, strict=True))
        right[1] += sum(good)
        right[2] += sum(g and a == b for g, a, b in zip(good, found.labels, tree.labels, strict=True))
    tags, heads, labelled = (100 * n / total for n in right)
    return tags, heads, labelled


def on_text(trees: Sequence[Sentence]) -> tuple[float, float]:
    """F1 of sentences and of heads with label from the running text of each document (CoNLL 2018)."""
    documents = defaultdict(list)
    for tree in trees:
        documents[tree.document].append(tree)
    counts = [0, 0, 0, 0, 0, 0]
    for document in documents.values():
        text = " ".join(tree.text for tree in document)
        gold, cut = _gold(document)
        ends = sentences(text, "en")
        parse = parsed(text, ends, "en")
        assert parse
        places = [*zip(parse.starts, parse.ends, strict=True)]
        heads = [(0, 0) if head == ROOT else places[head] for head in parse.heads]
        found = set(zip(places, heads, parse.labels, strict=True))
        stretches = {(s.start, s.end) for s in ends}
        sizes = (len(gold & found), len(gold), len(found), len(cut & stretches), len(cut), len(stretches))
        counts = [a + b for a, b in zip(counts, sizes, strict=True)]
    return 200 * counts[3] / (counts[4] + counts[5]), 200 * counts[0] / (counts[1] + counts[2])


def _gold(
    document: Sequence[Sentence],
) -> tuple[set[tuple[tuple[int, int], tuple[int, int], str]], set[tuple[int, int]]]:
    """Words with head and label, and sentences, as places in the text of a document."""
    words, cut, at = set(), set(), 0
    for tree in document:
        places = [(at + a, at + a + len(w)) for a, w in zip(tree.starts, tree.words, strict=True)]
        heads = [places[head - 1] if head else (0, 0) for head in tree.heads]
        words |= set(zip(places, heads, tree.labels, strict=True))
        cut.add((at, at + len(tree.text)))
        at += len(tree.text) + 1
    return words, cut


def texts_of(corpus: str, *, whole: bool) -> Iterator[tuple[str, Spans]]:
    """Sentences, or whole documents, with their names."""
    folder, label = (DATA / "ner_wikigold", "doc") if corpus == "WikiGold" else (DATA / "ner_uner", "id")
    documents: dict[str, list[tuple[str, Spans]]] = defaultdict(list)
    for number, row in enumerate(rows(folder, "sentences")):
        if row.get("corpus", corpus) == corpus:
            spans = {(e["start"], e["end"], e["type"]) for e in row["entities"] if e["type"] in KINDS.values()}
            name = str(row[label]).rsplit("-", 1)[0] if whole else str(number)
            documents[name].append((row["text"], spans))
    for document in documents.values():
        text, found = "", set()
        for part, spans in document:
            found |= {(a + len(text), b + len(text), kind) for a, b, kind in spans}
            text += part + "\n"
        yield text, found


def f1(texts: Sequence[tuple[str, Spans]], read: Reader) -> float:
    """Micro F1 of exact spans with their kind."""
    right = labelled = found = 0
    for text, gold in texts:
        own = {(n.start, n.end, KINDS[n.kind]) for n in read(text) if n.kind in KINDS}
        right, labelled, found = right + len(gold & own), labelled + len(gold), found + len(own)
    return 200 * right / (labelled + found)


def milliseconds() -> float:
    """CPU time of tags, trees and names for an article of 450 words, put together of news; the least of seven runs."""
    documents = [text for text, _ in texts_of("English-PUD", whole=True)]
    made = "\n".join(text for text in documents if text.strip())
    text = made[: len(" ".join(made.split(" ")[:ARTICLE_WORDS]))]
    best = float("inf")
    for turn in range(7):
        again = text + " " * turn
        start = time.process_time()
        by_model(again)
        best = min(best, time.process_time() - start)
    return 1000 * best


def figures() -> list[Figure]:
    """All figures of bar 7, beside the names by shape."""
    pud = treebank(DATA / "treebanks" / "pud_test.conllu.gz")
    tags, heads, labelled = on_words(pud)
    cut, raw = on_text(pud)
    found = [
        Figure("UD English PUD, gold words: UPOS", tags, "%"),
        Figure("UD English PUD, gold words: UAS", heads, "%"),
        Figure("UD English PUD, gold words: LAS", labelled, "%", LAS_BAR, "at least"),
        Figure("UD English PUD, raw text: sentences F1", cut, "%"),
        Figure("UD English PUD, raw text: LAS F1", raw, "%"),
    ]
    for bank in ("ewt_test", "gum_open_test"):
        scores = on_words(treebank(DATA / "treebanks" / f"{bank}.conllu.gz"))
        found.append(Figure(f"{bank}, gold words: LAS", scores[2], "%"))
    for corpus, told, bar in (("English-PUD", "never trained on", PUD_BAR), ("WikiGold", "trained on, no test", None)):
        for whole in (False, True):
            texts = [*texts_of(corpus, whole=whole)]
            unit = "documents" if whole else "sentences"
            least = None if whole else bar
            name = f"names of {corpus} ({told}), {unit}: F1"
            found.append(Figure(name, f1(texts, by_model), "%", least, "at least"))
            found.append(Figure("  the same by shape alone: F1", f1(texts, by_shape), "%"))
    found.append(
        Figure("names of WikiGold, held third before the last two passes: F1", HELD_GOLD, "%", GOLD_BAR, "at least")
    )
    sizes = {n: len((files("manytold.text") / n).read_bytes()) / 1e6 for n in (NETWORK, TABLES, "vectors.npz")}
    found += [Figure(f"size of {name}", size, "MB") for name, size in sizes.items()]
    found.append(Figure("size of all models of the package", sum(sizes.values()), "MB", SIZE_BAR))
    found.append(Figure("CPU time for 450 words", milliseconds(), "ms", TIME_BAR))
    return found


if __name__ == "__main__":
    sys.exit(report("compare_models", figures()))
