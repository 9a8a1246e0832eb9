"""A WebSub hub on loopback that serves the feed too, and the real application that it calls."""

import hashlib
import hmac
import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import create_server
from urllib.parse import parse_qs, urlencode, urlsplit

import uvicorn

from manytold.serve.app import hosts_for, make_app
from manytold.store.database import Database

PUBLIC = "news.example"


@dataclass
class Hub:
    """What it was asked and where it calls back. `verifies` is off for a hub that never does."""

    port: int = 0
    app: int = 0
    asked: list[dict[str, str]] = field(default_factory=list)
    answered: list[tuple[int, str]] = field(default_factory=list)
    lease: str = "864000"
    status: int = 202
    verifies: bool = True
    names_hub: bool = True
    elsewhere: str = ""
    feeds: int = 0

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def call(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
        """One request to the application, under its public name."""
        wire = http.client.HTTPConnection("127.0.0.1", self.app, timeout=10)
        named = {"Host": PUBLIC} | {name.replace("_", "-"): value for name, value in headers.items()}
        wire.request(method, path, body or None, named)
        answer = wire.getresponse()
        found = answer.status, answer.read().decode()
        wire.close()
        return found

    def path(self, at: int = -1) -> str:
        return urlsplit(self.asked[at]["hub.callback"]).path

    def verify(self, asked: dict[str, str], **more: str) -> tuple[int, str]:
        said = {"hub.mode": asked["hub.mode"], "hub.topic": asked["hub.topic"], "hub.challenge": "echo this"}
        said |= {"hub.lease_seconds": self.lease} | {f"hub.{name}": value for name, value in more.items()}
        return self.call("GET", f"{urlsplit(asked['hub.callback']).path}?{urlencode(said)}")

    def push(self, body: bytes = b"<rss/>", key: str | None = None, method: str = "sha256") -> int:
        secret = self.asked[-1]["hub.secret"] if key is None else key
        signature = hmac.new(secret.encode(), body, getattr(hashlib, method)).hexdigest()
        return self.call("POST", self.path(), body, X_Hub_Signature=f"{method}={signature}")[0]

    def feed(self) -> bytes:
        link = f'<atom:link rel="hub" href="{self.elsewhere or self.base}/hub"/>'
        link += f'<atom:link rel="self" href="{self.base}/feed.xml"/>'
        return (
            '<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
            f"<title>Harbour</title><link>{self.base}/</link>{link if self.names_hub else ''}</channel></rss>"
        ).encode()


@contextmanager
def hub_at_work() -> Iterator[Hub]:
    hub = Hub()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

        def do_GET(self) -> None:
            hub.feeds += self.path == "/feed.xml"
            self._answer(200 if self.path == "/feed.xml" else 404, hub.feed())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            asked = {name: values[0] for name, values in parse_qs(body).items()}
            hub.asked.append(asked)
            if hub.verifies:  # before it answers: the application must know by then
                hub.answered.append(hub.verify(asked))
            self._answer(hub.status, b"")

        def _answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            if status == 307:
                self.send_header("Location", f"http://127.0.0.2:{hub.port}/other")
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    hub.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


@contextmanager
def served(database: Database, hub: Hub, now: Callable[[], datetime]) -> Iterator[None]:
    """The application, on a port that the hub is told."""
    with create_server(("127.0.0.1", 0)) as listener:
        hub.app = listener.getsockname()[1]
        app = make_app(database, hosts_for("127.0.0.1"), f"https://{PUBLIC}", now)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            thread.join(0.02)
        try:
            yield
        finally:
            server.should_exit = True
            thread.join(10)
