"""The lock file holds what pyproject.toml asks for, with hashes, and this environment is it."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.guards.repository import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def locked() -> list[tuple[Requirement, list[str]]]:
    """Every entry of the lock file with its hashes."""
    text = (ROOT / "requirements.lock").read_text("utf-8").replace("\\\n", " ")
    entries = []
    for line in text.splitlines():
        words = line.partition("#")[0].strip()
        if words:
            requirement, *hashes = words.split("--hash=")
            entries.append((Requirement(requirement.strip()), [h.strip() for h in hashes]))
    return entries


def asked_for() -> list[Requirement]:
    table = PROJECT["project"]
    texts = [
        *table["dependencies"],
        *table["optional-dependencies"]["dev"],
        *PROJECT["build-system"]["requires"],
    ]
    return [Requirement(text) for text in texts]


def pinned(requirement: Requirement) -> str:
    (specifier,) = requirement.specifier
    assert specifier.operator == "==", requirement
    return specifier.version


def test_every_entry_is_pinned_and_has_hashes() -> None:
    entries = locked()
    assert entries
    for requirement, hashes in entries:
        assert pinned(requirement)
        assert hashes, requirement
        for value in hashes:
            assert re.fullmatch(r"sha256:[0-9a-f]{64}", value), requirement


def test_everything_asked_for_is_locked_within_its_bounds() -> None:
    entries = [requirement for requirement, _ in locked()]
    for wanted in asked_for():
        pins = [
            entry
            for entry in entries
            if canonicalize_name(entry.name) == canonicalize_name(wanted.name)
        ]
        assert pins, f"{wanted.name} is not in requirements.lock: make lock"
        for pin in pins:
            assert wanted.specifier.contains(pinned(pin)), f"{pin} is not {wanted}: make lock"


def test_every_dependency_has_a_lower_bound() -> None:
    for wanted in asked_for():
        assert any(part.operator == ">=" for part in wanted.specifier), wanted


def test_this_environment_has_the_locked_versions() -> None:
    for requirement, _ in locked():
        if requirement.marker is None or requirement.marker.evaluate():
            assert version(requirement.name) == pinned(requirement), f"{requirement}: make setup"
