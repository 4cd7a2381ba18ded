from __future__ import annotations

import hashlib
from pathlib import Path

from tests.cli.conftest import EDITION, Command
from tests.cli.test_import import everything, importing, repository, write_small
from tests.support.state_files import OAK

__all__ = ["importing", "repository"]


def test_origin_tells_file_day_row_column_and_fingerprint(
    repository: Path, importing: Command, within: Command
) -> None:
    importing(*everything(repository), "--posted", "2019-11-20")
    run = within("origin", "oak", "enrollment.by_group.asian", "--templates", "templates")
    assert run.code == 0
    sha256 = hashlib.sha256((repository / "enrbysubgrp.csv").read_bytes()).hexdigest()
    assert run.out.splitlines() == [
        "enrollment.by_group.asian",
        "  file    enrbysubgrp.csv, posted 2019-11-20",
        f"  sha256  {sha256}",
        f"  row     {OAK}",
        "  column  PERAS",
    ]


def test_the_day_stays_known_when_the_same_file_comes_again(
    repository: Path, importing: Command, within: Command
) -> None:
    names = everything(repository)
    importing(*names, "--posted", "2019-11-20")
    importing(*names)
    run = within("origin", "oak", "enrollment.by_group.asian", "--templates", "templates")
    assert "posted 2019-11-20" in run.out


def test_keys_above_tell_all_below_and_the_districts_have_its_name_before(
    repository: Path, importing: Command, within: Command
) -> None:
    importing(*everything(repository))
    run = within("origin", "oak", "outcomes.caaspp", "--templates", "templates")
    assert run.out.count("sha256") == 4
    run = within("origin", "oak", "district.outcomes.caaspp", "--templates", "templates")
    assert f"outcomes.caaspp.{EDITION}.ela" in run.out
    assert "column  DELA_Y2" in run.out
    assert "withheld" in run.out


def test_a_withheld_figure_has_an_origin_and_no_figure(
    repository: Path, importing: Command, within: Command
) -> None:
    importing(write_small(repository), "--school", OAK)
    run = within("origin", "oak", "outcomes.ela.asian.number_tested", "--templates", "templates")
    assert "withheld" in run.out


def test_what_was_typed_has_no_origin(
    repository: Path, importing: Command, within: Command
) -> None:
    importing(*everything(repository))
    run = within("origin", "oak", "contact.name", "--templates", "templates")
    assert run.code == 2
    assert "not imported" in run.err


def test_a_key_that_is_not_there_meets_with_the_one_that_was_meant(
    repository: Path, importing: Command, within: Command
) -> None:
    importing(*everything(repository))
    for typed, meant in {
        "by_group.asian": "enrollment.by_group.asian",
        "enrolment.by_group": "enrollment.by_group",
    }.items():
        run = within("origin", "oak", typed, "--templates", "templates")
        assert run.code == 2
        assert f"Did you mean {meant}?" in run.err
    run = within("origin", "oak", "zzz", "--templates", "templates")
    assert "Did you mean" not in run.err
