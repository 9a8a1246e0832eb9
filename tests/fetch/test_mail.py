"""Mail folders are read over a real connection, politely, within limits, and never beyond what was asked."""

import ssl
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from manytold.fetch.mail import (
    CannotReadMailError,
    Letter,
    Mailbox,
    mailbox_at,
    modified_utf7,
    new_letters,
    password_for,
)
from manytold.fetch.send import NotAllowedError, open_stream
from manytold.model.mail import Reached
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.settings import FetchSettings
from tests.fetch.imap import PASSWORD, Imap, serving, uids_asked
from tests.fetch.letters import NOW, letter

HOME = FetchSettings(allow=("127.0.0.1",), idle_s=1.0, total_s=2.0)


def held(*numbers: int) -> dict[int, bytes]:
    return {n: letter(f"Mail {n}", number=n).as_bytes().replace(b"\n", b"\r\n") for n in numbers}


def box_of(imap: Imap, **more: str) -> Mailbox:
    found = mailbox_at(imap.url(**more))
    assert isinstance(found, Mailbox), found
    return found


def read(
    imap: Imap, reached: Reached | None = None, settings: FetchSettings = HOME, password: str = PASSWORD
) -> list[Letter]:
    found = new_letters(box_of(imap), password, reached, settings, NOW)
    return [one for _, one in found if one is not None]


def subjects(found: list[Letter]) -> list[str | None]:
    return [one.header("subject") for one in found if isinstance(one, Page)]


def test_new_mails_come_oldest_first_and_stay_unread() -> None:
    with serving(Imap(held(3, 5, 9))) as imap:
        steps = list(new_letters(box_of(imap), PASSWORD, None, HOME, NOW))
        assert subjects([one for _, one in steps if one]) == ["Mail 3", "Mail 5", "Mail 9"]
        assert [done.next for done, _ in steps] == [1, 4, 6, 10]
        assert imap.seen == set()
        assert not [
            command for command in imap.commands() if command.split()[0] in ("SELECT", "STORE", "APPEND", "COPY")
        ]
        assert imap.commands()[-1] == "LOGOUT"


def test_a_mail_is_the_same_as_from_a_file() -> None:
    from manytold.fetch.letters import page_in_letter  # noqa: PLC0415

    with serving(Imap(held(3))) as imap:
        (found,) = read(imap)
    assert found == page_in_letter(letter("Mail 3", number=3).as_bytes(), "a", None, NOW)


def test_only_what_is_new_is_asked_for() -> None:
    with serving(Imap(held(3, 5, 9))) as imap:
        reached = Reached(box_of(imap).address, 7, 6)
        assert subjects(read(imap, reached)) == ["Mail 9"]
        assert uids_asked(imap) == [9]
        assert read(imap, replace(reached, next=10)) == []
        assert uids_asked(imap) == [9]


def test_a_folder_made_anew_is_read_anew() -> None:
    with serving(Imap(held(3, 5), validity=8)) as imap:
        assert subjects(read(imap, Reached(box_of(imap).address, 7, 6))) == ["Mail 3", "Mail 5"]


def test_of_a_large_folder_the_latest_come_and_the_rest_is_told() -> None:
    with serving(Imap(held(*range(1, 10)))) as imap:
        older, *found = read(imap, settings=replace(HOME, most_mails=2))
        assert isinstance(older, Skipped)
        assert older.reason.startswith("7 older mails of this folder are left out")
        assert subjects(found) == ["Mail 8", "Mail 9"]
        later = read(imap, Reached(box_of(imap).address, 7, 4), replace(HOME, most_mails=2))
        assert subjects(later) == ["Mail 4", "Mail 5"]


def test_a_mail_that_is_too_large_is_not_asked_for() -> None:
    with serving(Imap(held(1) | {2: b"Subject: big\r\n\r\n" + b"x" * 50_000})) as imap:
        found = read(imap, settings=replace(HOME, max_bytes=20_000))
        assert subjects(found) == ["Mail 1"]
        assert isinstance(found[1], Skipped)
        assert "larger than 19.5 kB" in found[1].reason
        assert uids_asked(imap) == [1]


def test_a_wrong_password_is_said_without_the_servers_words() -> None:
    with serving(Imap(held(1))) as imap, pytest.raises(CannotReadMailError) as caught:
        read(imap, password="wr0ng")
    assert str(caught.value) == "the mail server does not accept user or password; check both"


def test_a_password_beyond_ascii_is_sent_as_the_protocol_has_it() -> None:
    with serving(Imap(held(1))) as imap:
        assert subjects(read(imap, password="schlüssel")) == ["Mail 1"]
        assert "\0reader\0schlüssel" in imap.told


def test_a_folder_that_is_not_there() -> None:
    with serving(Imap(held(1), folders=("INBOX",))) as imap, pytest.raises(CannotReadMailError, match="no such folder"):
        read(imap)


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("mute", "does not answer in time"),
        ("endless-line", "more than it may|without end"),
        ("not-imap", "not answer in proper IMAP"),
        ("flood", "more than it may|more than 2 seconds|in time"),
        ("closes-midway", "closed the connection in the middle"),
        ("drip", "more than 2 seconds|in time"),
    ],
)
def test_hostile_servers_end_as_one_sentence(mode: str, words: str) -> None:
    with serving(Imap(held(1, 2), mode=mode)) as imap, pytest.raises(CannotReadMailError, match=words):
        read(imap)


def test_what_came_before_the_connection_broke_is_not_lost() -> None:
    with serving(Imap(held(1, 2), mode="closes-midway")) as imap:
        steps = new_letters(box_of(imap), PASSWORD, None, HOME, NOW)
        assert next(steps)[1] is None
        assert subjects([found for found in [next(steps)[1]] if found]) == ["Mail 1"]
        with pytest.raises(CannotReadMailError):
            next(steps)


def test_a_literal_beyond_bounds_costs_that_mail_alone() -> None:
    with serving(Imap(held(1, 2), mode="huge-literal")) as imap:
        steps = list(new_letters(box_of(imap), PASSWORD, None, HOME, NOW))
    done, found = steps[-1]
    assert done.next == 2
    assert isinstance(found, Failed)
    assert "passed over" in found.reason


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("imaps://reader:s3cret@mail.example/News", "a password does not belong in an address"),
        ("imaps://mail.example/News", "names no user"),
        ("imaps://reader@/News", "names no user or host"),
        ("imaps://reader@mail.example:99999/News", "not well formed"),
        ("imaps://rea%0Ader@mail.example/News", "names no user"),
        ("imaps://reader@mail.example/Ne\nws", "control characters"),
    ],
)
def test_addresses_that_are_refused(address: str, words: str) -> None:
    found = mailbox_at(address)
    assert isinstance(found, Failed)
    assert words in found.reason
    assert "s3cret" not in found.what + found.reason


def test_an_address_in_its_parts() -> None:
    found = mailbox_at("imaps://me%40example.org@mail.example/Lists/N%C3%A4chte")
    assert found == Mailbox("mail.example", 993, "me@example.org", "Lists/Nächte", True)
    assert isinstance(found, Mailbox)
    assert found.address == "imaps://me%40example.org@mail.example/Lists/N%C3%A4chte"
    assert found.shown == "imaps://mail.example/Lists/N%C3%A4chte"
    assert modified_utf7("Lists & Nächte/日本") == "Lists &- N&AOQ-chte/&ZeVnLA-"


def test_passwords_come_from_a_file_or_a_setting(tmp_path: Path) -> None:
    box = Mailbox("mail.example", 993, "me", "INBOX", True)
    assert password_for(box, FetchSettings(mail_password="one")) == "one"
    (tmp_path / "p").write_text("you@mail.example two\nme@mail.example  three and four\n")
    kept = FetchSettings(mail_password="one", mail_password_file=str(tmp_path / "p"))
    assert password_for(box, kept) == "three and four"
    assert "one" not in repr(kept)
    assert isinstance(password_for(box, FetchSettings()), Failed)
    assert isinstance(password_for(box, FetchSettings(mail_password_file=str(tmp_path / "none"))), Failed)


def test_the_guard_judges_mail_servers_too() -> None:
    with serving(Imap(held(1))) as imap:
        with pytest.raises(CannotReadMailError, match="loopback address"):
            read(imap, settings=replace(HOME, allow=()))
        assert imap.told == []
    with pytest.raises(NotAllowedError, match="private address"):
        open_stream("10.0.0.1", 993, FetchSettings())
    with pytest.raises(NotAllowedError, match="encrypted connection only"):
        open_stream("93.184.216.34", 143, FetchSettings(), secure=False)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ssl.SSLContext]:
    folder = tmp_path_factory.mktemp("tls")
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    made += ["-keyout", str(folder / "key"), "-out", str(folder / "cert"), "-days", "2", "-subj", "/CN=localhost"]
    try:
        subprocess.run([*made, "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no openssl to make a certificate with")
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "cert", folder / "key")
    return folder / "cert", server


def test_encrypted_with_a_certificate_that_is_trusted(
    certificate: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    with serving(Imap(held(1)), certificate[1]) as imap:
        box = box_of(imap, host="localhost", scheme="imaps")
        found = list(new_letters(box, PASSWORD, None, HOME, NOW))
        assert subjects([one for _, one in found if one]) == ["Mail 1"]


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: tuple[Path, ssl.SSLContext]) -> None:
    with serving(Imap(held(1)), certificate[1]) as imap:
        box = box_of(imap, host="localhost", scheme="imaps")
        with pytest.raises(CannotReadMailError, match="certificate of the mail server is not valid"):
            list(new_letters(box, PASSWORD, None, HOME, NOW))
        assert imap.told == []
