"""A bounded run of every fuzz target; failures shrink to the smallest change that breaks a reader."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mutate import mutated
from tests.fuzz.targets import TARGETS, Target


@pytest.mark.parametrize("target", TARGETS, ids=[target.name for target in TARGETS])
def test_good_input(target: Target) -> None:
    for seed in target.seeds:
        target.read(seed)


@pytest.mark.parametrize("target", TARGETS, ids=[target.name for target in TARGETS])
@given(chance=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_input_breaks_a_reader(target: Target, chance: Random) -> None:
    target.read(mutated(target.seeds, chance))


@pytest.mark.parametrize("target", TARGETS, ids=[target.name for target in TARGETS])
@given(body=st.binary(max_size=400))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_bytes_break_a_reader(target: Target, body: bytes) -> None:
    target.read(body)
