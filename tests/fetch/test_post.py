"""Mails of the newspaper's own, to a real server in the test."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.fetch.post import is_mail, poster, written, wrong_with_mail
from manytold.model.mail import Outgoing
from manytold.model.outcomes import Failed
from manytold.settings import FetchSettings, MailSettings
from tests.fetch.smtp import PASSWORD, USER, certificate, free_port, mail_server

NOW = datetime(2031, 5, 9, 12, tzinfo=UTC)
SENDER = "news@paper.example"
LETTER = Outgoing("dora@home.example", "Ein neues Paßwort", f"Grüße.\n\nhttps://news.example/join/{'x' * 80}\n")


def send(port: int, letter: Outgoing = LETTER, host: str = "localhost", **more: str) -> Failed | None:
    settings = MailSettings(host, port, **{"security": "none", "sender": SENDER} | more)
    return poster(settings, FetchSettings(idle_s=5.0), lambda: NOW, lambda: "unique")(letter)


def test_a_mail_arrives_as_it_was_written() -> None:
    with mail_server() as server:
        assert send(server.port) is None
    (mail,) = server.mails
    assert server.to == [["dora@home.example"]]
    assert mail["from"] == "Manytold <news@paper.example>"
    assert (mail["to"], mail["subject"]) == ("dora@home.example", "Ein neues Paßwort")
    assert (mail["message-id"], mail["auto-submitted"]) == ("<unique@paper.example>", "auto-generated")
    assert mail.get_content().replace("\r\n", "\n") == LETTER.text
    assert mail.get_content_type() == "text/plain"


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_the_connection_is_encrypted_before_anything_is_said(
    security: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, context = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with mail_server(security, context, login=security == "starttls") as server:
        login = {"user": USER, "password": PASSWORD} if security == "starttls" else {}
        assert send(server.port, security=security, **login) is None
        assert len(server.mails) == 1
        assert server.logins == ([USER.encode()] if login else [])


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_of_another_is_refused(security: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, nobodys = certificate(tmp_path)
    file, others = certificate(tmp_path, "other.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    for context in (nobodys, others):
        with mail_server(security, context) as server:
            failed = send(server.port, security=security, user=USER, password=PASSWORD)
            assert failed is not None
            assert "cannot be reached safely" in failed.reason
            assert (server.mails, server.logins) == ([], [])


def test_a_server_that_does_not_encrypt_is_told_nothing() -> None:
    with mail_server() as server:
        failed = send(server.port, security="starttls", user=USER, password=PASSWORD)
    assert failed is not None
    assert "does not offer what mail.security" in failed.reason
    assert server.logins == []


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_a_wrong_password_is_not_repeated() -> None:
    with mail_server(login=True) as server:
        failed = send(server.port, user=USER, password="secret words")
    assert failed is not None
    assert "does not accept mail.user or mail.password" in failed.reason
    assert "secret" not in failed.reason


@pytest.mark.parametrize("answer", ["554 go away\x1b[31m", "451 later"])
def test_what_a_server_says_is_not_repeated(answer: str) -> None:
    with mail_server(answer=answer) as server:
        failed = send(server.port)
    assert failed == Failed("localhost", "localhost does not take the mail")


def test_a_server_that_is_not_there() -> None:
    failed = send(free_port())
    assert failed is not None
    assert "cannot be reached" in failed.reason


def test_without_encryption_no_public_server_is_asked() -> None:
    failed = send(25, host="192.0.43.8", security="none")
    assert failed is not None
    assert "encrypted" in failed.reason


@pytest.mark.parametrize(
    "to",
    ["a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example", "a b@c.example", "a@b\0.example", "@", "", "a"],
)
def test_an_address_adds_no_lines_and_no_readers(to: str) -> None:
    assert not is_mail(to)
    with pytest.raises(ValueError, match="no address"):
        written(Outgoing(to, "Words", "Text"), SENDER, NOW, "unique")


@given(st.text(max_size=80), st.text(max_size=200))
def test_no_word_becomes_a_header(subject: str, text: str) -> None:
    try:
        raw = written(Outgoing("a@b.example", subject, text), SENDER, NOW, "unique").as_bytes()
    except ValueError:
        return
    names = {line.split(b":")[0].lower() for line in raw.split(b"\r\n\r\n")[0].split(b"\r\n") if line[:1].strip()}
    wanted = {b"from", b"to", b"subject", b"date", b"message-id", b"auto-submitted", b"content-type"}
    assert names == wanted | {b"content-transfer-encoding", b"mime-version"}


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"sender": ""}, "mail.sender"),
        ({"sender": "Paper <a@b.example>"}, "mail.sender"),
        ({"host": "http://smtp.example"}, "mail.host"),
        ({"user": "reader"}, "together"),
    ],
)
def test_settings_that_cannot_work_are_named(wrong: dict[str, str], why: str) -> None:
    right = {"host": "smtp.example", "sender": SENDER}
    assert wrong_with_mail(MailSettings(**right)) is None
    assert why in (wrong_with_mail(MailSettings(**right | wrong)) or "")
