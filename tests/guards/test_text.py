"""What is committed names no machine, no registry and nothing outside the repository."""

from __future__ import annotations

import re

import pytest

from tests.guards.repository import ROOT, shown, text_files

# Put together here, so that this file does not contain what it forbids.
FORBIDDEN = {
    "a package registry": [
        "py" + "pi.org",
        "python" + "hosted.org",
        "npm" + "js.org",
        "debi" + "an.org/debian",
        "deb." + "debian.org",
        "ana" + "conda.org",
        "--index" + "-url",
    ],
    "a path of some machine": ["/wo" + "rk/", "/tm" + "p/", "/ro" + "ot/", "/ho" + "me/"],
    "a folder beside the repository": ["../" + "shared"],
}


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_no_text_names(kind: str) -> None:
    pattern = re.compile("|".join(re.escape(words) for words in FORBIDDEN[kind]))
    found = [
        f"{shown(file)}: {line.strip()}"
        for file, text in text_files()
        for line in text.splitlines()
        if pattern.search(line)
    ]
    assert found == []


def test_texts_have_unix_line_ends_and_end_with_one() -> None:
    ragged = [
        shown(file)
        for file, text in text_files()
        if "examples" not in file.parts and text and ("\r" in text or not text.endswith("\n"))
    ]
    assert ragged == []


def test_the_changelog_has_a_place_for_what_is_not_released_yet() -> None:
    heads = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert heads[0] == "[Unreleased]"
    for head in heads[1:]:
        assert re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", head), head


def test_the_changelog_uses_the_kinds_of_change_of_keep_a_changelog() -> None:
    kinds = re.findall(r"^### (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert kinds
    assert set(kinds) <= {"Security", "Added", "Changed", "Deprecated", "Removed", "Fixed"}
