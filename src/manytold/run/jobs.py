"""Has jobs done by whoever spreads them, and stops when a shard cannot be done."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Protocol, TypeVar

from manytold.errors import ManytoldError
from manytold.run.work import Lost, Map, three_times


class Named(Protocol):
    """A job knows the name of the shard it writes."""

    @property
    def name(self) -> str:
        """The name of the shard."""


Job = TypeVar("Job", bound=Named)


def work_off(over: Map, work: Callable[[Job], None], jobs: Iterable[Job]) -> None:
    """Does all jobs. Raises ManytoldError with the name of a shard that fails three times or ends its process."""
    for lost in work_off_all_but_lost(over, work, jobs):
        raise ManytoldError(f"{work.__name__} of {lost.name} ended its process; what is done is kept.")


def work_off_all_but_lost(over: Map, work: Callable[[Job], None], jobs: Iterable[Job]) -> list[Job]:
    """Does all jobs and gives those that ended their process. Raises ManytoldError as `work_off`."""
    lost: list[Job] = []
    for result in over(partial(three_times, work), jobs):
        if isinstance(result, Lost):
            lost.append(result.job)
        elif result:
            raise ManytoldError(f"{work.__name__}: {result}; what is done is kept.")
    return lost
