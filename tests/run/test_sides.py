"""Parting a few from very many is one row, and as many links as there are articles."""

from datetime import UTC, datetime

from manytold.model.corrections import Correction
from manytold.run.said import said_links
from manytold.store.corrections import save_correction
from manytold.store.database import open_database
from manytold.store.tables import corrections


def test_a_thousand_articles_are_a_thousand_links() -> None:
    names = [f"a{number:04}" for number in range(1000)]
    said = datetime(2031, 5, 5, tzinfo=UTC)
    one = Correction("c1", "event", "apart", tuple(names[:500]), tuple(names[500:]), said)
    links = said_links([one], "event", {name: name for name in names})
    assert len(links) == 1000
    assert all(link.a == link.b for link in links)
    with open_database("sqlite://") as database, database.begin() as session:
        save_correction(session, one)
        assert len(session.execute(corrections.select()).all()) == 1
