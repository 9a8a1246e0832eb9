"""No other module of the package can open a connection."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent.parent / "src" / "manytold"
NETWORK = {"aiohttp", "socket", "http.client", "urllib.request", "urllib3", "requests", "httpx", "ftplib", "smtplib"}
NETWORK |= {"socketserver", "ssl", "telnetlib", "poplib", "imaplib", "aiodns", "pycares", "niquests", "xmlrpc.client"}
LISTENING = {"serve/commands/serve.py"}
"""May hold a socket, to wait for readers; it connects to nobody."""
CONNECTING = {"connect_ex", "open_connection", "create_connection", "getaddrinfo", "urlopen", "gethostbyname"}
PARSING_FETCHERS = {"fetch_url", "fetch_response", "download"}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def called(path: Path) -> set[str]:
    calls = (node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    return {func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "") for func in calls}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nobody_else_speaks_to_the_network(path: Path) -> None:
    place = path.relative_to(PACKAGE).as_posix()
    if place == "fetch/send.py":
        return
    names = {".".join(name.split(".")[:depth]) for name in imported(path) for depth in (1, 2)}
    names -= {"socket"} if place in LISTENING else set()
    assert not names & NETWORK, f"{place} imports {sorted(names & NETWORK)}"
    calls = called(path) & (CONNECTING | PARSING_FETCHERS) - ({"getaddrinfo"} if place in LISTENING else set())
    assert not calls, f"{place} calls {sorted(calls)}"
