"""Floors on the labelled sets; the figures themselves come from `./dev bench quality`."""

import pytest

from bench.labelled import DATA
from bench.quality_ours import copy_figures, event_figures, storyline_figures

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not DATA.exists(), reason="the labelled sets are not here")]

EVENT_FLOORS = {
    "giveme5w1h_clusters": (0.91, 0.97),
    "ecbplus": (0.905, 0.82),
    "gvc_incidents": (0.97, 0.97),
    "allsides_roundups": (0.90, 0.75),
    "newswcl50": (0.98, 0.98),
    "meantime": (0.98, 0.98),
}
"""B-cubed F1 and pair precision of events, a little below what is measured."""
STORYLINE_FLOORS = {"ecbplus": (0.82, 0.97)}


@pytest.mark.parametrize("name", EVENT_FLOORS)
def test_events_of_the_labelled_sets(name: str) -> None:
    found = event_figures(DATA / name)
    bcubed, pairs = EVENT_FLOORS[name]
    assert found["bcubed_f1"] >= bcubed
    assert found["pair_precision"] >= pairs


@pytest.mark.parametrize("name", STORYLINE_FLOORS)
def test_storylines_of_the_labelled_sets(name: str) -> None:
    found = storyline_figures(DATA / name)
    bcubed, pairs = STORYLINE_FLOORS[name]
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
