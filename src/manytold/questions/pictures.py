"""Which pictures cards show."""

from collections.abc import Iterable

from manytold.questions.answers import EventBrief, Picture, ShownPicture
from manytold.store.articles import load_articles
from manytold.store.pictures import picture_id, pictures_known, with_a_common_picture
from manytold.store.rows import Session

MANY = 4
"""Articles with one picture from which it is taken for an outlet's logo: copies and follow-ups of one story may share
one. Set by hand; there is no labelled set of logos."""


def picture_of(session: Session, article: str) -> Picture | None:
    """The picture that an article comes with, unless many come with it."""
    found = load_articles(session, [article]).get(article)
    if found is None or not found.image or with_a_common_picture(session, [article], MANY):
        return None
    return Picture(found.id, found.image)


def shown_pictures(session: Session, events: Iterable[EventBrief], ask: bool) -> dict[str, ShownPicture]:
    """The picture of each event that has one to show; without `ask`, only of those kept already."""
    found = {event.id: event.picture for event in events if event.picture}
    known = pictures_known(session, {picture.url for picture in found.values()})
    found = {event: picture for event, picture in found.items() if known.get(picture.url, ask)}
    common = with_a_common_picture(session, {picture.article for picture in found.values()}, MANY)
    return {event: _shown(picture) for event, picture in found.items() if picture.article not in common}


def _shown(picture: Picture) -> ShownPicture:
    """The article's picture at this newspaper; its address has a sign that changes when the picture does."""
    address = f"/image/{picture.article}?{picture_id(picture.url)[:12]}"
    return ShownPicture(address, picture.words, picture.language)
