"""A made-up site on loopback, whose pages change while it runs, and a kit that may ask it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from manytold.kit import Kit, open_kit
from manytold.settings import FetchSettings, Settings

RSS = "application/rss+xml"
HTML = "text/html; charset=utf-8"


@dataclass
class Site:
    """Answers by path, what was asked, and the time that the kit believes it is."""

    port: int = 0
    answers: dict[str, tuple[int, str, bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    now: datetime = datetime(2031, 5, 5, 6, 0, tzinfo=UTC)

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def put(self, path: str, body: str, kind: str = HTML, status: int = 200) -> None:
        self.answers[path] = (status, kind, body.encode())

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)


def make_feed(title: str, *slugs: str) -> str:
    items = "".join(f"<item><title>{slug.replace('-', ' ')}</title><link>/{slug}</link></item>" for slug in slugs)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


@contextmanager
def site() -> Iterator[Site]:
    here = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            here.asked.append(self.path)
            status, kind, body = here.answers.get(self.path, (404, HTML, b"<p>Nothing is here.</p>"))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    here.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def kit_for(here: Site, home: Path, **fetch: object) -> Iterator[Kit]:
    settings = FetchSettings(**{"allow": ("127.0.0.1",), "pause_s": 0.0, **fetch})  # type: ignore[arg-type]
    with open_kit(Settings(home=home, fetch=settings), lambda: here.now) as kit:
        yield kit
