"""The workflow of the guide, its steps run as GitHub's runner does it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.repository import ROOT
from tests.integration.conftest import EDITION, SCHOOL, change
from tests.integration.runner import Job

WORKFLOW = ROOT / "docs" / "examples" / "sarcgen.yml"
UPLOAD = "github/codeql-action/upload-sarif@v3"
BUILD = "Build the cards"
PANGO = "Install Pango, which draws the PDF"


@pytest.fixture
def workflow(job: Job, tmp_path: Path) -> Job:
    """A job in which packages of the system are only written down."""
    job.programs = tmp_path / "programs"
    job.programs.mkdir()
    sudo = job.programs / "sudo"
    sudo.write_text(f'#!/bin/sh\necho "$*" >>"{tmp_path}/installed"\n', "utf-8")
    sudo.chmod(0o755)
    return job


@pytest.mark.parametrize(
    "schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"]
)
def test_it_has_the_form_that_github_takes(schema: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, WORKFLOW], check=True
    )


def test_a_school_in_order_is_checked_and_built(workflow: Job, repository: Path) -> None:
    workflow.run_workflow(WORKFLOW)
    assert not workflow.failed, workflow.steps
    card = repository / "site" / EDITION / "granite-ridge-high"
    assert card.with_suffix(".html").is_file()
    assert card.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    assert workflow.step("actions/upload-artifact@v4").code == 0
    assert workflow.step(UPLOAD).code is None
    assert (repository / "sarcgen.sarif").is_file()


def test_it_installs_what_setting_up_installs(workflow: Job, tmp_path: Path) -> None:
    workflow.run_workflow(WORKFLOW)
    script = (ROOT / "tools" / "set_up.sh").read_text("utf-8")
    libraries = re.search(r'debian_libraries="(.+)"', script)
    assert libraries
    assert (tmp_path / "installed").read_text("utf-8").rstrip().endswith(libraries[1])


def test_a_school_with_a_gap_fails_uploads_its_findings_and_builds_nothing(
    workflow: Job, repository: Path
) -> None:
    workflow.variables = {"CODE_SCANNING": "true"}
    change(repository / SCHOOL, "    white: 32.8\n", "")
    workflow.run_workflow(WORKFLOW)
    assert workflow.failed
    assert workflow.step("check").code == 1
    assert workflow.step(UPLOAD).code == 0
    assert (workflow.step(PANGO).code, workflow.step(BUILD).code) == (None, None)
    assert not (repository / "site").exists()
    sarif = json.loads((repository / "sarcgen.sarif").read_text("utf-8"))
    (result,) = sarif["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == SCHOOL
