"""Everything that a stranger's server can do to us ends as a Page or as one plain sentence."""

import asyncio
import gzip
import shutil
import ssl
import subprocess
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from manytold.fetch.send import Resolve, open_send
from manytold.model.outcomes import Failed
from manytold.model.pages import Page, Request
from manytold.settings import FetchSettings
from tests.fetch.hostile import PAGE, Hostile, hostile

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
# The server is reached by a name that the owner allows, so every address that it leads to is judged as any other.
SETTINGS = FetchSettings(allow=("outlet.localhost", "*.outlet.localhost"), idle_s=2.0, total_s=5.0)


def ask(path: str, settings: FetchSettings = SETTINGS, *, host: str = "outlet.localhost", **more: str) -> Page | Failed:
    async def run() -> Page | Failed:
        async with hostile() as server, open_send(settings, lambda: NOW) as send:
            return await send(Request(server.url(path, host), **more))  # type: ignore[arg-type]

    return asyncio.run(run())


def reason(answer: Page | Failed) -> str:
    assert isinstance(answer, Failed), answer
    assert "Traceback" not in answer.reason
    assert "\n" not in answer.reason
    return answer.reason


def page(answer: Page | Failed) -> Page:
    assert isinstance(answer, Page), answer
    return answer


def test_a_page_is_kept_as_it_came() -> None:
    got = page(ask("/quiet"))
    assert (got.status, got.media_type, got.charset, got.body, got.fetched) == (200, "text/html", "utf-8", PAGE, NOW)
    assert got.url == got.final_url
    assert got.header("Content-Length") == str(len(PAGE))
    assert not got.permanent


@pytest.mark.parametrize(("path", "status"), [("/missing", 404), ("/teapot", 418), ("/no-location", 302)])
def test_any_status_is_a_page(path: str, status: int) -> None:
    assert page(ask(path)).status == status


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/gzip", PAGE),
        ("/deflate", PAGE),
        ("/raw-deflate", PAGE),
        ("/two-members", PAGE * 2),
        ("/sitemap.xml.gz", b"<urlset/>"),
        ("/many-chunks", b"x" * 5000),
    ],
)
def test_bodies(path: str, body: bytes) -> None:
    assert page(ask(path)).body == body


TO_PRIVATE = {
    "/to-metadata": "169.254.169.254 is a link-local address",
    "/to-loopback": "127.0.0.1 is a loopback address",
    "/to-loopback-v6": "::1 is a loopback address",
    "/to-mapped": "an IPv4 address in IPv6 dress",
    "/to-decimal": "it redirects: ",
    "/to-hex": "it redirects: ",
    "/to-octal": "it redirects: ",
    "/to-short": "it redirects: ",
    "/to-zero": "0.0.0.0 is an unspecified address",
    "/to-wide-digits": "it redirects: ",
    "/to-localhost": "localhost leads to 127.0.0.1, a loopback address",
    "/to-private": "10.0.0.1 is a private address",
    "/to-file": "only http and https addresses are fetched",
    "/to-gopher": "only http and https addresses are fetched",
    "/to-script": "only http and https addresses are fetched",
    "/to-backslash": "not well formed",
}


@pytest.mark.parametrize("path", TO_PRIVATE)
def test_no_redirect_leads_inside(path: str) -> None:
    async def run() -> tuple[Page | Failed, list[str]]:
        async with hostile() as server, open_send(SETTINGS, lambda: NOW) as send:
            return await send(Request(server.url(path, "outlet.localhost"))), server.paths()

    answer, paths = asyncio.run(run())
    assert TO_PRIVATE[path] in reason(answer)
    assert reason(answer).startswith("it redirects: ")
    assert paths == [path]


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "other.localhost", "2130706433", "0x7f000001", "127.1", "0", "[::ffff:7f00:1]"]
)
def test_nothing_inside_is_asked_directly(host: str) -> None:
    async def run() -> tuple[Page | Failed, list[str]]:
        async with hostile() as server, open_send(SETTINGS, lambda: NOW) as send:
            return await send(Request(server.url("/quiet", host))), server.paths()

    answer, paths = asyncio.run(run())
    assert reason(answer)
    assert paths == []


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a.example/", "//a.example", "http:///x", "", "http://a b/"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    async def run() -> Page | Failed:
        async with open_send(SETTINGS, lambda: NOW) as send:
            return await send(Request(url))

    assert reason(asyncio.run(run()))


def changing(*answers: Sequence[str]) -> Resolve:
    """A name that leads elsewhere each time it is looked up."""
    left = list(answers)

    async def resolve(host: str) -> Sequence[str]:
        return left.pop(0) if len(left) > 1 else left[0]

    return resolve


def resolved(
    path: str, resolve: Resolve, allow: tuple[str, ...] = ()
) -> tuple[Page | Failed, Page | Failed, list[str]]:
    """Two requests to a name that `resolve` looks up, and what the server inside saw."""

    async def run() -> tuple[Page | Failed, Page | Failed, list[str]]:
        settings = replace(SETTINGS, allow=allow, idle_s=0.5)
        async with hostile() as server, open_send(settings, lambda: NOW, resolve=resolve) as send:
            url = server.url(path, "rebinding.example")
            return await send(Request(url)), await send(Request(url)), server.paths()

    return asyncio.run(run())


def test_a_name_that_changes_its_mind_is_judged_at_each_connection() -> None:
    first, second, paths = resolved("/quiet", changing(["192.0.2.1"], ["127.0.0.1"]), allow=("192.0.2.0/24",))
    assert "leads to" not in reason(first)
    assert "leads to 127.0.0.1, a loopback address" in reason(second)
    assert paths == []


def test_a_name_that_led_to_an_allowed_address_first_may_not_lead_elsewhere_later() -> None:
    first, second, paths = resolved("/closing", changing(["127.0.0.1"], ["127.0.0.2"]), allow=("127.0.0.1",))
    assert page(first).body == PAGE
    assert "leads to 127.0.0.2, a loopback address" in reason(second)
    assert paths == ["/closing"]


def test_of_many_addresses_only_public_ones_are_tried() -> None:
    answer, _, paths = resolved("/quiet", changing(["10.1.2.3", "127.0.0.1", "::1"]), allow=("127.0.0.1",))
    assert page(answer).body == PAGE
    assert paths == ["/quiet", "/quiet"]


def test_a_resolver_without_answer() -> None:
    answer, _, _ = resolved("/quiet", changing([]))
    assert "does not resolve" in reason(answer)


def test_an_allowed_network_and_an_allowed_host() -> None:
    assert page(ask("/quiet", replace(SETTINGS, allow=("127.0.0.0/8",)), host="127.0.0.1")).body == PAGE
    assert page(ask("/quiet", host="deep.down.outlet.localhost")).body == PAGE


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/loop", "more than 5 times"),
        ("/to-nowhere", "more than 5 times"),
        ("/too-long", "proper HTTP"),
        ("/large", "answer is larger than 15 MB, the most that is read of one page"),
        ("/large-chunked", "answer is larger than 15 MB, the most that is read of one page"),
        ("/endless", "answer is larger than 15 MB, the most that is read of one page"),
        ("/bomb", "answer is larger than 15 MB, the most that is read of one page"),
        ("/bomb-deflate", "answer is larger than 15 MB, the most that is read of one page"),
        ("/sitemap-bomb.gz", "answer is larger than 15 MB, the most that is read of one page"),
        ("/endless-gzip", "compressed in too many parts"),
        ("/double", "compressed more than once"),
        ("/brotli", "compressed in a way that is not read"),
        ("/false-gzip", "not compressed as it says"),
        ("/cut-gzip", "breaks off"),
        ("/too-short", "breaks off"),
        ("/bad-chunk", "proper HTTP"),
        ("/negative", "proper HTTP"),
        ("/two-lengths", "proper HTTP"),
        ("/not-http", "proper HTTP"),
        ("/flood", "proper HTTP"),
        ("/wide-header", "proper HTTP"),
        ("/nothing", "without an answer"),
    ],
)
def test_bad_answers(path: str, words: str) -> None:
    assert words in reason(ask(path))


def test_gzip_in_gzip_is_opened_once() -> None:
    got = page(ask("/nested"))
    assert got.body[:2] == b"\x1f\x8b"
    assert len(got.body) < 1024 * 1024


@pytest.mark.parametrize(
    ("path", "words"), [("/silent", "timed out"), ("/drip", "too slow"), ("/drip-headers", "too slow")]
)
def test_slow_answers_end_in_time(path: str, words: str) -> None:
    begun = time.monotonic()
    assert words in reason(ask(path, replace(SETTINGS, idle_s=0.4, total_s=0.8)))
    assert time.monotonic() - begun < 3


def test_the_body_of_a_redirect_is_not_read() -> None:
    assert page(ask("/endless-redirect")).body == PAGE


@pytest.mark.parametrize(
    ("path", "permanent", "hops"),
    [("/to-quiet", False, 2), ("/moved", True, 2), ("/moved-twice", True, 3), ("/moved-then-found", False, 3)],
)
def test_only_lasting_redirects_are_remembered(path: str, permanent: bool, hops: int) -> None:
    async def run() -> tuple[Page | Failed, Hostile]:
        async with hostile() as server, open_send(SETTINGS, lambda: NOW) as send:
            return await send(Request(server.url(path, "outlet.localhost"))), server

    answer, server = asyncio.run(run())
    assert page(answer).permanent == permanent
    assert page(answer).url == server.url(path, "outlet.localhost")
    assert page(answer).final_url == server.url("/quiet", "outlet.localhost")
    assert len(server.seen) == hops


def test_a_redirect_with_a_space_in_it() -> None:
    assert (page(ask("/spaces")).final_url or "").endswith("/quiet?a%20b")


def test_logins_are_neither_sent_nor_shown() -> None:
    async def run() -> tuple[list[Page | Failed], Hostile]:
        async with hostile() as server, open_send(SETTINGS, lambda: NOW) as send:
            asked = [
                f"http://me:secret@outlet.localhost:{server.port}{path}" for path in ("/quiet", "/loop", "/to-login")
            ]
            return [await send(Request(url)) for url in asked], server

    answers, server = asyncio.run(run())
    assert "secret" not in repr(answers)
    assert not any("authorization" in seen.headers for seen in server.seen)


def test_cookies_are_neither_kept_nor_sent() -> None:
    async def run() -> tuple[Page | Failed, Hostile]:
        async with hostile() as server, open_send(SETTINGS, lambda: NOW) as send:
            answer = await send(Request(server.url("/cookie", "outlet.localhost")))
            await send(Request(server.url("/quiet", "outlet.localhost")))
            return answer, server

    answer, server = asyncio.run(run())
    assert page(answer).header("set-cookie") is None
    assert not any("cookie" in seen.headers for seen in server.seen)


def test_what_we_say_of_ourselves() -> None:
    async def run() -> Hostile:
        async with hostile() as server, open_send(SETTINGS, lambda: NOW) as send:
            await send(
                Request(server.url("/quiet", "outlet.localhost"), "feed", '"abc"', "Mon, 06 Jul 2026 10:00:00 GMT")
            )
            await send(Request(server.url("/quiet", "outlet.localhost"), "feed", '"a"\r\nX-Injected: 1'))
            return server

    first, second = asyncio.run(run()).seen
    assert first.headers["user-agent"].startswith("Manytold/")
    assert first.headers["accept-encoding"] == "gzip, deflate"
    assert first.headers["if-none-match"] == '"abc"'
    assert first.headers["if-modified-since"] == "Mon, 06 Jul 2026 10:00:00 GMT"
    assert "referer" not in first.headers
    assert "x-injected" not in second.headers
    assert "if-none-match" not in second.headers


def test_a_conditional_request_is_answered_with_304() -> None:
    got = page(ask("/conditional", etag='"one"'))
    assert (got.status, got.body) == (304, b"")


def test_odd_headers_can_be_stored() -> None:
    got = page(ask("/latin-header"))
    assert all(value.isprintable() for _, value in got.headers)
    str(got.headers).encode("utf-8")
    assert len(page(ask("/charset")).charset or "") <= 40
    assert (page(ask("/no-type")).media_type, page(ask("/no-type")).charset) == ("", None)


def test_a_control_character_in_a_header_harms_nothing() -> None:
    answer = ask("/odd-header")
    if isinstance(answer, Page):
        assert all(value.isprintable() for _, value in answer.headers)


def test_plain_words_for_no_name_and_no_server() -> None:
    async def run() -> list[Page | Failed]:
        async with hostile() as server:
            port = server.port
        async with open_send(replace(SETTINGS, allow=("127.0.0.1",)), lambda: NOW) as send:
            return [await send(Request(url)) for url in ("http://nobody.invalid/", f"http://127.0.0.1:{port}/")]

    nobody, closed = asyncio.run(run())
    assert "the name nobody.invalid does not resolve" in reason(nobody)
    assert "refused the connection" in reason(closed)


def test_a_server_that_speaks_no_tls() -> None:
    async def run() -> Page | Failed:
        async with hostile() as server, open_send(replace(SETTINGS, idle_s=0.5), lambda: NOW) as send:
            return await send(Request(server.url("/quiet", "outlet.localhost").replace("http:", "https:")))

    assert reason(asyncio.run(run()))


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to make a certificate")
def test_a_certificate_that_nobody_signed(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-subj",
        "/CN=x",
    ]
    subprocess.run([*make, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    async def run() -> Page | Failed:
        server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0, ssl=context)
        port = server.sockets[0].getsockname()[1]
        async with server, open_send(SETTINGS, lambda: NOW) as send:
            return await send(Request(f"https://outlet.localhost:{port}/"))

    assert "the certificate of outlet.localhost is signed by itself alone" in reason(asyncio.run(run()))


def test_a_smaller_limit_is_kept_exactly() -> None:
    assert page(ask("/gzip", replace(SETTINGS, max_bytes=len(PAGE)))).body == PAGE
    words = reason(ask("/gzip", replace(SETTINGS, max_bytes=len(PAGE) - 1)))
    assert words == f"answer is larger than {len(PAGE) - 1} bytes, the most that is read of one page"
    assert gzip.decompress(gzip.compress(PAGE)) == PAGE
