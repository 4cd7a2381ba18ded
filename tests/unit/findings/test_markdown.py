"""The summary page of a job: to the letter, letter for letter, and never too long."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sarcgen.findings.markdown import LARGEST, escaped, markdown_report
from sarcgen.findings.repeatable import one_line
from tests.unit.findings.sample_runs import (
    NASTY,
    clean_run,
    nasty_run,
    run_of,
    school,
    small_run,
    told,
)

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

PAGE = r"""## sarcgen check: failed

1 error, 2 warnings, 1 ignored with a reason, 1 in the baseline.

| School | Edition | File | Errors | Warnings | Ignored | In the baseline |
|---|---|---|---:|---:|---:|---:|
| District file | 2018-19 | schools/2018-19/\_district.yaml | 0 | 1 | 0 | 0 |
| Elm School | 2018-19 | schools/2018-19/elm.yaml | 0 | 0 | 0 | 1 |
| Oak School | 2018-19 | schools/2018-19/oak.yaml | 1 | 1 | 1 | 0 |

### District file, 2018-19

- **warning X130** schools/2018-19/\_district.yaml:9:3 Collect them anew.

### Oak School, 2018-19

- **error S105** schools/2018-19/oak.yaml:7:3 Write 1234 without a comma.
- **warning X110** schools/2018-19/oak.yaml:12:5 Ask the business office.
"""


def texts(markdown: str) -> list[str]:
    """The texts that a reader of the page sees, one for each block."""
    inline = [token for token in READER.parse(markdown) if token.type == "inline"]
    return [
        "".join(part.content for part in token.children or [] if part.type != "html_inline")
        for token in inline
    ]


def test_the_page_of_a_small_run() -> None:
    assert markdown_report(small_run()) == PAGE


def test_a_strict_run_says_so() -> None:
    assert "\n\n1 error, 2 warnings, 1 ignored with a reason, 1 in the baseline. Warnings fail" in (
        markdown_report(small_run(strict=True))
    )


def test_a_clean_run_has_the_table_alone() -> None:
    page = markdown_report(clean_run())
    assert page.startswith("## sarcgen check: passed\n\n0 errors, 0 warnings.\n\n| School |")
    assert page.endswith("| Oak School | 2018-19 | schools/2018-19/oak.yaml | 0 | 0 | 0 | 0 |\n")
    assert markdown_report(run_of()) == "## sarcgen check: passed\n\n0 errors, 0 warnings.\n"


def test_every_text_is_seen_letter_for_letter() -> None:
    seen = texts(markdown_report(nasty_run()))
    # A blank at the end of a heading, item or cell is nobody's loss.
    title = one_line(NASTY).strip()
    path = one_line(f"odd/{NASTY}.yaml")
    assert seen[-1] == f"warning X110 {path}:3:2 {title}"
    assert f"{one_line(NASTY)}, 2018-19" in seen
    assert seen[9] == title
    assert seen[11] == path


@given(
    st.text(alphabet=st.one_of(st.sampled_from("|`*_[]()<b>&lt;!#~\\-+1. :@\n"), st.characters()))
)
def test_what_is_escaped_is_seen_as_it_was(text: str) -> None:
    text = re.sub(" +", " ", one_line(f"x{text}x"))
    assert texts(f"- {escaped(text)}") == [text]
    assert texts(f"| a |\n|---|\n| {escaped(text)} |")[1] == text


def test_more_than_twenty_findings_are_folded() -> None:
    def page(number: int) -> str:
        found = [told("X110", f"{line}:1") for line in range(1, number + 1)]
        return markdown_report(run_of(school("oak", *found)))

    assert "<details>" not in page(20)
    folded = page(21)
    assert "\n\n<details><summary>0 errors, 21 warnings</summary>\n\n- **warning" in folded
    assert folded.endswith("\n\n</details>\n")
    assert len(texts(folded)) == len(texts(page(20))) + 1


def test_a_long_page_is_cut_with_a_sentence_that_says_how_much_is_missing() -> None:
    found = [told("X110", f"{line}:1", "“Mend” it. " * 40) for line in range(1, 2_501)]
    page = markdown_report(run_of(school("elm", told("X110", "1:1")), school("oak", *found)))
    assert LARGEST - 2_000 < len(page.encode()) <= LARGEST
    told_of = page.count("\n- **")
    (missing,) = re.findall(r"This page is full; the other reports list (\d+) more\.\n\Z", page)
    assert told_of + int(missing) == 2_501
    assert int(missing) > 0
    assert page.count("<details>") == page.count("</details>") == 1


def test_a_group_that_finds_no_room_has_no_heading() -> None:
    found = [told("X110", f"{line}:1", "“Mend” it. " * 40) for line in range(1, 2_501)]
    pine = school("pine", told("X110", "1:1", file="schools/2018-19/pine.yaml"))
    page = markdown_report(run_of(school("oak", *found), pine))
    assert "### Oak School" in page
    assert "### Pine School" not in page


def test_a_table_of_very_many_schools_leaves_room_for_findings() -> None:
    schools = [
        replace(school("oak"), title=f"School {number} {'of words ' * 20}")
        for number in range(10_000)
    ]
    last = school("pine", told("X110", "1:1", file="schools/2018-19/pine.yaml"))
    page = markdown_report(run_of(*schools, last))
    assert len(page.encode()) <= LARGEST
    rows = page.count("| 2018-19 |")
    (missing,) = re.findall(r"\n\nThe table has no room for (\d+) more files\.\n", page)
    assert rows + int(missing) == 10_001
    assert "### Pine School" in page
    assert "page is full" not in page
