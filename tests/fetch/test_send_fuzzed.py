"""No combination of odd headers and bytes raises out of a send."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.fetch.send import open_send
from manytold.model.outcomes import Failed
from manytold.model.pages import Page, Request
from manytold.settings import FetchSettings
from tests.fetch.hostile import hostile

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
SETTINGS = FetchSettings(allow=("outlet.localhost",))
LINES = st.sampled_from(
    [
        b"Content-Length: 5",
        b"Content-Length: 99999999999999999999",
        b"Transfer-Encoding: chunked",
        b"Content-Encoding: gzip",
        b"Content-Encoding: ",
        b"Content-Type: ;;=;charset=\xff",
        b"Content-Type: \x00",
        b"Set-Cookie: =;=;\xff;a=b; expires=never",
        b"Location: /quiet",
        b"Location: http://[::1",
        b"Location: \xff\xfe",
        b"Location: http://\xe4\xb8\xad.localhost/",
        b"Location: " + b"a" * 9000,
        b"Connection: upgrade",
        b"Retry-After: \xff",
        b" folded",
        b"no colon",
        b": no name",
    ]
)
STARTS = st.sampled_from(
    [b"HTTP/1.1 200 OK", b"HTTP/1.1 302 Found", b"HTTP/1.0 200", b"HTTP/9.9 999 \xff", b"HTTP/1.1 100 Go on"]
)


@settings(max_examples=150, deadline=None)
@given(STARTS, st.lists(LINES, max_size=5), st.binary(max_size=60), st.sampled_from([b"\r\n", b"\n"]))
def test_no_answer_raises(start: bytes, lines: list[bytes], body: bytes, end: bytes) -> None:
    async def run() -> Page | Failed:
        fast = replace(SETTINGS, idle_s=0.2, total_s=0.5)
        async with hostile() as server, open_send(fast, lambda: NOW) as send:
            server.any = end.join([start, *lines, b"", body])
            return await send(Request(server.url("/any", "outlet.localhost")))

    answer = asyncio.run(run())
    if isinstance(answer, Page):
        repr(answer.headers).encode("utf-8")
    else:
        assert answer.reason.isprintable()
