"""Cards made by a Dask cluster: the same tasks, handed to processes of other machines."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Generator
from typing import TYPE_CHECKING, Any, Final

from sarcgen.building.making import make
from sarcgen.building.tasks import ENDED_TWICE, Outcome, Refused, Task
from sarcgen.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from distributed import Client

PATIENCE: Final = 10
"""Seconds after which a scheduler that does not answer is taken for absent."""

AHEAD: Final = 2
"""Tasks in flight for each thread of the cluster: one at work, one waiting; the cards of more would
pile up in memory."""


def run_on_cluster(queue: deque[Task], address: str) -> Generator[tuple[Task, Outcome]]:
    """Does all tasks of a queue on a cluster; gives each as it is done.

    The cluster gives the tasks of a lost process to others.

    Args:
        queue: the tasks; more may be added while it runs.
        address: of the scheduler, as ``tcp://10.0.0.5:8786``.

    Raises:
        UsageError: Dask is not installed, or nobody answers at the address.
    """
    client = _client(address)
    try:
        yield from _run(client, queue)
    finally:
        # Ctrl+C gives up what is in flight; the cluster itself is not ours to end.
        client.close(timeout=1)


def _client(address: str) -> Client:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError:
        raise UsageError(
            "--scheduler needs Dask, which is not installed: pip install 'sarcgen[distributed]'"
        ) from None
    # What goes wrong is said once, by us.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        return Client(address, timeout=PATIENCE)
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(
            f"There is no Dask scheduler at {address} ({type(error).__name__})."
        ) from None


def _run(client: Client, queue: deque[Task]) -> Generator[tuple[Task, Outcome]]:
    from distributed.client import FIRST_COMPLETED, wait  # noqa: PLC0415 - an extra

    flying: dict[Any, Task] = {}
    try:
        while queue or flying:
            room = AHEAD * max(1, sum(client.nthreads().values()))
            while queue and len(flying) < room:
                # Never named by a digest of the task, which others could read.
                future = client.submit(make, queue[0], pure=False)
                flying[future] = queue.popleft()
            for future in wait(list(flying), return_when=FIRST_COMPLETED).done:
                task = flying.pop(future)
                yield task, _outcome(future)
                future.release()
    except (OSError, RuntimeError) as error:
        reason = f"The cluster does not answer any more ({type(error).__name__})."
        for task in [*flying.values(), *queue]:
            yield task, Refused(ExitCode.RENDER, reason=reason)
        queue.clear()


def _outcome(future: Any) -> Outcome:
    from distributed import KilledWorker  # noqa: PLC0415 - an extra

    if future.status == "finished":
        outcome: Outcome = future.result()
        return outcome
    error = future.exception() if future.status == "error" else None
    if isinstance(error, KilledWorker):
        return ENDED_TWICE
    kind = type(error).__name__ if error is not None else future.status
    return Refused(ExitCode.RENDER, reason=f"The cluster did not make the card ({kind}).")
