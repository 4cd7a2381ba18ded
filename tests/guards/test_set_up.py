"""The set-up script finds, makes, repairs and reports what it should, on invented machines."""

from __future__ import annotations

import pytest

from tests.support.machines import Machine


def test_a_fresh_checkout_gets_an_environment_with_locked_packages_and_sarcgen(
    machine: Machine,
) -> None:
    assert machine.set_up().returncode == 0
    made, packages, itself = machine.diary()
    assert made == "venv"
    assert "--require-hashes -r requirements.lock" in packages
    assert "--no-deps" in packages
    assert "--no-index" in itself
    assert itself.endswith("--editable .")


def test_a_second_time_it_does_nothing(machine: Machine) -> None:
    machine.set_up()
    machine.diary()
    again = machine.set_up()
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert machine.diary() == []


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements.lock"])
def test_a_change_is_installed_into_the_environment_that_is_there(
    machine: Machine, name: str
) -> None:
    machine.set_up()
    machine.diary()
    with (machine.checkout / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert machine.set_up().returncode == 0
    assert [line.split()[0] for line in machine.diary()] == ["pip", "pip"]
    assert machine.set_up().returncode == 0
    assert machine.diary() == []


def test_a_half_made_environment_is_made_again(machine: Machine) -> None:
    (machine.checkout / ".venv" / "bin").mkdir(parents=True)
    assert machine.set_up().returncode == 0
    assert "venv" in machine.diary()


def test_an_environment_without_pip_is_made_again(machine: Machine) -> None:
    machine.lacks("network")
    assert machine.set_up().returncode == 1
    machine.diary()
    (machine.folder / "lacks-network").unlink()
    machine.lacks("pip")
    assert machine.set_up().returncode == 0
    assert "venv" in machine.diary()


def test_an_environment_whose_python_went_away_is_made_again(machine: Machine) -> None:
    machine.set_up()
    machine.diary()
    python = machine.checkout / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("gone")
    assert machine.set_up().returncode == 0
    assert "venv" in machine.diary()


def test_an_environment_copied_from_elsewhere_is_made_again(machine: Machine) -> None:
    machine.set_up()
    machine.diary()
    machine.checkout = machine.checkout.rename(machine.checkout.with_name("moved"))
    assert machine.set_up().returncode == 0
    assert "venv" in machine.diary()


def test_packages_that_cannot_be_had_are_tried_again_the_next_time(machine: Machine) -> None:
    machine.lacks("network")
    result = machine.set_up()
    assert result.returncode == 1
    assert "could not be installed" in result.stderr
    (machine.folder / "lacks-network").unlink()
    machine.diary()
    assert machine.set_up().returncode == 0
    assert [line.split()[0] for line in machine.diary()] == ["pip", "pip"]


def test_apt_brings_pango_where_it_may(machine: Machine) -> None:
    machine.as_root_with_apt()
    machine.lacks("pango")
    assert machine.set_up().returncode == 0
    (apt,) = [line for line in machine.diary() if line.startswith("apt")]
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in apt


def test_where_nothing_may_be_installed_it_says_what_to_install(machine: Machine) -> None:
    machine.lacks("pango")
    result = machine.set_up()
    assert result.returncode == 1
    last = result.stderr.splitlines()[-1]
    for words in ("Debian", "Fedora: dnf install pango", "macOS: brew install pango", "Windows"):
        assert words in last


def test_it_says_so_as_long_as_pango_is_missing(machine: Machine) -> None:
    machine.set_up()
    machine.lacks("pango")
    (machine.checkout / ".venv" / "bin" / "sarcgen").unlink()
    assert machine.set_up().returncode == 1
    assert machine.set_up().returncode == 1
    (machine.folder / "lacks-pango").unlink()
    assert machine.set_up().returncode == 0


def test_apt_brings_what_makes_environments(machine: Machine) -> None:
    machine.as_root_with_apt()
    machine.lacks("venv")
    assert machine.set_up().returncode == 0
    first, *rest = machine.diary()
    assert first.startswith("apt")
    assert first.endswith("python3.11-venv")
    assert "venv" in rest


def test_without_apt_it_says_what_makes_environments(machine: Machine) -> None:
    machine.lacks("venv")
    result = machine.set_up()
    assert result.returncode == 1
    assert "apt-get install python3-venv" in result.stderr.splitlines()[-1]


@pytest.mark.parametrize("why", ["no python", "old python"])
def test_without_a_python_that_is_new_enough_it_says_how_to_get_one(
    machine: Machine, why: str
) -> None:
    if why == "old python":
        machine.lacks("new-python")
    else:
        (machine.folder / "bin" / "python3").unlink()
    result = machine.set_up()
    assert result.returncode == 1
    last = result.stderr.splitlines()[-1]
    for words in ("Python 3.11 or newer", "Debian", "Fedora", "macOS", "Windows"):
        assert words in last


def test_a_python_can_be_named(machine: Machine) -> None:
    named = machine.folder / "my-python"
    (machine.folder / "bin" / "python3").rename(named)
    assert machine.set_up().returncode == 1
    assert machine.set_up(SARCGEN_PYTHON=str(named)).returncode == 0
