"""Every page of the newspaper, and how to come to it: tests in the browser and pictures are made of this list.

A page that is new gets its line here, and with it is looked at in light and dark, on phone and desk, with and without
scripts, by keyboard, and printed. Names in braces are addresses that `served.py` finds in the sample newspaper.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import BrowserContext, Page

from tests.whole.served import OWNER, Served

Who = Literal["owner", "reader", "stranger"]
Paper = Literal["full", "empty", "new", "doors"]


@dataclass(frozen=True, slots=True)
class Place:
    """One page: its name, whose it is, where, in which newspaper, what it answers, and what is done there first."""

    name: str
    who: Who
    path: str
    paper: Paper = "full"
    status: int = 200
    then: Callable[[Page], None] | None = None
    host: str = "127.0.0.1"

    def address(self, papers: dict[str, Served]) -> str:
        """Where it is. Passkeys are offered at a name alone, never at a number."""
        one = papers[self.paper]
        return one.address.replace("127.0.0.1", self.host) + self.path.format(**one.known)

    def sign_in(self, papers: dict[str, Served], context: BrowserContext) -> None:
        """Give a browser what it needs to be whose the page is."""
        if cookies := papers[self.paper].cookie(self.who):
            context.add_cookies(cookies)

    def go(self, papers: dict[str, Served], page: Page) -> None:
        """Open it, and do what is done there first."""
        answer = page.goto(self.address(papers))
        assert answer is not None
        assert answer.status == self.status, f"{self.name}: {answer.status}"
        if self.then:
            self.then(page)


LIST = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="News">
<outline type="rss" text="One" xmlUrl="https://one.example/feed"/><outline type="rss" text="Two"
 xmlUrl="https://two.example/feed"/><outline type="rss" text="Bad" xmlUrl="file:///etc/passwd"/></outline></body></opml>"""


def press(name: str) -> Callable[[Page], None]:
    """Press a button in the content of the page."""

    def work(page: Page) -> None:
        page.locator("main").get_by_role("button", name=name, exact=True).first.click()
        page.wait_for_load_state()

    return work


def fill(button: str, **fields: str) -> Callable[[Page], None]:
    """Fill fields by their names, past what the browser checks itself, and press a button."""

    def work(page: Page) -> None:
        form = page.locator("main form").filter(has=page.get_by_role("button", name=button, exact=True)).first
        form.evaluate("form => form.noValidate = true")
        for name, value in fields.items():
            form.locator(f"[name={name}]").fill(value)
        press(button)(page)

    return work


def look_at_a_list(page: Page) -> None:
    """Choose a list of feeds, to see what would be followed."""
    page.set_input_files("input[name=list]", [{"name": "m.opml", "mimeType": "text/xml", "buffer": LIST.encode()}])
    press("Look")(page)


def unfold(page: Page) -> None:
    """Open everything that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


TWICE = {"password": "something long", "again": "another long one"}
PAGES: tuple[Place, ...] = (
    Place("front", "owner", "/"),
    Place("front-stranger", "stranger", "/"),
    Place("front-newest", "reader", "/?order=newest"),
    Place("story", "owner", "{story}"),
    Place("story-unfolded", "owner", "{story}", then=unfold),
    Place("story-stranger", "stranger", "{other_story}"),
    Place("story-talked", "owner", "{talked}", then=unfold),
    Place("section", "reader", "/?section=world"),
    Place("storyline", "reader", "{storyline}"),
    Place("receipt", "reader", "{receipt}"),
    Place("article", "reader", "{article}"),
    Place("article-edited", "reader", "{edited}"),
    Place("article-compared", "reader", "{edited}?version=2&against=1"),
    Place("article-noted", "reader", "{noted}"),
    Place("article-removed", "reader", "{removed}", status=410),
    Place("ask", "reader", "{article}/ask"),
    Place("ask-wrong", "reader", "{article}/ask", then=fill("Send the request", name="", reach="", why="")),
    Place("asked", "owner", "/asked", then=unfold),
    Place("asked-none", "owner", "/asked", "empty"),
    Place("name", "reader", "{name}"),
    Place("article-hostile", "reader", "{hostile}"),
    Place("source", "reader", "{source}"),
    Place("source-hostile", "reader", "{hostile_source}"),
    Place("sources", "owner", "/sources"),
    Place("sources-add", "owner", "/sources/add"),
    Place("sources-add-wrong", "owner", "/sources/add", then=fill("Look", address="file:///etc/passwd")),
    Place("sources-plan", "owner", "/sources/add", then=look_at_a_list),
    Place("search", "reader", "/search"),
    Place("search-found", "reader", "/search?q=ferry"),
    Place("search-nothing", "reader", "/search?q=zzyzx&own=1&lang=en"),
    Place("search-conflicts", "reader", "/search?q=ferry&conflicts=1"),
    Place("search-own", "reader", "/search?q=ferry&own=1"),
    Place("search-wrong", "reader", "/search?q=ferry&from=yesterday", status=400),
    Place("following", "reader", "/following"),
    Place("starred", "reader", "/starred"),
    Place("mutes", "owner", "/mutes", then=fill("Mute", words="pumpkin spice")),
    Place("mutes-wrong", "reader", "/mutes", then=fill("Mute", words=" ")),
    Place("corrections", "owner", "/corrections"),
    Place("searches", "reader", "/searches"),
    Place("feeds-made", "reader", "/feeds", then=press("Make an address")),
    Place("notes", "reader", "/notes"),
    Place("reading", "reader", "/settings/reading"),
    Place("reading-stranger", "stranger", "/settings/reading"),
    Place("data", "reader", "/settings/data"),
    Place("data-wrong", "reader", "/settings/data", then=fill("Forget it")),
    Place("starter-oceania", "owner", "/sources/starter?region=Oceania"),
    Place("starter-none", "owner", "/sources/starter?region=Oceania&language=ja"),
    Place("status", "owner", "/status"),
    Place("settings", "owner", "/settings"),
    Place("settings-reader", "reader", "/settings"),
    Place("settings-wrong", "reader", "/settings", then=fill("Change it", old="x", **TWICE)),
    Place("settings-invitation", "owner", "/settings", then=press("Make an invitation")),
    Place("sign-in", "stranger", "/sign-in"),
    Place("sign-in-passkey", "stranger", "/sign-in", host="localhost"),
    Place("sign-in-doors", "stranger", "/sign-in", "doors"),
    Place("forgot", "stranger", "/sign-in/forgot", "doors"),
    Place("sign-in-wrong", "stranger", "/sign-in", then=fill("Sign in", name=OWNER, password="not this one")),
    Place("join", "stranger", "{invitation}"),
    Place("join-wrong", "stranger", "{invitation}", then=fill("Join", name="-", **TWICE)),
    Place("join-ended", "stranger", "/join/none", status=404),
    Place("for-you", "reader", "/for-you"),
    Place("picks", "reader", "/picks"),
    Place("picks-none", "owner", "/picks", "empty"),
    Place("feeds", "reader", "/feeds"),
    Place("starter", "owner", "/sources/starter"),
    Place("sections", "reader", "/settings/sections"),
    Place("learned", "reader", "/settings/for-you"),
    Place("ways-in", "reader", "/settings/ways-in"),
    Place("ways-in-doors", "owner", "/settings/ways-in", "doors"),
    Place("keys", "stranger", "/keys"),
    Place("offline", "stranger", "/offline"),
    Place("not-here", "reader", "/story/none", status=404),
    Place("no-page", "stranger", "/nowhere", status=404),
    Place("empty-front", "owner", "/", "empty"),
    Place("empty-following", "owner", "/following", "empty"),
    Place("empty-sources", "owner", "/sources", "empty"),
    Place("empty-search", "owner", "/search?q=ferry", "empty"),
    Place("empty-status", "owner", "/status", "empty"),
    Place("new-front", "stranger", "/", "new"),
    Place("welcome", "stranger", "/welcome", "new"),
    Place("welcome-wrong", "stranger", "/welcome", "new", then=fill("Make it mine", name="Dora", **TWICE)),
)
