"""Folders of mails that are followed become articles, each mail once, and nothing a mail names is ever asked for."""

import asyncio
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from manytold import actions
from manytold.kit import Kit, open_kit
from manytold.run import letters
from manytold.serve.app import make_app
from manytold.settings import FetchSettings, Settings, WalkSettings
from manytold.store.lists import count_status
from manytold.store.mail import load_reached
from manytold.store.sources import load_dues, load_feeds
from tests.fetch.hostile import Hostile, hostile
from tests.fetch.imap import PASSWORD, Imap, serving, uids_asked
from tests.fetch.letters import NOW, STORY, letter

HOME = FetchSettings(allow=("127.0.0.1",), pause_s=0.0, idle_s=2.0, mail_password=PASSWORD)


@contextmanager
def kit_at(folder: Path, now: datetime = NOW, **more: object) -> Iterator[Kit]:
    settings = Settings(home=folder, fetch=replace(HOME, **more), walk=WalkSettings(processes=1))  # type: ignore[arg-type]
    with open_kit(settings, lambda: now) as kit:
        yield kit


@contextmanager
def trackers() -> Iterator[Hostile]:
    """A web server that notes every request."""
    ready, stop = threading.Event(), threading.Event()
    found: list[Hostile] = []

    async def run() -> None:
        async with hostile() as here:
            found.append(here)
            ready.set()
            await asyncio.to_thread(stop.wait)

    thread = threading.Thread(target=lambda: asyncio.run(run()), daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield found[0]
    finally:
        stop.set()
        thread.join(10)


def maildir(folder: Path, *mails: bytes) -> Path:
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number, raw in enumerate(mails):
        (folder / "new" / f"{number}.M1.host").write_bytes(raw)
    return folder


def test_a_followed_maildir_becomes_articles_and_touches_nothing(tmp_path: Path) -> None:
    with trackers() as web, kit_at(tmp_path / "home") as kit:
        raw = [
            letter(f"Mail {n}", number=n, server=web.url("/quiet"), story=(*STORY, f"Number {n} it is."))
            for n in (1, 2)
        ]
        folder = maildir(tmp_path / "News", *(one.as_bytes() for one in raw))
        (feed,) = actions.follow(kit, [str(folder)]).followed
        assert (feed.way, feed.url) == ("mail", f"maildir:{folder}")
        report = actions.fetch(kit)
        assert (report.visit.pages, report.walk.articles, report.visit.troubled) == (2, 2, 0)
        (folder / "new" / "0.M1.host").rename(folder / "cur" / "0.M1.host:2,S")
        assert actions.fetch(kit, everything=True).visit.pages == 0
        assert actions.verify(kit)
        assert web.seen == []


def test_a_mail_is_one_article_by_imap_and_from_a_maildir(tmp_path: Path) -> None:
    raw = letter().as_bytes()
    with serving(Imap({4: raw.replace(b"\n", b"\r\n")})) as imap, kit_at(tmp_path / "home") as kit:
        actions.follow(kit, [imap.url(), f"maildir:{maildir(tmp_path / 'News', raw)}"])
        actions.fetch(kit)
        with kit.database.look() as session:
            assert count_status(session).articles == 1
        assert actions.read(kit, [str(tmp_path / "News")]).walk.articles == 0


def test_mail_comes_on_from_where_it_was(tmp_path: Path) -> None:
    with serving(Imap({1: letter("One", number=1).as_bytes()})) as imap, kit_at(tmp_path) as kit:
        (feed,) = actions.follow(kit, [imap.url()]).followed
        assert actions.fetch(kit).visit.pages == 1
        imap.mails[5] = letter("Five", number=5).as_bytes()
        assert actions.fetch(kit).visit.feeds == 0, "not due yet"
        assert actions.fetch(kit, everything=True).visit.pages == 1
        assert uids_asked(imap) == [1, 5]
        with kit.database.look() as session:
            reached = load_reached(session, feed.url)
            assert reached is not None
            assert reached.next == 6
    with kit_at(tmp_path, NOW + timedelta(days=1)) as kit:
        assert actions.unfollow(kit, [feed.url]) == (feed,)
        with kit.database.look() as session:
            assert load_reached(session, feed.url) is None


def test_what_was_kept_before_the_server_broke_off_stays(tmp_path: Path) -> None:
    held = {n: letter(f"Mail {n}", number=n).as_bytes() for n in (1, 2)}
    with serving(Imap(held, mode="closes-midway")) as imap, kit_at(tmp_path) as kit:
        (feed,) = actions.follow(kit, [imap.url()]).followed
        report = actions.fetch(kit)
        assert (report.visit.pages, report.visit.troubled) == (1, 1)
        with kit.database.look() as session:
            assert load_dues(session)[feed.url].health.startswith("the mail server closed the connection")
        imap.mode = ""
        assert actions.fetch(kit, everything=True).visit.pages == 1
        assert uids_asked(imap) == [1, 2, 2]


def test_neither_password_nor_account_is_shown(tmp_path: Path) -> None:
    with serving(Imap({1: letter().as_bytes()})) as imap, kit_at(tmp_path) as kit:
        actions.follow(kit, [imap.url(), f"imap://reader:{'hidden'}@127.0.0.1:{imap.port}/News"])
        actions.fetch(kit)
        kept = (tmp_path / "manytold.db").read_bytes() + (tmp_path / "manytold.db-wal").read_bytes()
        assert PASSWORD.encode() not in kept
        assert b"hidden" not in kept
        assert b"reader" not in actions.feed_list(kit)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("imaps://reader:secret@mail.example/", "a password does not belong in an address"),
        ("maildir:/nowhere/at/all", "not a maildir"),
        ("imap://reader@10.1.2.3/", "private address"),
    ],
)
def test_what_cannot_be_followed_or_checked_is_said(tmp_path: Path, what: str, words: str) -> None:
    with kit_at(tmp_path) as kit:
        (checked,) = actions.check(kit, [what])
        assert not checked.ok
        assert words in checked.words
        if "10.1.2.3" not in what:
            (failed,) = actions.follow(kit, [what]).failed
            assert words in failed.reason
            assert "secret" not in failed.what + failed.reason


def test_check_says_how_many_mails_there_are(tmp_path: Path) -> None:
    with serving(Imap({1: b"a", 2: b"b"})) as imap, kit_at(tmp_path / "home") as kit:
        folder = maildir(tmp_path / "News", letter().as_bytes())
        by_imap, here = actions.check(kit, [imap.url(), f"maildir:{folder}"])
        assert (by_imap.ok, by_imap.words) == (True, "a folder with 2 mails")
        assert by_imap.what == imap.url().replace("reader@", "")
        assert (here.ok, here.words) == (True, "a folder with 1 mails")
        with kit.database.look() as session:
            assert load_feeds(session) == []


def test_of_a_large_maildir_the_latest_are_taken(tmp_path: Path) -> None:
    mails = [letter(f"Mail {n}", number=n).as_bytes() for n in range(5)]
    with kit_at(tmp_path / "home", most_mails=2) as kit:
        folder = maildir(tmp_path / "News", *mails)
        actions.follow(kit, [str(folder)])
        assert actions.fetch(kit).visit.pages == 2
        assert actions.fetch(kit, everything=True).visit.pages == 0
        (folder / "new" / "9.M1.host").write_bytes(letter("Nine", number=9).as_bytes())
        assert actions.fetch(kit, everything=True).visit.pages == 1


def test_mail_words_are_told_from_others() -> None:
    assert letters.is_mail("imaps://me@mail.example/")
    assert not letters.is_mail("https://mail.example/")
    assert not letters.is_mail("news.opml")


def test_every_source_of_mails_has_its_page(tmp_path: Path) -> None:
    with serving(Imap({1: letter().as_bytes()}, folders=("Lists/News",))) as imap, kit_at(tmp_path / "home") as kit:
        actions.follow(kit, [imap.url("Lists/News")])
        actions.fetch(kit)
        client = TestClient(make_app(kit.database))
        listed = client.get("/sources").text
        assert "reader@" not in listed
        links = re.findall(r'href="(/source/[^"]+)"', listed)
        assert len(links) == 2
        assert [client.get(link).status_code for link in links] == [200, 200]
