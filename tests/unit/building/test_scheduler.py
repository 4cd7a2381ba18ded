"""What becomes of tasks where the cluster fails; the rest is tried on a real one (tests/cli)."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from types import SimpleNamespace

import pytest
from distributed import KilledWorker

from sarcgen.building.scheduler import _outcome, _run
from sarcgen.building.tasks import ENDED_TWICE, Refused
from sarcgen.errors import ExitCode
from tests.support.districts import settings_for, task_for, write_district

KILLED = KilledWorker("a", None, 3)  # type: ignore[arg-type]


class GoneClient:
    """A client whose scheduler has gone."""

    def nthreads(self) -> dict[str, int]:
        raise OSError("closed")


def test_where_the_scheduler_goes_every_card_that_is_left_is_said_to_be_missing(
    tmp_path: Path,
) -> None:
    sources = write_district(tmp_path, 3)
    queue = deque(task_for(source, settings_for(tmp_path)) for source in sources)
    found = list(_run(GoneClient(), queue))  # type: ignore[arg-type]
    assert [task.source for task, _ in found] == sources
    for _, outcome in found:
        assert isinstance(outcome, Refused)
        assert outcome.exit_code == ExitCode.RENDER
        assert outcome.reason == "The cluster does not answer any more (OSError)."


@pytest.mark.parametrize(
    ("future", "expected"),
    [
        (
            SimpleNamespace(status="error", exception=lambda: KILLED),
            ENDED_TWICE,
        ),
        (
            SimpleNamespace(status="error", exception=lambda: ValueError("8190 students")),
            Refused(ExitCode.RENDER, reason="The cluster did not make the card (ValueError)."),
        ),
        (
            SimpleNamespace(status="cancelled"),
            Refused(ExitCode.RENDER, reason="The cluster did not make the card (cancelled)."),
        ),
    ],
)
def test_what_a_cluster_does_not_make_is_said(future: object, expected: Refused) -> None:
    assert _outcome(future) == expected
