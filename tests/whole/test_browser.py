"""The pages in a real browser: nothing runs, nothing is asked of other hosts, nothing overflows a phone."""

import asyncio
import shutil
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from manytold.actions import follow
from manytold.run.live import walk_newcomers
from manytold.run.visit import visit
from manytold.serve.app import hosts_for, make_app
from sample.newsroom import newsroom
from tests.whole.newspaper import desk

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
FRONT = ("/?section=other", "/for-you", "/picks", "/settings/sections", "/settings/for-you")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The served newspaper of the sample newsroom, hostile outlet included."""
    home = tmp_path_factory.mktemp("served")
    with newsroom() as outlets, desk(home) as kit:
        follow(kit, [*outlets.feeds(), f"{outlets.base('mirror-truth')}/flood.xml"])
        asyncio.run(visit(kit, lambda *_: None, everything=True))
        walk_newcomers(kit.database, (), kit.settings)
        app = make_app(kit.database, hosts_for("127.0.0.1"))
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            thread.join(0.05)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[Browser]:
    """Started after the newspaper, because Playwright keeps an event loop of its own in this thread."""
    assert address
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(params=[(390, "dark"), (1280, "light")], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    yield context.new_page()
    context.close()


def links(page: Page, part: str) -> list[str]:
    found = (link.get_attribute("href") or "" for link in page.query_selector_all("a"))
    return [href for href in dict.fromkeys(found) if href.startswith(part)]


def hostile(page: Page, address: str) -> str:
    """The article of the hostile outlet, as its source page lists it."""
    page.goto(f"{address}/sources")
    source = next(href for href in links(page, "/source") if "mirror-truth" in href)
    page.goto(address + source)
    return links(page, "/article/")[0]


def test_pages_are_quiet_and_fit(page: Page, address: str) -> None:
    trouble: list[str] = []
    page.on("dialog", lambda dialog: trouble.append(f"dialog {dialog.message}"))
    page.on("console", lambda said: trouble.append(f"console {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(f"error {error}"))
    page.on("request", lambda asked: trouble.append(asked.url) if not is_ours(asked.url, address) else None)
    page.goto(address)
    stories = links(page, "/story/")[:6]
    assert stories
    page.goto(address + stories[0])
    receipts = [href for href in links(page, "/article/") if "mark" in href][:3]
    assert receipts
    for path in ["/", *stories, *receipts, hostile(page, address), *FRONT, "/sources", "/status", "/search?q=ferry"]:
        answer = page.goto(address + path.partition("#")[0])
        assert answer is not None
        assert answer.ok, path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{path} overflows"
    assert trouble == []


def is_ours(url: str, address: str) -> bool:
    return urlsplit(url).netloc == urlsplit(address).netloc


def test_a_receipt_shows_its_words(page: Page, address: str) -> None:
    page.goto(address)
    page.goto(address + links(page, "/story/")[0])
    receipt = next(href for href in links(page, "/article/") if "mark" in href)
    page.goto(address + receipt)
    marked = page.query_selector("mark")
    assert marked is not None
    assert marked.is_visible()
    assert marked.inner_text().strip()
