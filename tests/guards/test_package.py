"""What is shipped: the wheel, built from the source archive, holds everything and works alone."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.guards.repository import PACKAGE, ROOT, project_files

TEMPLATES = ROOT / "templates"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from the source archive, without the network."""
    folder = tmp_path_factory.mktemp("dist")
    result = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(unpacked: Path, elsewhere: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the unpacked sarcgen in a folder that has nothing to do with this one."""
    return subprocess.run(
        [sys.executable, "-m", "sarcgen", *arguments],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_has_the_templates_that_are_committed(wheel: Path) -> None:
    inside = "sarcgen/_templates/"
    with zipfile.ZipFile(wheel) as archive:
        shipped = {n.removeprefix(inside) for n in archive.namelist() if n.startswith(inside)}
    committed = {
        file.relative_to(TEMPLATES).as_posix()
        for file in project_files()
        if TEMPLATES in file.parents
    }
    assert committed
    assert shipped == committed


def test_the_wheel_has_the_code_and_catalogs_that_are_committed_and_nothing_else(
    wheel: Path,
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if "/_templates/" not in name}
    committed = {
        file.relative_to(ROOT).as_posix() for file in project_files() if PACKAGE in file.parents
    }
    assert {name for name in shipped if ".dist-info/" not in name} == committed
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in shipped)


def test_the_wheel_runs_from_anywhere(unpacked: Path, tmp_path: Path) -> None:
    result = run(unpacked, tmp_path, "--version")
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("sarcgen ")


def test_the_wheel_builds_the_same_card_as_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    build = ["build", "kellogg", "--format", "html", "--schools", str(ROOT / "schools"), "--out"]
    shipped = run(unpacked, tmp_path, *build, str(tmp_path / "shipped"))
    assert shipped.returncode == 0, shipped.stderr
    checkout = run(ROOT, tmp_path, *build, str(tmp_path / "checkout"))
    assert checkout.returncode == 0, checkout.stderr
    cards = [tmp_path / name / "2018-19" / "kellogg.html" for name in ("shipped", "checkout")]
    assert cards[0].read_bytes() == cards[1].read_bytes()
