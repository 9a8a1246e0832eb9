"""Fingerprints and copy groups."""

from collections.abc import Iterable, Mapping

from manytold.model.copies import CopyGroup, Fingerprint
from manytold.store.groups import group_of, replace_members
from manytold.store.rows import Session, all_nouns, load_nouns, remove, save_nouns
from manytold.store.tables import copy_groups, fingerprints


def save_fingerprints(session: Session, found: Iterable[Fingerprint]) -> None:
    """Keeps fingerprints by article."""
    save_nouns(session, fingerprints, {item.article: item for item in found})


def load_fingerprints(session: Session, ids: Iterable[str]) -> dict[str, Fingerprint]:
    """Fingerprints by article."""
    return load_nouns(session, fingerprints, ids, Fingerprint)


def delete_fingerprints(session: Session, ids: Iterable[str]) -> None:
    """Forgets fingerprints."""
    remove(session, fingerprints, "id", ids)


def articles_of(group: CopyGroup) -> tuple[str, ...]:
    """Lead and copies, sorted."""
    return tuple(sorted((group.lead, *(copy.article for copy in group.copies))))


def save_copy_groups(session: Session, gone: Iterable[str], groups: Iterable[CopyGroup]) -> None:
    """Keeps groups and their members; `gone` are ids of groups that are no more."""
    found = {group.id: group for group in groups}
    lost = set(gone) - set(found)
    remove(session, copy_groups, "id", lost)
    save_nouns(session, copy_groups, found)
    replace_members(session, "copy", lost, {name: articles_of(group) for name, group in found.items()})


def load_copy_groups(session: Session, article_ids: Iterable[str]) -> list[CopyGroup]:
    """The copy groups that the articles are in, each once, by id."""
    return list(
        load_nouns(session, copy_groups, set(group_of(session, "copy", article_ids).values()), CopyGroup).values()
    )


def load_copy_group_of(session: Session, article: str) -> CopyGroup | None:
    """The copy group of one article, when its words are also elsewhere."""
    return next(iter(load_copy_groups(session, [article])), None)


def copy_groups_by_article(session: Session, article_ids: Iterable[str]) -> Mapping[str, CopyGroup]:
    """The copy group of each article that is in one."""
    where = group_of(session, "copy", article_ids)
    groups = load_nouns(session, copy_groups, set(where.values()), CopyGroup)
    return {article: groups[name] for article, name in where.items()}


def all_copy_groups(session: Session) -> list[CopyGroup]:
    """Every copy group, by id."""
    return all_nouns(session, copy_groups, copy_groups.c.id, CopyGroup)
