"""No other module of the package can open a connection."""

import ast
import inspect
import smtplib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent.parent / "src" / "manytold"
NETWORK = {"aiohttp", "socket", "http.client", "urllib.request", "urllib3", "requests", "httpx", "ftplib", "smtplib"}
NETWORK |= {"socketserver", "ssl", "telnetlib", "poplib", "imaplib", "aiodns", "pycares", "niquests", "xmlrpc.client"}
LISTENING = {"serve/commands/serve.py"}
"""May hold a socket, to wait for readers; it connects to nobody."""
SPEAKING = {"fetch/mail.py": {"imaplib"}, "fetch/post.py": {"smtplib", "socket"}}
"""May speak a protocol over a connection that it was given; it opens none (see the test below)."""
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
    names -= {"socket"} if place in LISTENING else SPEAKING.get(place, set())
    assert not names & NETWORK, f"{place} imports {sorted(names & NETWORK)}"
    calls = called(path) & (CONNECTING | PARSING_FETCHERS) - ({"getaddrinfo"} if place in LISTENING else set())
    assert not calls, f"{place} calls {sorted(calls)}"


def test_the_mail_client_gets_its_connection_from_send() -> None:
    """The library's ways to connect are replaced, and nothing calls them."""
    path = PACKAGE / "fetch" / "mail.py"
    tree = ast.parse(path.read_text("utf-8"))
    (session,) = (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "_Session")
    opening = next(node for node in session.body if isinstance(node, ast.FunctionDef) and node.name == "open")
    assert not [node for node in ast.walk(opening) if isinstance(node, ast.Call)]
    assert {node.id for node in session.bases if isinstance(node, ast.Name)} == {"IMAP4"}
    assert "manytold.fetch.send.open_stream" in imported(path)
    assert not called(path) & {"IMAP4", "IMAP4_SSL", "IMAP4_stream", "starttls", "socket", "connect", "_create_socket"}
    assert {alias for alias in imported(path) if alias.startswith("imaplib.")} == {"imaplib.IMAP4"}


def test_the_client_for_mails_gets_its_connection_from_send() -> None:
    """The one way of the library to connect is replaced; the module itself makes no socket."""
    path = PACKAGE / "fetch" / "post.py"
    tree = ast.parse(path.read_text("utf-8"))
    (client,) = (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "_Smtp")
    opening = next(node for node in client.body if isinstance(node, ast.FunctionDef) and node.name == "_get_socket")
    calls = [node.func for node in ast.walk(opening) if isinstance(node, ast.Call)]
    assert [func.id for func in calls if isinstance(func, ast.Name)] == ["open_stream"]
    assert len(calls) == 1
    assert "manytold.fetch.send.open_stream" in imported(path)
    assert not called(path) & {"SMTP", "SMTP_SSL", "LMTP", "socket", "connect"}
    parts = inspect.getsource(smtplib.SMTP)
    assert parts.count("create_connection") == inspect.getsource(smtplib.SMTP._get_socket).count("create_connection")
