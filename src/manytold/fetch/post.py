"""Mails of the newspaper's own, by SMTP (RFC 5321): one connection for one mail, and nothing is kept.

The protocol is the standard library's; its connection comes from `send`. What a server says is never repeated: it could
hold anything.
"""

import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as LINES
from email.utils import format_datetime
from smtplib import SMTP, SMTPAuthenticationError, SMTPException, SMTPNotSupportedError, SMTPRecipientsRefused
from typing import Any

from manytold.fetch.send import MAIL, NotAllowedError, open_stream, trust
from manytold.model.mail import Outgoing
from manytold.model.outcomes import Failed
from manytold.settings import FetchSettings, MailSettings

PAPER = "Manytold"
LONGEST_SUBJECT = 200


class _Smtp(SMTP):
    """The library's client on a connection that was judged."""

    def __init__(self, settings: MailSettings, fetch: FetchSettings) -> None:
        self._mine = settings
        self._fetch = fetch
        domain = settings.sender.rpartition("@")[2]
        super().__init__(settings.host, settings.port, local_hostname=domain, timeout=fetch.idle_s)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:  # noqa: ARG002
        way = self._mine.security
        return open_stream(host, port, self._fetch, secure=way == "tls", later=way == "starttls")


def wrong_with_mail(settings: MailSettings) -> str | None:
    """Why no mail can be sent with these settings, or None."""
    if not MAIL.fullmatch(settings.sender):
        return "mail.sender must be an address such as news@example.org"
    if not settings.host.isascii() or not settings.host.isprintable() or set(settings.host) & set(" /@:"):
        return "mail.host must be the name of a mail server, such as smtp.example.org"
    if bool(settings.user) != bool(settings.password):
        return "mail.user and mail.password are set together or not at all"
    return None


def is_mail(address: str) -> bool:
    """Whether a mail can be sent to this text; letters beyond ASCII are for servers that few have."""
    return MAIL.fullmatch(address) is not None and ".." not in address


def poster(
    settings: MailSettings, fetch: FetchSettings, now: Callable[[], datetime], name: Callable[[], str]
) -> Callable[[Outgoing], Failed | None]:
    """What sends one mail, blocking, or says why it could not; `name` makes a name that no other mail has."""
    allowed = replace(fetch, allow=(settings.host,))
    return lambda mail: _sent(settings, allowed, written(mail, settings.sender, now(), name()))


def written(mail: Outgoing, sender: str, now: datetime, name: str) -> EmailMessage:
    """The mail as it is sent. Raises ValueError where an address or the subject would add lines of its own."""
    if not is_mail(mail.to) or not is_mail(sender):
        raise ValueError("no address to send to")
    made = EmailMessage(policy=LINES)
    made["From"] = Address(PAPER, addr_spec=sender)
    made["To"] = Address(addr_spec=mail.to)
    made["Subject"] = mail.subject[:LONGEST_SUBJECT]
    made["Date"] = format_datetime(now)
    made["Message-ID"] = f"<{name}@{sender.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(mail.text)
    return made


def _sent(settings: MailSettings, fetch: FetchSettings, mail: EmailMessage) -> Failed | None:
    host, reason = settings.host, ""
    try:
        with _Smtp(settings, fetch) as server:
            if settings.security == "starttls":
                server.starttls(context=trust())
            if settings.user:
                server.login(settings.user, settings.password)
            server.send_message(mail)
    except NotAllowedError as error:
        reason = str(error)
    except (SMTPException, OSError, ValueError, LookupError, TypeError) as error:
        reason = f"{host} {_trouble(error)}"
    return Failed(host, reason) if reason else None


def _trouble(error: Exception) -> str:
    """What went wrong, in our own words."""
    known: tuple[tuple[Any, str], ...] = (
        (SMTPAuthenticationError, "does not accept mail.user or mail.password; check both"),
        (SMTPNotSupportedError, "does not offer what mail.security or mail.user ask for"),
        (SMTPRecipientsRefused, "does not take mails to this address"),
        (SMTPException, "does not take the mail"),
        (TimeoutError, "does not answer in time"),
        (OSError, "cannot be reached safely; check mail.host, mail.port, mail.security and the server's certificate"),
    )
    return next((words for kind, words in known if isinstance(error, kind)), "does not answer in proper SMTP")
