"""Noting on words in a real browser: with the mouse or the keyboard through a script, and by a receipt without one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from manytold.serve.app import make_app
from manytold.store.articles import save_versions
from tests.questions.make import make_article
from tests.serve.keep import newsroom_database
from tests.whole.conftest import CHROMIUM
from tests.whole.serving import serving

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
WIDE = make_article(
    "wide-1", "Faces 😀 of Brill", "Two 😀😀 faces and  a fair.", "- An item 𝔘 of a list", "The end.", hour=9
)
SELECT = """([from, start, to, end]) => {
  const first = (block) => document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
  const blocks = [...document.querySelectorAll("[data-at]")];
  const range = document.createRange();
  range.setStart(first(blocks[from]), start);
  range.setEnd(first(blocks[to]), end);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with newsroom_database(tmp_path_factory.mktemp("noted")) as database:
        with database.begin() as session:
            save_versions(session, {WIDE.id: [WIDE]})
        with serving(make_app(database)) as port:
            yield f"http://127.0.0.1:{port}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("selected", "words"),
    [
        ((0, 6, 0, 8), "😀"),
        ((1, 4, 1, 14), "😀😀 faces"),
        ((1, 8, 1, 18), "faces and"),
        ((1, 21, 3, 3), "fair.\nAn item 𝔘 of a list\nThe"),
        ((2, 0, 3, 0), "An item 𝔘 of a list"),
    ],
)
def test_selected_words_are_those_that_are_noted(
    selected: tuple[int, ...], words: str, page: Page, address: str
) -> None:
    page.goto(f"{address}/article/wide-1")
    bar = page.locator("#note-bar")
    assert not bar.is_visible()
    page.evaluate(SELECT, list(selected))
    bar.wait_for(state="visible")
    bar.locator("a").click()
    page.wait_for_url("**mark=**")
    assert page.locator("form .field textarea").count() == 1
    assert page.locator(".noting blockquote").text_content() == words
    page.fill("#f-text", "said of it")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**#note-*")
    assert "said of it" in page.inner_text("main")
    page.get_by_role("link", name="Change or delete").first.click()
    page.get_by_role("button", name="Delete this note").click()
    page.wait_for_url("**/notes")


def test_without_a_script_a_receipt_leads_to_the_form(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/article/herald-1?version=1&mark=33-40#mark")
    page.get_by_role("link", name="Note on these words").click()
    page.fill("#f-text", "by hand")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**#note-*")
    assert page.locator("mark.own").text_content() == "A ferry"
    context.close()


def test_a_selection_outside_the_article_offers_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}/article/wide-1")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.foot'))")
    page.wait_for_timeout(100)
    assert not page.locator("#note-bar").is_visible()
