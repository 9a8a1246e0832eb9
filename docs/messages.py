"""Gathers the words of the interface into message catalogues, and says what a language lacks: `./dev messages [CODE]`.

With the code of a language that there is no catalogue of, one is begun.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

SERVE = Path(__file__).parent.parent / "src" / "manytold" / "serve"
LOCALE = SERVE / "locale"
TEMPLATE = LOCALE / "manytold.pot"
WITHIN = Path("LC_MESSAGES") / "manytold.po"
METHODS = [("templates/**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]
OPTIONS = {"templates/**.html": {"trimmed": "true", "silent": "false", "newstyle_gettext": "true"}}
KEYWORDS = {**DEFAULT_KEYWORDS, "noop": None, "nouns": (1, 2)}
SINCE = datetime(2031, 1, 1, tzinfo=UTC)
"""The date in every catalogue's head: a real one would change with each run and say nothing."""
WIDTH = 110


def gathered() -> Catalog:
    """Every marked message, in the order of the files."""
    catalogue = Catalog(project="Manytold", creation_date=SINCE, fuzzy=False, header_comment="# The words of Manytold.")
    found = extract_from_dir(str(SERVE), METHODS, OPTIONS, KEYWORDS, comment_tags=("Translators:",))
    for file, line, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        catalogue.add(message, None, [(file, line)], auto_comments=comments, context=context)
    return catalogue


def catalogues() -> dict[str, Path]:
    """The catalogue of each language by its code, as folders spell it."""
    return {file.parent.parent.name: file for file in sorted(LOCALE.glob(f"*/{WITHIN}"))}


def read(file: Path, code: str) -> Catalog:
    """One catalogue."""
    with file.open("rb") as stream:
        return read_po(stream, locale=code)


def write(file: Path, catalogue: Catalog) -> None:
    """One catalogue, without numbers of lines, so that it changes only where words do."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_po(stream, catalogue, width=WIDTH, sort_by_file=True, ignore_obsolete=True, include_lineno=False)


def brought_up(code: str, there: Catalog | None, template: Catalog) -> Catalog:
    """A catalogue with exactly the messages of now; what was translated stays, nothing is guessed."""
    catalogue = there or Catalog()
    catalogue.locale, catalogue.project = Locale.parse(code), "Manytold"
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.revision_date = catalogue.creation_date = SINCE
    catalogue.header_comment = f"# {Locale.parse(code).english_name} words of Manytold."
    catalogue.last_translator = catalogue.language_team = catalogue.msgid_bugs_address = "Manytold"
    catalogue.fuzzy = False
    return catalogue


def untranslated(catalogue: Catalog) -> Iterator[str]:
    """What it lacks."""
    for message in catalogue:
        words = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and (message.fuzzy or not all(words)):
            yield " | ".join(message.id) if isinstance(message.id, tuple | list) else str(message.id)


def main(begun: list[str]) -> int:
    """Bring every catalogue up to the messages of now."""
    template = gathered()
    write(TEMPLATE, template)
    files = catalogues() | {code: LOCALE / code / WITHIN for code in begun}
    for code, file in files.items():
        catalogue = brought_up(code, read(file, code) if file.exists() else None, template)
        write(file, catalogue)
        lacking = list(untranslated(catalogue))
        sys.stdout.write(f"{code}: {len(catalogue) - len(lacking)} of {len(catalogue)} messages\n")
        sys.stdout.writelines(f"  {words}\n" for words in lacking)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
