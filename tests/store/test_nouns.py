"""Nouns come back exactly as they went in."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manytold.model.articles import Article
from manytold.model.copies import CopyGroup, CopyLink, Fingerprint
from manytold.model.events import Event, EventGroup, EventLink, Profile, Storyline, StorylineLink
from manytold.model.findings import Comparison
from manytold.model.pages import Entry
from manytold.model.sources import Due, Feed, Source
from manytold.model.statements import Statements
from manytold.store.nouns import decode, encode, key_number, microseconds, pack, unpack

NOUNS = (
    *(Article, CopyGroup, CopyLink, Fingerprint, Event, EventGroup, EventLink, Profile, Storyline, StorylineLink),
    *(Comparison, Entry, Due, Feed, Source, Statements),
)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
WHOLE = st.integers(-(2**63), 2**64 - 1)
TIMES = st.datetimes(timezones=st.just(UTC))


@pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_round_trip(kind: type[Any], data: st.DataObject) -> None:
    st.register_type_strategy(float, NUMBERS)
    st.register_type_strategy(int, WHOLE)
    st.register_type_strategy(datetime, TIMES)
    noun = data.draw(st.from_type(kind))
    assert decode(encode(noun), kind) == noun
    assert unpack(pack(noun), kind) == noun


@given(TIMES, TIMES)
def test_microseconds_keep_the_order(one: datetime, other: datetime) -> None:
    assert (microseconds(one) < microseconds(other)) == (one < other)


def test_no_time_is_the_oldest() -> None:
    assert microseconds(None) == 0
    assert microseconds(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)) == 1_000_000


@given(st.text())
def test_keys_fit_into_a_column(key: str) -> None:
    assert -(2**63) <= key_number(key) < 2**63


def test_a_key_may_hold_anything() -> None:
    assert key_number("\ud800") != key_number("\0")
