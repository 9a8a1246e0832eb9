"""Opening, closing, refusing, migrating."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from manytold.errors import BadInput, ManytoldError, NewerDatabase
from manytold.model.sources import Source
from manytold.store.database import Database, open_database, shown
from manytold.store.schema import migrate, revisions
from manytold.store.sources import load_sources, save_new_sources
from manytold.store.tables import metadata

SOURCE = Source("a.example", "A")


def test_what_is_kept_is_there_again(url: str) -> None:
    with open_database(url) as database, database.begin() as session:
        save_new_sources(session, [SOURCE])
    with open_database(url, create=False) as database, database.look() as session:
        assert load_sources(session) == [SOURCE]


def save_and_stumble(database: Database) -> None:
    with database.begin() as session:
        save_new_sources(session, [SOURCE])
        raise KeyError


def test_a_transaction_that_fails_leaves_nothing(url: str) -> None:
    with open_database(url) as database:
        with pytest.raises(KeyError):
            save_and_stumble(database)
        with database.look() as session:
            assert load_sources(session) == []


def test_in_memory() -> None:
    with open_database("sqlite://") as database:
        with database.begin() as session:
            save_new_sources(session, [SOURCE])
        with database.look() as session:
            assert load_sources(session) == [SOURCE]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("nonsense", "no database address"),
        ("mysql://a/b", "no known kind"),
        ("sqlite://host/x", "names a host"),
        ("postgresql://h:abc/x", "no database address"),
        ("postgresql://reader:hid:den@h:abc/x", r"reader:\*\*\*@h"),
        ("sqlite:///{folder}/text.db/x/y.db", "does not exist|cannot be a database file"),
        ("sqlite:////proc/nope/x.db", "does not exist|cannot be a database file"),
        ("sqlite:///{folder}/" + "x" * 300, "cannot be a database file|does not exist"),
        ("sqlite:///a\0b", "cannot be a database file|does not exist"),
        ("sqlite:///{folder}", "is a folder"),
        ("sqlite:///{folder}/text.db", "not a database"),
        ("sqlite:///{folder}/missing.db", "does not exist"),
        ("postgresql://reader@/x?host={folder}", "cannot be used"),
    ],
)
def test_what_cannot_be_opened_is_named(address: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("This is no database, whatever its name says. " * 50)
    with pytest.raises(BadInput, match=words) as caught:
        open_database(address.format(folder=tmp_path), create=False)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("address", ["sqlite:////etc/passwd/x.db", "sqlite:////proc/nope/x.db", "sqlite:///a\0b"])
def test_a_file_that_cannot_be_made_is_named(address: str) -> None:
    with pytest.raises(BadInput, match="Choose another") as caught:
        open_database(address)
    assert "\n" not in str(caught.value)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", ["what?.db", "a?mode=ro", "50%3F.db", "a#b&c.db", "new\nline.db"])
def test_a_file_may_have_any_name(name: str, tmp_path: Path) -> None:
    with open_database(f"sqlite:///{tmp_path}/why?/{name}"):
        assert [file.name for file in (tmp_path / "why?").glob("*[!lm]")] == [name]


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("postgresql://reader:hidden@host:5432/news", "postgresql://reader:***@host:5432/news"),
        ("postgresql://reader:hid:d/e@n@host/news", "postgresql://reader:***@host/news"),
        ("postgresql://reader:@host/news", "postgresql://reader:***@host/news"),
        ("postgresql://host/news?user=a&password=hidden&port=1", "postgresql://host/news?user=a&password=***&port=1"),
        ("postgresql://host:5432/news", "postgresql://host:5432/news"),
        ("postgresql:///news", "postgresql:///news"),
        ("sqlite:////home/me/news.db", "sqlite:////home/me/news.db"),
        ("sqlite://", "sqlite://"),
        ("", ""),
    ],
)
def test_an_address_is_shown_without_its_password(address: str, seen: str) -> None:
    assert shown(address) == seen


def look_and_do(database: Database, statement: str, write: bool) -> None:
    with database.begin() if write else database.look() as session:
        session.execute(text(statement))


def test_a_locked_database_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("manytold.store.database.BUSY_MS", 50)
    with open_database(f"sqlite:///{tmp_path}/a.db") as database, sqlite3.connect(tmp_path / "a.db") as other:
        other.execute("begin immediate")
        with pytest.raises(
            ManytoldError, match=r"a\.db cannot be used: database is locked\. Another program"
        ) as caught:
            look_and_do(database, "select 1", write=True)
        assert "\n" not in str(caught.value)
        look_and_do(database, "select 1", write=False)
        other.rollback()
        look_and_do(database, "select 1", write=True)


def fill(database: Database) -> None:
    with database.begin() as session:
        session.exec_driver_sql("pragma max_page_count = 1")
        session.exec_driver_sql("create table large as select randomblob(9999999) as noun")


def test_a_full_disk_is_said_in_one_line(tmp_path: Path) -> None:
    with open_database(f"sqlite:///{tmp_path}/a.db") as database:
        with pytest.raises(ManytoldError, match=r"is full\. Make room"):
            fill(database)
        look_and_do(database, "select count(*) from pages", write=True)


def test_trouble_with_a_server_is_said_in_one_line(url: str) -> None:
    with open_database(url) as database:
        with pytest.raises(ManytoldError, match="cannot be used: ") as caught:
            look_and_do(database, "select nothing from nowhere", write=False)
        assert "\n" not in str(caught.value)
        assert "select" not in str(caught.value)


def test_what_breaks_the_rules_of_the_schema_is_a_bug(url: str) -> None:
    with open_database(url) as database, pytest.raises(IntegrityError):
        look_and_do(database, "insert into step_versions values ('a', null)", write=True)


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("create table articles (id int)")
    with pytest.raises(BadInput, match="another program"):
        open_database(f"sqlite:///{tmp_path / 'other.db'}")


def test_a_newer_schema_is_refused(url: str) -> None:
    with open_database(url) as database, database.begin() as session:
        session.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(NewerDatabase, match="9999"):
        open_database(url)


def test_a_password_is_not_shown(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        open_database(f"postgresql://reader:hidden@/x?host={tmp_path}")
    assert "hidden" not in str(caught.value)


def test_an_older_schema_is_migrated(url: str, tmp_path: Path) -> None:
    (tmp_path / "0001_first.py").write_text("revision = '0001'\ndown_revision = None\ndef upgrade(): pass\n")
    (tmp_path / "0002_more.py").write_text(
        "from alembic import op\nrevision = '0002'\ndown_revision = '0001'\n"
        "def upgrade(): op.execute('create table more (id int)')\n"
    )
    assert revisions(tmp_path) == ("0001", "0002")
    with open_database(url) as database, database.begin() as session:
        session.execute(text("update alembic_version set version_num = '0001'"))
        migrate(session, tmp_path)
        assert "more" in inspect(session).get_table_names()
        assert session.execute(text("select version_num from alembic_version")).scalar_one() == "0002"


LATER = {"mail_folders", "seen_mails", "subscriptions", "fronts", "sketches", "site_blocks", "recurring_blocks"}
LATER |= {f"{step}_{table}" for step in ("copy", "event", "storyline") for table in ("items", "keys", "full", "links")}
LATER |= {"passkeys", "mail_addresses", "identities"}
LATER |= {"corrections", "event_also", "subedited", "accounts", "sign_ins", "invitations", "stances", "mutes"}
LATER |= {"choices", "saved_searches", "feed_addresses", "notes", "comments"}
LATER |= {"passkeys", "mail_addresses", "identities"}
LATER |= {"names", "asks", "removed"}
LATER |= {"arrangements", "pictures", "picks", "tastes"}
"""Tables that migrations made after the first schema."""


def test_a_database_of_the_first_version_gets_every_table(url: str) -> None:
    with open_database(url) as database, database.begin() as session:
        for name in sorted(LATER & set(metadata.tables)):
            session.execute(text(f"drop table {name}"))
        session.execute(text("drop index wanted_again"))
        session.execute(text("drop index events_by_time"))
        session.execute(text("drop index storylines_by_standing"))
        for name in ("storylines_by_section", "storylines_by_section_and_time", "articles_by_picture"):
            session.execute(text(f"drop index {name}"))
        session.execute(text("alter table storylines drop column section"))
        session.execute(text("alter table articles drop column picture"))
        for name in ("events", "storylines"):
            session.execute(text(f"alter table {name} drop column standing"))
        for name in ("articles", "events", "comparisons"):
            session.execute(text(f"alter table {name} drop column shown"))
        session.execute(text("alter table wanted drop column fetched"))
        session.execute(text("update alembic_version set version_num = '0001'"))
    with open_database(url) as database, database.look() as session:
        assert set(metadata.tables) <= set(inspect(session).get_table_names())
        assert "fetched" in {column["name"] for column in inspect(session).get_columns("wanted")}
        assert session.execute(text("select version_num from alembic_version")).scalar_one() == revisions()[-1]


def test_tables_are_those_declared(url: str) -> None:
    with open_database(url) as database, database.look() as session:
        made = {name for name in inspect(session).get_table_names() if not name.startswith("article_words")}
        assert made == set(metadata.tables) | {"alembic_version"}


def test_opening_imports_no_migration_engine(tmp_path: Path) -> None:
    script = (
        "import sys; from manytold.store.database import open_database\n"
        f"for _ in range(2): open_database('sqlite:///{tmp_path}/a.db').close()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
