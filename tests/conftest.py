"""What all tests share: how hard Hypothesis tries, a browser, and the switch for golden files."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.support.browser"]

# No test is decided by timing, so there are no deadlines and no complaint about slow machines.
# "ci" makes the same examples every time: a failure there is a failure everywhere. "nightly" looks
# for new ones; run it with HYPOTHESIS_PROFILE=nightly make test.
untimed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", untimed, derandomize=True, max_examples=60)
settings.register_profile("nightly", untimed, max_examples=5000, print_blob=True)
# No test leaves a secret among the files of whoever runs it; the tests of the secret unset it.
os.environ.setdefault("SARCGEN_CACHE_SECRET", "known to everybody who reads the tests of sarcgen")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what was built over the golden files instead of comparing with them",
    )


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be renewed."""
    return bool(request.config.getoption("--update-golden"))
