"""Setting up for tests finds a Chromium, brings one where it may, or says how to get one."""

from __future__ import annotations

import pytest

from tests.support.machines import Machine

BROWSER = "#!/bin/sh\necho Chromium 1\n"
BROKEN = "#!/bin/sh\necho this is only a hint >&2; exit 1\n"
SCRIPT = "set_up_browser.sh"


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_a_browser_that_is_there_is_found_and_nothing_is_done(machine: Machine, name: str) -> None:
    machine.as_root_with_apt()
    machine.install(name, BROWSER)
    result = machine.set_up(SCRIPT)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert machine.diary() == []
    found = machine.set_up("find_browser.sh")
    assert found.stdout == f"{machine.folder / 'bin' / name}\n"


def test_a_program_that_only_tells_how_to_get_a_browser_is_none(machine: Machine) -> None:
    machine.install("chromium-browser", BROKEN)
    assert machine.set_up("find_browser.sh").returncode == 1
    machine.install("google-chrome", BROWSER)
    assert machine.set_up("find_browser.sh").stdout.endswith("google-chrome\n")


def test_apt_brings_chromium_where_it_may(machine: Machine) -> None:
    machine.as_root_with_apt()
    machine.install("../brings", BROWSER)
    result = machine.set_up(SCRIPT)
    assert result.returncode == 0, result.stderr
    (apt,) = machine.diary()
    assert apt.startswith("apt install")
    assert apt.endswith(" chromium")


@pytest.mark.parametrize("apt", [True, False])
def test_where_none_can_be_had_it_says_how_to_get_one(machine: Machine, apt: bool) -> None:  # noqa: FBT001
    if apt:
        machine.as_root_with_apt()
    result = machine.set_up(SCRIPT)
    assert result.returncode == 1
    last = result.stderr.splitlines()[-1]
    for words in ("Debian: apt-get install chromium", "Fedora", "Ubuntu", "SARCGEN_BROWSER="):
        assert words in last


def test_a_browser_can_be_named(machine: Machine) -> None:
    machine.install("my-browser", BROWSER)
    named = str(machine.folder / "bin" / "my-browser")
    assert machine.set_up(SCRIPT, SARCGEN_BROWSER=named).returncode == 0
    assert machine.set_up("find_browser.sh", SARCGEN_BROWSER=named).stdout == f"{named}\n"


def test_a_named_browser_that_does_not_run_is_said_to_be_so(machine: Machine) -> None:
    machine.as_root_with_apt()
    machine.install("chromium", BROWSER)
    result = machine.set_up(SCRIPT, SARCGEN_BROWSER="/nowhere/chromium")
    assert result.returncode == 1
    assert "/nowhere/chromium, which does not run" in result.stderr
    assert machine.diary() == []
