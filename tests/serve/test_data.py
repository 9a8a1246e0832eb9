"""Everything of one's own goes out whole and is forgotten whole; a table that is new must be known here."""

import io
import json
import re
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.model.accounts import Identity, MailAddress, Passkey
from manytold.serve.app import make_app
from manytold.serve.data import words_of_parts
from manytold.store.database import Database
from manytold.store.doors import save_identity, save_mail_address, save_passkey
from manytold.store.own import OWN, PARTS
from manytold.store.tables import metadata
from tests.questions.make import NOON
from tests.serve.people import Clock, browser, joined, owner_of
from tests.serve.test_notes import noted

PERSONAL = {name: table for name, table in metadata.tables.items() if "account" in table.c}


def busy(web: TestClient, mark: str) -> None:
    """Leave something in every table that there is for a reader."""
    web.get("/story/ferry")
    for kind in ("follow", "star", "hide"):
        web.post("/story/fair/stance", data={"kind": kind})
    web.post("/mutes", data={"words": f"{mark} muted"})
    web.post("/searches", data={"q": f"{mark} searched"})
    web.post("/feeds", data={"kind": "top"})
    noted(web, text=f"{mark} noted")
    web.post("/story/ferry/comments", data={"text": f"{mark} said"})
    web.post("/settings/reading", data={"theme": "dark"})
    web.post("/settings/sections", data={"act": "rename", "section": "sport", "name": f"{mark} named"})
    web.post("/settings/for-you", data={"act": "on"})


def ways_in(database: Database, account: str) -> None:
    """Leave something in every table that there is for ways into an account."""
    with database.begin() as session:
        save_passkey(session, Passkey("a credential", account, "Key", "news.example", b"the key", NOON))
        save_mail_address(session, MailAddress(account, "me@example.org", digest="asked for"))
        save_identity(session, Identity("https://id.example", "a subject", account, NOON, NOON))


def taken(web: TestClient) -> dict[str, Any]:
    answer = web.get("/settings/data/everything.zip")
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["cache-control"] == "no-store"
    with ZipFile(io.BytesIO(answer.content)) as archive:
        return {name.removeprefix("manytold/"): archive.read(name).decode() for name in archive.namelist()}


def rows(database: Database, account: str) -> dict[str, int]:
    with database.look() as session:
        return {
            name: session.execute(select(func.count()).select_from(t).where(t.c.account == account)).scalar_one()
            for name, t in PERSONAL.items()
        }


def id_of(database: Database, name: str) -> str:
    with database.look() as session:
        row = session.exec_driver_sql(f"select id from accounts where name = '{name.casefold()}'").one()
        return str(row[0])


def test_every_table_of_accounts_is_known() -> None:
    """A new table is one entry in `OWN`, and one in `PARTS` unless it lets its account in."""
    assert sorted(one.table.name for one in OWN) == sorted(PERSONAL)
    forgettable = {part()[0].name for part in PARTS.values()}
    assert {one.table.name for one in OWN if not one.key} == forgettable
    assert set(words_of_parts()) == set(PARTS)
    for one in OWN:
        assert {"account", *one.secret} <= set(one.kind.__dataclass_fields__)


def test_everything_of_one_s_own_goes_out_and_nothing_of_another_s(app: ASGIApp, database: Database) -> None:
    owner = owner_of(app)
    other = joined(app, owner, days="")
    busy(owner, "owner")
    busy(other, "other")
    ways_in(database, id_of(database, "Piet Holm"))
    assert all(rows(database, id_of(database, "Piet Holm")).values()), "something is in every table"
    files = taken(other)
    whole = "\n".join(files.values())
    for word in ("muted", "searched", "noted", "said", "named"):
        assert f"other {word}" in whole
        assert f"owner {word}" not in whole
    assert "sources.opml" not in files
    assert json.loads(files["for-you.json"])["on"] is True
    assert json.loads(files["mail_addresses.json"]) == [{"address": "me@example.org", "waiting": "", "until": None}]
    assert "asked for" not in whole
    assert 'xmlUrl="https://' in taken(owner)["sources.opml"]
    assert json.loads(files["account.json"])["name"] == "Piet Holm"
    (note,) = json.loads(files["notes.json"])
    assert (note["words"], note["article_url"]) == ("12 people", "https://herald.example/herald-1")
    assert {row["kind"] for row in json.loads(files["stances.json"])} == {"follow", "star", "hide", "seen"}
    assert id_of(database, "Piet Holm") not in whole
    with database.look() as session:
        digests = [
            row[0] for row in session.exec_driver_sql("select id from sign_ins union select id from feed_addresses")
        ]
    assert not [one for one in digests if one in whole]


@pytest.mark.parametrize("part", sorted(PARTS))
def test_one_part_is_forgotten_and_no_other(part: str, app: ASGIApp, database: Database) -> None:
    owner = owner_of(app)
    other = joined(app, owner, days="")
    busy(owner, "owner")
    busy(other, "other")
    before, of_other = rows(database, id_of(database, "Dora Marek")), rows(database, id_of(database, "Piet Holm"))
    answer = owner.post("/settings/data/forget", data={"part": part, "sure": "on"})
    assert answer.headers["location"] == "/settings/data?done"
    after = rows(database, id_of(database, "Dora Marek"))
    table = PARTS[part]()[0].name
    assert {name for name in before if after[name] != before[name]} == {table}
    assert rows(database, id_of(database, "Piet Holm")) == of_other
    page = " ".join(owner.get("/settings/data").text.split())
    assert re.search(rf'value="{part}" required> [^<]+ <span class="why">0</span>', page)


def test_all_is_forgotten_but_the_account(app: ASGIApp, database: Database) -> None:
    owner = owner_of(app)
    busy(owner, "owner")
    owner.post("/settings/data/forget", data={"part": "all", "sure": "on"})
    left = {name for name, number in rows(database, id_of(database, "Dora Marek")).items() if number}
    assert left == {one.table.name for one in OWN if one.key and one.table.name in left}
    assert owner.get("/settings").status_code == 200


def test_an_account_that_goes_leaves_no_row(app: ASGIApp, database: Database) -> None:
    owner = owner_of(app)
    guest = joined(app, owner)
    busy(guest, "guest")
    account = id_of(database, "Piet Holm")
    ways_in(database, account)
    guest.post("/settings/leave", data={"name": "Piet Holm"})
    assert not any(rows(database, account).values())


def test_without_accounts_too_and_the_first_account_takes_it_over(app: ASGIApp, database: Database) -> None:
    web = browser(app)
    busy(web, "all")
    assert "all noted" in taken(web)["notes.json"]
    assert "sources.opml" in taken(web)
    before = rows(database, "")
    owner = owner_of(app)
    assert not any(rows(database, "").values())
    after = rows(database, id_of(database, "Dora Marek"))
    assert {name: number for name, number in after.items() if name != "sign_ins"} == {
        name: number for name, number in before.items() if name != "sign_ins"
    }
    assert "all noted" in taken(owner)["notes.json"]
    assert "all noted" in owner.get("/notes").text


@pytest.mark.parametrize("sent", [{"part": "notes"}, {"part": "sign_ins", "sure": "on"}, {"sure": "on"}, {}])
def test_nothing_is_forgotten_by_a_slip(sent: dict[str, str], app: ASGIApp, database: Database) -> None:
    web = browser(app)
    busy(web, "all")
    before = rows(database, "")
    answer = web.post("/settings/data/forget", data=sent)
    assert (answer.status_code, 'role="alert"' in answer.text) == (400, True)
    assert rows(database, "") == before


def test_a_stranger_takes_and_forgets_nothing(database: Database) -> None:
    app = make_app(database, now=Clock(), readers="anyone")
    owner_of(app)
    stranger = browser(app)
    assert stranger.get("/settings/data").status_code == 303
    assert stranger.get("/settings/data/everything.zip").status_code == 303
    assert stranger.post("/settings/data/forget", data={"part": "all", "sure": "on"}).status_code == 401
