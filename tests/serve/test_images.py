"""Pictures of cards: only those that articles come with, fetched past the guard, made small, never as they came."""

import asyncio
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.types import ASGIApp, Message

from bench.pages import get
from manytold.kit import Kit, open_kit
from manytold.read.pictures import MOST_PIXELS, WIDTH, small_picture
from manytold.run.pictures import Pictures
from manytold.serve.app import make_app
from manytold.serve.images import ROUTES
from manytold.settings import FetchSettings, Settings
from manytold.store.database import Database, open_database
from manytold.store.pictures import load_picture, pictures_known, save_picture
from tests.fetch.hostile import Hostile, hostile
from tests.questions.make import make_newsroom
from tests.serve.keep import keep
from tests.serve.people import Clock, browser, owner_of


def drawn(width: int = 900, height: int = 600, kind: str = "JPEG", **more: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, kind, **more)
    return out.getvalue()


def sent(body: bytes, status: str = "200 OK", kind: str = "image/jpeg") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def many_scans() -> bytes:
    """A JPEG whose last pass comes a thousand times."""
    body = drawn(progressive=True)
    assert small_picture(body)
    last = body.rindex(b"\xff\xda")
    return body[:-2] + body[last:-2] * 1000 + body[-2:]


@pytest.fixture
def bad() -> Iterator[Hostile]:
    """The hostile server in a loop of its own."""
    loop, started = asyncio.new_event_loop(), threading.Event()
    found: list[Hostile] = []
    stop = asyncio.Event()

    async def serve() -> None:
        async with hostile() as here:
            found.append(here)
            started.set()
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    assert started.wait(10)
    yield found[0]
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)
    loop.close()


def kit_with(folder: Path, url: str, clock: Clock, allow: tuple[str, ...] = ("localhost",)) -> Iterator[Kit]:
    fetch = FetchSettings(allow=allow, pause_s=0.0, total_s=3, idle_s=1, max_bytes=2 * 1024 * 1024)
    with open_kit(Settings(home=folder, fetch=fetch), clock) as kit:
        room = make_newsroom()
        articles = tuple(replace(a, image=url) if a.id == "herald-2" else a for a in room.articles)
        keep(kit.database, replace(room, articles=articles))
        yield kit


def shown(page: str) -> list[str]:
    return re.findall(r'<img src="([^"]+)"', page)


def test_a_card_shows_a_small_picture_of_our_own(tmp_path: Path, bad: Hostile, clock: Clock) -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRETPLACE"
    bad.any = sent(drawn(exif=exif))
    for kit in kit_with(tmp_path, bad.url("/any?a=1", "localhost"), clock):
        web = browser(make_app(kit.database, now=clock, kit=kit))
        page = web.get("/").text
        (address,) = shown(page)
        assert address.startswith("/image/herald-2?")
        assert 'loading="lazy"' not in page  # the first card is seen at once
        web.post("/story/inquiry/stance", data={"kind": "follow"})
        assert 'loading="lazy"' in web.get("/following").text
        assert 'alt=""' in page
        assert bad.url("/any", "localhost") not in page
        answer = web.get(address)
        assert answer.headers["content-type"] == "image/webp"
        assert answer.headers["cache-control"].startswith("private, max-age=")
        assert b"SECRETPLACE" not in answer.content
        assert Image.open(BytesIO(answer.content)).width == WIDTH
        assert not {"cookie", "referer"} & {name for seen in bad.seen for name in seen.headers}
        web.get(address)
        assert bad.paths() == ["/robots.txt", "/any?a=1"]
        without = browser(make_app(kit.database, now=clock))
        assert shown(without.get("/").text) == [address]
        assert without.get(address).content == answer.content


@pytest.mark.parametrize(
    "path",
    ["/quiet", "/endless", "/large", "/bomb", "/missing", "/silent", "/not-http", "/loop", "/any"],
)
def test_what_is_no_picture_is_not_shown_and_not_asked_again_for_a_while(
    path: str, tmp_path: Path, bad: Hostile, clock: Clock
) -> None:
    bad.any = sent(b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><script>x()</script></svg>')
    for kit in kit_with(tmp_path, bad.url(path, "localhost"), clock):
        web = browser(make_app(kit.database, now=clock, kit=kit))
        (address,) = shown(web.get("/").text)
        assert web.get(address).status_code == 404
        asked = len(bad.seen)
        assert asked > 0
        assert web.get(address).status_code == 404
        assert len(bad.seen) == asked
        assert shown(web.get("/").text) == []
        clock.now += timedelta(days=2)
        web.get(address)
        assert len(bad.seen) > asked


def test_private_addresses_are_not_asked(tmp_path: Path, bad: Hostile, clock: Clock) -> None:
    bad.any = f"HTTP/1.1 302 Found\r\nLocation: {bad.url('/quiet')}\r\nContent-Length: 0\r\n\r\n".encode()
    for kit in kit_with(tmp_path / "a", bad.url("/any"), clock, allow=()):
        assert browser(make_app(kit.database, now=clock, kit=kit)).get("/image/herald-2").status_code == 404
        assert bad.seen == []
    for kit in kit_with(tmp_path / "b", bad.url("/any", "localhost"), clock, allow=("localhost",)):
        assert browser(make_app(kit.database, now=clock, kit=kit)).get("/image/herald-2").status_code == 404
        assert bad.paths() == ["/robots.txt", "/any"]


@pytest.mark.parametrize("path", ["/image/none", "/image/courier-7", "/image/http%3A%2F%2Fevil.example%2Fa.png"])
def test_nothing_but_an_articles_picture_is_given(path: str, tmp_path: Path, bad: Hostile, clock: Clock) -> None:
    for kit in kit_with(tmp_path, bad.url("/any", "localhost"), clock):
        assert browser(make_app(kit.database, now=clock, kit=kit)).get(path).status_code == 404
        assert bad.seen == []


def test_pictures_can_be_off_and_are_for_readers_alone(tmp_path: Path, bad: Hostile, clock: Clock) -> None:
    bad.any = sent(drawn())
    for kit in kit_with(tmp_path, bad.url("/any", "localhost"), clock):
        off = browser(make_app(kit.database, now=clock, kit=kit, pictures=False))
        assert shown(off.get("/").text) == []
        assert off.get("/image/herald-2").status_code == 404
        app = make_app(kit.database, now=clock, kit=kit)
        owner = owner_of(app)
        assert browser(app).get("/image/herald-2").status_code == 303
        assert bad.seen == []
        assert owner.get("/image/herald-2").status_code == 200


def test_who_waits_for_long_is_told_to_come_back(tmp_path: Path, bad: Hostile, clock: Clock) -> None:
    for kit in kit_with(tmp_path, bad.url("/silent", "localhost"), clock):
        app = Starlette(routes=ROUTES)
        app.state.database, app.state.pictures, app.state.asked_for = kit.database, True, Pictures(kit, wait_s=0.0)
        answer = browser(app).get("/image/herald-2")
        assert answer.status_code == 503
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["retry-after"]


async def ended_meanwhile(app: ASGIApp, bad: Hostile) -> int:
    """The status of a picture that is waited for when the server ends."""
    asked: asyncio.Queue[Message] = asyncio.Queue()
    told: list[Message] = []

    async def tell(message: Message) -> None:
        told.append(message)

    life = asyncio.create_task(app({"type": "lifespan"}, asked.get, tell))
    asked.put_nowait({"type": "lifespan.startup"})
    waits = asyncio.create_task(get(app, "/image/herald-2"))
    while "/silent" not in bad.paths():
        await asyncio.sleep(0.01)
    asked.put_nowait({"type": "lifespan.shutdown"})
    await life
    assert [message["type"] for message in told] == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    return (await waits)[0]


def test_a_server_that_ends_lets_nobody_wait_and_remembers_nothing(tmp_path: Path, bad: Hostile, clock: Clock) -> None:
    for kit in kit_with(tmp_path, bad.url("/silent", "localhost"), clock):
        app = make_app(kit.database, now=clock, kit=kit)
        assert asyncio.run(ended_meanwhile(app, bad)) == 503
        with kit.database.look() as session:
            assert pictures_known(session, [bad.url("/silent", "localhost")]) == {}


def test_a_logo_on_many_articles_is_no_picture(tmp_path: Path, clock: Clock) -> None:
    room = make_newsroom()
    logo = "https://herald.example/logo.png"
    with open_kit(Settings(home=tmp_path), clock) as kit:
        keep(kit.database, replace(room, articles=tuple(replace(a, image=logo) for a in room.articles)))
        web = browser(make_app(kit.database, now=clock, kit=kit))
        assert shown(web.get("/").text) == []
        assert web.get("/image/herald-2").status_code == 404


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_kinds_of_pictures(kind: str) -> None:
    made = small_picture(drawn(kind=kind))
    assert made is not None
    assert made[8:12] == b"WEBP"


@pytest.mark.parametrize(
    "body",
    [
        drawn(1, 1, "PNG"),
        drawn(150, 150),
        drawn(2000, 110),
        drawn(kind="BMP"),
        drawn(kind="TIFF"),
        drawn()[:900],
        drawn(MOST_PIXELS // 4000 + 1, 4000, "PNG"),
        b"",
        b"<svg/>",
        b"GIF89a" + b"\xff" * 500,
        many_scans(),
    ],
    ids=["pixel", "face", "banner", "bmp", "tiff", "cut", "bomb", "empty", "svg", "broken", "scans"],
)
def test_what_is_no_picture(body: bytes) -> None:
    assert small_picture(body) is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_damaged_files_do_no_harm(kind: str) -> None:
    body = bytearray(drawn(400, 300, kind))
    for at in range(8, len(body), max(1, len(body) // 60)):
        body[at] ^= 0x5A
        small_picture(bytes(body))
        body[at] ^= 0x5A


@pytest.fixture
def database() -> Iterator[Database]:
    with open_database("sqlite://") as opened:
        yield opened


def test_what_is_kept_is_bounded_and_the_unused_leave_first(database: Database, clock: Clock) -> None:
    urls = [f"https://a.example/{i}.png" for i in range(5)]
    with database.begin() as session:
        for i, url in enumerate(urls):
            save_picture(session, url, bytes(1000), clock.now + timedelta(hours=i), most=3000)
        assert set(pictures_known(session, urls)) == set(urls[2:])
        save_picture(session, urls[0], b"", clock.now + timedelta(hours=9), most=3000)
        assert pictures_known(session, urls) == {urls[0]: False, urls[3]: True, urls[4]: True}
        assert load_picture(session, urls[1]) is None


@pytest.mark.parametrize(
    ("words", "language", "tag"),
    [
        ("Ein Boot im Nebel", "de", 'alt="Ein Boot im Nebel" lang="de"'),
        ("A boat in fog", "en", 'alt="A boat in fog" loading'),
        ('x" onerror="alert(1)', "en", 'alt="x&#34; onerror=&#34;alert(1)" loading'),
        ("", "de", 'alt="" loading'),
    ],
)
def test_what_a_picture_shows_is_said_in_its_language(
    words: str, language: str, tag: str, tmp_path: Path, clock: Clock
) -> None:
    room = make_newsroom()
    fields = {"image": "https://herald.example/a.png", "image_words": words, "language": language}
    articles = tuple(replace(a, **fields) if a.id == "herald-2" else a for a in room.articles)
    with open_kit(Settings(home=tmp_path), clock) as kit:
        keep(kit.database, replace(room, articles=articles))
        web = browser(make_app(kit.database, now=clock, kit=kit))
        web.post("/story/inquiry/stance", data={"kind": "follow"})
        page = web.get("/following").text
        assert tag in page
        (link,) = re.findall(r'<a class="picture"[^>]*>', page)
        assert ("aria-hidden" in link) == (not words)


def test_who_saves_data_is_sent_none(tmp_path: Path, bad: Hostile, clock: Clock) -> None:
    for kit in kit_with(tmp_path, bad.url("/any", "localhost"), clock):
        web = browser(make_app(kit.database, now=clock, kit=kit))
        assert shown(web.get("/", headers={"save-data": "on"}).text) == []
        assert shown(web.get("/", headers={"save-data": "off"}).text)


def test_who_leaves_pictures_out_is_sent_none(tmp_path: Path, bad: Hostile, clock: Clock) -> None:
    for kit in kit_with(tmp_path, bad.url("/any", "localhost"), clock):
        app = make_app(kit.database, now=clock, kit=kit, readers="anyone")
        owner, stranger = owner_of(app), browser(app)
        for web in (owner, stranger):
            assert shown(web.get("/").text)
            web.post("/settings/reading", data={"images": "off"})
            assert "<img" not in web.get("/").text
            web.post("/settings/reading", data={"images": "on"})
            assert shown(web.get("/").text)
