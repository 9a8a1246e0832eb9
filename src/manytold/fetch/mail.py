"""New mails of one folder by IMAP (RFC 9051, RFC 3501), read only: nothing is marked, moved or deleted there.

The protocol is the standard library's, in a thread; its connection comes from `send`, and everything it reads comes
through `_Wire`, which knows the limits that the library has not: of a line, of a literal, of an answer, of time.
"""

import re
import time
from binascii import b2a_base64
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from imaplib import IMAP4
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from manytold.fetch.guard import plain
from manytold.fetch.letters import page_in_letter
from manytold.fetch.send import NotAllowedError, open_stream
from manytold.fetch.unpack import size_words
from manytold.model.mail import Reached
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.settings import MIB, FetchSettings

SCHEMES = {"imaps": 993, "imap": 143}
LONGEST_LINE = 65_536
LONGEST_TOLD = 200
"""Bytes of a line with the UID and the size of one mail."""
MOST_ANSWER = 32 * MIB
"""Bytes of one answer without mails: a million new mails are told in less."""
LONGEST_VISIT = 3
"""How many times `total_s` one visit of a folder may take; the rest is read the next time."""
_SIZES = re.compile(rb"\bUID (\d{1,10})\b.*\bRFC822\.SIZE (\d{1,15})|\bRFC822\.SIZE (\d{1,15})\b.*\bUID (\d{1,10})\b")
_ODD = (IMAP4.error, OSError, ValueError, LookupError, TypeError, AttributeError, AssertionError)


class CannotReadMailError(Exception):
    """A mail folder cannot be read; the message is one plain sentence."""


class TooMuchMailError(CannotReadMailError):
    """More came than was announced or may be."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One folder of one account; `address` is its normal form, `shown` the one without the account."""

    host: str
    port: int
    account: str
    folder: str
    secure: bool

    @property
    def address(self) -> str:
        """`imaps://user@host/Folder`."""
        scheme, _, rest = self.shown.partition("://")
        return f"{scheme}://{quote(self.account, safe='')}@{rest}"

    @property
    def shown(self) -> str:
        """The address without the name of the account, for what others may see."""
        scheme = "imaps" if self.secure else "imap"
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == SCHEMES[scheme] else f":{self.port}"
        return f"{scheme}://{host}{port}/{quote(self.folder)}"


Letter = Page | Skipped | Failed


def is_mail_address(what: str) -> bool:
    """Whether a text is meant as the address of a mail folder."""
    return what.partition("://")[0].lower() in SCHEMES and "://" in what


def mailbox_at(address: str) -> Mailbox | Failed:
    """The folder that an address names; INBOX where it names none. A password in an address is refused."""
    shown = re.sub(r"//.*@", "//", address)
    if not address.isprintable():
        return Failed(plain(shown), "the address has control characters in it")
    try:
        parts = urlsplit(address)
        host, port, user = parts.hostname, parts.port, parts.username
    except ValueError:
        return Failed(shown, "the address is not well formed; write imaps://user@host/Folder")
    if parts.password is not None:
        return Failed(shown, "a password does not belong in an address; name a file in fetch.mail_password_file")
    account, folder = unquote(user or ""), unquote(parts.path.strip("/")) or "INBOX"
    if not host or not account or not (account + folder).isprintable():
        return Failed(shown, "the address names no user or host; write imaps://user@host/Folder")
    scheme = parts.scheme.lower()
    return Mailbox(host, port or SCHEMES[scheme], account, folder, scheme == "imaps")


def password_for(box: Mailbox, settings: FetchSettings) -> str | Failed:
    """The password of an account: its line in the password file, else the one of the settings."""
    lines: Sequence[str] = ()
    if settings.mail_password_file:
        try:
            lines = Path(settings.mail_password_file).expanduser().read_text("utf-8").splitlines()
        except (OSError, ValueError):
            return Failed(box.shown, "the file in fetch.mail_password_file cannot be read; check its name and rights")
    for line in lines:
        account, _, password = line.strip().partition(" ")
        if account == f"{box.account}@{box.host}" and password.strip():
            return password.strip()
    if settings.mail_password and settings.mail_password.isprintable():
        return settings.mail_password
    words = f"no password is known; write a line `{box.account}@{box.host} password` into the file that"
    return Failed(box.shown, f"{words} fetch.mail_password_file names")


def new_letters(
    box: Mailbox, password: str, reached: Reached | None, settings: FetchSettings, now: datetime
) -> Iterator[tuple[Reached, Letter | None]]:
    """Each mail not read yet, oldest first, with how far the folder is read once that mail is kept.

    The first time the latest `most_mails`, later as many of the next. Raises CannotReadMailError, also midway.
    """
    until = time.monotonic() + LONGEST_VISIT * settings.total_s
    with _session(box, password, settings) as imap, _in_words(box):
        exists, validity = imap.examine(box.folder)
        if reached is None or reached.validity != validity:
            first = max(1, exists - settings.most_mails + 1)
            yield Reached(box.address, validity, 1), _left_out(box, first - 1)
            sizes = imap.sizes(f"{first}:*", by_uid=False) if exists else []
        else:
            sizes = [one for one in imap.sizes(f"{reached.next}:*", by_uid=True) if one[0] >= reached.next]
        for uid, size in sorted(sizes)[: settings.most_mails]:
            if time.monotonic() > until:
                return
            done = Reached(box.address, validity, uid + 1)
            try:
                yield done, _letter(imap, box, uid, size, now)
            except TooMuchMailError as error:
                yield done, Failed(f"{box.shown};UID={uid}", f"{error}; this mail is passed over")
                return


def count_letters(box: Mailbox, password: str, settings: FetchSettings) -> int:
    """How many mails a folder holds. Raises CannotReadMailError."""
    with _session(box, password, settings) as imap, _in_words(box):
        return imap.examine(box.folder)[0]


def _left_out(box: Mailbox, number: int) -> Skipped | None:
    words = (
        f"{number} older mails of this folder are left out; set fetch.most_mails higher to have more of a new folder"
    )
    return Skipped(box.shown, words) if number else None


def _letter(imap: "_Session", box: Mailbox, uid: int, size: int, now: datetime) -> Letter | None:
    """One mail, or why it is none; None when it is gone meanwhile."""
    what = f"{box.shown};UID={uid}"
    most = imap.settings.max_bytes
    if size > most:
        return Skipped(what, f"larger than {size_words(most)}, the most that is read of one mail")
    raw = imap.letter(uid)
    return None if raw is None else page_in_letter(raw, what, None, now)


class _Wire:
    """Bytes from a socket within limits: `fresh` starts an answer, with its time and its room anew."""

    def __init__(self, host: str, port: int, settings: FetchSettings, secure: bool) -> None:
        self._socket = open_stream(host, port, settings, secure=secure)
        self._settings = settings
        self._kept = bytearray()
        self.fresh(MOST_ANSWER)

    def fresh(self, room: int) -> None:
        self._until = time.monotonic() + self._settings.total_s
        self._room = room

    def line(self) -> bytes:
        looked = 0
        while (end := self._kept.find(b"\n", looked)) < 0:
            looked = len(self._kept)
            if looked > LONGEST_LINE:
                raise TooMuchMailError("the mail server sends a line without end")
            self._more()
        return self._take(end + 1)

    def take(self, size: int) -> bytes:
        if size > self._room + len(self._kept):
            raise TooMuchMailError("the mail server sends more than it may")
        while len(self._kept) < size:
            self._more()
        return self._take(size)

    def _take(self, size: int) -> bytes:
        taken = bytes(self._kept[:size])
        del self._kept[:size]
        return taken

    def _more(self) -> None:
        left = self._until - time.monotonic()
        if left <= 0:
            raise CannotReadMailError(
                f"the mail server needs more than {self._settings.total_s:g} seconds for an answer"
            )
        if self._room <= 0:
            raise TooMuchMailError("the mail server sends more than it may")
        self._socket.settimeout(min(left, self._settings.idle_s))
        piece = self._socket.recv(65536)
        if not piece:
            raise CannotReadMailError("the mail server closed the connection in the middle; it is asked again")
        self._room -= len(piece)
        self._kept += piece

    def write(self, data: bytes) -> None:
        self._socket.settimeout(self._settings.idle_s)
        self._socket.sendall(data)

    def close(self) -> None:
        with suppress(OSError):
            self._socket.close()


class _Session(IMAP4):
    """The library's client on a `_Wire`; answers to `most` bytes."""

    def __init__(self, box: Mailbox, settings: FetchSettings) -> None:
        self.settings = settings
        self._wire = _Wire(box.host, box.port, settings, box.secure)
        try:
            super().__init__(box.host, box.port)
        except BaseException:
            self._wire.close()
            raise

    def open(self, host: str = "", port: int = 143, timeout: float | None = None) -> None:  # noqa: ARG002
        """Nothing: the wire is open."""
        self.host, self.port = host, port

    def read(self, size: int) -> bytes:
        """A literal."""
        return self._wire.take(size)

    def readline(self) -> bytes:
        """A line."""
        return self._wire.line()

    def send(self, data: Any) -> None:
        """A line of a command."""
        self._wire.write(bytes(data))

    def shutdown(self) -> None:
        """Closes the connection."""
        self._wire.close()

    def log_in(self, account: str, password: str) -> None:
        """Raises CannotReadMailError when the server does not take them; never says what the server said."""
        self._wire.fresh(MOST_ANSWER)
        if "LOGINDISABLED" in self.capabilities:
            raise CannotReadMailError("the mail server takes no password on this connection; use imaps://")
        try:
            if (account + password).isascii():
                self.login(quoted(account), password)
            else:
                self.authenticate("PLAIN", lambda _: f"\0{account}\0{password}".encode())
        except IMAP4.abort:
            raise
        except IMAP4.error:
            raise CannotReadMailError("the mail server does not accept user or password; check both") from None

    def examine(self, folder: str) -> tuple[int, int]:
        """How many mails are in a folder, and its UIDVALIDITY."""
        self._wire.fresh(MOST_ANSWER)
        answer, exists = self.select(quoted(modified_utf7(folder)), readonly=True)
        if answer != "OK":
            raise CannotReadMailError("the mail server has no such folder, or it may not be read; check its name")
        validity = self.response("UIDVALIDITY")[1]
        return int(exists[0] or 0), int(validity[0]) if validity and validity[0] else 0

    def sizes(self, wanted: str, *, by_uid: bool) -> list[tuple[int, int]]:
        """UID and size of mails, named by their places or UIDs."""
        self._wire.fresh(MOST_ANSWER)
        items = "(UID RFC822.SIZE)"
        answer, told = self.uid("FETCH", wanted, items) if by_uid else self.fetch(wanted, items)
        if answer != "OK":
            raise CannotReadMailError("the mail server does not list its mails; it is asked again")
        found = (_SIZES.search(line) for line in told if isinstance(line, bytes) and len(line) < LONGEST_TOLD)
        return [(int(one[1] or one[4]), int(one[2] or one[3])) for one in found if one]

    def letter(self, uid: int) -> bytes | None:
        """The bytes of one mail, which stays unread on the server; None when it is gone."""
        self._wire.fresh(self.settings.max_bytes + MIB)
        answer, told = self.uid("FETCH", str(uid), "(BODY.PEEK[])")
        if answer != "OK":
            return None
        return next((bytes(one[1]) for one in told if isinstance(one, tuple) and b"BODY[]" in one[0]), None)


@contextmanager
def _session(box: Mailbox, password: str, settings: FetchSettings) -> Iterator[_Session]:
    with _in_words(box):
        imap = _Session(box, settings)
    try:
        with _in_words(box):
            imap.log_in(box.account, password)
        yield imap
        with suppress(*_ODD, CannotReadMailError):
            imap.logout()
    finally:
        imap.shutdown()


@contextmanager
def _in_words(box: Mailbox) -> Iterator[None]:
    """What goes wrong, as one sentence of our own: what a server says could hold anything, a password too."""
    try:
        yield
    except NotAllowedError as error:
        raise CannotReadMailError(str(error)) from None
    except TimeoutError:
        raise CannotReadMailError(f"{box.host} does not answer in time; try again later") from None
    except _ODD as error:
        raise CannotReadMailError(f"{box.host} {_trouble(error)}") from None


def _trouble(error: Exception) -> str:
    if isinstance(error, OSError):
        name = type(error).__name__
        certificate = "the certificate of the mail server is not valid" if "Cert" in name else ""
        if name.startswith("SSL"):
            return f"cannot be asked: {certificate or 'no secure connection to the mail server could be made'}"
        return "cannot be reached; check host and port, or try again later"
    return "does not answer in proper IMAP"


def quoted(value: str) -> str:
    """A quoted string (RFC 3501, section 4.3)."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def modified_utf7(name: str) -> str:
    """The name of a folder as IMAP writes it (RFC 3501, section 5.1.3)."""
    pieces = re.split(r"([^\x20-\x7e]+)", name)
    return "".join(_coded(piece) if at % 2 else piece.replace("&", "&-") for at, piece in enumerate(pieces))


def _coded(text: str) -> str:
    wide = text.encode("utf-16-be", "replace")
    return f"&{b2a_base64(wide, newline=False).decode('ascii').rstrip('=').replace('/', ',')}-"
