"""What hostile outlets publish, looked at in a real browser: nothing of it runs, asks, opens or breaks the page."""

import asyncio
import html
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from manytold.actions import follow
from manytold.run.live import walk_newcomers
from manytold.run.visit import visit
from tests.hostile.make import PROSE
from tests.whole.served import Served, serving
from tests.whole.test_browser import DESK, NARROWEST, listen, too_wide

FOREIGN = "main :is(script:not([src^='/static/']), iframe, object, embed, style, base)"
"""Markup that no article brings onto a page; scripts are files of this newspaper alone."""
HOSTILE = Path(__file__).parents[1] / "hostile"
ASKING = "http://evil.localhost:9/"
"""What attacks ask for; it stands in their files too."""
ATTACKS: tuple[str, ...] = (
    *(HOSTILE / "scripts.html").read_text("utf-8").splitlines(),
    *(HOSTILE / "shown.html").read_text("utf-8").splitlines(),
    '<a href="vbscript:msgbox(1)">e</a><a href="jav\tascript:alert(1)">f</a>',
    "\u202egpj.exe\u202c \u2066\u2067 \u200b\ufeff \x07\x1b[31m",
    "<p>" + "unbroken" * 600 + "</p>",
    "<p>" + "a\u0301\u0302\u0303" * 400 + "</p>",
)
RIGHT_TO_LEFT = (
    "قالت هيئة الميناء إن العبارة أبحرت مرة أخرى يوم الثلاثاء بعد تسعة أيام في الحوض. "
    "وقد تم تغيير محركين وتدريب الطاقم من جديد. "
    "وانتظر الركاب على الرصيف منذ السادسة صباحا، وحملت أول شاحنة الحليب والصحف إلى الجزيرة. "
    "وقال المدير إن الرحلات ستعود كل ساعة. "
)


def article(number: int) -> bytes:
    """An article of its own that holds one attack in its headline, its text and its metadata."""
    attack = ATTACKS[number]
    told = html.escape(attack, quote=True)
    place = f"Harbour number {number}"
    return f"""<!doctype html><html lang=en><head><meta charset=utf-8><title>{told} {place}</title>
        <meta property="og:title" content="{told} {place}"><meta name=author content="{told}">
        <meta property="og:image" content="{ASKING}{number}.png"><meta property="og:site_name" content="{told}">
        </head><body><article><h1>{place} opens {told}</h1><p>At {place} {number} boats came in. {PROSE}</p>{attack}
        <blockquote>&quot;{told} at {place},&quot; said the keeper.</blockquote><p>{place}. {PROSE}</p></article>
        </body></html>""".encode("utf-8", "surrogatepass")


def arabic() -> bytes:
    body = f"<h1>العبارة تبحر مرة أخرى إلى الجزيرة</h1><p>{RIGHT_TO_LEFT * 2}</p><p>{RIGHT_TO_LEFT}</p>"
    return f"<!doctype html><html lang=ar dir=rtl><meta charset=utf-8><article dir=rtl>{body}</article></html>".encode()


@contextmanager
def outlet() -> Iterator[str]:
    """The address of a site with every attack, and an article that reads from right to left."""
    pages = {f"/{number}.html": article(number) for number in range(len(ATTACKS))} | {"/rtl.html": arabic()}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            port = int(str(self.headers["host"]).rpartition(":")[2])
            body = feed(port, pages) if self.path == "/feed" else pages.get(self.path)
            self.send_response(200 if body else 404)
            self.send_header("content-type", "application/rss+xml" if self.path == "/feed" else "text/html")
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://evil.localhost:{server.server_port}"
        server.shutdown()


def feed(port: int, pages: dict[str, bytes]) -> bytes:
    """Every page announced, with script in what is said of it."""
    title = html.escape(html.escape(ATTACKS[0]))
    items = "".join(
        f"<item><title>{title} {path}</title><link>http://evil.localhost:{port}{path}</link>"
        "<description><![CDATA[<img src=x onerror=alert(1)>]]></description></item>"
        for path in pages
    )
    name = html.escape("<script>alert(1)</script>")
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{name}</title>{items}</channel></rss>'.encode()


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The newspaper that follows that site. Served before the browser starts its loop in this thread, or beside it."""
    with outlet() as address, serving(tmp_path_factory.mktemp("poisoned"), readers="anyone") as one:
        aside = threading.Thread(target=fetched, args=(one, f"{address}/feed"))
        aside.start()
        aside.join()
        yield one


def fetched(one: Served, address: str) -> None:
    follow(one.kit, [address])
    asyncio.run(visit(one.kit, lambda *_: None, everything=True))
    walk_newcomers(one.kit.database, (), one.kit.settings)


def test_what_a_page_does_is_heard(browser: Browser) -> None:
    """The proof of the proof: a page that lets everything run is told of, in each way that is listened for."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    did: list[str] = []
    listen(page, "http://ours.localhost", did)
    policy = {"content-security-policy": "img-src 'none'", "content-type": "text/html"}
    body = f"<script>alert(1); console.error(2); fetch('{ASKING}x').catch(() => 0); setTimeout(() => steal())</script>"
    page.route("http://ours.localhost/", lambda route: route.fulfill(body=body + "<img src=/a.png>", headers=policy))
    page.goto("http://ours.localhost/", wait_until="networkidle")
    context.close()
    heard = {one.split()[0] for one in did}
    assert {"dialog", "console", "error", "asked"} <= heard
    assert any("policy" in one for one in did)


def test_no_attack_does_anything_on_any_page(poisoned: Served, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": DESK, "height": 900}, service_workers="block")
    page = context.new_page()
    did: list[str] = []
    listen(page, poisoned.address, did)
    (source,) = poisoned.links("/sources", "/source/")
    articles = poisoned.links(source, "/article/")
    stories = [link for path in articles for link in poisoned.links(path, "/story/")]
    assert len(articles) >= len(ATTACKS) - 3, "nearly every attack made it into an article"
    fronts = ["/", "/?order=newest", "/sources", source, "/status", "/search?q=harbour", "/search?q=alert"]
    for path in [*fronts, *articles, *dict.fromkeys(stories)]:
        page.goto(poisoned.address + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert too_wide(page) == [], path
        assert page.locator(FOREIGN).count() == 0, path
    assert did == []
    context.close()


def test_what_reads_from_right_to_left_does_so_and_fits(poisoned: Served, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": NARROWEST, "height": 900}, service_workers="block")
    page = context.new_page()
    page.goto(f"{poisoned.address}{poisoned.links('/sources', '/source/')[0]}")
    page.locator("a", has_text="العبارة").first.click()
    text = page.locator("p", has_text="قالت هيئة الميناء").first
    assert text.evaluate("e => getComputedStyle(e).direction") == "rtl"
    for width in (NARROWEST, DESK):
        page.set_viewport_size({"width": width, "height": 900})
        assert too_wide(page) == []
    context.close()
