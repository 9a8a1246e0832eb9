"""One reading of a site: its feed, or the next one that it names, or at last the links of its page."""

from pathlib import Path

import pytest

from manytold import actions
from manytold.store.lists import count_status
from tests.run.site import RSS, kit_for, make_feed, site
from tests.run.test_fronts import PAGE, article

NAMED = '<link rel="alternate" type="application/rss+xml" href="{}">'


@pytest.mark.parametrize(
    ("feeds", "asked"),
    [
        (("/good",), ["/", "/good", "/story-of-the-day-1"]),
        (("/gone", "/good"), ["/", "/gone", "/good", "/story-of-the-day-1"]),
        (("/page", "/good"), ["/", "/page", "/good", "/story-of-the-day-1"]),
        (("/broken", "/good"), ["/", "/broken", "/good", "/story-of-the-day-1"]),
        (("/gone", "/page"), ["/", "/gone", "/page", "/story-of-the-day-1"]),
        ((), ["/", "/story-of-the-day-1"]),
    ],
)
def test_a_site_is_read_though_its_feed_is_dead(tmp_path: Path, feeds: tuple[str, ...], asked: list[str]) -> None:
    with site() as here, kit_for(here, tmp_path) as kit:
        links = '<a href="/story-of-the-day-1">The ferry of Tolvik opens on day one</a>'
        front = PAGE.format(title="Tolvik Times", body=links).replace(
            "</head>", "".join(map(NAMED.format, feeds)) + "</head>"
        )
        here.put("/", front)
        here.put("/page", front)
        here.put("/broken", "<rss", RSS)
        here.put("/good", make_feed("Tolvik Times", "story-of-the-day-1"), RSS)
        here.put("/story-of-the-day-1", article("ferry", 1))
        report = actions.read(kit, [here.url()]).walk
        assert [path for path in here.asked if path != "/robots.txt"] == asked
        with kit.database.look() as session:
            assert count_status(session).articles == 1
    assert (report.skipped, report.failed) == (0, 0)


def test_a_site_with_nothing_says_so(tmp_path: Path) -> None:
    with site() as here, kit_for(here, tmp_path) as kit:
        here.put(
            "/",
            PAGE.format(title="Tolvik Times", body="<p>Soon.</p>").replace(
                "</head>", NAMED.format("/gone") + "</head>"
            ),
        )
        report = actions.read(kit, [here.url()]).walk
    assert report.skipped + report.failed == 1
