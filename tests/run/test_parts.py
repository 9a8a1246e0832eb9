"""An article over three pages is fetched and read as one, also when it is looked at again."""

from pathlib import Path

from manytold import actions
from manytold.kit import Kit
from manytold.store.articles import load_all_versions, load_article_ids
from tests.read.pages import make_html
from tests.run.site import RSS, Site, kit_for, make_feed, site

STORY = "/2031/05/05/the-long-story-of-the-ferry"
TITLE = "The long story of the ferry"
TOLD = (
    "The council of Norvik bought its first ferry in 1961 from a shipyard that no longer exists in Tolvik today.",
    "Its first captain, Ivar Holm, wrote a diary that his daughter gave to the museum of the harbour last winter.",
    "The ferry was sold for scrap in 1994, and nobody has found out where its bell went after the last crossing.",
)
REST = (
    "More than two hundred people came to the quay on Monday and stayed until it grew dark over the water.",
    "“We waited two years for this boat,” said a woman who lives with her sister on the other side of the bay.",
)


def publish(here: Site, pages: int = 3) -> None:
    here.put("/feed", make_feed("Harbour Post", STORY.strip("/")), RSS)
    for number in range(1, pages + 1):
        links = "".join(f"<a href='{STORY}?page={n}'>{n}</a> " for n in range(1, pages + 1) if n != number)
        told = (TOLD[number - 1], *(rest.replace("two", str(number)) for rest in REST))
        here.put(STORY if number == 1 else f"{STORY}?page={number}", make_html(TITLE, told, after=f"<p>{links}</p>"))


def versions(kit: Kit) -> list[str]:
    with kit.database.look() as session:
        [(_, told)] = load_all_versions(session, load_article_ids(session)).items()
    return [article.text for article in told]


def test_an_article_over_three_pages_is_one(tmp_path: Path) -> None:
    with site() as here, kit_for(here, tmp_path, again=("3h",)) as kit:
        publish(here)
        actions.follow(kit, [here.url("/feed")])
        actions.fetch(kit)
        [text] = versions(kit)
        assert all(text.count(told) == 1 for told in TOLD)
        assert text.count(TITLE) == 1
        assert [path for path in here.asked if path.startswith(STORY)] == [STORY, f"{STORY}?page=2", f"{STORY}?page=3"]
        here.later(hours=6)
        actions.fetch(kit)
        assert versions(kit) == [text], "looked at again, it is still whole"


def test_half_an_article_is_kept_where_the_rest_does_not_come(tmp_path: Path) -> None:
    with site() as here, kit_for(here, tmp_path) as kit:
        publish(here)
        del here.answers[f"{STORY}?page=3"]
        actions.follow(kit, [here.url("/feed")])
        actions.fetch(kit)
        [text] = versions(kit)
        assert [told in text for told in TOLD] == [True, True, False]


def test_named_by_itself_an_article_is_read_whole(tmp_path: Path) -> None:
    with site() as here, kit_for(here, tmp_path) as kit:
        publish(here)
        actions.read(kit, [here.url(STORY)])
        [text] = versions(kit)
        assert all(told in text for told in TOLD)
