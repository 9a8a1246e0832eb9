"""Passkeys in a real browser with a device that the browser plays itself (Chrome DevTools: WebAuthn)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, CDPSession, Page

from manytold.serve.app import hosts_for, make_app
from tests.serve.keep import newsroom_database
from tests.whole.conftest import CHROMIUM
from tests.whole.serving import serving

PASSWORD = "a long enough one"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with newsroom_database(tmp_path) as database, serving(make_app(database, hosts_for("127.0.0.1"))) as port:
        yield f"http://localhost:{port}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    made = context.new_page()
    trouble: list[str] = []
    made.on("pageerror", lambda error: trouble.append(str(error)))
    made.on("console", lambda said: trouble.append(said.text) if "Content Security" in said.text else None)
    yield made
    context.close()
    assert trouble == []


def device(page: Page) -> tuple[CDPSession, str]:
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    return tools, tools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]


def own(page: Page, address: str) -> None:
    page.goto(f"{address}/welcome")
    page.fill("#f-name", "Dora Marek")
    page.fill("#f-password", PASSWORD)
    page.fill("#f-again", PASSWORD)
    page.click("text=Make it mine")
    page.wait_for_url(f"{address}/")


def make(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/settings/ways-in")
    page.fill("#f-passkey", name)
    page.click("button:has-text('Make a passkey')")
    page.wait_for_selector(f".ways:has-text('{name}')")


def sign_out(page: Page, address: str) -> None:
    page.goto(f"{address}/settings")
    page.click("button:text-is('Sign out')")
    page.wait_for_url("**/sign-in**")


def credentials(tools: CDPSession, which: str) -> list[dict[str, Any]]:
    return list(tools.send("WebAuthn.getCredentials", {"authenticatorId": which})["credentials"])


def test_a_passkey_is_made_and_opens_until_it_is_removed(page: Page, address: str) -> None:
    own(page, address)
    device(page)
    make(page, address, "Key ring")
    sign_out(page, address)
    page.goto(f"{address}/sign-in?next=/status")
    page.click("text=Sign in with a passkey")
    page.wait_for_url(f"{address}/status")
    assert "Dora Marek" in page.inner_text(".masthead")
    page.goto(f"{address}/settings/ways-in")
    assert "last used" in page.inner_text(".ways >> nth=0")
    page.click("button:text-is('Remove')")
    page.wait_for_selector("text=You have none yet")
    sign_out(page, address)
    page.click("text=Sign in with a passkey")
    page.wait_for_selector("[data-wrong]:has-text('not known here')")
    assert page.context.cookies() == []


def test_a_copy_of_a_passkey_is_found_out(page: Page, address: str, browser: Browser) -> None:
    """The copy keeps the counter as it was; the true device has gone on."""
    own(page, address)
    tools, which = device(page)
    make(page, address, "Key ring")
    (stolen,) = credentials(tools, which)
    for _ in range(2):
        sign_out(page, address)
        page.click("text=Sign in with a passkey")
        page.wait_for_url(f"{address}/**")
        page.wait_for_selector(".me:has-text('Dora')")
    thief = browser.new_context().new_page()
    others, copy = device(thief)
    others.send("WebAuthn.addCredential", {"authenticatorId": copy, "credential": stolen})
    thief.goto(f"{address}/sign-in")
    thief.click("text=Sign in with a passkey")
    thief.wait_for_selector("[data-wrong]:has-text('not known here')")
    assert thief.context.cookies() == []


def test_the_first_visit_and_an_invitation_need_no_password(page: Page, address: str, browser: Browser) -> None:
    device(page)
    page.goto(f"{address}/welcome")
    page.fill("#f-p-name", "Dora Marek")
    page.click("text=Go on with a passkey")
    page.wait_for_selector(".me:has-text('Dora')")
    page.goto(f"{address}/settings")
    page.click("text=Make an invitation")
    link = page.inner_text(".made code")
    guest = browser.new_context().new_page()
    device(guest)
    guest.goto(link)
    assert Axe().run(guest).response["violations"] == []
    guest.fill("#f-p-name", "dora marek")
    guest.click("text=Go on with a passkey")
    guest.wait_for_selector("[data-wrong]:has-text('taken')")
    guest.wait_for_selector("#f-p-name[aria-invalid='true'][aria-describedby='w-p-name']:focus")
    guest.fill("#f-p-name", "Piet Holm")
    guest.click("text=Go on with a passkey")
    guest.wait_for_selector(".me:has-text('Piet')")


def test_without_a_script_there_is_a_password(browser: Browser, address: str, page: Page) -> None:
    own(page, address)
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{address}/sign-in")
    assert not plain.is_visible("text=Sign in with a passkey")
    plain.fill("#f-name", "Dora Marek")
    plain.fill("#f-password", PASSWORD)
    plain.click("button:text-is('Sign in')")
    plain.wait_for_selector(".me:has-text('Dora')")
    plain.goto(f"{address}/settings/ways-in")
    assert plain.is_visible("[data-no-door]")
    assert not plain.is_visible("text=Make a passkey")


def test_a_number_in_the_address_bar_is_said_to_be_in_the_way(page: Page, address: str) -> None:
    own(page, address.replace("localhost", "127.0.0.1"))
    page.goto(f"{address.replace('localhost', '127.0.0.1')}/settings/ways-in")
    assert page.is_visible("[data-no-door]")
    assert not page.is_visible("text=Make a passkey")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_for_everybody(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    own(page, address)
    device(page)
    make(page, address, "A telephone with a very long name that goes on and on")
    for path in ("/settings/ways-in", "/sign-in"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        found = Axe().run(page).response["violations"]
        assert found == [], [(one["id"], one["nodes"][0]["html"]) for one in found]
    context.close()
