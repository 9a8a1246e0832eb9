"""Has jobs done by whoever spreads them, and stops when a shard cannot be done."""

from collections.abc import Callable, Iterable
from functools import partial

from manytold.errors import ManytoldError
from manytold.run.work import Lost, Map, NamedJob, three_times


def work_off(over: Map, work: Callable[[NamedJob], None], jobs: Iterable[NamedJob]) -> None:
    """Does all jobs. Raises ManytoldError with the name of a shard that fails three times or ends its process."""
    for lost in work_off_all_but_lost(over, work, jobs):
        raise ManytoldError(f"shard {lost.name}: {work.__name__} ended its process. What is done is kept.")


def work_off_all_but_lost(over: Map, work: Callable[[NamedJob], None], jobs: Iterable[NamedJob]) -> list[NamedJob]:
    """Does all jobs and gives those that ended their process. Raises ManytoldError as `work_off`."""
    lost: list[NamedJob] = []
    for result in over(partial(three_times, work), jobs):
        if isinstance(result, Lost):
            lost.append(result.job)
        elif result is not None:
            raise ManytoldError(f"shard {result.what}: {result.reason} What is done is kept.")
    return lost
