"""Opening, closing, refusing, migrating."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from manytold.errors import BadInput, NewerDatabase
from manytold.model.sources import Source
from manytold.store.database import Database, open_database
from manytold.store.schema import migrate, revisions
from manytold.store.sources import load_sources, save_source
from manytold.store.tables import metadata

SOURCE = Source("a.example", "A")


def test_what_is_kept_is_there_again(url: str) -> None:
    with open_database(url) as database, database.begin() as session:
        save_source(session, SOURCE)
    with open_database(url, create=False) as database, database.look() as session:
        assert load_sources(session) == [SOURCE]


def save_and_stumble(database: Database) -> None:
    with database.begin() as session:
        save_source(session, SOURCE)
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
            save_source(session, SOURCE)
        with database.look() as session:
            assert load_sources(session) == [SOURCE]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("nonsense", "no database address"),
        ("mysql://a/b", "no known kind"),
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
        migrate(session, tmp_path)
        assert "more" in inspect(session).get_table_names()
        assert session.execute(text("select version_num from alembic_version")).scalar_one() == "0002"


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
