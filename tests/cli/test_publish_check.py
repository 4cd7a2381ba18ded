"""``sarcgen publish-check`` as a person or a workflow runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.support.sites import put_card

FORMATS = "html,pdf,json,csv,fragment"


@pytest.fixture
def site(folder: Path, within: Command) -> Path:
    """A site of the one school, fit to publish."""
    put_card(folder / "site", "kellogg", "2018-19", schools=folder / "schools")
    within("site")
    return folder / "site"


def test_what_a_build_made_is_fit_to_publish(within: Command) -> None:
    """With the real PDF."""
    assert within("build", "kellogg", "--format", FORMATS).code == 0
    assert within("site", "--address", "https://x.org/").code == 0
    run = within("publish-check")
    assert (run.code, run.out) == (0, "")
    assert run.summary == "1 card looked at: 0 errors, 0 warnings."


def test_findings_are_lines_with_place_and_code(within: Command, site: Path) -> None:
    (site / "kellogg.yaml").write_text("x", "utf-8")
    (site / "2018-19" / "kellogg.pdf").write_bytes(b"%PDF-1.7")
    run = within("publish-check")
    assert run.code == 1
    places = [line.split(" ")[:2] for line in run.out.splitlines()]
    assert ["site/kellogg.yaml:1:1:", "W100"] in places
    assert ["site/2018-19/kellogg.pdf:1:1:", "W143"] in places
    assert places == sorted(places)
    assert run.summary.startswith("1 card looked at: ")


@pytest.mark.parametrize("form", ["json", "github", "sarif", "junit", "markdown"])
def test_every_report_format_tells_them(within: Command, site: Path, form: str) -> None:
    (site / "kellogg.yaml").write_text("x", "utf-8")
    run = within("publish-check", "--format", form)
    assert run.code == 1
    assert "W100" in run.out


def test_a_workflow_gets_notes(within: Command, site: Path) -> None:
    (site / "kellogg.yaml").write_text("x", "utf-8")
    run = within("publish-check", GITHUB_ACTIONS="true")
    assert run.out.startswith("::error file=site/kellogg.yaml,line=1")


def test_the_report_goes_into_a_file(within: Command, site: Path, folder: Path) -> None:
    (site / "kellogg.yaml").write_text("x", "utf-8")
    run = within("publish-check", "--format", "json", "--output", "found.json")
    assert (run.code, run.out) == (1, "")
    report = json.loads((folder / "found.json").read_text("utf-8"))
    assert [finding["code"] for finding in report["findings"]] == ["W100"]
    assert report["rules"]["W100"]["mend"]


def test_an_edition_and_languages_are_asked_for(within: Command, site: Path, folder: Path) -> None:
    schools = folder / "schools" / "2019-20"
    schools.mkdir()
    (schools / "oak.yaml").write_text('edition: "2019-20"\n', "utf-8")
    assert "W131" in within("publish-check").out
    assert within("publish-check", "--edition", "2018-19").code == 0
    run = within("publish-check", "--edition", "2018-19", "--language", "es", "--jobs", "1")
    assert "kellogg.es.html:1:1: W131" in run.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nothing"], "no folder nothing"),
        (["--edition", "1999-00"], "no edition"),
        (["--schools", "nothing"], "no folder nothing"),
    ],
)
def test_what_cannot_be_is_a_plain_sentence(
    within: Command, site: Path, arguments: list[str], says: str
) -> None:
    run = within("publish-check", *arguments)
    assert run.code == 2
    assert says in run.err
