"""Followed folders of mails: what is new in them is kept, each mail in the transaction that notes it as read."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from manytold.fetch.due import after, first_due
from manytold.fetch.mail import (
    CannotReadMailError,
    Letter,
    Mailbox,
    count_letters,
    is_mail_address,
    mailbox_at,
    new_letters,
    password_for,
)
from manytold.fetch.maildir import SCHEME, letter_in, maildir_at, mails_in
from manytold.kit import Kit
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.model.sources import Due, Feed
from manytold.run.check import CheckAnswer
from manytold.run.visited import Progress, Visit, note
from manytold.store.mail import has_seen, load_reached, save_reached, save_seen, unseen_among
from manytold.store.pages import save_page
from manytold.store.rows import Session
from manytold.store.sources import load_dues, load_feed, load_feeds, save_due
from manytold.text.urls import without_login

Known = TypeVar("Known", Mailbox, str)


def is_mail(what: str) -> bool:
    """Whether a word on the command line is meant as a folder of mails that can be followed."""
    return is_mail_address(what) or maildir_at(what) is not None


def mail_feed(what: str) -> Feed | Failed:
    """The feed that following a folder of mails makes."""
    folder = maildir_at(what)
    if isinstance(folder, str):
        name = Path(folder.removeprefix(SCHEME)).name
        return Feed(folder, f"mail:{name}", f"Mails in {name}", "mail")
    box = folder or mailbox_at(what)
    if isinstance(box, Failed):
        return box
    source = f"mail:{box.host}:{box.folder.replace('/', '.')}"  # a slash would end the name in addresses of pages
    return Feed(box.address, source, f"{box.folder} at {box.host}", "mail")


def check_mail(kit: Kit, what: str) -> CheckAnswer:
    """What following a folder of mails would give, without keeping anything."""
    feed = mail_feed(what)
    if isinstance(feed, Failed):
        return CheckAnswer(feed.what, False, f"failed: {feed.reason}")
    name = without_login(feed.url)
    try:
        if feed.url.startswith(SCHEME):
            number = len(mails_in(feed.url))
        else:
            box = _known(mailbox_at(feed.url))
            number = count_letters(box, _known(password_for(box, kit.settings.fetch)), kit.settings.fetch)
    except (CannotReadMailError, OSError) as error:
        return CheckAnswer(name, False, f"failed: {_words(error)}")
    return CheckAnswer(name, True, f"a folder with {number} mails")


async def ask_mail(kit: Kit, progress: Progress, counts: Visit, *, everything: bool) -> Visit:
    """Read what is new in the folders of mails that are due (or in all), side by side: none waits for another."""
    with kit.database.look() as session:
        feeds = [feed for feed in load_feeds(session) if feed.way == "mail"]
        dues = load_dues(session) if feeds else {}
    now = kit.now()
    known = [(feed, dues.get(feed.url) or first_due(feed.url, now, kit.settings.fetch.every_s)) for feed in feeds]
    asked = [asyncio.to_thread(_ask_one, kit, feed, due) for feed, due in known if everything or due.next <= now]
    for done in asyncio.as_completed(asked):
        one = await done
        counts = counts.plus(feeds=one.feeds, troubled=one.troubled, pages=one.pages)
        progress("mail", counts.pages, None)
    return counts


def _ask_one(kit: Kit, feed: Feed, due: Due) -> Visit:
    """One folder; what comes before trouble is kept."""
    kept, trouble = 0, ""
    try:
        for good in _maildir(kit, feed) if feed.url.startswith(SCHEME) else _folder(kit, feed):
            kept += good
    except (CannotReadMailError, OSError) as error:
        trouble = _words(error)
    name = without_login(feed.url)
    with kit.database.begin() as session:
        if load_feed(session, feed.url) is not None:
            known = _after(kit, due, kept, trouble)
            save_due(session, known)
            note(session, name, Failed(name, known.health) if trouble else None)
    return Visit(feeds=1, troubled=int(bool(trouble)), pages=kept)


def _after(kit: Kit, due: Due, kept: int, trouble: str) -> Due:
    """What is known of a folder after a visit, as of a feed that had news, had none, or could not be read."""
    now = kit.now()
    if trouble:
        return after(due, Failed(due.url, trouble), now)
    status = 200 if kept or due.answered is None else 304
    answer = Page(due.url, due.url, status, "message/rfc822", now.isoformat().encode(), now)
    return after(due, answer, now)


def _words(error: Exception) -> str:
    return str(error) if isinstance(error, CannotReadMailError) else "the folder cannot be read; check name and rights"


def _known(found: Known | Failed) -> Known:
    """What was found. Raises CannotReadMailError with the reason where nothing was."""
    if isinstance(found, Failed):
        raise CannotReadMailError(found.reason)
    return found


def _folder(kit: Kit, feed: Feed) -> Iterator[bool]:
    """Keeps the new mails of a folder of an account; true for each that can be read as one."""
    settings = kit.settings.fetch
    box = _known(mailbox_at(feed.url))
    password = _known(password_for(box, settings))
    with kit.database.look() as session:
        reached = load_reached(session, feed.url)
    for done, letter in new_letters(box, password, reached, settings, kit.now()):
        with kit.database.begin() as session:
            if load_feed(session, feed.url) is None:
                return
            save_reached(session, done)
            _keep(session, letter)
        yield isinstance(letter, Page)


def _maildir(kit: Kit, feed: Feed) -> Iterator[bool]:
    """Keeps the new mails of a maildir; of one that is new, the latest."""
    files = mails_in(feed.url)
    most = kit.settings.fetch.most_mails
    with kit.database.begin() as session:
        fresh = unseen_among(session, feed.url, files)
        waiting = [name for name in files if name in fresh]
        if not has_seen(session, feed.url) and len(waiting) > most:
            save_seen(session, feed.url, waiting[:-most])
            _keep(session, _older(feed, len(waiting) - most))
            waiting = waiting[-most:]
    for name in waiting[:most]:
        letter = letter_in(files[name], kit.now(), kit.settings.fetch.max_bytes)
        if letter is None:
            continue
        with kit.database.begin() as session:
            if load_feed(session, feed.url) is None:
                return
            save_seen(session, feed.url, [name])
            _keep(session, letter)
        yield isinstance(letter, Page)


def _older(feed: Feed, number: int) -> Skipped:
    words = f"{number} older mails are left out; set fetch.most_mails higher to have more of a new folder"
    return Skipped(f"{feed.url} (older)", words)


def _keep(session: Session, letter: Letter | None) -> None:
    if isinstance(letter, Page):
        save_page(session, letter)
        note(session, letter.url or "", None)
    elif letter is not None:
        note(session, letter.what, letter)
