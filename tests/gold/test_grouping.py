"""Floors on the labelled sets; the figures themselves come from `python -m bench.quality`."""

import pytest

from bench.labelled import DATA, EVENT_SETS
from bench.quality import copy_figures, event_figures

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not DATA.exists(), reason="the labelled sets are not here")]

FLOORS = {
    "giveme5w1h_clusters": (0.86, 0.92),
    "ecbplus": (0.80, 0.93),
    "gvc_incidents": (0.94, 0.93),
    "allsides_roundups": (0.84, 0.58),
}


@pytest.mark.parametrize("name", EVENT_SETS)
def test_events_of_the_labelled_sets(name: str) -> None:
    found = event_figures(DATA / name)
    bcubed, pairs = FLOORS[name]
    assert found["bcubed_f1"] >= bcubed
    assert found["pair_precision"] >= pairs


def test_copies_are_told_from_other_reports() -> None:
    found = copy_figures(DATA)
    assert found["false links among reports of one event"] == 0
    assert found["precision"] >= 0.98
    assert found["recall of copies"] >= 0.98
    assert found["recall of reworked"] >= 0.75
    assert found["F1 of same and syndicated"] >= 0.95
    assert found["F1 of all links"] >= 0.9
