"""A language model is asked over the real wire, behaves as it likes, and no word of its own is ever shown."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from manytold import actions
from manytold.errors import BadInput, Untrue
from manytold.kit import Kit, open_kit
from manytold.model.articles import Span
from manytold.model.subediting import Subedited
from manytold.questions.story import story
from manytold.run.subediting import Subediting
from manytold.run.verify import verify
from manytold.serve.cli import run
from manytold.settings import Settings, SubeditorSettings, WalkSettings
from manytold.store.events import newest_event_ids
from manytold.store.subediting import load_subedited, save_subedited

STORIES = {
    "a.txt": "Ferry sinks off Tarnholm\nThe ferry Anneke sank off Tarnholm on Tuesday. Twelve people were killed.\n"
    "The harbour of Tarnholm was closed for the night after the ferry Anneke went down in the storm.",
    "b.txt": "Anneke ferry goes down\nThe ferry Anneke sank in a storm off Tarnholm on Tuesday. Fourteen people were "
    "killed.\nTarnholm closed its harbour for the night after the ferry Anneke had gone down.",
}


@dataclass
class Model:
    """A server that speaks chat completions; `answers` gives status and body for what it was asked."""

    port: int = 0
    asked: list[dict[str, object]] = field(default_factory=list)
    logins: list[str | None] = field(default_factory=list)
    answer: Callable[[dict[str, object]], tuple[int, bytes]] = lambda _: (200, b"")

    @property
    def settings(self) -> SubeditorSettings:
        return SubeditorSettings(address=f"http://127.0.0.1:{self.port}/v1", model="stub", key="secret", total_s=5.0)


@contextmanager
def model_at_work() -> Iterator[Model]:
    model = Model()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            model.asked.append(asked | {"path": self.path})
            model.logins.append(self.headers["Authorization"])
            status, body = model.answer(asked)
            self.send_response(status)
            if status == 302:
                self.send_header("Location", body.decode())
                body = b""
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    model.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def newspaper(folder: Path, of: SubeditorSettings) -> Iterator[Kit]:
    texts = folder / "texts"
    texts.mkdir(exist_ok=True)
    for name, text in STORIES.items():
        (texts / name).write_text(text)
    settings = Settings(home=folder, walk=WalkSettings(processes=1), subeditor=of)
    with open_kit(settings) as kit:
        actions.read(kit, [str(texts)])
        yield kit


def line_of(asked: dict[str, object], holding: str) -> tuple[int, str]:
    """Number and words of the first line that was shown with these words in it."""
    told = asked["messages"][1]["content"].split("\n")  # type: ignore[index]
    at = next(i for i, line in enumerate(told) if holding in line)
    return int(told[at - 1].strip("<>").split()[1]), told[at]


def completed(content: object) -> tuple[int, bytes]:
    words = content if isinstance(content, str) else json.dumps(content)
    return 200, json.dumps({"choices": [{"message": {"content": words}}]}).encode()


def good(asked: dict[str, object]) -> tuple[int, bytes]:
    number, words = line_of(asked, "Twelve people")
    return completed({"headline": [{"line": number, "words": words}], "picks": [number]})


def shown(kit: Kit) -> object:
    with kit.database.look() as session:
        (name,) = newest_event_ids(session, 9)
        return story(session, name).event.subedited


def test_nothing_is_asked_before_a_model_is_set(tmp_path: Path) -> None:
    with newspaper(tmp_path, SubeditorSettings()) as kit, pytest.raises(BadInput, match="no language model is set"):
        actions.subedit(kit)


@pytest.mark.parametrize("wrong", [{"model": ""}, {"address": "ftp://x/"}, {"address": ""}])
def test_settings_that_cannot_work_are_told(wrong: dict[str, str], tmp_path: Path) -> None:
    of = replace(SubeditorSettings(address="http://127.0.0.1:1/v1", model="m"), **wrong)
    with newspaper(tmp_path, of) as kit, pytest.raises(BadInput, match=r"subeditor\.address"):
        actions.subedit(kit)


def test_what_it_chooses_is_shown_and_derived_again(tmp_path: Path) -> None:
    with model_at_work() as model, newspaper(tmp_path, model.settings) as kit:
        model.answer = good
        before = verify(kit.database, actions.plan_of(kit.settings.walk), lambda *_: None)
        assert actions.subedit(kit) == Subediting(asked=1, accepted=1)
        assert model.asked[0]["path"] == "/v1/chat/completions"
        assert model.logins == ["Bearer secret"]
        headed = shown(kit)
        assert headed.model == "stub"  # type: ignore[attr-defined]
        assert headed.headline[0].text.startswith("Twelve people")  # type: ignore[attr-defined]
        after = verify(kit.database, actions.plan_of(kit.settings.walk), lambda *_: None)
        assert after.lines == before.lines + 2
        assert actions.subedit(kit) == Subediting()
        assert len(model.asked) == 1


def test_it_is_asked_again_when_findings_have_become_others(tmp_path: Path) -> None:
    with model_at_work() as model, newspaper(tmp_path, model.settings) as kit:
        model.answer = good
        actions.subedit(kit)
        more = tmp_path / "texts" / "c.txt"
        more.write_text(
            "Sixteen dead as ferry sinks\nThe ferry Anneke sank in the storm off Tarnholm on Tuesday. Sixteen people "
            "were killed.\nThe harbour of Tarnholm stays closed, and the ferry Anneke lies on the ground."
        )
        actions.read(kit, [str(more)])
        actions.subedit(kit)
        assert len(model.asked) == 2


@pytest.mark.parametrize(
    "answer",
    [
        lambda _: completed("The mayor has fled."),
        lambda _: completed({"headline": [{"line": 1, "words": "Hundreds feared dead"}]}),
        lambda _: (200, b"\xff\xfe"),
        lambda _: (200, b"[" * 50_000),
    ],
)
def test_words_of_its_own_are_refused_and_not_asked_for_again(answer: Callable[..., object], tmp_path: Path) -> None:
    with model_at_work() as model, newspaper(tmp_path, model.settings) as kit:
        model.answer = answer  # type: ignore[assignment]
        done = actions.subedit(kit)
        assert (done.asked, done.refused) == (1, 1)
        assert shown(kit) is None
        assert actions.subedit(kit) == Subediting()
        verify(kit.database, actions.plan_of(kit.settings.walk), lambda *_: None)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (lambda _: (500, b"no"), "answers 500"),
        (lambda _: (401, b"no"), "answers 401"),
        (lambda _: (302, b"http://127.0.0.1:9/v1/chat/completions"), "answers 302"),
        (lambda _: (200, b"x" * (2 << 20)), "larger than"),
    ],
)
def test_a_server_in_trouble_is_told_and_asked_again(answer: Callable[..., object], why: str, tmp_path: Path) -> None:
    with model_at_work() as model, newspaper(tmp_path, model.settings) as kit:
        model.answer = answer  # type: ignore[assignment]
        done = actions.subedit(kit)
        assert (done.asked, done.failed) == (1, 1)
        assert why in done.reasons[0]
        assert shown(kit) is None
        model.answer = good
        assert actions.subedit(kit).accepted == 1


def test_a_headline_that_was_changed_from_outside_is_found_out(tmp_path: Path) -> None:
    with model_at_work() as model, newspaper(tmp_path, model.settings) as kit:
        model.answer = good
        actions.subedit(kit)
        with kit.database.begin() as session:
            (name,) = newest_event_ids(session, 9)
            kept = load_subedited(session, [name])[name]
            first = kept.headline[0]
            moved = Span(first.article, first.version, first.start + 4, first.end)
            save_subedited(session, Subedited(name, kept.basis, kept.model, (moved,), kept.picks))
        assert shown(kit) is None
        with pytest.raises(Untrue, match="does not stand in its findings"):
            verify(kit.database, actions.plan_of(kit.settings.walk), lambda *_: None)


def test_the_key_is_never_shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MANYTOLD_SUBEDITOR_KEY", "s3cret-key")
    for arguments in (["settings"], ["settings", "--json"]):
        assert run(arguments) == 0
        shown = capsys.readouterr()
        assert "subeditor.key" in shown.out
        assert "s3cret-key" not in shown.out + shown.err
    assert "s3cret-key" not in repr(SubeditorSettings(key="s3cret-key"))
