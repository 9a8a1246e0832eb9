"""Hubs are asked, believed only as far as their secret goes, renewed in time and left at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from manytold import actions
from manytold.kit import Kit, open_kit
from manytold.model.sources import Due
from manytold.model.websub import Subscription
from manytold.settings import FetchSettings, ServeSettings, Settings, WalkSettings
from manytold.store.sources import load_dues
from manytold.store.websub import subscriptions_of
from tests.fetch.letters import NOW
from tests.run.hub import PUBLIC, Hub, hub_at_work, served

SETTINGS = Settings(
    fetch=FetchSettings(allow=("127.0.0.1",), pause_s=0.0),
    walk=WalkSettings(processes=1),
    serve=ServeSettings(public_url=f"https://{PUBLIC}"),
)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@contextmanager
def at_work(folder: Path, settings: Settings = SETTINGS, *, fetched: int = 1) -> Iterator[tuple[Kit, Hub, Clock]]:
    """A feed that is followed and was fetched, so that its hub was asked."""
    clock = Clock()
    with hub_at_work() as hub, open_kit(replace(settings, home=folder), clock) as kit, served(kit.database, hub, clock):
        actions.follow(kit, [f"{hub.base}/feed.xml"])
        for _ in range(fetched):
            actions.fetch(kit, everything=True)
        yield kit, hub, clock


def agreed(kit: Kit, hub: Hub) -> list[Subscription]:
    with kit.database.look() as session:
        return subscriptions_of(session, f"{hub.base}/feed.xml")


def due(kit: Kit, hub: Hub) -> Due:
    with kit.database.look() as session:
        return load_dues(session)[f"{hub.base}/feed.xml"]


def test_a_hub_is_asked_verifies_and_is_believed(tmp_path: Path) -> None:
    with at_work(tmp_path) as (kit, hub, _):
        (asked,) = hub.asked
        assert (asked["hub.mode"], asked["hub.topic"]) == ("subscribe", f"{hub.base}/feed.xml")
        assert asked["hub.callback"].startswith(f"https://{PUBLIC}/websub/")
        assert len(hub.path()) > 40
        assert len(asked["hub.secret"]) > 40
        assert hub.answered == [(200, "echo this")]
        (one,) = agreed(kit, hub)
        assert (one.standing, one.until, one.health) == ("active", NOW + timedelta(days=10), "in order")


def test_news_make_the_feed_due_and_it_is_asked_seldom_otherwise(tmp_path: Path) -> None:
    with at_work(tmp_path) as (kit, hub, clock):
        actions.fetch(kit, everything=True)
        assert due(kit, hub).next >= NOW + timedelta(hours=6)
        clock.now += timedelta(hours=1)
        before = hub.feeds
        assert actions.fetch(kit).visit.feeds == 0
        assert hub.push() == 202
        assert due(kit, hub).next == clock.now
        actions.fetch(kit)
        assert hub.feeds == before + 1
        assert hub.push() == 202
        assert due(kit, hub).next == clock.now + timedelta(seconds=60), "however often it calls"


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_every_signature_of_the_recommendation_is_known(tmp_path: Path, method: str) -> None:
    with at_work(tmp_path, fetched=2) as (kit, hub, clock):
        clock.now += timedelta(hours=1)
        assert hub.push(method=method) == 202
        assert due(kit, hub).next == clock.now


def test_a_wrong_signature_is_thanked_and_does_nothing(tmp_path: Path) -> None:
    with at_work(tmp_path, fetched=2) as (kit, hub, clock):
        clock.now += timedelta(hours=1)
        before = due(kit, hub)
        assert hub.push(key="guessed") == 202
        assert hub.push(method="md5") == 202
        for signature in ("", "sha256=", "sha256=\u00fc", "none=0", "sha256"):
            assert hub.call("POST", hub.path(), b"x", X_Hub_Signature=signature)[0] == 202
        assert due(kit, hub) == before


def test_strangers_and_what_is_too_large_are_refused(tmp_path: Path) -> None:
    with at_work(tmp_path) as (kit, hub, _):
        assert hub.call("POST", "/websub/guessed", b"x")[0] == 404
        assert hub.call("GET", "/websub/guessed?hub.mode=subscribe&hub.topic=x&hub.challenge=y")[0] == 404
        assert hub.call("POST", hub.path(), bytes(6 * 1024 * 1024))[0] == 413
        asked = hub.asked[0]
        assert hub.verify(asked, topic="http://other.example/feed")[0] == 404
        assert hub.verify(asked, mode="unsubscribe")[0] == 404, "we never asked to leave"
        assert hub.verify(asked, challenge="")[0] == 404
        assert hub.verify(asked, challenge="<script>" * 1000)[0] == 404
        assert hub.verify(asked, lease_seconds="-1; drop table")[0] == 200
        assert agreed(kit, hub)[0].standing == "active"


def test_the_newspaper_itself_is_not_served_under_the_public_name(tmp_path: Path) -> None:
    with at_work(tmp_path) as (_, hub, _clock):
        assert hub.call("GET", "/")[0] == 421
        assert hub.call("GET", "/", Host="127.0.0.1")[0] == 200


def test_a_lease_is_renewed_before_it_ends(tmp_path: Path) -> None:
    with at_work(tmp_path) as (kit, hub, clock):
        (before,) = agreed(kit, hub)
        clock.now = before.next - timedelta(seconds=1)
        actions.fetch(kit)
        assert len(hub.asked) == 1
        clock.now = before.next
        actions.fetch(kit)
        assert [asked["hub.callback"] for asked in hub.asked] == [hub.asked[0]["hub.callback"]] * 2
        (after,) = agreed(kit, hub)
        assert after.until == clock.now + timedelta(days=10)


def test_a_hub_that_never_verifies_changes_nothing_and_is_asked_less_and_less(tmp_path: Path) -> None:
    with at_work(tmp_path, fetched=0) as (kit, hub, clock):
        hub.verifies = False
        for _ in range(40):
            actions.fetch(kit, everything=True)
            clock.now += timedelta(hours=2)
        assert 3 <= len(hub.asked) <= 6
        (one,) = agreed(kit, hub)
        assert one.standing == "asked"
        before = due(kit, hub)
        assert hub.push() == 202
        assert due(kit, hub) == before


def test_a_hub_that_refuses_is_left_alone(tmp_path: Path) -> None:
    with at_work(tmp_path) as (kit, hub, clock):
        assert hub.verify(hub.asked[0], mode="denied") == (200, "")
        assert agreed(kit, hub)[0].standing == "refused"
        clock.now += timedelta(days=1)
        actions.fetch(kit, everything=True)
        assert len(hub.asked) == 1


def test_hubs_are_left_with_the_feed(tmp_path: Path) -> None:
    with at_work(tmp_path) as (kit, hub, _):
        actions.unfollow(kit, [f"{hub.base}/feed.xml"])
        assert hub.push() == 410
        actions.fetch(kit)
        assert [asked["hub.mode"] for asked in hub.asked] == ["subscribe", "unsubscribe"]
        assert hub.answered[-1] == (200, "echo this")
        assert agreed(kit, hub) == []
        assert hub.call("POST", hub.path(), b"x")[0] == 404


def test_a_feed_that_names_its_hub_no_more_leaves_it(tmp_path: Path) -> None:
    with at_work(tmp_path) as (kit, hub, _):
        hub.names_hub = False
        actions.fetch(kit, everything=True)
        actions.fetch(kit, everything=True)
        assert hub.asked[-1]["hub.mode"] == "unsubscribe"
        assert agreed(kit, hub) == []


def test_without_a_public_address_no_hub_is_asked(tmp_path: Path) -> None:
    with at_work(tmp_path, replace(SETTINGS, serve=ServeSettings())) as (kit, hub, _):
        assert hub.asked == []
        assert agreed(kit, hub) == []


def test_a_hub_in_the_private_network_is_not_asked(tmp_path: Path) -> None:
    with at_work(tmp_path, fetched=0) as (kit, hub, _):
        hub.elsewhere = "http://169.254.169.254"
        actions.fetch(kit)
        assert hub.asked == []
        assert "link-local" in agreed(kit, hub)[0].health


def test_a_secret_is_not_carried_on_by_a_redirect(tmp_path: Path) -> None:
    with at_work(tmp_path, fetched=0) as (kit, hub, _):
        hub.status, hub.verifies = 307, False
        actions.fetch(kit)
        assert len(hub.asked) == 1
        assert agreed(kit, hub)[0].health == "the hub answers with status 307"
