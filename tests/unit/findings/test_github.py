"""Annotations for GitHub, to the letter."""

from __future__ import annotations

from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.findings.github import github_report
from tests.unit.findings.sample_runs import clean_run, nasty_run, run_of, school, small_run, told


def test_each_finding_that_counts_is_a_command() -> None:
    textbooks = "X130 Textbook data are from the school year that the table reports"
    assert github_report(small_run()) == (
        f"::warning file=schools/2018-19/_district.yaml,line=9,col=3,title={textbooks}"
        "::Collect them anew.\n"
        "::error file=schools/2018-19/oak.yaml,line=7,col=3,title=S105 A dollar amount is a number"
        " in digits::Write 1234 without a comma.\n"
        "::warning file=schools/2018-19/oak.yaml,line=12,col=5,title=X110 Total expenditures per"
        " pupil is restricted plus unrestricted::Ask the business office.\n"
    )


def test_without_findings_there_is_none() -> None:
    assert github_report(clean_run()) == ""


def test_what_has_a_meaning_in_a_command_is_escaped() -> None:
    """In the text the percent sign and line ends, in a property also colon and comma."""
    message = "100%: a, b\r\nc\rd\x1b[1m::error::e"
    found = told("X110", "1:1", message, file="50%,\n:.yaml")
    properties, text = github_report(run_of(school("oak", found))).split("::", 2)[1:]
    assert properties.startswith("warning file=50%25%2C%0A%3A.yaml,line=1,col=1,title=X110 Total")
    assert text == "100%25: a, b%0D%0Ac%0Dd [1m::error::e\n"


def test_a_command_is_one_line_whatever_it_tells() -> None:
    report = github_report(nasty_run())
    assert report.count("\n") == 1
    report.encode()


def test_colon_and_comma_of_a_rule_are_escaped_too() -> None:
    found = [told(code, "1:1") for code, why in EXPLANATIONS.items() if {":", ","} & {*why.rule}]
    assert found
    for command in github_report(run_of(school("oak", *found))).splitlines():
        title = command.split("title=")[1].split("::")[0]
        assert not {":", ","} & {*title}
