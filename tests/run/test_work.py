"""Whatever a step does to an item, the others go on."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from manytold.model.articles import Article
from manytold.model.copies import CopyLink, Fingerprint
from manytold.model.outcomes import Failed, Skipped
from manytold.run import work
from manytold.run.work import Digest, Facts, Work, digest
from tests.run.toy import TOY, copy_keys, fingerprint, judge_copies, make_page, read


def make_print(name: str, words: str) -> Fingerprint:
    article = read(make_page(name, words, 1))
    assert isinstance(article, Article)
    return fingerprint(article)


PRINTS = {name: make_print(name, "c1 c2") for name in "abc"}


@pytest.mark.parametrize("error", [ValueError("x"), RecursionError(), MemoryError("no room"), UnicodeError("odd")])
def test_an_exception_becomes_a_reason(error: Exception) -> None:
    def stumble() -> None:
        raise error

    failed = work.attempt("read", "a page", stumble)
    assert isinstance(failed, Failed)
    assert failed.what == "a page"
    assert failed.reason.startswith(f"read failed: {type(error).__name__}")


def test_a_person_s_interrupt_is_no_failure() -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work.attempt("read", "a page", interrupt)


@pytest.mark.parametrize(
    ("words", "reading", "facts"),
    [
        ("w1", Article, Facts),
        ("skip", Skipped, type(None)),
        ("boom-read", Failed, type(None)),
        ("unprintable", Failed, type(None)),
        ("boom-fingerprint", Article, tuple),
    ],
)
def test_digest(words: str, reading: type, facts: type) -> None:
    found = digest(TOY, Work("p", make_page("a", words, 1)))
    assert isinstance(found, Digest)
    assert isinstance(found.reading, reading)
    assert isinstance(found.facts, facts)


def judge_but_a_and_b(pairs: Iterable[tuple[Fingerprint, Fingerprint]]) -> Iterator[CopyLink]:
    for pair in pairs:
        if {item.article for item in pair} == {"a", "b"}:
            raise ValueError("boom")
        yield from judge_copies([pair])


def test_a_pair_that_fails_costs_itself() -> None:
    step = replace(TOY.copies, judge=judge_but_a_and_b)
    links, failed = work.judge(step, [("a", "b"), ("a", "c"), ("b", "c"), ("c", "gone")], PRINTS)
    assert [(link.a, link.b) for link in links] == [("a", "c"), ("b", "c")]
    assert [outcome.what for outcome in failed] == ["a b"]


def test_a_merge_that_fails_leaves_items_alone() -> None:
    def merge(items: object, links: object) -> list[object]:
        if links:
            raise ValueError("boom")
        return [items]

    links, _ = work.judge(TOY.copies, [("a", "b")], PRINTS)
    groups, failed = work.merge(replace(TOY.copies, merge=merge), PRINTS, links)  # type: ignore[arg-type]
    assert len(groups) == 3
    assert [outcome.what for outcome in failed] == ["a"]


def test_keys_are_numbers_and_failures_are_named() -> None:
    def keys(item: Fingerprint) -> Iterable[str]:
        if item.article == "b":
            raise ValueError("boom")
        return copy_keys(item)

    found, failed = work.keys_of(replace(TOY.copies, keys=keys), PRINTS)
    assert found.keys() == {"a", "c"}
    assert found["a"] == found["c"]
    assert [outcome.what for outcome in failed] == ["b"]
