"""Parting and joining on the page of a story, and taking it back: by whom it may be done, and that it is obeyed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from manytold import actions
from manytold.kit import Kit, open_kit
from manytold.serve.app import make_app
from manytold.settings import Settings, WalkSettings
from manytold.store.events import newest_event_ids
from tests.run.test_subediting import STORIES
from tests.serve.people import browser, joined, owner_of

OTHER = {
    "c.txt": "Snow closes the pass\nSnow closed the Hollow pass on Monday, and forty lorries wait in Vask.\nThe road "
    "office of Vask expects the pass to open on Thursday."
}
BOX = re.compile(r'name="article" value="([^"]+)"')
UNDO = re.compile(r'action="(/corrections/[^"]+/undo)"')


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Kit]:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, text in (STORIES | OTHER).items():
        (texts / name).write_text(text)
    with open_kit(Settings(home=tmp_path / "home", walk=WalkSettings(processes=1))) as opened:
        actions.read(opened, [str(texts)])
        yield opened


def stories(kit: Kit) -> list[str]:
    with kit.database.look() as session:
        return sorted(newest_event_ids(session, 9))


def story_with(web: TestClient, kit: Kit, count: int) -> str:
    """The story with so many boxes to tick."""
    return next(name for name in stories(kit) if len(BOX.findall(web.get(f"/story/{name}").text)) == count)


def test_parting_joining_and_taking_it_back(kit: Kit) -> None:
    web = browser(make_app(kit.database, now=kit.now))
    before = stories(kit)
    assert len(before) == 2
    ferry = story_with(web, kit, 2)
    second = BOX.findall(web.get(f"/story/{ferry}").text)[1]
    answer = web.post(f"/story/{ferry}/part", data={"article": second})
    assert answer.status_code == 303
    assert len(stories(kit)) == 3
    page = web.get(answer.headers["location"])
    assert page.status_code == 200
    assert "Parted by you" in page.text
    (undo,) = UNDO.findall(web.get("/corrections").text)
    assert web.post(undo).status_code == 303
    assert stories(kit) == before
    assert "Nothing yet" in web.get("/corrections").text
    other = next(name for name in before if name != ferry)
    answer = web.post(f"/story/{ferry}/join", data={"other": f"http://news.example/story/{other}"})
    assert answer.status_code == 303
    assert len(stories(kit)) == 1
    actions.verify(kit)


def test_what_means_nothing_is_told_and_changes_nothing(kit: Kit) -> None:
    web = browser(make_app(kit.database, now=kit.now))
    before = stories(kit)
    ferry = story_with(web, kit, 2)
    boxes = BOX.findall(web.get(f"/story/{ferry}").text)
    other = next(name for name in before if name != ferry)
    for address, form in (
        (f"/story/{ferry}/part", {}),
        (f"/story/{ferry}/part", {"article": "none"}),
        (f"/story/{other}/part", {"article": boxes[0]}),
        (f"/story/{ferry}/part", {"article": boxes}),
        (f"/story/{ferry}/join", {"other": ""}),
        (f"/story/{ferry}/join", {"other": ferry}),
        (f"/story/{ferry}/join", {"other": "https://nowhere.example/x"}),
        ("/corrections/none/undo", {}),
    ):
        assert web.post(address, data=form).status_code == (404 if "undo" in address else 400), address
    assert stories(kit) == before


def test_readers_and_strangers_correct_nothing(kit: Kit) -> None:
    app = make_app(kit.database, readers="anyone")
    owner = owner_of(app)
    editor = joined(app, owner, name="Eda", role="editor", days="")
    reader = joined(app, owner, name="Rolf", role="reader", days="")
    ferry = story_with(owner, kit, 2)
    box = BOX.findall(owner.get(f"/story/{ferry}").text)[1]
    for web, status in ((reader, 403), (browser(app), 401)):
        assert "Put together wrongly" not in web.get(f"/story/{ferry}").text
        assert web.post(f"/story/{ferry}/part", data={"article": box}).status_code == status
        assert web.post(f"/story/{ferry}/join", data={"other": ferry}).status_code == status
    assert len(stories(kit)) == 2
    assert editor.post(f"/story/{ferry}/part", data={"article": box}).status_code == 303
    assert len(stories(kit)) == 3
    page = reader.get("/corrections").text
    assert "Parted by Eda" in page
    assert not UNDO.findall(page)
    (undo,) = UNDO.findall(owner.get("/corrections").text)
    assert reader.post(undo).status_code == 403
    assert len(stories(kit)) == 3
