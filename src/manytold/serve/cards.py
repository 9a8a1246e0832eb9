"""Words on the cards of a front page: how long ago, who was first, which languages, what a section is called."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta

from manytold.model.sections import Place
from manytold.model.tastes import Lift, Liking
from manytold.questions.answers import EventBrief
from manytold.serve.languages import gettext as _
from manytold.serve.languages import language_name, ngettext
from manytold.serve.wording import day, is_day, moment, number

LONG_AGO = timedelta(days=7)
"""From here on the day says more than how many days ago it was."""
SHOWN_LANGUAGES = 3
NAMES: dict[str, Callable[[], str]] = {
    "world": lambda: _("World"),
    "politics": lambda: _("Politics"),
    "business": lambda: _("Business"),
    "science": lambda: _("Science"),
    "technology": lambda: _("Technology"),
    "health": lambda: _("Health"),
    "sport": lambda: _("Sport"),
    "culture": lambda: _("Culture"),
    "other": lambda: _("Other"),
}


def section_name(place: Place | str) -> str:
    """What a section is called: by its reader's name for it, else by the usual one in the language spoken."""
    if isinstance(place, Place) and place.name:
        return place.name
    return NAMES[place.section if isinstance(place, Place) else place]()


def ago(then: datetime, now: datetime) -> str:
    """How long ago it was, in the unit that one would say it in; the day once that is long, the moment if to come.

    A day of which no time is told is hours ago in no sense that is known.
    """
    gone = now - then
    if gone >= LONG_AGO:
        return day(then.astimezone(UTC).date())
    if gone < timedelta() or (is_day(then) and gone < timedelta(days=1)):
        return moment(then)
    minutes = int(gone.total_seconds()) // 60
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("%(num)s minute ago", "%(num)s minutes ago", minutes) % {"num": minutes}
    hours = minutes // 60
    if hours < 24:
        return ngettext("%(num)s hour ago", "%(num)s hours ago", hours) % {"num": hours}
    return ngettext("%(num)s day ago", "%(num)s days ago", hours // 24) % {"num": hours // 24}


def outlets(event: EventBrief) -> str:
    """From how many outlets the tellings are, and how many of them are independent."""
    several, reports = len(event.sources), event.reports
    told = ngettext("%(num)s outlet", "%(num)s outlets", several) % {"num": number(several)}
    if event.articles == 1:
        return told
    by_itself = ngettext("%(num)s independent report", "%(num)s independent reports", reports)
    return f"{told} · {by_itself % {'num': number(reports)}}"


def clock_time(then: datetime, now: datetime) -> str:
    """The time of day, where that day is today's; else the day, which is enough on a card."""
    utc, today = then.astimezone(UTC), now.astimezone(UTC)
    return f"{utc:%H:%M}" if utc.date() == today.date() and not is_day(then) else day(utc.date())


def language_names(codes: Iterable[str]) -> str:
    """The languages of the tellings, named in the language of the interface."""
    names = [language_name(code) for code in codes]
    more = len(names) - SHOWN_LANGUAGES
    rest = [_("%(num)s more") % {"num": more}] if more > 0 else []
    return ", ".join([*names[:SHOWN_LANGUAGES], *rest])


ACTS: dict[str, Callable[[], str]] = {
    "follow": lambda: _("because you follow %(what)s"),
    "star": lambda: _("because you starred %(what)s"),
    "more": lambda: _("because you wanted more of %(what)s"),
    "seen": lambda: _("because you read %(what)s"),
    "hide": lambda: _("further down, because you hid %(what)s"),
    "less": lambda: _("further down, because you wanted less of %(what)s"),
}
TRAITS: dict[str, Callable[[], str]] = {
    "story": lambda: _("this story"),
    "name": lambda: _("stories about %(name)s"),
    "section": lambda: _("stories in %(name)s"),
    "source": lambda: _("stories told by %(name)s"),
}


def because(lift: Lift, names: Mapping[str, str]) -> str:
    """Why a story stands higher or lower for its reader; empty where nothing is known of it."""
    liking = lift.because
    return "" if liking is None else ACTS[liking.because]() % {"what": what_is_liked(liking, names)}


def what_is_liked(liking: Liking, names: Mapping[str, str]) -> str:
    """A trait in words; names are kept without capitals and get them back."""
    kind, name = liking.trait
    named = {"name": name.title(), "section": NAMES[name]() if name in NAMES else name}.get(kind, names.get(name, name))
    return TRAITS[kind]() % {"name": named}


def why_liked(liking: Liking) -> str:
    """What a reader did that says most of a liking."""
    return {
        "follow": _("you follow such a story"),
        "star": _("you starred such stories"),
        "more": _("you wanted more of it"),
        "seen": _("you read such stories"),
        "hide": _("you hid such stories"),
        "less": _("you wanted less of it"),
    }[liking.because]
