"""Every page in a real browser: nothing runs that should not, nothing is asked of others, all can read and reach all.

The pages are those of `pages.py`, each opened once as whose it is.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.whole.pages import PAGES, Place
from tests.whole.served import Served

DESK, PHONE, NARROWEST, SHEET = 1280, 390, 320, 718
"""Widths in pixels; the third is what WCAG 1.4.10 asks for, the last that of a sheet of A4 with its margins."""
HEAVIEST_FRONT = 150_000
WALKED = ("front", "story", "article-edited", "search-found", "sources-plan", "settings", "welcome")
"""The pages that are walked through with the Tab key: each kind of thing that takes the focus is on one of them."""
EVERY = bool(os.environ.get("MANYTOLD_EVERY_PAGE"))
"""Whether all pages are looked at in all ways, which takes minutes that not every change should wait for."""
LOOKS = ((DESK, "light"), (PHONE, "dark"), *(((DESK, "dark"), (PHONE, "light")) if EVERY else ()))
AXE = Axe()
People = Callable[[Place, bool], BrowserContext]
"""Gives the browser of whose a page is, with scripts or without."""
WIDER = "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
OVER = """(() => {
    const all = [...document.querySelectorAll('.masthead :is(a, input, button)')]
        .map(e => [e, e.getBoundingClientRect()]);
    return all.flatMap(([a, p], i) => all.slice(i + 1).filter(([b, q]) =>
        p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 1 && q.top < p.bottom - 1
    ).map(([b]) => a.outerHTML.slice(0, 60) + ' lies over ' + b.outerHTML.slice(0, 60)));
})()"""
FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
MARK_ALL = f"""() => {{
    const seen = {{contentVisibilityAuto: true, visibilityProperty: true}};
    const one = e => e.type !== 'radio' || e.checked ||
        !e.form.querySelector(`[name="${{e.name}}"]:checked`) && e === e.form.querySelector(`[name="${{e.name}}"]`);
    const leading = new Set([...document.querySelectorAll("a[href]")].filter(e => e.tabIndex >= 0).map(e => e.href));
    const meant = e => e.tabIndex >= 0 || !leading.has(e.href);  // a picture leads where the headline beside it leads
    window.all = [...document.querySelectorAll("{FOCUSABLE}")]
        .filter(e => e.checkVisibility(seen) && !e.disabled && meant(e) && one(e));
    const stuck = e => e && (['sticky', 'fixed'].includes(getComputedStyle(e).position) || stuck(e.parentElement));
    const placed = window.all.filter(e => !stuck(e)).map(e => [e, e.getBoundingClientRect()]);
    document.body.tabIndex = -1;
    document.body.focus();
    return [window.all.length, window.all[0].className, placed.slice(1).filter(([e, b], i) => {{
        const a = placed[i][1];
        return b.bottom <= a.top && b.left < a.right && a.left < b.right;
    }}).map(([e]) => e.outerHTML.slice(0, 120))];
}}"""
"""How many things take the focus, of which kind the first is, and which of them stand above what comes before them.

Of radio buttons of one name the Tab key reaches one. What is stuck to an edge of the window stands where the window is.
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that is open, and what it did while it was opened."""

    place: Place
    page: Page
    without_scripts: str
    html: str = ""
    did: list[str] = field(default_factory=list)

    def look(self, width: int = DESK, scheme: str = "light", media: str = "screen", text: str = "") -> Page:
        """The page at a width, with a text size."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme=scheme, media=media)  # type: ignore[arg-type]
        self.page.evaluate("size => document.documentElement.style.fontSize = size", text)
        return self.page


@pytest.fixture(scope="module")
def people(papers: dict[str, Served], browser: Browser) -> Iterator[People]:
    """Browsers that stay open from page to page, as people's do: what is the same on all pages is loaded once."""
    opened: dict[tuple[str, str, bool], BrowserContext] = {}

    def whose(place: Place, scripts: bool) -> BrowserContext:
        key = (place.paper, place.who, scripts)
        if key not in opened:
            size: ViewportSize = {"width": DESK, "height": 900}
            opened[key] = browser.new_context(viewport=size, service_workers="block", java_script_enabled=scripts)
            place.sign_in(papers, opened[key])
        return opened[key]

    yield whose
    for context in opened.values():
        context.close()


def one_of_each() -> tuple[Place, ...]:
    """The first page of each kind and those with hostile words; all of them where `MANYTOLD_EVERY_PAGE` is set.

    All, in all looks, take seven minutes more, which every change would wait for.
    """
    firsts = {place.name.partition("-")[0]: place for place in reversed(PAGES)}
    daily = {place.name for place in firsts.values()} | {place.name for place in PAGES if "hostile" in place.name}
    return tuple(place for place in PAGES if place.name in daily or EVERY)


@pytest.fixture(scope="module", params=one_of_each(), ids=lambda place: place.name)
def shown(request: pytest.FixtureRequest, papers: dict[str, Served], people: People) -> Iterator[Shown]:
    place: Place = request.param
    page, did = people(place, True).new_page(), list[str]()
    listen(page, place.address(papers), did)
    place.go(papers, page)
    yield Shown(place, page, html_without_scripts(place, papers, people), page.content(), did)
    page.close()


def listen(page: Page, address: str, did: list[str]) -> None:
    """Write down whatever a page should not do."""
    page.add_init_script("addEventListener('securitypolicyviolation', e => console.error('policy', e.blockedURI))")
    page.on("dialog", lambda dialog: (did.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda said: did.append(f"console {said.text}") if is_trouble(said) else None)
    page.on("pageerror", lambda error: did.append(f"error {error}"))
    page.on("request", lambda asked: did.append(f"asked {asked.url}") if not is_ours(asked.url, address) else None)
    page.on("popup", lambda other: did.append(f"window {other.url}"))


def is_trouble(said: Any) -> bool:
    """Chromium itself reports every status of 400 and more; the places say which ones are meant."""
    return said.type == "error" and "the server responded with a status of" not in said.text


def is_ours(url: str, address: str) -> bool:
    return urlsplit(url).netloc == urlsplit(address).netloc


def html_without_scripts(place: Place, papers: dict[str, Served], people: People) -> str:
    """The page as a browser has it that runs no scripts."""
    page = people(place, False).new_page()
    place.go(papers, page)
    html = page.content()
    page.close()
    return html


def found_by_axe(page: Page) -> list[str]:
    """What axe finds by its own rules, and by the one of WCAG 2.2 that it does not look at unasked."""
    rules = {"target-size": {"enabled": True}}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    answer = page.evaluate("options => axe.run(options)", {"resultTypes": ["violations"], "rules": rules})
    return [f"{one['id']}: {node['html']:.200}" for one in answer["violations"] for node in one["nodes"]]


def test_pages_are_quiet_and_fit(shown: Shown) -> None:
    for width in (DESK, PHONE, NARROWEST):
        assert too_wide(shown.look(width)) == [], width
        assert shown.page.evaluate(OVER) == [], width
    assert shown.did == []


def too_wide(page: Page) -> list[str]:
    """What sticks out, if the page can be moved sideways."""
    if page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
        return []
    return list(page.evaluate(f"{WIDER}.map(e => e.outerHTML.slice(0, 120))")) or ["the page"]


def test_axe_finds_nothing(shown: Shown) -> None:
    for width, scheme in LOOKS:
        assert found_by_axe(shown.look(width, scheme)) == [], (width, scheme)


def test_axe_finds_nothing_without_scripts(shown: Shown, browser: Browser) -> None:
    """Axe is a script: it sees the page that a browser without them has, with what stands in `noscript` in place."""
    bare = re.sub(r"<script.*?</script>|</?noscript>", "", shown.without_scripts, flags=re.DOTALL)
    if same(bare, shown.html):
        return
    context = browser.new_context(viewport={"width": PHONE, "height": 900}, service_workers="block")
    page = context.new_page()
    page.route(shown.page.url.partition("#")[0], lambda route: route.fulfill(body=bare, content_type="text/html"))
    page.goto(shown.page.url)
    found = []
    for width, scheme in LOOKS if EVERY else ((PHONE, "light"),):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        found += found_by_axe(page)
    context.close()
    assert found == []


def same(bare: str, with_scripts: str) -> bool:
    """Whether scripts changed nothing but what they add themselves, so that axe has seen the page already."""
    added = re.compile(r'<script.*?</script>|(?<=role="status").*?</div>|name="plan" value="[^"]*"', re.DOTALL)
    return added.sub("", bare) == added.sub("", with_scripts)


def test_headings_stand_in_order(shown: Shown) -> None:
    levels = shown.page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", "all => all.map(h => +h.tagName[1])")
    assert levels[:1] == [1]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


def test_twice_as_large_a_text_loses_nothing(shown: Shown) -> None:
    page = shown.look(DESK, text="200%")
    assert too_wide(page) == []
    assert page.evaluate(OVER) == []
    hidden = """[...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 1
        && e.clientWidth > 1 && e.checkVisibility() && !e.matches('.unseen')
        && ['hidden', 'clip'].includes(getComputedStyle(e).overflowX)
    ).map(e => e.outerHTML.slice(0, 120))"""
    assert page.evaluate(hidden) == []


def test_it_prints(shown: Shown) -> None:
    page = shown.look(SHEET, media="print")
    assert too_wide(page) == []
    assert page.locator("h1").first.inner_text().strip()
    assert not page.locator("nav[aria-label=Main]").is_visible()
    unseen = "all => all.filter(e => e.checkVisibility({contentVisibilityAuto: true}) && !e.innerText.trim()).length"
    assert page.eval_on_selector_all(".receipt", unseen) == 0


def test_nothing_moves_for_those_who_want_it_still(shown: Shown) -> None:
    shown.page.emulate_media(reduced_motion="reduce")
    moving = """[document.documentElement, ...document.querySelectorAll('*')].filter(e => {
        const s = getComputedStyle(e);
        return s.scrollBehavior === 'smooth' || s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0;
    }).map(e => e.outerHTML.slice(0, 120))"""
    assert shown.page.evaluate(moving) == []


WALKS = [one for one in PAGES if EVERY or one.name in WALKED]


@pytest.mark.parametrize("place", WALKS, ids=lambda place: place.name)
def test_everything_is_reached_with_the_tab_key(place: Place, papers: dict[str, Served], browser: Browser) -> None:
    size: ViewportSize = {"width": DESK, "height": 900}
    context = browser.new_context(viewport=size, service_workers="block", reduced_motion="reduce")
    place.sign_in(papers, context)
    page = context.new_page()
    place.go(papers, page)
    wanted, first, out_of_order = page.evaluate(MARK_ALL)
    assert wanted > 8
    assert first == "skip"
    assert out_of_order == []
    reached, faint, covered = walk(page, wanted)
    assert reached == list(range(wanted))
    assert faint == []
    assert covered == []
    context.close()


def walk(page: Page, wanted: int) -> tuple[list[int], list[str], list[str]]:
    """What takes the focus, one after the other, what does not show it, and what lies under something else then."""
    reached: list[int] = []
    faint: list[str] = []
    covered: list[str] = []
    for _ in range(2 * wanted + 20):
        page.keyboard.press("Tab")
        at, style, free, html = page.evaluate("""() => {
            const e = document.activeElement, s = getComputedStyle(e), [box] = e.getClientRects();
            const seen = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
            const across = box ? [.1, .5, .9].map(part => box.left + part * box.width) : [];
            const points = across.flatMap(x => [[x, box.top + 6], [x, box.top + box.height / 2]]);
            const there = points.map(([x, y]) => document.elementFromPoint(x, y));
            const free = there.some(o => o && (e.contains(o) || o.contains(e)));
            return [window.all.indexOf(e), seen, free, e.outerHTML.slice(0, 120)];
        }""")
        if at >= 0 and reached[-1:] != [at]:
            reached.append(at)
            faint += [] if style else [html]
            covered += [] if free else [html]
        if at == wanted - 1:
            break
    return reached, faint, covered


def test_the_first_link_leads_to_the_content(papers: dict[str, Served], browser: Browser) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(papers["full"].address)
    page.keyboard.press("Tab")
    box = page.locator(".skip").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    context.close()


def test_the_front_page_is_light(papers: dict[str, Served], browser: Browser) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    network.on("Network.responseReceived", lambda one: kinds.update({one["requestId"]: one["type"]}))
    network.on("Network.loadingFinished", lambda one: sizes.update({one["requestId"]: one["encodedDataLength"]}))
    page.goto(papers["full"].address, wait_until="networkidle")
    context.close()
    assert len(sizes) >= 5
    assert sum(size for one, size in sizes.items() if kinds.get(one) != "Image") <= HEAVIEST_FRONT


def test_a_receipt_shows_its_words(papers: dict[str, Served], browser: Browser) -> None:
    one = papers["full"]
    for width in (PHONE, DESK):
        context = browser.new_context(viewport={"width": width, "height": 900}, service_workers="block")
        page = context.new_page()
        page.goto(f"{one.address}{one.known['receipt']}#mark")
        marked = page.locator("#mark")
        assert marked.inner_text().strip()
        box = marked.bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= 900
        context.close()
