"""Mail and OpenID Connect in a real browser: cookies and the content policy let through what they should."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from manytold.model.mail import Outgoing
from manytold.serve.app import hosts_for, make_app
from manytold.serve.doors import Doors, doors_for
from manytold.serve.post_room import PostRoom
from manytold.settings import ServeSettings, Settings
from tests.serve.keep import newsroom_database
from tests.serve.provider import CLIENT, SECRET, provider
from tests.whole.conftest import CHROMIUM
from tests.whole.serving import serving
from tests.whole.test_passkeys_browser import PASSWORD, own

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


@pytest.fixture
def mails() -> list[Outgoing]:
    return []


@pytest.fixture
def address(tmp_path: Path, mails: list[Outgoing]) -> Iterator[str]:
    """The newspaper under a number and the issuer under a name: to a browser these are two sites."""
    now = datetime.now(UTC)
    with provider(now) as issuer, newsroom_database(tmp_path) as database:
        serve = ServeSettings(oidc_issuer=issuer.issuer, oidc_client=CLIENT, oidc_secret=SECRET, oidc_name="Home login")
        doors = doors_for(Settings(serve=serve), lambda: now)
        posts = PostRoom(mails.append)
        with serving(
            make_app(database, hosts_for("127.0.0.1"), doors=Doors("", post=posts, vouches=doors.vouches))
        ) as port:
            yield f"http://127.0.0.1:{port}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 900})
    made = context.new_page()
    trouble: list[str] = []
    made.on("console", lambda said: trouble.append(said.text) if "Content Security" in said.text else None)
    yield made
    context.close()
    assert trouble == []


def is_for_everybody(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert found == [], [(one["id"], one["nodes"][0]["html"]) for one in found]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_there_and_back_by_the_issuer(page: Page, address: str) -> None:
    own(page, address)
    page.goto(f"{address}/settings/ways-in")
    page.click("button:text-is('Connect')")
    page.wait_for_selector("h1:has-text('Connect to Home login')")
    is_for_everybody(page)
    page.click("text=Go on to Home login")
    page.wait_for_selector("text=Connected: Home login lets you in here")
    is_for_everybody(page)
    page.click("text=Sign out everywhere")
    page.wait_for_url("**/sign-in")
    page.goto(f"{address}/story/ferry")
    is_for_everybody(page)
    page.click("text=Sign in with Home login")
    page.wait_for_url(f"{address}/story/ferry")
    assert [one["name"] for one in page.context.cookies() if "127.0.0.1" in one["domain"]] == ["manytold"]


def test_a_lost_password_in_the_browser(page: Page, address: str, mails: list[Outgoing]) -> None:
    own(page, address)
    page.goto(f"{address}/settings/ways-in")
    page.fill("#f-mail", "dora@home.example")
    page.click("text=Send me the link")
    page.wait_for_selector("text=A mail is on its way to dora@home.example")
    page.goto(address + link(page, mails, 1))
    is_for_everybody(page)
    page.click("text=Yes, it is mine")
    page.wait_for_selector("strong:has-text('dora@home.example')")
    page.click("text=Sign out everywhere")
    page.wait_for_url("**/sign-in")
    page.click("text=Forgot your password?")
    page.wait_for_selector("h1:has-text('A new password')")
    is_for_everybody(page)
    page.fill("#f-mail", "dora@home.example")
    page.click("text=Send me the link")
    page.wait_for_selector("text=If an account here has this mail address")
    is_for_everybody(page)
    page.goto(address + link(page, mails, 2))
    page.fill("#f-password", f"new {PASSWORD}")
    page.fill("#f-again", f"new {PASSWORD}")
    page.click("text=Change it")
    page.wait_for_selector(".me:has-text('Dora')")


def link(page: Page, mails: list[Outgoing], number: int) -> str:
    while len(mails) < number:
        page.wait_for_timeout(20)
    found = re.search(r"^/(?:settings/mail|join)/\S+$", mails[number - 1].text, re.MULTILINE)
    assert found, mails[number - 1].text
    return found[0]
