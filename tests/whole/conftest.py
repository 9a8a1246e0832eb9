"""One newspaper and one browser for all tests that look at pages."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.whole.peopled import newspapers
from tests.whole.served import Served, once, sample_month

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Served]]:
    """The newspapers that are looked at; what is kept in them is made once for all processes of the tests."""
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    month = once(shared, "month", sample_month)
    with newspapers(month, Path(tmp_path_factory.mktemp("served"))) as served:
        yield served


@pytest.fixture(scope="module")
def browser(papers: dict[str, Served]) -> Iterator[Browser]:
    """One for each file of tests, started after the newspapers: while it runs no other test can have an event loop."""
    assert papers
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()
