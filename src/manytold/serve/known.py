"""Words of the rooms below, in English where they were found; those of a closed set are put into the language spoken.

A room below says `there is no story 'x'`; here it stands as `there is no story %(id)s`, and what the pattern finds in
the sentence is put into its translation. What is not listed stays in English, and pages mark it so.
"""

import re
from datetime import datetime
from functools import cache, lru_cache

from manytold.errors import BadInput
from manytold.serve import dates
from manytold.serve.languages import Words, gettext, noop, spoken
from manytold.serve.reasons import STORED

LONGEST = 400
"""Characters of a sentence that is looked for among the patterns; longer ones are other people's words."""
MOST_PARTS = 8
BETWEEN = "; "
"""What stands between the parts of a reason."""
ROLES = (noop("owner"), noop("editor"), noop("reader"))
CERTAINTIES = (noop("sure"), noop("likely"), noop("unsure"))
ABOUT = (
    noop("people taking part"),
    noop("people on board"),
    noop("people killed"),
    noop("people injured"),
    noop("people missing"),
    noop("people evacuated"),
    noop("people arrested"),
    noop("people rescued"),
    noop("people in hospital"),
    noop("people made homeless"),
    noop("share, in percent"),
    noop("sum of money"),
    noop("age"),
    noop("magnitude"),
    noop("distance"),
)
VALUES = (noop("at least %(num)s"), noop("at most %(num)s"), noop("about %(num)s"))
REASONS = (
    noop("the same thing is counted, and the values exclude each other"),
    noop("the number only rises with the time of publication"),
    noop("the number only falls with the time of publication"),
    noop("different days are given for the same thing"),
    noop("the values differ only in how exact they are"),
    noop("later values reach what was first a lower bound"),
    noop("%(num)s independent reports name the same number"),
    noop("%(num)s independent reports name the same number, not all as exact"),
    noop("%(num)s independent reports give the same day"),
    noop("one text, in which a copy gives another number"),
    noop("few words in common"),
    noop("both name %(names)s"),
    noop("%(num)s shared telling word"),
    noop("%(num)s shared telling words"),
    noop("%(num)s figure in common"),
    noop("%(num)s figures in common"),
    noop("same day"),
    noop("different days"),
    noop("same weekday"),
    noop("different weekdays"),
    noop("published the same day"),
    noop("published %(num)s day apart"),
    noop("published %(num)s days apart"),
    noop("the same words in the same order"),
    noop("the same address"),
    noop("%(num)s %% of the five-word sequences of the shorter text stand in the other"),
)
TIMES = (
    noop("the day: %(day)s"),
    noop("a weekday"),
    noop("past when this was written"),
    noop("still to come when this was written"),
    noop("a hint at the time"),
    noop("%(num)s of %(num_all)s telling says %(day)s"),
    noop("%(num)s of %(num_all)s tellings says %(day)s"),
    noop("%(num)s of %(num_all)s tellings say %(day)s"),
    noop("%(day)s is said as well"),
    noop("%(day)s, %(day_after)s is said as well"),
    noop("%(num)s each of the tellings say %(day)s and %(day_after)s"),
    noop("first published on %(day)s"),
    noop("the texts name no day that can be placed"),
    noop("the texts carry no date"),
    noop("the text carries no date"),
    noop("not before %(day)s, which is told as past"),
    noop("not after %(day)s, which is told as still to come"),
    noop("hints: %(words)s"),
    noop("the feed says"),
)
PAGES = (
    noop("in order"),
    noop("not asked yet"),
    noop("in order, but quiet since %(day)s, usually something new every %(num)s days"),
    noop("in order, but quiet since %(day)s"),
    noop("see whether the site has another feed, or unfollow it"),
    noop("in order, but it lists nothing"),
    noop("see whether the site has another feed"),
    noop("check the address"),
    noop("the site answers with status %(num)s and no feed"),
    noop("nothing is at this address any more (404)"),
    noop("look for the feed's new address, or unfollow it"),
    noop("the site is out of order (%(num)s)"),
    noop("nothing to do, it is asked again"),
    noop("%(num)s not found"),
    noop("no article text was found (fewer than 25 words)"),
    noop("links to other stories"),
    noop("a line about the page"),
    noop("a newsletter sign-up"),
    noop("a line of navigation"),
    noop("share buttons"),
    noop("a comment form"),
    noop("a pitch for a subscription"),
    noop("a cookie notice"),
    noop("a paywall"),
    noop("an advert or press release"),
    noop("sources"),
    noop("feeds"),
    noop("pages"),
    noop("pages waiting"),
    noop("articles"),
    noop("copy groups"),
    noop("events"),
    noop("storylines"),
    noop("comparisons"),
    noop("skipped"),
    noop("failed"),
)
REFUSALS = (
    noop("there is no article %(id)s"),
    noop("there is no source %(id)s"),
    noop("there is no story %(id)s"),
    noop("there is no storyline %(id)s"),
    noop("there is no article, event or storyline %(id)s"),
    noop("name and password do not fit together"),
    noop("this invitation was used, was taken back or has ended"),
    noop("ask for another"),
    noop("this newspaper has an owner already"),
    noop("ask for an invitation"),
    noop("this guest pass ended on %(day)s"),
    noop("only an owner invites"),
    noop("an owner is no guest"),
    noop("a guest pass lasts from 1 to %(num)s days"),
    noop("the present password is not right"),
    noop("the last owner cannot leave"),
    noop("make another owner first"),
    noop("a name has up to 40 letters, digits, blanks, dots and hyphens, with a letter or digit at both ends"),
    noop("this name is taken"),
    noop("this password is easily guessed"),
    noop("choose another"),
    noop("a password has %(num)s to %(num_most)s characters"),
    noop("the address has spaces or control characters in it"),
    noop("the address is not well formed"),
    noop("only http and https addresses are fetched"),
    noop("the address names no host"),
    noop("this file is no list of feeds (OPML)"),
    noop("other readers export one"),
    noop("this took too long"),
    noop("this took too long, or was begun in another browser"),
    noop("try again"),
    noop("sign in once more: this is done within an hour of signing in"),
    noop("this is the only way into your account"),
    noop("make another one first"),
    noop("this link was used or has ended"),
    noop("this is no mail address that mails can be sent to"),
    noop("a passkey is called with 1 to %(num)s characters"),
    noop("no passkey was made"),
    noop("this passkey is not known here, or its answer is not right"),
    noop("sign in another way"),
    noop("this sign-in belongs to another account here"),
    noop("you have a password"),
    noop("change it in your settings"),
    noop("at most %(num)s passkeys are kept"),
    noop("remove one first"),
    noop("a section's name has at most %(num)s characters that can be seen"),
)
KNOWN = (*ROLES, *CERTAINTIES, *ABOUT, *VALUES, *REASONS, *TIMES, *PAGES, *REFUSALS, *STORED)
WHOLE = frozenset(message for message in KNOWN if "%" not in message)
PART = re.compile(r"%\\\(([a-z_]+)\\\)s")
PARTS = re.compile(r"%\([a-z_]+\)s")
SHAPES = {
    "num": r"[0-9][0-9,.]*",
    "day": r"(?:[A-Z][a-z]+day )?[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}",
    "date": r"[0-9-]+",
    "host": r"[^\s,;]+",
    "address": r"\S+",
}
"""What numbers, days and hosts look like; any other part is of any shape."""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Those with more words of their own first: `in order` and a rest of any shape must not hide a longer message."""
    some = sorted((message for message in KNOWN if message not in WHOLE), key=lambda one: -len(PARTS.sub("", one)))
    return tuple((message, _pattern(message)) for message in some)


def _pattern(message: str) -> re.Pattern[str]:
    def shape(part: re.Match[str]) -> str:
        return f"(?P<{part[1]}>{SHAPES.get(part[1].partition('_')[0], '.+')})"

    return re.compile(PART.sub(shape, re.escape(message.replace("%%", "%"))), re.DOTALL)


def known(words: str) -> str:
    """The words in the language spoken, as `Words`, where they are of the closed set; else as they are."""
    if spoken().code == "en" or isinstance(words, Words) or len(words) > LONGEST:
        return words
    parts = words.split(BETWEEN, MOST_PARTS)
    found = [_known(part) for part in parts]
    said = [one for one in found if one is not None]
    return Words(BETWEEN.join(said)) if len(said) == len(parts) else words


def _known(words: str) -> str | None:
    found = message_of(words)
    if found is None:
        return None
    message, parts = found
    return gettext(message) % {name: _part(name, part) for name, part in parts.items()} if parts else gettext(message)


@lru_cache(maxsize=4096)
def message_of(words: str) -> tuple[str, dict[str, str]] | None:
    """The message that words are, with what is put into it; None where they are none that is known."""
    if words in WHOLE:
        return words, {}
    for message, pattern in _patterns():
        if found := pattern.fullmatch(words):
            return message, found.groupdict()
    return None


def _part(name: str, words: str) -> str:
    """A part of a sentence; days are written as the language writes them."""
    if not name.startswith("day"):
        return words
    try:
        form = "%A %d %B %Y" if words.count(" ") == 3 else "%d %B %Y"
        return dates.day(datetime.strptime(words, form).date(), weekday=words.count(" ") == 3)  # noqa: DTZ007 - a day
    except ValueError:
        return words


def wrong_of(error: BadInput) -> dict[str, str]:
    """What is wrong with which field of a form, in words; under "" what is about none."""
    return {error.at: in_words(error)}


def in_words(error: Exception) -> str:
    """What an error says, as a sentence."""
    words = known(error.args[0] if error.args and isinstance(error.args[0], str) else str(error))
    return Words(f"{words}.") if isinstance(words, Words) else f"{words}."
