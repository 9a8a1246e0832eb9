"""Names for events that were told before names were kept."""

from manytold.compare.named import named
from manytold.run.gatherings import gatherings
from manytold.store.comparisons import load_comparisons
from manytold.store.database import Database
from manytold.store.events import load_event_groups, load_event_ids
from manytold.store.names import replace_names
from manytold.store.progress import load_step_versions, save_step_versions

STEP, VERSION = "names", 1
AT_ONCE = 200


def fill_names(database: Database) -> None:
    """Finds the names of all events from what is kept of them, once; an interrupted run begins again."""
    with database.look() as session:
        if load_step_versions(session).get(STEP) == VERSION:
            return
    after = ""
    while True:
        with database.begin() as session:
            ids = load_event_ids(session, after, AT_ONCE)
            if not ids:
                save_step_versions(session, {STEP: VERSION})
                return
            gathered = gatherings(session, load_event_groups(session, ids))
            compared = load_comparisons(session, ids)
            replace_names(session, {name: named(one, compared.get(name)) for name, one in gathered.items()})
        after = ids[-1]
