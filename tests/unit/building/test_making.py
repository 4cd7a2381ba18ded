"""One card from one task: whatever goes wrong comes back as a value without figures."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from sarcgen import pipeline
from sarcgen.building.inputs import Surroundings
from sarcgen.building.kept import keep_pdf
from sarcgen.building.making import make
from sarcgen.building.store import Store
from sarcgen.building.tasks import Made, Refused, SeenOtherwise
from sarcgen.cards import OutputFormat
from sarcgen.errors import DisclosureError, EditionError, ExitCode, RenderError
from tests.support.districts import settings_for, task_for, write_school


def test_a_card_is_made_and_nothing_is_written(tmp_path: Path) -> None:
    source = write_school(tmp_path / "schools", "oak")
    before = sorted(tmp_path.rglob("*"))
    made = make(task_for(source, settings_for(tmp_path / "site"), tmp_path / "cache"))
    assert isinstance(made, Made)
    assert list(made.files) == [".html"]
    assert b"DRAFT" in made.files[".html"]
    assert {problem.code for problem in made.problems} >= {"C101"}
    assert sorted(tmp_path.rglob("*")) == before


def test_a_pdf_is_drawn_once_and_then_taken_from_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def draw(html: str, templates: Path) -> bytes:
        drawn.append(html)
        return b"%PDF-" + str(len(html)).encode()

    monkeypatch.setattr("sarcgen.render.pdf.render_pdf", draw)
    source = write_school(tmp_path / "schools", "oak")
    cache = tmp_path / "cache"
    task = task_for(source, settings_for(tmp_path, frozenset(OutputFormat)), cache)
    made = make(task)
    assert isinstance(made, Made)
    ((key, pdf),) = made.pdfs.items()
    assert made.files[".pdf"] == pdf
    keep_pdf(Store(cache), key, pdf)
    assert make(task) == made
    assert len(drawn) == 1
    assert make(replace(task, cache=None)) == made
    assert len(drawn) == 2


def test_files_in_error_come_back_with_their_findings(tmp_path: Path) -> None:
    source = write_school(tmp_path / "schools", "oak", "enrollment: {total: 1,234}")
    refused = make(task_for(source, settings_for(tmp_path)))
    assert isinstance(refused, Refused)
    assert refused.exit_code == ExitCode.INPUT
    assert [problem.code for problem in refused.problems] == ["S101"]
    assert refused.reason == ""


def failing(error: BaseException) -> Callable[..., NoReturn]:
    def fail(*_: object) -> NoReturn:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (RenderError("No ink."), Refused(ExitCode.RENDER, reason="No ink.")),
        (EditionError("No table."), Refused(ExitCode.EDITION, reason="No table.")),
        (DisclosureError("It shows."), Refused(ExitCode.DISCLOSURE, reason="It shows.")),
        (
            MemoryError(),
            Refused(ExitCode.RENDER, reason="There was not enough memory for the card."),
        ),
    ],
)
def test_other_errors_come_back_with_their_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, expected: Refused
) -> None:
    source = write_school(tmp_path / "schools", "oak")
    monkeypatch.setattr(pipeline, "make_card", failing(error))
    assert make(task_for(source, settings_for(tmp_path))) == expected


def test_a_mistake_comes_back_with_its_place_and_without_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_school(tmp_path / "schools", "oak")
    monkeypatch.setattr(pipeline, "make_card", failing(ValueError("8190 students")))
    refused = make(task_for(source, settings_for(tmp_path)))
    assert isinstance(refused, Refused)
    assert refused.exit_code == ExitCode.BUG
    assert refused.reason.startswith("ValueError in fail, line ")
    assert "in fail" in refused.trace
    assert "8190" not in repr(refused)


def test_who_sees_another_program_or_other_templates_makes_no_card(tmp_path: Path) -> None:
    source = write_school(tmp_path / "schools", "oak")
    task = task_for(source, settings_for(tmp_path))
    around = task.around
    other = Surroundings("x", around.libraries, "y", around.drawing)
    assert make(replace(task, around=other)) == SeenOtherwise(
        ("the program itself", "the templates"), school=False
    )


def test_who_sees_another_file_of_the_school_makes_no_card(tmp_path: Path) -> None:
    source = write_school(tmp_path / "schools", "oak")
    task = task_for(source, settings_for(tmp_path))
    write_school(tmp_path / "schools", "oak", "# saved meanwhile")
    assert make(task) == SeenOtherwise(("the school's files",), school=True)


def test_what_is_saved_while_the_card_is_made_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_school(tmp_path / "schools", "oak")
    make_card = pipeline.make_card

    def saved_meanwhile(*arguments: object) -> object:
        card = make_card(*arguments)  # type: ignore[arg-type]
        write_school(tmp_path / "schools", "oak", "# saved meanwhile")
        return card

    monkeypatch.setattr(pipeline, "make_card", saved_meanwhile)
    outcome = make(task_for(source, settings_for(tmp_path)))
    assert outcome == SeenOtherwise(("the school's files",), school=True)


def test_files_are_named_from_where_the_run_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_school(tmp_path / "schools", "oak")
    near = replace(source, file=source.file.relative_to(tmp_path))
    elsewhere = Path.cwd()
    with monkeypatch.context() as there:
        there.chdir(tmp_path)
        task = task_for(near, settings_for(Path("site")))
    made = make(task)
    assert isinstance(made, Made)
    assert {problem.mark.path for problem in made.problems} == {"schools/2018-19/oak.yaml"}
    assert os.getcwd() == str(elsewhere)  # noqa: PTH109
    gone = make(replace(task, folder=str(tmp_path / "gone")))
    assert isinstance(gone, Refused)
    assert gone.reason.startswith("There is no folder")
