from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from sarcgen.errors import InvalidData, RenderError
from sarcgen.importing import writing
from sarcgen.importing.planning import FilePlan, Planner
from sarcgen.importing.writing import write_new, write_plans
from sarcgen.records.origins import origin_file
from sarcgen.tables.keys import taken
from tests.support.cards import EDITION, template
from tests.support.state_files import OAK, confirmed_map, data_of, text_of

TEXT = f'edition: "{EDITION}"\ngrades: K-6\n'
WHITE = {OAK: {"PERWH": "40", "PERAS": "12.5"}}


@pytest.fixture
def plan(tmp_path: Path) -> FilePlan:
    """A plan for a school's file that is there."""
    file = tmp_path / "oak.yaml"
    file.write_text(TEXT, "utf-8")
    return plan_for(file)


def plan_for(file: Path) -> FilePlan:
    cells = data_of(text_of("enrollment-by-group", WHITE)).schools[OAK]
    wanted = taken(template().edition, "school")
    return Planner(EDITION, confirmed_map()).plan(file, TEXT.encode(), cells, wanted)


def test_files_and_origins_are_written(plan: FilePlan) -> None:
    written = write_plans([plan])
    assert written == [plan.file, origin_file(plan.file)]
    assert plan.file.read_bytes() == plan.after != plan.before
    assert origin_file(plan.file).read_text("utf-8") == plan.origins


def test_what_does_not_change_is_not_written(plan: FilePlan) -> None:
    assert write_plans([replace(plan, after=plan.before, origins=plan.origins_before)]) == []
    assert not origin_file(plan.file).exists()


def test_a_file_that_changed_meanwhile_is_left_alone(plan: FilePlan) -> None:
    plan.file.write_text(TEXT + "# typed meanwhile\n", "utf-8")
    with pytest.raises(InvalidData) as refused:
        write_plans([plan])
    assert [problem.code for problem in refused.value.problems] == ["I118"]
    assert plan.file.read_text("utf-8").endswith("# typed meanwhile\n")


def fail_at(monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """Lets writing fail in one folder, as on a full disk."""
    from sarcgen.render.files import write_whole as whole  # noqa: PLC0415

    def write(files: Mapping[Path, bytes]) -> None:
        if next(iter(files)).parent.name == folder:
            raise RenderError("the disk is full")
        whole(files)

    monkeypatch.setattr(writing, "write_whole", write)


def test_where_origins_cannot_be_written_the_files_are_as_they_were(
    plan: FilePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_at(monkeypatch, ".origin")
    with pytest.raises(RenderError):
        write_plans([plan])
    assert plan.file.read_bytes() == plan.before
    assert not origin_file(plan.file).exists()


def test_new_files_are_written_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_for(tmp_path / "new" / "oak.yaml")
    with monkeypatch.context() as failing:
        fail_at(failing, ".origin")
        with pytest.raises(RenderError):
            write_new([plan])
    assert not plan.file.exists()
    write_new([plan])
    assert plan.file.read_bytes() == plan.after


def test_after_a_power_failure_the_next_import_notes_the_origins(plan: FilePlan) -> None:
    plan.file.write_bytes(plan.after)
    cells = data_of(text_of("enrollment-by-group", WHITE)).schools[OAK]
    wanted = taken(template().edition, "school")
    again = Planner(EDITION, confirmed_map()).plan(plan.file, plan.after, cells, wanted)
    assert again.after == plan.after
    assert again.origins == plan.origins
    assert {step.action.value for step in again.steps} == {"same"}
