"""The mails of a followed maildir: files in `cur` and `new`, each known by the part of its name that never changes."""

from datetime import datetime
from pathlib import Path

from manytold.fetch.files import is_maildir, shown
from manytold.fetch.letters import page_in_letter
from manytold.fetch.unpack import size_words
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page

SCHEME = "maildir:"


def maildir_at(what: str) -> str | Failed | None:
    """The lasting address of a maildir named by its path, with or without `maildir:`; None for anything else."""
    named = what.startswith(SCHEME)
    try:
        folder = Path(what.removeprefix(SCHEME)).expanduser().absolute()
        if "://" not in what and is_maildir(folder):
            return SCHEME + shown(folder)
    except (OSError, ValueError, RuntimeError):
        pass
    return Failed(shown(what), "not a maildir: it has no folders cur, new and tmp") if named else None


def mails_in(address: str) -> dict[str, Path]:
    """The files of a maildir by their unchanging names, oldest name first. Raises OSError when it cannot be read."""
    folder = Path(address.removeprefix(SCHEME))
    files = [place for part in ("cur", "new") for place in (folder / part).iterdir()]
    found = {place.name.partition(":")[0]: place for place in files if place.is_file() and not place.is_symlink()}
    return {name: found[name] for name in sorted(found) if not name.startswith(".") and name.isprintable()}


def letter_in(place: Path, now: datetime, max_bytes: int) -> Page | Skipped | Failed | None:
    """The mail in a file; None when the file has gone, which it does when another program shows or sorts it."""
    what = shown(place)
    try:
        with place.open("rb") as stream:
            raw = stream.read(max_bytes + 1)
    except FileNotFoundError:
        return None
    except OSError:
        return Failed(what, "may not be read; check its permissions")
    if len(raw) > max_bytes:
        return Skipped(what, f"larger than {size_words(max_bytes)}, the most that is read of one mail")
    return page_in_letter(raw, what, None, now)
