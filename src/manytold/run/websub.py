"""News announced by hubs (WebSub, W3C Recommendation 2018), where a public address is set.

A hub's word is a hint alone: what it sends is checked for its signature and thrown away, and the feed is asked now
instead of later, so that no hub can say what a feed holds. While a hub is at work, a feed is asked seldom.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from manytold.fetch.crowd import fetch_all
from manytold.fetch.due import LONGEST_S
from manytold.fetch.manners import Manners
from manytold.fetch.send import Send
from manytold.kit import Kit, secret
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page, Request
from manytold.model.sources import Due
from manytold.model.websub import Subscription
from manytold.run.announcements import Announcements
from manytold.store.database import Database
from manytold.store.rows import Session
from manytold.store.sources import load_dues_of, load_feed, save_due
from manytold.store.websub import (
    delete_subscription,
    load_subscription,
    save_subscription,
    subscriptions_due,
    subscriptions_of,
)

PATH = "/websub/"
LEASE_S = 10 * 24 * 3600
"""Seconds that are asked for; hubs grant what they like."""
LEAST_LEASE_S = 300
MOST_LEASE_S = 60 * 24 * 3600
RETRY = timedelta(hours=1)
"""How long a hub is given to verify what it was asked before it is asked again; longer with each time."""
MOST_TRIES = 5
"""Times that a hub is asked in vain before it is left alone for `REST`."""
REST = timedelta(days=7)
APART = timedelta(seconds=60)
"""How soon after an answer a feed is asked again at most, however often its hub calls."""
AT_ONCE = 200
LONGEST_CHALLENGE = 2_000
METHODS = ("sha1", "sha256", "sha384", "sha512")
"""Signatures of section 7.1; sha1 is what the largest hubs send, and as a keyed digest (HMAC) it still holds."""


def heard_of_hub(session: Session, kit: Kit, feed_url: str, found: object) -> None:
    """Notes a hub that a feed names, to be asked soon; a feed that names another one than before leaves that one."""
    if not kit.settings.serve.public_url or not isinstance(found, Announcements) or found.way != "feed":
        return
    known = [one for one in subscriptions_of(session, feed_url) if one.standing != "leaving"]
    topic = found.topic or feed_url
    fits = [one for one in known if found.hub and (one.hub, one.topic) == (found.hub, topic)]
    for one in known:
        if one not in fits:
            save_subscription(session, _left(one, kit.now()))
    if found.hub and not fits:
        save_subscription(session, Subscription(secret(), feed_url, topic, found.hub, secret(), kit.now()))


def leave_hubs(session: Session, feed_url: str, now: datetime) -> None:
    """Notes that the hubs of a feed that is followed no longer are to be told so."""
    for one in subscriptions_of(session, feed_url):
        save_subscription(session, _left(one, now))


def seldom(session: Session, kit: Kit, due: Due) -> Due:
    """The feed asked at the longest interval while a hub announces its news."""
    if not kit.settings.serve.public_url or due.failures:
        return due
    now = kit.now()
    at_work = any(_is_at_work(one, now) for one in subscriptions_of(session, due.url))
    return replace(due, next=max(due.next, now + timedelta(seconds=LONGEST_S))) if at_work else due


def _is_at_work(one: Subscription, now: datetime) -> bool:
    return one.standing == "active" and one.until is not None and one.until > now


def _left(one: Subscription, now: datetime) -> Subscription:
    return replace(one, standing="leaving", next=now, failures=0)


async def ask_hubs(kit: Kit, send: Send, manners: Manners) -> int:
    """Subscribe, renew and leave where that is due; gives how many hubs were asked."""
    public = kit.settings.serve.public_url.rstrip("/")
    if not public:
        return 0
    with kit.database.begin() as session:
        due = _to_ask(session, kit.now())
    asked = 0
    for some in due:
        # The wait is kept before the hub is asked: it may verify, over our own server, before it has answered.
        request = Request(some.hub, "feed", follow=False, form=_form(some, public))
        async for _, answer in fetch_all([request], send, kit.settings.fetch, manners=manners):
            _keep_answer(kit, some.token, answer)
            asked += 1
    return asked


def _to_ask(session: Session, now: datetime) -> list[Subscription]:
    """Those due, each noted as asked; what was left in vain too often is forgotten, what failed too often rests."""
    found: list[Subscription] = []
    for kept in subscriptions_due(session, now, AT_ONCE):
        orphan = kept.standing != "leaving" and load_feed(session, kept.feed) is None
        one = _left(kept, now) if orphan else kept
        tries = one.failures + 1
        if one.standing == "leaving" and tries > MOST_TRIES:
            delete_subscription(session, one.token)
            continue
        wait = REST if tries > MOST_TRIES else RETRY * 2 ** (tries - 1)
        standing = "asked" if one.standing == "refused" or not _holds(one, now) else one.standing
        asked = replace(one, standing=standing, next=now + wait, failures=0 if tries > MOST_TRIES else tries)
        save_subscription(session, asked)
        found.append(asked)
    return found


def _holds(one: Subscription, now: datetime) -> bool:
    return one.standing == "leaving" or _is_at_work(one, now)


def _form(one: Subscription, public: str) -> tuple[tuple[str, str], ...]:
    """What a hub is asked (section 5.1)."""
    mode = "unsubscribe" if one.standing == "leaving" else "subscribe"
    form = (("hub.mode", mode), ("hub.topic", one.topic), ("hub.callback", public + PATH + one.token))
    return form if mode == "unsubscribe" else (*form, ("hub.secret", one.secret), ("hub.lease_seconds", str(LEASE_S)))


def _keep_answer(kit: Kit, token: str, answer: Page | Skipped | Failed) -> None:
    """What a hub answered; its verification comes by itself (section 5.3)."""
    good = isinstance(answer, Page) and 200 <= answer.status < 300
    words = f"the hub answers with status {answer.status}" if isinstance(answer, Page) else answer.reason
    with kit.database.begin() as session:
        one = load_subscription(session, token)
        if one is not None and one.standing != "active":
            save_subscription(session, replace(one, health="waiting for the hub" if good else words))


def verified(database: Database, now: datetime, token: str, said: Mapping[str, str]) -> str | None:
    """The answer to a hub that asks whether it was us who asked (section 5.3); None where it was not."""
    mode, topic, challenge = (said.get(f"hub.{name}", "") for name in ("mode", "topic", "challenge"))
    with database.begin() as session:
        one = load_subscription(session, token)
        if one is None or topic != one.topic:
            return None
        if mode == "denied":
            words = "the hub refuses to announce this feed; it is asked at its usual interval"
            save_subscription(session, replace(one, standing="refused", until=None, next=now + REST, health=words))
            return ""
        if not 0 < len(challenge) <= LONGEST_CHALLENGE:
            return None
        if mode == "unsubscribe" and one.standing == "leaving":
            delete_subscription(session, token)
            return challenge
        if mode != "subscribe" or one.standing not in ("asked", "active"):
            return None
        lease = timedelta(seconds=_lease_s(said.get("hub.lease_seconds", "")))
        renewed = replace(one, standing="active", until=now + lease, next=now + 0.8 * lease, failures=0)
        save_subscription(session, replace(renewed, health="in order"))
        return challenge


def _lease_s(written: str) -> int:
    stated = int(written) if written.isascii() and written.isdigit() and len(written) < 12 else LEASE_S
    return min(max(stated, LEAST_LEASE_S), MOST_LEASE_S)


def announced(database: Database, now: datetime, token: str, signature: str, body: bytes) -> int:
    """The status for a hub that sends news (section 7): 404 for one we never asked, 410 for one we left, else 202.

    A wrong signature is answered like a right one and does nothing, as section 7.1.1 asks.
    """
    with database.begin() as session:
        one = load_subscription(session, token)
        if one is None:
            return 404
        if one.standing == "leaving":
            return 410
        if one.standing == "active" and _is_signed(one.secret, signature, body):
            _make_due(session, one.feed, now)
    return 202


def _is_signed(key: str, signature: str, body: bytes) -> bool:
    method, _, given = signature.strip().partition("=")
    if method not in METHODS or not given.isascii():
        return False
    return hmac.compare_digest(hmac.new(key.encode(), body, getattr(hashlib, method)).hexdigest(), given.lower())


def _make_due(session: Session, feed_url: str, now: datetime) -> None:
    """A feed asked now, or a minute after its last answer, whichever is later; never later than planned."""
    due = load_dues_of(session, [feed_url]).get(feed_url)
    if due is None or due.stopped:
        return
    soon = max(now, due.answered + APART) if due.answered else now
    save_due(session, replace(due, next=min(due.next, soon)))
