"""Every mail, however hostile, ends as a page or as one plain sentence, in bounded time."""

import io
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.fetch.files import pages_in
from manytold.fetch.letters import is_letter, is_mbox, letters_in_mbox, page_in_letter
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.store.nouns import encode
from tests.fetch.letters import NOW, STORY, letter

HEAD = b"From: Harbour Daily <news@harbour.example>\nSubject: A quay\nMessage-ID: <1@harbour.example>\n"


def read(raw: bytes) -> Page | Skipped | Failed:
    return page_in_letter(raw, "a", "a.eml", NOW)


def page(raw: bytes) -> Page:
    found = read(raw)
    assert isinstance(found, Page), found
    return found


def text_of(raw: bytes) -> str:
    return page(raw).body.decode("utf-8")


def test_the_html_part_is_the_page_and_headers_are_decoded() -> None:
    found = page(letter("Häfen: schöner", sender='"Der Häfner" <news@harbour.example>').as_bytes())
    assert (found.media_type, found.status, found.path) == ("text/html", 200, "a.eml")
    assert found.header("subject") == "Häfen: schöner"
    assert found.header("from") == "Der Häfner <news@harbour.example>"
    assert STORY[0] in found.body.decode()


def test_a_mail_has_one_address_wherever_it_lies() -> None:
    raw = letter().as_bytes()
    assert page(raw).url == page(raw.replace(b"\n", b"\r\n")).url
    assert page(raw).url == page(b"Received: from elsewhere\nX-Folder: b\n" + raw).url


def test_a_stolen_message_id_takes_nobodys_place() -> None:
    mine, stolen = letter(number=1), letter(number=1, sender="Thief <thief@evil.example>")
    assert page(mine.as_bytes()).url != page(stolen.as_bytes()).url
    changed = letter(number=1, story=(*STORY, "One more."))
    assert page(mine.as_bytes()).url != page(changed.as_bytes()).url


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_transfer_encodings(encoding: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["Date"] = "a@b.example", "Mon, 06 Jul 2026 10:00:00 +0200"
    mail.set_content("Schöne Wörter.\n", cte=encoding)
    assert text_of(mail.as_bytes()) == "Schöne Wörter."


def test_uuencoded_and_broken_encodings_end_in_some_text() -> None:
    coded = b"begin 644 a.txt\n+:&5L;&\\@=V]R;&0\n`\nend\n"
    assert text_of(HEAD + b"Content-Transfer-Encoding: x-uuencode\n\n" + coded) == "hello world"
    assert read(HEAD + b"Content-Transfer-Encoding: base64\n\n\xff\xfe!!not base64 at all###\n")
    assert read(HEAD + b"Content-Transfer-Encoding: klingon\n\nwords\n")


@pytest.mark.parametrize("charset", ["utf-7", "klingon", "utf-8; charset*=x''%ff", "x" * 3000, "idna", "\udcff"])
def test_charsets(charset: str) -> None:
    head = HEAD + b"Content-Type: text/plain; charset=" + charset.encode("utf-8", "surrogateescape")
    assert isinstance(read(head + b"\n\nwords\n"), Page | Skipped)
    assert page(b"Subject: =?" + charset.encode("utf-8", "surrogateescape")[:60] + b"?b?cXVheQ==?=\n\nwords").body


def test_wrong_encoded_words_do_not_change_the_address() -> None:
    found = page(b"From: =?utf-8?q?real=40bank=2Eexample=3E?= <x@evil.example>\nSubject: a\n\nwords")
    assert (found.header("from") or "").endswith(" <x@evil.example>")
    assert page(b"From: ((((((" + b"(" * 5000 + b"\nSubject: a\n\nwords")
    assert page(b"From: \xff\xfe\x00 <a@b.example>\nSubject: \xe2\x80\xaeabc\n\nwords").header("subject") == "abc"


def test_attachments_and_mails_inside_mails_are_left_alone() -> None:
    mail = letter()
    mail.add_attachment("secret words of an attachment", filename="a.txt")
    inner = letter("Inner", story=("Inner words.",))
    mail.add_attachment(inner)
    body = text_of(mail.as_bytes())
    assert STORY[0] in body
    assert "secret" not in body
    assert "Inner" not in body


def test_plain_text_when_the_html_part_says_nothing() -> None:
    mail = EmailMessage()
    mail["From"] = "a@b.example"
    mail.set_content("word " * 40)
    mail.add_alternative("<p>Your program shows no text.</p>", subtype="html")
    assert page(mail.as_bytes()).media_type == "text/plain"


def nested(depth: int) -> bytes:
    return b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))


HOSTILE = {
    "nested": HEAD + nested(100_000) + b"Content-Type: text/html\n\n<p>x</p>",
    "nested-one-boundary": HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 1_000_000,
    "nested-mails": HEAD + b"Content-Type: message/rfc822\n\n" * 100_000,
    "nested-boundary-in-pieces": HEAD + nested(50_000).replace(b"boundary=", b"boundary*0="),
    "header-10-mb": HEAD + b"X: " + b"y" * 10_000_000 + b"\n\nwords",
    "headers-100000": HEAD + b"X: y\n" * 100_000 + b"\nwords",
    "subject-10-mb": b"Subject: " + b"=?utf-8?q?a?= " * 700_000 + b"\n\nwords",
    "subject-200-kb": b"Subject: " + b"=?utf-8?b?" * 20_000 + b"\n\nwords",
    "type-quotes": HEAD + b"Content-Type: text/html; " + b'";' * 100_000 + b"\n\nwords",
    "type-of-parts": HEAD
    + b"Content-Type: multipart/mixed; boundary=b\n\n"
    + (b"--b\nContent-Type: text/html; " + b'";' * 8_000 + b"\n\nx\n") * 500,
    "empty-boundary": HEAD + b'Content-Type: multipart/mixed; boundary=""\n\n--\nwords\n--\n',
    "no-boundary": HEAD + b"Content-Type: multipart/mixed\n\nwords",
    "nulls": HEAD + b"\n" + b"\0" * 1_000_000,
    "null-head": b"\0\0From: a@b\n\nwords",
    "only-head": HEAD,
    "nothing": b"",
    "newlines": b"\n" * 1_000_000,
    "base64-rubbish": HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"=A=" * 2_000_000,
    "uu-rubbish": HEAD + b"Content-Transfer-Encoding: uuencode\n\nbegin 644 /etc/passwd\n" + b"M" * 2_000_000,
    "qp-rubbish": HEAD + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=\n=0" * 1_000_000,
    "binary": bytes(range(256)) * 4000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mails_end(name: str) -> None:
    found = read(HOSTILE[name])
    if not isinstance(found, Page):
        assert found.reason
        assert "\n" not in found.reason


def test_headers_beyond_the_bound_are_refused_with_a_reason() -> None:
    assert read(HOSTILE["header-10-mb"]) == Failed("a", "the headers of this mail are larger than 256 kB")
    assert isinstance(read(HOSTILE["nested"]), Skipped)


FIELDS = st.sampled_from(
    [b"From", b"Subject", b"Date", b"Content-Type", b"Content-Transfer-Encoding", b"Content-Disposition", b"Message-ID"]
)
VALUES = st.one_of(
    st.binary(max_size=60),
    st.sampled_from(
        [b"multipart/mixed; boundary=b", b"text/html", b"message/rfc822", b"base64", b"=?utf-8?b?/w==?=", b"x-uuencode"]
    ),
)
HEADERS = st.lists(st.tuples(FIELDS, VALUES), max_size=6).map(lambda h: b"".join(k + b": " + v + b"\n" for k, v in h))
PARTS = st.lists(
    st.one_of(HEADERS, st.binary(max_size=80), st.sampled_from([b"--b\n", b"--b--\n", b"\n"])), max_size=12
)


@given(HEADERS, PARTS)
def test_no_bytes_break_the_reader_of_mails(head: bytes, parts: list[bytes]) -> None:
    found = read(head + b"\n" + b"\n".join(parts))
    assert isinstance(found, Page) or found.reason
    assert encode(found), "it can be written down"


@given(st.binary(max_size=400), st.integers(1, 100))
def test_no_bytes_break_the_reader_of_mboxes(body: bytes, most: int) -> None:
    raw = b"From a@b Mon Jul  6 10:00:00 2026\n" + body
    assert list(letters_in_mbox(io.BytesIO(raw), "m", NOW, most)) is not None


def test_an_mbox_gives_each_mail_and_passes_over_one_that_is_too_large(tmp_path: Path) -> None:
    mails = [letter(f"Mail {n}", number=n, story=(*STORY, "From here on it is quiet.")) for n in range(3)]
    start = b"From news@harbour.example Mon Jul  6 10:00:00 2026\n"
    raw = b"".join(start + mail.as_bytes().replace(b"\nFrom ", b"\n>From ") + b"\n" for mail in mails)
    (tmp_path / "news.mbox").write_bytes(raw + start + b"Subject: big\n\n" + b"x" * 60_000 + b"\n")
    found = list(pages_in(str(tmp_path), NOW, max_bytes=50_000))
    assert [p.header("subject") for p in found if isinstance(p, Page)] == ["Mail 0", "Mail 1", "Mail 2"]
    assert found[0] == page_in_letter(mails[0].as_bytes(), "a", None, NOW)
    (left,) = [one for one in found if not isinstance(one, Page)]
    assert left == Skipped(
        f"{tmp_path / 'news.mbox'} (mail 4)", "larger than 48.8 kB, the most that is read of one mail"
    )


def test_a_maildir_is_read_as_mails(tmp_path: Path) -> None:
    for name in ("cur", "new", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "new" / "1.M1.host").write_bytes(letter("One").as_bytes())
    (tmp_path / "cur" / "2.M2.host.example:2,S").write_bytes(letter("Two", number=2).as_bytes())
    (tmp_path / "tmp" / "3.M3.host").write_bytes(letter("Three", number=3).as_bytes())
    found = list(pages_in(str(tmp_path), NOW))
    assert [p.header("subject") for p in found if isinstance(p, Page)] == ["Two", "One"]
    assert [one.reason for one in found if isinstance(one, Skipped)] == ["mails that are still being delivered"]


def test_what_is_a_mail_and_what_only_looks_like_one() -> None:
    assert is_letter(letter().as_bytes())
    assert not is_letter(b"From: the editors\nDate: today\n\nDear readers,")
    assert not is_letter(b"Words about mails.\nFrom: a\nMessage-ID: b\n")
    assert is_mbox(b"From a@b Mon Jul  6 10:00:00 2026\nSubject: a\n\n")
    assert not is_mbox(b"From here it is 10:00 to the town.\nThe road is long.\n")


def test_time_is_when_it_was_read() -> None:
    late = NOW + timedelta(days=1)
    found = page_in_letter(letter().as_bytes(), "a", None, late)
    assert isinstance(found, Page)
    assert found.fetched == late
