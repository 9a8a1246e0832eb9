"""`manytold extract`, `group`, `annotate`: records in, records out, as JSON Lines."""

from collections.abc import Callable, Generator, Iterable
from typing import TypeVar, cast

import click

from manytold import actions
from manytold.run.lines import Record
from manytold.serve.json import json_line
from manytold.serve.options import complain, quiet_option
from manytold.serve.wording import count
from manytold.settings import load_settings

Command = TypeVar("Command", bound=Callable[..., object])
files_argument = click.argument("files", metavar="FILE...", nargs=-1, required=True)


@click.command(short_help="Extract the articles of pages, as JSON Lines.")
@files_argument
@click.option("--by-site", is_flag=True, help="Read everything twice; cut what recurs on pages of one site.")
@quiet_option
def extract(files: tuple[str, ...], by_site: bool, quiet: bool) -> int:
    """Extract the article of each page in FILE: one line of JSON for each page, in order.

    FILE is JSON Lines (.jsonl, .ndjson, .json, also with .gz) of {"id", "url", "html"}, or a saved page, a folder, a
    WARC file, or - for either on standard input. The id of a record comes back unchanged; another page is named by its
    address in the archive, or else by its path.

    \b
    Out: {"id", "url", "title", "byline": [], "published", "published_local",
          "published_why", "modified", "language", "section", "kind", "paywalled",
          "text", "passages": [[start, end, kind]],
          "contamination": [{"text", "reason"}]}
    "text" is without the title line, and offsets of passages count in this "text".
    A page without a result: {"id", "skipped" or "failed": true, "reason"}.
    --by-site learns from all pages what a site has on many of them: that goes to "contamination", too.

    \b
    Examples:
      manytold extract pages.jsonl.gz > articles.jsonl
      manytold extract saved/ crawl.warc.gz | jq -r .title
      manytold extract --by-site crawl.warc.gz > articles.jsonl
    """
    return _print(actions.extract(load_settings(), files, by_site=by_site), quiet)


@click.command(short_help="Sort JSON Lines into copies, events and storylines.")
@files_argument
@quiet_option
def group(files: tuple[str, ...], quiet: bool) -> int:
    """Sort the records of FILE into copies, events and storylines: one line of JSON for each record, in order.

    FILE is JSON Lines (.gz is unpacked, - is standard input) of
    {"id", "url"?, "source"?, "date"?, "lang"?, "title"?, "text"}. All are read before the first is answered. Nothing is
    kept and nothing is fetched.

    \b
    Out: {"id", "copy_group", "copy_kind", "copy_of", "event", "storyline", "reasons": []}
    "copy_group" is the id of the record that had the words first; "copy_of" the
    same for all but that first, and null for a record that repeats nobody.
    A record without a result: {"id", "skipped" or "failed": true, "reason"}.

    \b
    Examples:
      manytold group articles.jsonl.gz > groups.jsonl
      cat a.jsonl b.jsonl | manytold group - | jq -r '[.event, .id] | @tsv' | sort
    """
    return _print(actions.group(load_settings(), files), quiet)


@click.command(short_help="Mark names, times, quantities and quotes in JSON Lines.")
@files_argument
@click.option("--text-only", is_flag=True, help='Look at "text" alone, and count offsets in it.')
@quiet_option
def annotate(files: tuple[str, ...], text_only: bool, quiet: bool) -> int:
    """Mark sentences, names, times, quantities and quotes in the records of FILE: one line of JSON each, in order.

    FILE is JSON Lines (.gz is unpacked, - is standard input) of
    {"id", "url"?, "source"?, "date"?, "lang"?, "title"?, "text"}. The date is what "yesterday" is counted from.

    \b
    Out: {"id", "sentences": [], "names": [], "times": [], "quantities": [], "ordinals": [],
          "quotes": []}
    Every item has "start" and "end" into title + "\\n" + text, or into text where
    there is no title; "text_start" says where text begins. Besides:
      names       text, kind, whole
      times       text, kind, value (as in TIMEX3), from, to, tense
      quantities  text, value, unit, what, bound, slot
      ordinals    text, value
      quotes      text, speaker, cue, kind
    A record without a result: {"id", "skipped" or "failed": true, "reason"}.

    \b
    Examples:
      manytold annotate articles.jsonl > marks.jsonl
      manytold annotate --text-only articles.jsonl | jq -c '.quotes[] | [.speaker, .text]'
    """
    return _print(actions.annotate(load_settings(), files, text_only=text_only), quiet)


def _print(records: Iterable[Record], quiet: bool) -> int:
    """One line each; 0 all was done, 1 something failed, 2 nothing could be read."""
    done = failed = skipped = 0
    try:
        for record in records:
            failed += "failed" in record
            skipped += "skipped" in record
            done += "failed" not in record and "skipped" not in record
            click.echo(json_line(record), nl=False)
    finally:
        cast(Generator[Record], records).close()
    if not quiet and (failed or skipped or not done):
        complain(f"{count(done, 'record')} done, {count(failed, 'record')} failed, {count(skipped, 'record')} left out")
    if not done:
        return 2
    return 1 if failed else 0
