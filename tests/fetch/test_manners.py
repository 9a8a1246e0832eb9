"""Turns, rests and rules: what hosts ask for is kept, also on the way of a redirect."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.fetch import manners, robots
from manytold.fetch.guard import host_of
from manytold.fetch.manners import Manners, Memory
from manytold.fetch.robots import LASTING_S, TROUBLE_S, KeptRules, rules_of
from manytold.fetch.send import open_send
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page, Request
from manytold.settings import FetchSettings
from tests.fetch.hostile import hostile, whole

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
SETTINGS = FetchSettings(pause_s=0.02)


@dataclass
class World:
    """Hosts that answer from a table, and a log of when each was asked."""

    answers: dict[str, tuple[int, dict[str, str], bytes]]
    log: list[tuple[str, float, float]] = field(default_factory=list)
    takes_s: float = 0.0

    async def send(self, request: Request) -> Page | Failed:
        begun = asyncio.get_running_loop().time()
        await asyncio.sleep(self.takes_s)
        self.log.append((request.url, begun, asyncio.get_running_loop().time()))
        missing: tuple[int, dict[str, str], bytes] = (404, {}, b"")
        status, headers, body = self.answers.get(request.url, missing)
        final = headers.get("location", request.url)
        return Page(request.url, final, status, "", body, NOW, None, tuple(headers.items()), permanent=status == 301)

    def urls(self) -> list[str]:
        return [url for url, _, _ in self.log]


def to(url: str, status: int = 302) -> tuple[int, dict[str, str], bytes]:
    return (status, {"location": url}, b"")


GOOD: tuple[int, dict[str, str], bytes] = (200, {}, b"words")


def play(world: World, act: Callable[[Manners], Awaitable[object]], settings: FetchSettings = SETTINGS) -> object:
    async def run() -> object:
        return await act(Manners(world.send, settings))

    return asyncio.run(run())


async def ask_all(polite: Manners, *requests: Request) -> list[Page | Skipped | Failed]:
    return list(await asyncio.gather(*(polite.ask(request) for request in requests)))


def test_a_redirect_to_another_host_asks_for_that_hosts_rules() -> None:
    world = World({"http://a.test/1": to("http://b.test/1"), "http://b.test/1": GOOD})
    got = play(world, lambda polite: polite.ask(Request("http://a.test/1")))
    assert isinstance(got, Page)
    assert (got.url, got.final_url, got.permanent) == ("http://a.test/1", "http://b.test/1", False)
    assert world.urls() == [
        "http://a.test/robots.txt",
        "http://a.test/1",
        "http://b.test/robots.txt",
        "http://b.test/1",
    ]


def test_rules_of_the_host_that_a_redirect_leads_to_are_obeyed() -> None:
    rules = (200, {}, b"User-agent: *\nDisallow: /")
    world = World({"http://a.test/1": to("http://b.test/1"), "http://b.test/robots.txt": rules})
    got = play(world, lambda polite: polite.ask(Request("http://a.test/1")))
    assert got == Skipped("http://a.test/1", "it redirects: the site's robots.txt asks not to read it")
    assert "http://b.test/1" not in world.urls()


def test_rules_are_obeyed_for_a_redirect_within_a_host_too() -> None:
    rules = (200, {}, b"User-agent: *\nDisallow: /private")
    answers = {"http://a.test/1": to("http://a.test/private"), "http://a.test/robots.txt": rules}
    world = World(answers)
    assert isinstance(play(world, lambda polite: polite.ask(Request("http://a.test/1"))), Skipped)
    assert "http://a.test/private" not in world.urls()


def test_many_redirects_to_one_host_wait_for_its_turn() -> None:
    names = [f"http://a{n}.test/" for n in range(8)]
    answers = {name: to(f"http://b.test/{n}") for n, name in enumerate(names)}
    world = World(answers | {f"http://b.test/{n}": GOOD for n in range(8)}, takes_s=0.01)
    got = play(world, lambda polite: ask_all(polite, *(Request(name, "feed") for name in names)))
    assert isinstance(got, list)
    assert all(isinstance(one, Page) for one in got)
    turns = sorted((begun, ended) for url, begun, ended in world.log if host_of(url) == "b.test")
    assert all(later - ended >= SETTINGS.pause_s - 0.001 for (_, ended), (later, _) in pairwise(turns))


def test_hosts_that_redirect_to_each_other_do_not_wait_for_ever() -> None:
    world = World({"http://a.test/1": to("http://b.test/2"), "http://b.test/2": GOOD}, takes_s=0.01)
    world.answers |= {"http://b.test/1": to("http://a.test/2"), "http://a.test/2": GOOD}

    async def both(polite: Manners) -> list[Page | Skipped | Failed]:
        async with asyncio.timeout(5):
            return await ask_all(polite, Request("http://a.test/1"), Request("http://b.test/1"))

    got = play(world, both)
    assert isinstance(got, list)
    assert [one.final_url for one in got] == ["http://b.test/2", "http://a.test/2"]


def test_a_lasting_move_over_several_hosts_is_lasting_only_as_a_whole() -> None:
    answers = {"http://a.test/": to("http://b.test/", 301), "http://b.test/": to("http://c.test/", 301)}
    world = World(answers | {"http://c.test/": GOOD})
    got = play(world, lambda polite: polite.ask(Request("http://a.test/", "feed")))
    assert isinstance(got, Page)
    assert got.permanent
    world.answers["http://b.test/"] = to("http://c.test/", 302)
    got = play(world, lambda polite: polite.ask(Request("http://a.test/", "feed")))
    assert isinstance(got, Page)
    assert not got.permanent


def test_redirects_end() -> None:
    world = World({"http://a.test/": to("http://b.test/"), "http://b.test/": to("http://a.test/")})
    got = play(world, lambda polite: polite.ask(Request("http://a.test/", "feed")))
    assert isinstance(got, Failed)
    assert got.what == "http://a.test/"
    assert "it redirects: more than 5 times" in got.reason
    assert len(world.log) == 6


@pytest.mark.parametrize("value", ["3600", "Mon, 06 Jul 2026 13:00:00 GMT"])
def test_a_host_that_wants_to_be_left_alone_is(value: str) -> None:
    world = World({"http://a.test/1": (429, {"retry-after": value}, b""), "http://b.test/": to("http://a.test/2")})

    async def act(polite: Manners) -> tuple[list[Page | Skipped | Failed], float, float]:
        first = await polite.ask(Request("http://a.test/1"))
        rest = polite.rest_s("http://a.test/other")
        others = await ask_all(polite, Request("http://a.test/2", "feed"), Request("http://b.test/"))
        return [first, *others], rest, polite.rest_s("http://b.test/")

    got = play(world, act)
    assert isinstance(got, tuple)
    (first, same, led), rest, other = got
    assert isinstance(first, Page)
    assert isinstance(same, Failed)
    assert "left alone for 60 minutes" in same.reason
    assert led.reason.startswith("it redirects: ")
    assert 3590 < rest <= 3600
    assert other == 0.0
    assert [url for url in world.urls() if url.startswith("http://a")] == [
        "http://a.test/robots.txt",
        "http://a.test/1",
    ]


def test_a_short_rest_is_waited_for() -> None:
    world = World({"http://a.test/1": (503, {"retry-after": "2"}, b"")})

    async def act(polite: Manners) -> tuple[float, float]:
        await polite.ask(Request("http://a.test/1", "feed"))
        return polite.ready("http://a.test/") - asyncio.get_running_loop().time(), polite.rest_s("http://a.test/")

    ready, rest = play(world, act)  # type: ignore[misc]
    assert 1.9 < ready <= 2.0
    assert rest == 0.0


def test_parts_of_a_domain_share_a_turn_when_set() -> None:
    hosts = ["http://www.paper.test/", "http://feeds.paper.test/", "http://other.test/"]
    world = World(dict.fromkeys(hosts, GOOD), takes_s=0.01)
    requests = [Request(host, "feed") for host in hosts]
    play(world, lambda polite: ask_all(polite, *requests), replace(SETTINGS, turns="domain"))
    (one, two) = sorted((begun, ended) for url, begun, ended in world.log if "paper" in url)
    assert two[0] - one[1] >= SETTINGS.pause_s - 0.001


@pytest.mark.parametrize(
    ("answer", "lasts"),
    [
        (Page("u", "u", 200, "", b"User-agent: *\nDisallow: /x", NOW), LASTING_S),
        (Page("u", "u", 404, "", b"", NOW), LASTING_S),
        (Page("u", "u", 503, "", b"", NOW), TROUBLE_S),
        (Failed("u", "no"), TROUBLE_S),
    ],
    ids=["rules", "none", "trouble", "failed"],
)
def test_rules_hold_for_a_day_and_trouble_for_minutes(answer: Page | Failed, lasts: float) -> None:
    kept = KeptRules()
    assert not kept.knows("http://a.test", 0.0)
    kept.keep("http://a.test", rules_of(answer), 100.0)
    assert kept.knows("http://a.test", 100.0 + lasts - 1)
    assert not kept.knows("http://a.test", 100.0 + lasts)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 40)), max_size=60))
def test_kept_rules_stay_within_bounds(asked: list[tuple[int, int]]) -> None:
    kept = KeptRules()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(robots, "MOST_KEPT", 100)
        patch.setattr(robots, "MOST_HOSTS", 10)
        for origin, size in asked:
            kept.keep(str(origin), b"x" * size or None, 0.0)
            assert kept.knows(str(origin), 1.0)
            found = [kept[str(n)] for n in range(31) if kept.knows(str(n), 1.0)]
            assert len(found) <= 10
            assert sum(len(one) for one in found if isinstance(one, bytes)) <= 100


def test_what_hosts_asked_for_outlasts_a_run_and_idle_hosts_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manners, "MOST_HOSTS", 3)
    rules = (200, {}, b"User-agent: *\nDisallow: /private")
    world = World({"http://a.test/robots.txt": rules, "http://a.test/1": (429, {"retry-after": "900"}, b"")})
    memory = Memory()

    async def act(_: Manners) -> Page | Skipped | Failed:
        await Manners(world.send, SETTINGS, memory).ask(Request("http://a.test/1"))
        for n in range(5):
            await Manners(world.send, SETTINGS, memory).ask(Request(f"http://b{n}.test/", "feed"))
            await asyncio.sleep(0.03)
        return await Manners(world.send, SETTINGS, memory).ask(Request("http://a.test/2"))

    assert isinstance(play(world, act), Failed)
    assert world.urls().count("http://a.test/robots.txt") == 1
    assert len(memory.hosts) <= 3


@pytest.mark.parametrize(
    ("contact", "agent", "mail"),
    [
        ("", "Test/1", None),
        ("desk@paper.test", "Test/1 (+desk@paper.test)", "desk@paper.test"),
        ("https://paper.test/bot", "Test/1 (+https://paper.test/bot)", None),
        ("a\r\nX-Bad: 1", "Test/1 (+aX-Bad: 1)", None),
        ("zo\u00eb (x)", "Test/1 (+zo x)", None),
    ],
    ids=["none", "mail", "web", "broken", "letters"],
)
def test_sites_are_told_whom_to_complain_to(contact: str, agent: str, mail: str | None) -> None:
    settings = FetchSettings(allow=("*.localhost",), user_agent="Test/1", contact=contact)

    async def run() -> dict[str, str]:
        async with hostile() as server, open_send(settings, lambda: NOW) as send:
            server.any = whole(b"x")
            await send(Request(server.url("/quiet", "a.localhost")))
            return server.seen[0].headers

    headers = asyncio.run(run())
    assert (headers["user-agent"], headers.get("from")) == (agent, mail)
