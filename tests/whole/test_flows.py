"""Whole ways through the newspaper in a real browser, from the first visit to the end of a guest pass, and offline."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from manytold import actions
from manytold.model.asks import Removal
from manytold.store.asks import save_removal
from sample.newsroom import Newsroom, newsroom
from tests.whole.served import PASSWORD, Served, later, serving

FOLLOWED = ("tarnholm-courier", "ledger", "saltmere-post", "hessel-herald", "upland-gazette")
OFFLINE, WAITING = re.compile("^Offline: edition of "), "Waiting to be sent: {}"
MOST_KEPT = 60


@pytest.fixture(scope="module")
def outlets() -> Iterator[Newsroom]:
    with newsroom() as room:
        yield room


@pytest.fixture
def own(tmp_path: Path, browser: Browser) -> Iterator[Served]:
    """A newspaper that nobody has visited. Asks for the browser, so that Playwright's loop is there first."""
    assert browser
    with serving(tmp_path) as one:
        yield one


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    opened.set_default_timeout(15_000)
    yield opened
    opened.close()


@pytest.fixture
def full(papers: dict[str, Served]) -> Served:
    return papers["full"]


def signed_in(served: Served, context: BrowserContext, who: str = "reader") -> Page:
    context.clear_cookies()
    if cookies := served.cookie(who):
        context.add_cookies(cookies)
    return context.new_page()


def join(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.locator("#f-name").fill(name)
    for field in ("password", "again"):
        page.locator(f"[name={field}]").fill(PASSWORD)
    page.locator("form", has=page.locator("#f-name")).get_by_role("button").click()


def opml(outlets: Newsroom) -> bytes:
    feeds = [feed for feed in outlets.feeds() if any(f"//{key}." in feed for key in FOLLOWED)]
    outlines = "".join(f'<outline type="rss" text="{n}" xmlUrl="{feed}"/>' for n, feed in enumerate(feeds))
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{outlines}</body></opml>'.encode()


def test_from_the_first_visit_to_a_story_parted_and_joined(
    own: Served, outlets: Newsroom, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(own.address)
    page.get_by_role("link", name="Make it yours").click()
    join(page, page.url, "Dora Marek")
    page.locator("main a[href='/sources/add']").first.click()
    files = [{"name": "mine.opml", "mimeType": "text/x-opml", "buffer": opml(outlets)}]
    page.set_input_files("input[type=file]", files)  # type: ignore[arg-type]
    page.get_by_role("button", name="Look", exact=True).click()
    expect(page.get_by_role("checkbox")).to_have_count(len(FOLLOWED))
    page.get_by_role("button", name="Follow these").click()
    expect(page).to_have_url(f"{own.address}/sources")
    with ThreadPoolExecutor(1) as aside:  # beside Playwright's loop, which holds this thread
        aside.submit(actions.fetch, own.kit, everything=True).result()
    page.goto(own.address)
    open_a_story_of_several(page)
    story = page.url
    receipt_is_marked_and_in_view(page)
    page.goto(story)
    follow_and_find(page)
    mute_and_hear_again(page, own.address)
    part_and_take_back(page, story)


def open_a_story_of_several(page: Page) -> None:
    """Open a story with several independent reports from the front page, as the first of its cards has it."""
    heads = page.locator("article.card .head a")
    tried = []
    for number in range(heads.count()):
        heads.nth(number).click()
        expect(page.get_by_role("button", name="Follow", exact=True)).to_be_visible()
        tried.append(page.locator("table.tellings > tbody > tr").count())
        if tried[-1] > 1:
            return
        page.go_back()
    raise AssertionError(f"no story of several reports: {tried}")


def receipt_is_marked_and_in_view(page: Page) -> None:
    said = page.locator(".key li").first
    words = said.locator("span[dir=auto]").first.inner_text()
    said.locator(".receipt").first.click()
    expect(page.locator("#mark")).to_be_in_viewport()
    assert " ".join(page.locator("#mark").inner_text().split()) == " ".join(words.split())


def follow_and_find(page: Page) -> None:
    title = page.locator("h1").inner_text()
    page.get_by_role("button", name="Follow", exact=True).click()
    expect(page.get_by_role("button", name="Following")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Following").click()
    assert title in page.locator("main").inner_text()


def mute_and_hear_again(page: Page, address: str) -> None:
    page.goto(address)
    title = page.locator("article.card .head").last.inner_text()
    page.goto(f"{address}/mutes")
    page.locator("[name=words]").fill(title)
    page.get_by_role("button", name="Mute", exact=True).click()
    page.goto(address)
    assert title not in page.locator("main").inner_text()
    page.goto(f"{address}/mutes")
    page.get_by_role("button", name="Hear it again").click()
    page.goto(address)
    assert title in page.locator("main").inner_text()


def part_and_take_back(page: Page, story: str) -> None:
    page.goto(story)
    reports = page.locator("table.tellings > tbody > tr").count()
    page.locator("details.correct summary").click()
    page.locator("details.correct [type=checkbox]").last.check()
    page.get_by_role("button", name="Split off").click()
    page.goto(story)
    expect(page.locator("table.tellings > tbody > tr")).to_have_count(reports - 1)
    page.goto(f"{story.partition('/story/')[0]}/corrections")
    page.locator("main form button").first.click()
    page.goto(story)
    expect(page.locator("table.tellings > tbody > tr")).to_have_count(reports)


def kept(page: Page) -> list[str]:
    """The paths of the pages that the browser keeps."""
    script = "caches.open('pages').then(c => c.keys()).then(all => all.map(one => new URL(one.url).pathname))"
    return list(page.evaluate(script))


def front_kept(page: Page, address: str) -> list[str]:
    """Open the front page and wait until what it leads to is kept; the stories it links."""
    page.goto(address)
    stories = page.eval_on_selector_all("main a[href^='/story/']", "all => all.map(a => new URL(a.href).pathname)")
    script = """async wanted => {
        const has = async path => (await caches.open('pages')).match(path, {ignoreVary: true});
        for (let tries = 0; tries < 300; tries++) {
            if ((await Promise.all(wanted.map(has))).every(Boolean)) return true;
            await new Promise(then => setTimeout(then, 100));
        }
        return false;
    }"""
    assert page.evaluate(script, sorted(set(stories)))
    return list(dict.fromkeys(stories))


def test_offline_the_last_edition_is_read_and_what_is_done_is_sent_later(full: Served, context: BrowserContext) -> None:
    page = signed_in(full, context)
    unread = front_kept(page, full.address)[-1]
    assert "/" in kept(page)
    context.set_offline(True)
    page.goto(full.address + unread)
    title = page.locator("h1").inner_text()
    expect(page.locator("#told p").filter(has_text=OFFLINE)).to_be_visible()
    expect(page.get_by_text(WAITING.format(1))).to_be_visible()
    page.get_by_role("button", name="Star", exact=True).click()
    expect(page.get_by_role("button", name="Starred")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text(WAITING.format(2))).to_be_visible()
    page.get_by_role("button", name="Starred").click()
    page.get_by_role("button", name="Star", exact=True).click()
    expect(page.get_by_role("button", name="Starred")).to_be_visible()
    expect(page.get_by_text(WAITING.format(2))).to_be_visible()
    page.goto(f"{full.address}/status")
    expect(page.get_by_role("heading", name="You are offline")).to_be_visible()
    expect(page.locator("#kept-pages a").first).to_be_visible()
    assert page.locator(".skip").evaluate("e => getComputedStyle(e).position") == "absolute", "styled"
    context.set_offline(False)
    expect(page.get_by_text("Sent: 2", exact=True)).to_be_visible()
    page.goto(f"{full.address}/starred")
    assert title in page.locator("main").inner_text()
    page.goto(full.address + unread)
    expect(page.get_by_text("Nothing new since your last visit")).to_be_visible()
    page.get_by_role("button", name="Starred").click()


def test_what_is_private_or_needs_the_server_is_never_kept(full: Served, context: BrowserContext) -> None:
    page = signed_in(full, context, "owner")
    front_kept(page, full.address)
    for path in ("/settings", "/sources/add", "/sources", "/mutes", "/corrections", "/search?q=ferry", "/sign-in"):
        page.goto(full.address + path)
    page.goto(f"{full.address}/starred")
    paths = kept(page)
    assert "/starred" in paths
    assert {re.match("/[a-z-]*", path)[0] for path in paths} <= {"/", "/story", "/storyline", "/article", "/starred"}  # type: ignore[index]
    assert len(paths) <= MOST_KEPT


def test_signing_out_and_another_account_leave_nothing_of_the_first(full: Served, context: BrowserContext) -> None:
    page = signed_in(full, context)
    story = front_kept(page, full.address)[0]
    page.goto(f"{full.address}/starred")
    context.set_offline(True)
    page.goto(full.address + story)
    page.get_by_role("button", name="Star", exact=True).click()
    expect(page.get_by_text(WAITING.format(2))).to_be_visible()
    context.set_offline(False)
    page.evaluate("navigator.serviceWorker.ready")
    context.clear_cookies()
    context.add_cookies(full.cookie("owner"))
    page.goto(f"{full.address}/sources")
    context.set_offline(True)
    for path in ("/starred", story):
        page.goto(full.address + path)
        expect(page.get_by_role("heading", name="You are offline")).to_be_visible()
    context.set_offline(False)
    page.goto(f"{full.address}/starred")
    expect(page.get_by_text("You have starred no story yet.")).to_be_visible()


def test_a_removal_and_signing_out_forget(own: Served, context: BrowserContext) -> None:
    page = context.new_page()
    join(page, f"{own.address}/welcome", "Dora Marek")
    front_kept(page, own.address)
    page.goto(f"{own.address}/starred")
    assert "/starred" in kept(page)
    with own.kit.database.begin() as session:
        save_removal(session, Removal("a1", own.clock(), ""), ["https://herald.example/a"])
    page.goto(f"{own.address}/settings")
    assert kept(page) == []
    page.goto(f"{own.address}/starred")
    assert "/starred" in kept(page)
    page.goto(f"{own.address}/settings")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page).to_have_url(re.compile("/sign-in"))
    assert kept(page) == []
    assert page.evaluate("localStorage.length") == 0


def test_a_guest_pass_ends_by_the_clock_of_the_newspaper(own: Served, browser: Browser) -> None:
    owner, guest = browser.new_context().new_page(), browser.new_context().new_page()
    join(owner, f"{own.address}/welcome", "Dora Marek")
    owner.goto(f"{own.address}/settings")
    owner.get_by_role("button", name="Make an invitation").click()
    join(guest, owner.locator(".made code").inner_text(), "Piet Holm")
    expect(guest.get_by_role("link", name="Piet Holm")).to_be_visible()
    later(own.clock, 13.9)
    guest.goto(f"{own.address}/following")
    expect(guest.get_by_role("heading", name="Following")).to_be_visible()
    later(own.clock, 0.2)
    guest.goto(f"{own.address}/following")
    expect(guest.get_by_role("heading", name="Sign in")).to_be_visible()
    guest.locator("#f-name").fill("Piet Holm")
    guest.locator("[name=password]").fill(PASSWORD)
    guest.get_by_role("button", name="Sign in", exact=True).click()
    expect(guest.get_by_role("alert")).to_contain_text("guest pass ended")
    for page in (owner, guest):
        page.context.close()


def test_keys_move_open_mark_and_can_be_switched_off(full: Served, context: BrowserContext) -> None:
    page = signed_in(full, context)
    page.goto(full.address)
    heads = page.locator(".card .head a")
    focused = page.locator(":focus")
    for keys, at in (("jj", 1), ("k", 0), ("jjjj", 4)):
        page.keyboard.type(keys)
        assert focused.get_attribute("href") == heads.nth(at).get_attribute("href")
        expect(focused).to_be_in_viewport()
    page.keyboard.type("s")
    expect(page.locator("#told")).to_contain_text("Starred: ")
    page.keyboard.type("s")
    expect(page.locator("#told")).to_contain_text("Star taken off: ")
    page.keyboard.type("m")
    expect(page.locator("#told")).to_contain_text("Marked as seen: ")
    page.keyboard.type("o")
    expect(page.get_by_role("button", name="Follow", exact=True)).to_be_visible()
    page.keyboard.type("f")
    expect(page.get_by_role("button", name="Following")).to_be_visible()
    page.keyboard.type("f")
    page.keyboard.type("gh")
    expect(page).to_have_url(f"{full.address}/")
    page.keyboard.type("/")
    expect(page.get_by_role("searchbox").first).to_be_focused()
    page.keyboard.type("js?")
    assert page.get_by_role("searchbox").first.input_value() == "js?"


def test_the_sheet_of_keys_opens_closes_and_has_the_switch(full: Served, context: BrowserContext) -> None:
    page = signed_in(full, context)
    page.goto(full.address)
    page.keyboard.type("j")
    first = page.locator(":focus").get_attribute("href")
    page.keyboard.type("?")
    sheet = page.get_by_role("dialog", name="Keys")
    expect(sheet).to_be_visible()
    page.keyboard.type("j")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    assert page.locator(":focus").get_attribute("href") == first
    page.keyboard.type("?")
    sheet.get_by_role("checkbox").uncheck()
    sheet.get_by_role("button", name="Close").click()
    page.keyboard.type("j?")
    expect(sheet).to_be_hidden()
    assert page.locator(":focus").get_attribute("href") == first
    page.get_by_role("link", name="Keys").click()
    page.get_by_role("checkbox").check()
    page.goto(full.address)
    page.keyboard.type("jj")
    assert page.locator(":focus").get_attribute("href") != first


def test_a_press_of_a_modifier_is_the_browsers(full: Served, context: BrowserContext) -> None:
    page = signed_in(full, context)
    page.goto(full.address)
    for keys in ("Control+j", "Alt+j", "Meta+j", "Shift+J"):
        page.keyboard.press(keys)
        assert page.evaluate("document.activeElement.tagName") == "BODY"
