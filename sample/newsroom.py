"""A small server on the loopback address that plays every outlet of the sample newsroom by its `Host` header.

`python sample/newsroom.py --port 8700` runs it by hand: <http://tarnholm-courier.localhost:8700/>.
"""

import argparse
import gzip
import hashlib
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sample import announce
from sample.pages import FEED_TYPES, article_page, front_page, home_of
from sample.pieces import EDITIONS, HERE, PICTURES, Outlet, Piece, outlets, published

START = datetime(2025, 9, 1, tzinfo=UTC)
FLAKY = "ardmoria-today/warmest-september-day"
"""The article whose first request is answered with 503 and Retry-After."""
STRANGER = "stranger.localhost"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the server saw it, with the validators it carried."""

    method: str
    host: str
    path: str
    status: int
    if_none_match: str | None = None
    if_modified_since: str | None = None
    user_agent: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent for one address."""

    status: int
    body: bytes = b""
    media_type: str = "text/html"
    charset: str | None = "utf-8"
    changed: datetime | None = None
    headers: tuple[tuple[str, str], ...] = ()


def answer(outlet: Outlet, path: str, edition: int, port: int) -> Answer:
    """What the outlet says at an address at an edition; knows nothing of earlier requests."""
    found = _detour(outlet, path) or _announcement(outlet, path, edition, port) or _picture(outlet, path)
    if found:
        return found
    if path == "/":
        charset = None if outlet.charset_in == "meta" else outlet.charset
        return Answer(200, front_page(outlet, edition), charset=charset, changed=_newest(outlet, edition))
    if outlet.design == "hostile":
        path = path.partition("?")[0]
    piece = next((p for p in published(edition) if p.outlet is outlet and p.path == path), None)
    return _article(piece, edition, port) if piece else Answer(404, b"<h1>Not found</h1>")


def _detour(outlet: Outlet, path: str) -> Answer | None:
    if path == outlet.feed.get("moved_from"):
        return Answer(301, headers=(("Location", outlet.feed["path"]),))
    if path == outlet.feed.get("gone"):
        return Answer(410, b"This feed has ended.", "text/plain")
    if outlet.key == "harbour-notes" and path in announce.ALIASES:
        return Answer(302, headers=(("Location", announce.ALIASES[path]),))
    if path.startswith("/private/"):
        return Answer(200, b"<h1>Staff only</h1>")
    return None


def _announcement(outlet: Outlet, path: str, edition: int, port: int) -> Answer | None:
    newest = _newest(outlet, edition)
    if path == "/robots.txt":
        return Answer(200, announce.robots(outlet, port), "text/plain")
    if path == "/sitemap.xml" and outlet.sitemap:
        return Answer(200, announce.sitemap(outlet, edition, port), "application/xml", changed=newest)
    if outlet.design == "hostile" and path == "/flood.xml":
        return Answer(200, announce.hostile_feed(port, doctype=False), "application/rss+xml")
    return _feed(outlet, edition, port) if path == outlet.feed.get("path") else None


def _picture(outlet: Outlet, path: str) -> Answer | None:
    """A picture of one of its articles."""
    named = path.removeprefix(PICTURES).removesuffix(".webp")
    own = path.startswith(PICTURES) and any(p.picture == named and p.outlet is outlet for p in published(max(EDITIONS)))
    return Answer(200, (HERE / f"pictures/{named}.webp").read_bytes(), "image/webp", None, START) if own else None


def _feed(outlet: Outlet, edition: int, port: int) -> Answer:
    if outlet.design == "hostile":
        return Answer(200, announce.hostile_feed(port), "application/rss+xml", changed=START)
    body = announce.feed(outlet, edition, port)
    return Answer(200, body, FEED_TYPES[outlet.feed["kind"]], outlet.charset, _newest(outlet, edition))


def _article(piece: Piece, edition: int, port: int) -> Answer:
    charset = None if piece.outlet.charset_in == "meta" else piece.outlet.charset
    return Answer(200, article_page(piece, edition, port), charset=charset, changed=piece.modified or piece.when)


def _newest(outlet: Outlet, edition: int) -> datetime:
    return max((p.modified or p.when for p in published(edition) if p.outlet is outlet), default=START)


class Newsroom:
    """All outlets on one port of the loopback address, until closed."""

    def __init__(self, port: int = 0, edition: int = 3) -> None:
        self.edition = edition
        self.requests: list[Asked] = []
        self._seen_flaky = False
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.newsroom = self
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def edition(self) -> int:
        """Which part of the month is published, 1 to 3."""
        return self._edition

    @edition.setter
    def edition(self, value: int) -> None:
        if value not in EDITIONS:
            raise ValueError(f"edition must be one of {', '.join(map(str, EDITIONS))}, not {value}")
        self._edition = value

    def base(self, outlet: str) -> str:
        """The outlet's address without a path. Raises KeyError for an unknown outlet."""
        return home_of(outlets()[outlet], self.port)

    def feeds(self) -> list[str]:
        """Every address to follow: feeds, the moved one by its old address, the ended one, the source without a feed
        by its front page, and the hostile one.
        """
        found: list[str] = []
        for outlet in outlets().values():
            found.append(self.base(outlet.key) + outlet.feed.get("moved_from", outlet.feed.get("path", "/")))
            if "gone" in outlet.feed:
                found.append(self.base(outlet.key) + outlet.feed["gone"])
        return found

    def articles(self) -> list[str]:
        """The addresses of all article pages of the edition, oldest first."""
        return [home_of(p.outlet, self.port) + p.path for p in published(self.edition)]

    def reply(self, host: str, path: str) -> Answer:
        """What is sent for a host and path, the flaky page's first failure included."""
        key = host.partition(":")[0].removesuffix(".localhost")
        if key == "ads.quillfeed" or host.partition(":")[0] == STRANGER or key not in outlets():
            return Answer(404, b"<h1>Nobody here</h1>")
        if self._fails_once(key, path):
            return Answer(503, b"<h1>Too warm</h1>", headers=(("Retry-After", "1"),))
        return answer(outlets()[key], path, self.edition, self.port)

    def note(self, asked: Asked) -> None:
        """Add a request to the log."""
        with self._lock:
            self.requests.append(asked)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def close(self) -> None:
        """Stop answering and free the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _fails_once(self, key: str, path: str) -> bool:
        slug = FLAKY.partition("/")[2]
        if key != FLAKY.partition("/")[0] or slug not in path:
            return False
        with self._lock:
            seen, self._seen_flaky = self._seen_flaky, True
        return not seen


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    newsroom: Newsroom


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self._serve(with_body=True)

    def do_HEAD(self) -> None:
        self._serve(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name is the library's)
        """Say nothing; `Newsroom.requests` is the log."""

    def _serve(self, with_body: bool) -> None:
        room = self.server.newsroom
        host = self.headers.get("Host", "")
        found = room.reply(host, self.path)
        etag = '"' + hashlib.sha256(found.body).hexdigest()[:20] + '"'
        status = 304 if found.status == 200 and self._known(found, etag) else found.status
        room.note(self._asked(host, status))
        self._send(found, status, etag, with_body)

    def _known(self, found: Answer, etag: str) -> bool:
        """Whether the client has this already (RFC 9110, 13.2.2: If-None-Match goes first)."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return etag in [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        since = self.headers.get("If-Modified-Since")
        if since is None or found.changed is None:
            return False
        try:
            return found.changed <= parsedate_to_datetime(since)
        except (TypeError, ValueError):
            return False

    def _asked(self, host: str, status: int) -> Asked:
        get = self.headers.get
        etag, since, agent = get("If-None-Match"), get("If-Modified-Since"), get("User-Agent")
        return Asked(self.command, host.partition(":")[0], self.path, status, etag, since, agent)

    def _send(self, found: Answer, status: int, etag: str, with_body: bool) -> None:
        body = b"" if status == 304 else found.body
        packed = self._may_pack() and status == 200
        body = gzip.compress(body, mtime=0) if packed else body
        self.send_response_only(status)
        self.send_header("Content-Length", str(len(body)))
        charset = f"; charset={found.charset}" if found.charset else ""
        self.send_header("Content-Type", found.media_type + charset)
        if found.status == 200:
            self.send_header("ETag", etag)
        if found.changed is not None:
            self.send_header("Last-Modified", format_datetime(found.changed, usegmt=True))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        for name, value in found.headers:
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def _may_pack(self) -> bool:
        key = self.headers.get("Host", "").partition(".")[0]
        outlet = outlets().get(key)
        return bool(outlet and outlet.gzip and "gzip" in self.headers.get("Accept-Encoding", ""))


@contextmanager
def newsroom(port: int = 0, edition: int = 3) -> Iterator[Newsroom]:
    """The running newsroom on a port of 127.0.0.1; port 0 picks a free one. Raises OSError for a port in use."""
    room = Newsroom(port, edition)
    room.start()
    try:
        yield room
    finally:
        room.close()


def saved_pages(folder: Path, edition: int = 3) -> list[Path]:
    """Write every article page as a browser would save it, `<outlet>__<slug>.html`; returns the files, oldest first."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for piece in published(edition):
        file = folder / f"{piece.outlet.key}__{piece.slug}.html"
        file.write_bytes(article_page(piece, edition, None))
        files.append(file)
    return files


def main() -> None:
    """Run the newsroom until interrupted."""
    parser = argparse.ArgumentParser(description="Play the outlets of the sample newsroom on the loopback address.")
    parser.add_argument("--port", type=int, default=8700)
    parser.add_argument("--edition", type=int, default=3, choices=sorted(EDITIONS))
    chosen = parser.parse_args()
    with newsroom(chosen.port, chosen.edition) as room:
        sys.stdout.write("".join(f"{address}\n" for address in room.feeds()))
        sys.stdout.flush()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            sys.stdout.write("closed\n")


if __name__ == "__main__":
    main()
