"""An article is removed for good: as if its pages told nothing, and then the pages themselves. It stays removed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from manytold.errors import BadInput
from manytold.model.articles import Article
from manytold.model.asks import Removal
from manytold.model.outcomes import Skipped
from manytold.model.pages import Page
from manytold.run.happenings import retell
from manytold.run.newcomers import take_in
from manytold.run.plan import Plan
from manytold.run.work import Digest
from manytold.store.articles import load_versions, pages_of
from manytold.store.asks import removed_addresses, removed_of, save_removal
from manytold.store.notes import forget_words
from manytold.store.pages import address_of, erase_pages, load_pages, order_of
from manytold.store.picks import delete_picks
from manytold.store.pictures import delete_pictures
from manytold.store.progress import stale_steps
from manytold.store.rows import Session
from manytold.store.search import erase_articles
from manytold.store.wanted import erase_wanted

REASON = "removed on request"


def barred_pages(session: Session, found: Sequence[Page]) -> list[Skipped]:
    """Those of the pages whose address was removed, as what is left out."""
    gone = removed_addresses(session, map(address_of, found))
    return [Skipped(address_of(page), REASON) for page in found if address_of(page) in gone]


def bar(session: Session, digests: Iterable[Digest]) -> dict[str, Digest]:
    """Those of the digests whose article was removed, by page, as if their page told nothing."""
    read = {d.page: (d, d.reading.id) for d in digests if isinstance(d.reading, Article)}
    gone = removed_of(session, {article for _, article in read.values()})
    for digest, article in read.values():
        if article in gone:
            save_removal(session, gone[article], _lasting([digest.address]))
    return {page: _told_nothing(digest) for page, (digest, article) in read.items() if article in gone}


def _lasting(addresses: Iterable[str]) -> set[str]:
    """Those that stand for one article: many local files have one name, and each of them is told apart by its words."""
    return {address for address in addresses if address.startswith(("http://", "https://"))}


def _told_nothing(digest: Digest) -> Digest:
    return replace(digest, reading=Skipped(digest.address, REASON), facts=None, found=None)


def remove_article(session: Session, plan: Plan, removal: Removal) -> frozenset[str]:
    """Removes an article with everything made of it; gives the events told anew. Raises BadInput where there is none.

    What stands beside it (copies, events, comparisons, storylines, names) is made anew without it, as when a page is
    read again and holds no article any more. What was replaced is gone from SQLite's file once the transaction is kept
    and `Database.empty_log` has been called.
    """
    versions = load_versions(session, removal.article)
    if not versions:
        raise BadInput(f"there is no article {removal.article!r:.60}")
    if stale_steps(session, plan.step_versions):
        raise BadInput("the newspaper is being brought up to date; remove it after the next fetch")
    pages = load_pages(session, pages_of(session, removal.article))
    addresses = _lasting({*map(address_of, pages.values()), *(version.url or "" for version in versions)})
    save_removal(session, removal, addresses)
    erase_articles(session, versions)
    forget_words(session, removal.article)
    delete_picks(session, [removal.article])
    delete_pictures(session, (version.image for version in versions if version.image))
    digests = [
        Digest(name, address_of(page), order_of(page), Skipped(address_of(page), REASON), None)
        for name, page in pages.items()
    ]
    told = retell(session, plan, take_in(session, plan, digests))
    erase_pages(session, pages, addresses)
    erase_wanted(session, addresses)
    return frozenset(told)
