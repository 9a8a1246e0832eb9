"""The slowest files first, so that no process is left alone with one at the end."""

import pytest

SLOWEST = ("test_killed", "test_same_answer", "test_thousand", "test_browser", "test_flows", "test_attacks_shown")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the files; tests within one keep theirs."""
    items.sort(key=lambda item: SLOWEST.index(item.path.stem) if item.path.stem in SLOWEST else len(SLOWEST))
