"""The versions in the keys: of all that takes part, without loading any of it."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, requires, version

import pytest
from packaging.requirements import Requirement

from sarcgen.building import versions
from sarcgen.building.versions import ABSENT, DRAWING, MAKING, drawing_versions, making_versions

# What is installed with sarcgen and has no part in a card.
NO_PART = {
    "annotated-doc", "anyio", "click", "h11", "idna", "lxml", "packaging", "pikepdf",
    "platformdirs", "pycparser", "pygments", "python-calamine", "rich", "shellingham", "starlette",
    "typer", "uvicorn", "watchfiles",
}  # fmt: skip


def needed(name: str, found: set[str]) -> set[str]:
    """A package and all that it needs, as far as they are installed."""
    plain = re.sub(r"[-_.]+", "-", name).lower()
    if plain in found:
        return found
    try:
        version(plain)
    except PackageNotFoundError:
        return found
    found.add(plain)
    for line in requires(plain) or []:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            needed(requirement.name, found)
    return found


def test_every_package_that_comes_with_sarcgen_counts_or_has_no_part() -> None:
    assert needed("sarcgen", set()) <= {*DRAWING, *MAKING, *NO_PART}
    assert not {*DRAWING, *MAKING} & NO_PART


def test_the_versions_are_those_that_are_installed() -> None:
    told = dict(line.split(" ", 1) for line in (*drawing_versions(), *making_versions()))
    for name in (*DRAWING, *MAKING):
        try:
            installed = version(name)
        except PackageNotFoundError:
            installed = ABSENT
        assert told[name] == installed
    assert told["cpython"] == sys.version.split()[0]


def test_the_system_libraries_are_those_that_weasyprint_draws_with() -> None:
    told = dict(line.split(" ", 1) for line in drawing_versions())
    from weasyprint.text.ffi import harfbuzz, pango  # noqa: PLC0415 - it takes long to load

    number = [int(part) for part in told["pango"].split(".")]
    assert pango.pango_version() == number[0] * 10_000 + number[1] * 100 + number[2]
    own = [int(part) for part in told["harfbuzz"].split(".")]
    assert harfbuzz.hb_version_atleast(*own)
    assert not harfbuzz.hb_version_atleast(*own[:2], own[2] + 1)
    assert re.fullmatch(r"\d+\.\d+\.\d+", told["freetype"])
    assert re.fullmatch(r"\d+", told["fontconfig"])


def test_nothing_of_it_is_loaded() -> None:
    code = (
        "import sys; from sarcgen.building import versions as v;"
        "v.drawing_versions(); v.making_versions();"
        "print([m for m in ('weasyprint', 'pydantic', 'jinja2', 'highspy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_what_is_not_there_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "_SYSTEM", {"pango": ("no-such-library.so",)})
    drawing_versions.cache_clear()
    try:
        assert f"pango {ABSENT}" in drawing_versions()
    finally:
        drawing_versions.cache_clear()
    assert versions._asked_for("no-such-package") == ABSENT
    assert versions._asked_for("weasyprint") == version("weasyprint")
