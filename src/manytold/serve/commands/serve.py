"""`manytold serve`: the newspaper in the browser, kept fresh."""

import gc
import logging
import socket
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager

import click
import uvicorn

from manytold import actions
from manytold.errors import BadInput
from manytold.fetch.guard import host_of, wrong_with
from manytold.kit import Kit, open_kit
from manytold.run.standard import plan_of
from manytold.serve.app import hosts_for, make_app
from manytold.serve.doors import Doors, doors_for
from manytold.serve.options import database_option, settings_with

STOP_S = 10.0
"""Seconds that the background work is given to end what it is at."""
BACKLOG = 2048


@click.command(short_help="Serve the newspaper in the browser, and keep it fresh.")
@click.option("--host", metavar="ADDRESS", help="Address to listen to. Default: serve.host of the settings.")
@click.option(
    "--port", type=click.IntRange(0, 65535), metavar="N", help="Port; 0 takes a free one. Default: serve.port."
)
@click.option("--browser/--no-browser", default=True, help="Open the front page in the browser.  [default: browser]")
@click.option("--fetch/--no-fetch", default=True, help="Fetch what is due in the background.  [default: fetch]")
@database_option
def serve(host: str | None, port: int | None, browser: bool, fetch: bool, db: str | None) -> None:
    """Serve the newspaper until interrupted, and fetch what is due in the background.

    Whoever can reach the address can read the newspaper; by default this is
    this machine alone.

    \b
    Examples:
      manytold serve
      manytold serve --port 9000 --no-browser
      manytold serve --no-fetch --db sqlite:///news.db
    """
    settings = settings_with(db, serve__host=host, serve__port=port)
    public = _public(settings.serve.public_url)
    with open_kit(settings) as kit, _listening(settings.serve.host, settings.serve.port) as listener:
        address = f"http://{_shown(settings.serve.host)}:{listener.getsockname()[1]}/"
        doors = doors_for(settings, kit.now)
        click.echo(f"Manytold serves {address} (stop with Ctrl-C)")
        server = uvicorn.Server(
            uvicorn.Config(
                make_app(
                    kit.database,
                    _answers_to(settings.serve.host, doors),
                    public,
                    kit.now,
                    settings.serve.readers,
                    plan_of(settings.walk),
                    kit if fetch else None,
                    doors=doors,
                    pictures=settings.serve.images == "on",
                ),
                log_level="warning",
                access_log=False,
                server_header=False,
                lifespan="on",
                timeout_graceful_shutdown=int(STOP_S),
            )
        )
        _settle()
        if browser:
            threading.Timer(0.5, webbrowser.open, (address,)).start()
        with _kept_fresh(kit, fetch):
            server.run(sockets=[listener])


def _answers_to(host: str, doors: Doors) -> tuple[str, ...]:
    """The names that pages are answered under: the public one too, once mails or an issuer lead people there."""
    hosts, public = hosts_for(host), host_of(doors.public_url)
    return (*hosts, public) if hosts and public and (doors.post or doors.vouches) else hosts


def _settle() -> None:
    """Have what was loaded at the start looked through for garbage no more: it is none, and each look took 80 ms."""
    gc.collect()
    gc.freeze()


def _public(url: str) -> str:
    """The public address. Raises BadInput when it is no address that hubs can call."""
    if url and (wrong := wrong_with(url)):
        raise BadInput(f"serve.public_url is not usable: {wrong}. Write it as https://news.example.org.")
    return url


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens. Raises BadInput when the address is taken or is not of this machine."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((host, port), family=family, backlog=BACKLOG)
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "this is no name of a host"
        raise BadInput(f"cannot listen to {host}:{port}: {reason}. Choose another with --host or --port.") from error
    with listener:
        yield listener


@contextmanager
def _kept_fresh(kit: Kit, wanted: bool) -> Iterator[None]:
    """Fetching in a thread of its own for as long as the context lasts."""
    if not wanted:
        yield
        return
    logging.basicConfig(level=logging.WARNING)
    stop = threading.Event()
    worker = threading.Thread(target=actions.keep_fetching, args=(kit, stop), name="fetching", daemon=True)
    worker.start()
    try:
        yield
    finally:
        stop.set()
        worker.join(STOP_S)


def _shown(host: str) -> str:
    """The host as it stands in an address; one that means every address of this machine becomes its own name."""
    if host in ("", "0.0.0.0", "::"):  # noqa: S104 - compared, not listened to
        return "localhost"
    return f"[{host}]" if ":" in host else host
