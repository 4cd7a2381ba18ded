"""A card under a template that the state has not published is not published unseen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sarcgen.checks.case import Case
from sarcgen.checks.provisional import provisional_template
from sarcgen.problems import Severity
from tests.support.cards import case_of, kellogg, place_of


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return case_of(tmp_path, *kellogg())


def test_a_template_that_the_state_has_published_is_not_spoken_of(case: Case) -> None:
    assert list(provisional_template(case)) == []


def test_a_provisional_template_is_a_warning_where_the_file_names_the_edition(case: Case) -> None:
    edition = case.edition.model_copy(update={"provisional": True})
    (found,) = provisional_template(replace(case, report=replace(case.report, edition=edition)))
    assert (found.code, found.severity, found.field) == ("E201", Severity.WARNING, "edition")
    line = int(place_of(found).removeprefix("school.yaml:"))
    file = tmp_file(found.mark.path)
    assert file[line - 1].startswith('"edition": ')
    assert found.message.startswith(f"Edition {edition.edition} is provisional: ")


def tmp_file(path: str) -> list[str]:
    return Path(path).read_text("utf-8").splitlines()
