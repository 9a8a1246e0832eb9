"""People at a newspaper, for the tests of its pages: their browsers, how they join, the clock that they see."""

import re
from datetime import UTC, datetime

from starlette.testclient import TestClient
from starlette.types import ASGIApp

PASSWORD = "a long enough one"
LINK = re.compile(r"<code>(http[^<]*/join/([^<]+))</code>")


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2031, 5, 9, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def browser(app: ASGIApp) -> TestClient:
    return TestClient(app, follow_redirects=False)


def owner_of(app: ASGIApp) -> TestClient:
    web = browser(app)
    form = {"name": "Dora Marek", "password": PASSWORD, "again": PASSWORD}
    assert web.post("/welcome", data=form).headers["location"] == "/"
    return web


def invited(owner: TestClient, **asked: str) -> str:
    answer = owner.post("/settings/invite", data={"role": "reader"} | asked)
    found = LINK.search(answer.text)
    assert found, answer.text
    return f"/join/{found[2]}"


def joined(app: ASGIApp, owner: TestClient, name: str = "Piet Holm", **asked: str) -> TestClient:
    web = browser(app)
    form = {"name": name, "password": PASSWORD, "again": PASSWORD}
    assert web.post(invited(owner, **asked), data=form).status_code == 303
    return web
