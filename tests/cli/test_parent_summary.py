"""``parent_summary: yes`` in a district's file puts a page for parents at the head of its cards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import EDITION, Command

LINE = "parent_summary: yes\n"


def switched(folder: Path, to: str) -> None:
    file = folder / "schools" / EDITION / "_district.yaml"
    text = file.read_text("utf-8")
    assert LINE in text
    file.write_text(text.replace(LINE, to), "utf-8")


@pytest.mark.parametrize(
    ("said", "has_it"), [(LINE, True), ("parent_summary: no\n", False), ("", False)]
)
def test_the_district_decides_whether_its_cards_have_it(
    within: Command, folder: Path, said: str, *, has_it: bool
) -> None:
    switched(folder, said)
    run = within("build", "kellogg", "--format", "html,fragment")
    assert run.code == 0, run.err
    page = (folder / "site" / EDITION / "kellogg.html").read_text("utf-8")
    fragment = (folder / "site" / EDITION / "kellogg.fragment.html").read_text("utf-8")
    assert ("Summary for Parents</h2>" in page, "Summary for Parents</h3>" in fragment) == (
        has_it,
        has_it,
    )


def test_another_word_is_refused(within: Command, folder: Path) -> None:
    switched(folder, "parent_summary: perhaps\n")
    run = within("check", "kellogg", "--select", "S")
    assert (run.code, run.codes()) == (1, ["S109"])
    assert "Write yes or no." in run.out


def test_a_school_does_not_decide_it(within: Command, folder: Path) -> None:
    file = folder / "schools" / EDITION / "kellogg.yaml"
    file.write_text(file.read_text("utf-8") + "\nparent_summary: no\n", "utf-8")
    run = within("check", "kellogg", "--select", "S")
    assert run.code == 1
    assert len(run.codes()) == 1
