import random
from datetime import UTC, date, datetime
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from manytold.events.storylines import judge, keys, merge
from manytold.model.articles import Span
from manytold.model.events import Event, StorylineLink, Telling, When


def make_event(name: str, day: date | None = None, names: str = "", terms: str = "", places: str = "") -> Event:
    told = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
    return Event(
        id=name,
        title=Span(name, 1, 0, 5),
        when=When(day, day, "made up"),
        where=None,
        tellings=(Telling(name),),
        key_sentences=(),
        languages=("en",),
        first_published=told,
        last_published=told,
        terms=tuple(sorted((t, 0.35) for t in terms.split())),
        names=tuple(sorted((n.replace("_", " "), 0.5) for n in names.split())),
        places=tuple(places.split()),
    )


FIRE = make_event(
    "fire", date(2031, 5, 6), "orlen hanna_wolk falkenau", "mill paper fire orlen falkenau worker roof", "falkenau"
)
TRIAL = make_event(
    "trial", date(2031, 6, 3), "orlen falkenau olaf_prin", "mill paper fire orlen falkenau court owner", "falkenau"
)
YEARS_ON = make_event(
    "years", date(2034, 5, 6), "orlen falkenau lene_borg", "memorial orlen falkenau music garden", "falkenau"
)
ELSEWHERE = make_event(
    "other", date(2031, 5, 8), "tamm greifen peer_aland", "furniture fire tamm greifen worker roof", "greifen"
)


def lines(*events: Event) -> set[tuple[str, ...]]:
    return {s.events for s in merge(events, list(judge(combinations(events, 2))))}


def test_an_event_and_what_it_led_to_are_one_storyline_in_order_of_time() -> None:
    assert lines(TRIAL, FIRE, ELSEWHERE) == {("fire", "trial"), ("other",)}
    assert set(keys(FIRE)) & set(keys(TRIAL))


def test_an_event_of_the_same_kind_elsewhere_is_another_storyline() -> None:
    assert lines(FIRE, ELSEWHERE) == {("fire",), ("other",)}


def test_the_order_of_a_pair_changes_nothing() -> None:
    assert list(judge([(FIRE, TRIAL)])) == list(judge([(TRIAL, FIRE)]))


EVENTS = [make_event(n, date(2031, 1, 1 + i % 4) if i % 3 else None) for i, n in enumerate("abcdefg")]
PAIRS = list(combinations("abcdefg", 2))


@given(st.lists(st.tuples(st.sampled_from(PAIRS), st.floats(0.2, 1.0)), max_size=15), st.randoms(use_true_random=False))
def test_no_order_and_no_doubles_change_the_storylines(
    wanted: list[tuple[tuple[str, str], float]], rng: random.Random
) -> None:
    links = [StorylineLink(a, b, score, "made up") for (a, b), score in wanted]
    before = merge(EVENTS, links)
    mixed, items = links + links[::2], list(EVENTS)
    rng.shuffle(mixed)
    rng.shuffle(items)
    assert merge(items, mixed) == before
    assert sorted(e for s in before for e in s.events) == list("abcdefg")
