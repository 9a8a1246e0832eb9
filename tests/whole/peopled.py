"""The newspapers that are looked at, with people in them, and with what these people did there."""

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from manytold.model.accounts import Passkey
from manytold.run.accounts import accept, found, invite
from manytold.serve.doors import doors_for
from manytold.settings import MailSettings, ServeSettings, Settings
from manytold.store.doors import save_passkey
from tests.whole.served import NOW, OWNER, PASSWORD, READER, Clock, Served, serving

LOGIN = ServeSettings(
    public_url="https://news.example",
    oidc_issuer="https://login.example",
    oidc_client="paper",
    oidc_secret="x",
    oidc_name="Home login",
)
MAIL = MailSettings(host="smtp.example", sender="news@example.org")
ASKED = {"name": "Ada Berg", "reach": "ada@example.org"}


@contextmanager
def newspapers(month: Path, scratch: Path) -> Iterator[dict[str, Served]]:
    """Four newspapers: "full" with the sample's month and people in it, "empty" with an owner, "new" without one.

    The fourth, "doors", lets people in by mail and by somebody else's login too.
    """
    full, empty, new, doors = (scratch / name for name in ("full", "empty", "new", "doors"))
    shutil.copytree(month, full)
    opened = doors_for(Settings(serve=LOGIN, mail=MAIL), Clock())
    with ExitStack() as open_ones:
        served = {
            "full": open_ones.enter_context(serving(full, readers="anyone")),
            "empty": open_ones.enter_context(serving(empty)),
            "new": open_ones.enter_context(serving(new)),
            "doors": open_ones.enter_context(serving(doors, doors=opened)),
        }
        peopled = {name: one if name == "new" else with_people(one) for name, one in served.items()}
        yield peopled | {"full": lived_in(with_places(peopled["full"]))}


def with_people(one: Served) -> Served:
    """The same with an owner and a reader signed in, an open invitation, and a passkey of the reader."""
    with one.kit.database.begin() as session:
        owner = found(session, OWNER, PASSWORD, one.clock())
        token = invite(session, owner.account, "reader", one.clock(), 14)
        reader = accept(session, token, READER, PASSWORD, one.clock())
        open_one = invite(session, owner.account, "reader", one.clock(), 14)
        save_passkey(session, Passkey("a-key", reader.account.id, "Key ring", "localhost", b"key", NOW))
    cookies = {"owner": owner.secret, "reader": reader.secret}
    return Served(one.address, one.kit, one.clock, cookies, {"invitation": f"/join/{open_one}"})


def with_places(one: Served) -> Served:
    """The same with the addresses of typical pages."""
    stories = one.links("/", "/story/")
    widest = max(stories, key=lambda path: len(one.links(path, "/article/")))
    others = [link for link in stories if link != widest]
    receipts = [link for link in one.links(widest, "/article/") if "mark=" in link]
    sources = one.links("/sources", "/source/")
    hostile = next(link for link in sources if "mirror-truth" in link)
    articles = [link for source in sources for link in one.links(source, "/article/") if source != hostile]
    edited = next(link for link in articles if 'class="versions"' in one.text(link))
    known = {
        "story": widest,
        "other_story": others[0],
        "picked": others[1],
        "talked": others[2],
        "storyline": one.links("/", "/storyline/")[0],
        "name": one.links(widest, "/name/")[0],
        "receipt": receipts[0],
        "noted": next(link for link in receipts if urlsplit(link).path != urlsplit(receipts[0]).path),
        "article": next(link for link in one.links(widest, "/article/") if "mark=" not in link),
        "edited": edited,
        "source": next(link for link in sources if "tarnholm" in link),
        "hostile_source": hostile,
        "hostile": one.links(hostile, "/article/")[0],
    }
    taken = {urlsplit(path).path for path in known.values()} | set(one.links(widest, "/article/"))
    known["removed"] = next(link for link in reversed(articles) if link not in taken)
    return Served(one.address, one.kit, one.clock, one.cookies, {**one.known, **known})


def lived_in(one: Served) -> Served:
    """The same after people picked, thumbed, noted, spoke, asked and decided, each by the form that is there for it."""
    known = one.known
    one.send("owner", f"{known['picked']}/pick", next="/picks")
    one.send("owner", f"{known['talked']}/comments", text="Does anybody know the harbour master?")
    page = one.send("reader", f"{known['talked']}/comments", text="My aunt does.\nShe says that it is all true.")
    one.send("owner", f"{known['talked']}/comments", text="Ask her, please.", parent=_last(page, "comment-"))
    one.send("reader", f"{known['story']}/stance", kind="more")
    one.send("reader", "/settings/sections", section="world", act="rename", name="Abroad")
    place = urlsplit(known["noted"])
    asked = {key: values[0] for key, values in parse_qs(place.query).items()}
    start, _, end = asked["mark"].partition("-")
    note = {"version": asked["version"], "start": start, "end": end, "text": "To be read again."}
    one.send("reader", f"{place.path}/notes", **note)
    one.send("reader", f"{known['removed']}/ask", wish="remove", why="This was never true.", **ASKED)
    (waiting,) = re.findall(r'action="(/asked/[^"]+)"', one.send("owner", "/asked"))
    one.send("owner", waiting, decision="remove", sure=1)
    one.send("reader", f"{known['article']}/ask", wish="correct", why="Three, not four.\nI counted them.", **ASKED)
    return one


def _last(page: str, start: str) -> str:
    return re.findall(rf'id="{start}([^"]+)"', page)[-1]
