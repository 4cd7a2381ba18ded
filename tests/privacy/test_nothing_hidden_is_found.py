"""None of the hidden numbers is found anywhere: in no output, message, name or crash.

Two kinds of proof. Searching: hidden figures that stand out are looked for wherever text can be.
Comparing: a twin school with other hidden figures leaves the same bytes behind.
"""

from __future__ import annotations

import base64
import gc
import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

import lxml.html
import pytest

from sarcgen.findings.formats import ReportFormat
from sarcgen.languages.catalog import Catalog
from sarcgen.pipeline import examine, report_card
from sarcgen.records.locate import find_schools
from tests.privacy.conftest import CASES, Command, Folder, Run
from tests.privacy.small_groups import HIDDEN, SHOWN, Case, forms_of, found_in
from tests.support.cards import EDITION, TEMPLATES, changed, write_files, yaml_lines
from tests.support.charts import charts_of
from tests.support.pdf_text import unseen_texts, whole_text

of_groups = pytest.mark.parametrize("case", ["groups"], indirect=True)
of_tiny = pytest.mark.parametrize("case", ["tiny"], indirect=True)
debugging = pytest.mark.parametrize("debug", [[], ["--debug"]], ids=["plain", "debug"])


# ---------------------------------------------------------------------- the tests can find a figure


def test_every_hidden_figure_stands_in_the_file_and_would_be_found(case: Case) -> None:
    text = "\n".join([*yaml_lines(case.school), *yaml_lines(case.district)])
    assert len(case.hidden) > 20
    for place, figure in case.hidden.items():
        if "." in place.replace(". ", ""):
            assert figure in text, place
    for form in forms_of("73.91"):
        hidden = Case("", {}, {}, {}, {"somewhere": "73.91"})
        assert found_in(f"<td>{form}</td>", hidden)
        assert found_in(f"a: {form}, b", hidden)
        assert not found_in(f"1{form}", hidden)
    assert found_in("of 783 students.", Case("", {}, {}, {}, {"somewhere": "783"}))


def test_school_and_twin_differ_in_every_hidden_group(case: Case) -> None:
    for subject in ("ela", "mathematics"):
        own, other = case.school["outcomes"][subject], case.twin["outcomes"][subject]
        assert {g for g in own if own[g] != other[g]} >= (
            {"male"} if case.name == "tiny" else set(HIDDEN)
        )


# ---------------------------------------------------------------------------------------- searching


def test_the_source_of_the_page_holds_none(html: str, case: Case) -> None:
    assert found_in(html, case) == {}


def test_the_text_and_the_attributes_of_the_page_hold_none(html: str, case: Case) -> None:
    """Also where the source writes characters in another way."""
    page = lxml.html.fromstring(html)
    texts = [page.text_content(), *(v for e in page.iter() for v in e.attrib.values())]
    assert found_in("\n".join(texts), case) == {}


def test_the_pages_of_the_pdf_hold_none(pdf: bytes, case: Case) -> None:
    assert found_in(whole_text(pdf), case) == {}


def test_whatever_else_is_in_the_pdf_holds_none(pdf: bytes, case: Case) -> None:
    texts = list(unseen_texts(pdf))
    assert any("Metadata" in text for text in texts)
    assert found_in("\n".join(texts), case) == {}


def test_the_pdf_has_no_attachment_and_the_page_embeds_nothing_but_its_font(
    pdf: bytes, html: str
) -> None:
    assert b"/EmbeddedFile" not in pdf
    embedded = re.findall(r"data:([\w/+.-]+);base64,([A-Za-z0-9+/=]+)", html)
    assert {kind for kind, _ in embedded} == {"font/woff2"}
    assert all(base64.b64decode(data)[:4] == b"wOF2" for _, data in embedded)


def test_the_build_wrote_both_cards_in_all_formats_and_nothing_else(built: Run) -> None:
    ends = ("html", "pdf", "json", "csv", "fragment.html")
    cards = {f"{EDITION}/{name}.{end}" for name in CASES for end in ends}
    pages = {name for name in built.files if not name.startswith(f"{EDITION}/")}
    assert (built.code, set(built.files)) == (0, cards | pages)
    assert {"index.html", f"years/{EDITION}.html"} < pages


def test_what_the_build_says_and_how_files_are_named_holds_none(built: Run, case: Case) -> None:
    assert found_in("\n".join([built.out, built.err, *built.files]), case) == {}


@debugging
@pytest.mark.parametrize("form", list(ReportFormat))
def test_what_a_check_says_holds_none(
    sarcgen: Command, folder: Path, case: Case, debug: list[str], form: ReportFormat
) -> None:
    run = sarcgen(folder, *debug, "check", case.name, "--format", form)
    assert run.code == 0
    assert run.out
    assert run.err
    assert found_in(run.out + run.err, case) == {}


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_coordinators_list_of_hidden_rows_holds_none(
    sarcgen: Command, folder: Path, case: Case, form: str
) -> None:
    run = sarcgen(folder, "privacy", case.name, "--format", form)
    assert run.code == 0
    assert "Filipino" in run.out
    assert found_in(run.out + run.err, case) == {}


@pytest.mark.parametrize("kind", ["school", "district"])
def test_the_schemas_hold_none(sarcgen: Command, folder: Path, case: Case, kind: str) -> None:
    run = sarcgen(folder, "schema", kind)
    assert json.loads(run.out)["title"]
    assert found_in(run.out + run.err, case) == {}


# ----------------------------------------------------------------------------------- where it fails


@debugging
def test_a_build_that_cannot_write_says_none(
    sarcgen: Command, folder: Path, case: Case, debug: list[str]
) -> None:
    """A file stands where a folder should be: nobody, not even root, can write below it."""
    (folder / "occupied").write_text("", "utf-8")
    run = sarcgen(folder, *debug, "build", case.name, "--format", "html", "--out", "occupied/site")
    assert run.code == 4
    assert run.err
    assert found_in(run.out + run.err, case) == {}


@debugging
def test_a_refused_build_says_none(
    sarcgen: Command, tmp_path: Path, case: Case, debug: list[str]
) -> None:
    """Contradictions, unknown keys and figures of the wrong kind right beside the hidden ones."""
    figures = list(case.hidden.values())
    slips = {
        "outcomes.ela.mael": {"number_tested": figures[0]},
        "outcomes.ela.male.unknown": figures[1],
        "outcomes.ela.female.percent_met_or_exceeded": f"{figures[2]}%",
        "outcomes.ela.female.number_tested": figures[3],
        "outcomes.mathematics": figures[4],
        "engagement.suspensions.2018-19.suspensions": f"1{figures[5]}",
        "engagement.suspensions.2018-19.cumulative_enrollment": [figures[6]],
        "contact.cds_code": figures[7],
    }
    write_files(tmp_path / "schools", changed(case.school, slips), case.district, "spoiled")
    for command in (["check"], ["build", "spoiled"]):
        run = sarcgen(tmp_path, *debug, *command)
        assert run.code == 1
        assert (run.out + run.err).count(": S1") >= len(slips)
        assert found_in(run.out + run.err, case) == {}


def _crash(with_text: str) -> Callable[..., NoReturn]:
    def crash(*_: object, **__: object) -> NoReturn:
        raise RuntimeError(with_text)

    return crash


@debugging
@pytest.mark.parametrize(
    "stage",
    ["pipeline.tabulate", "pipeline.cross_check", "disclosure.protect.protect",
     "present.compose.compose"],
)  # fmt: skip
def test_a_crash_says_none(
    sarcgen: Command,
    folder: Path,
    case: Case,
    stage: str,
    debug: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not even if the text of the exception were a hidden figure."""
    monkeypatch.setattr(f"sarcgen.{stage}", _crash(" ".join(case.hidden.values())))
    run = sarcgen(folder, *debug, "build", case.name, "--format", "html", "--out", "crashed")
    assert run.code == 70
    assert "RuntimeError" in run.err
    assert ("in crash" in run.err.partition("File")[2]) is bool(debug)
    assert found_in(run.out + run.err, case) == {}


def test_what_a_debugger_or_log_would_show_of_the_data_holds_none(folder: Path, case: Case) -> None:
    """The repr of everything that holds figures: traceback tools print it."""
    (source,) = find_schools(folder / "schools", [case.name], EDITION, [EDITION])
    examination = examine(source, TEMPLATES)
    record = examination.record
    assert record is not None
    shown = [repr(record.entities), repr(examination.report), repr(examination.problems)]
    assert "Count(hidden)" in shown[0]
    assert found_in("\n".join(shown), case) == {}


def test_nothing_that_the_report_refers_to_holds_any(folder: Path, case: Case) -> None:
    """From the finished card no way leads back to a figure, whatever a template might try."""
    (source,) = find_schools(folder / "schools", [case.name], EDITION, [EDITION])
    report = report_card(examine(source, TEMPLATES), Catalog())
    seen: dict[int, Any] = {}
    waiting: list[Any] = [report]
    while waiting:
        thing = waiting.pop()
        if id(thing) not in seen and not isinstance(thing, type):
            seen[id(thing)] = thing
            waiting += gc.get_referents(thing)
    texts = [thing for thing in seen.values() if isinstance(thing, str)]
    assert len(texts) > 200
    assert found_in("\n".join(texts), case) == {}
    kinds = {type(thing).__module__ for thing in seen.values()}
    assert {kind for kind in kinds if kind.startswith("sarcgen")} == {
        "sarcgen.report.card",
        "sarcgen.report.tables",
    }


# ---------------------------------------------------------------------------------------- comparing


def test_twins_with_other_hidden_figures_leave_the_same_bytes(
    folders: tuple[Folder, Folder],
) -> None:
    one, other = (folder.built for folder in folders)
    assert one.files.keys() == other.files.keys()
    for name, content in one.files.items():
        assert other.files[name] == content, name
    assert (one.code, one.out, one.err) == (other.code, other.out, other.err)


def test_a_check_says_the_same_of_twins(sarcgen: Command, folders: tuple[Folder, Folder]) -> None:
    assert len({repr(sarcgen(folder.path, "check")) for folder in folders}) == 1


def test_the_coordinators_list_is_the_same_for_twins(
    sarcgen: Command, folders: tuple[Folder, Folder], case: Case
) -> None:
    assert len({repr(sarcgen(folder.path, "privacy", case.name)) for folder in folders}) == 1


# ------------------------------------------------------------------------------ and what is printed


def rows_of(html: str, table: str) -> dict[str, list[str]]:
    """The visible text of each row of a table, by its label."""
    page = lxml.html.fromstring(html)
    for unseen in page.find_class("visually-hidden"):
        unseen.drop_tree()
    found = page.get_element_by_id(table).xpath(".//tbody/tr")
    return {
        row.find("th").text_content().strip(): [c.text_content().strip() for c in row.iter("td")]
        for row in found
    }


LABELS = {
    "black_or_african_american": "Black or African American",
    "american_indian_or_alaska_native": "American Indian or Alaska Native",
    "asian": "Asian",
    "filipino": "Filipino",
    "native_hawaiian_or_pacific_islander": "Native Hawaiian or Pacific Islander",
    "two_or_more_races": "Two or More Races",
}
BY_GROUP = ["caaspp-ela-by-group", "caaspp-mathematics-by-group"]


@of_groups
@pytest.mark.parametrize("table", BY_GROUP)
def test_groups_of_0_1_9_and_10_and_19_enrolled_with_10_tested_are_dashes(
    table: str, html: str, case: Case
) -> None:
    rows = rows_of(html, table)
    for group, label in LABELS.items():
        if group in HIDDEN:
            assert rows[label] == ["--"] * 5, label
    assert rows["Native Hawaiian or Pacific Islander"] == ["11", "11", "100.00", "0.00", "54.55"]
    dashes = [label for label, cells in rows.items() if cells == ["--"] * 5]
    assert len(dashes) == len(HIDDEN)
    assert len(rows) == len(HIDDEN) + len(SHOWN)


@of_groups
def test_the_pdf_prints_the_same_dashes(pdf: bytes, case: Case) -> None:
    lines = whole_text(pdf).splitlines()
    for label in ("Asian", "Filipino"):
        found = [line for line in lines if line.startswith(f"{label}  --")]
        assert found == [f"{label}  " + "  ".join(["--"] * 5)] * 2
    assert "Male  1,011  604  59.74  40.26  50.99" in lines


def test_a_hidden_cell_says_why_to_those_who_hear_it(html: str, case: Case) -> None:
    page = lxml.html.fromstring(html)
    cells = [td for td in page.iter("td") if td.text_content().strip().startswith("--")]
    assert len(cells) >= 2 * 5 * len(HIDDEN)
    for cell in cells:
        (spoken,) = cell.find_class("visually-hidden")
        assert spoken.text_content() == "not shown to protect student privacy"
        assert cell.text_content().replace(spoken.text_content(), "").strip() == "--"


SCHOOL_WIDE = {
    "caaspp": 4,
    "physical-fitness": 3,
    "suspensions-and-expulsions": 6,
    "dropout-and-graduation": 6,
    "university-courses": 1,
    "career-technical-education-participation": 1,
}


@of_tiny
def test_of_a_school_of_ten_no_bar_is_drawn(html: str) -> None:
    """That none of its figures is in a coordinate or description, the searches above see."""
    chart = next(chart for chart in charts_of(html) if chart.title.startswith("CAASPP"))
    own = [bar for bar in chart.bars if bar.name[-1] in ("School", "District")]
    assert len(own) == 4
    assert all((bar.shown, bar.scale, bar.length) == ("--", False, None) for bar in own)
    assert all(bar.length == Decimal(bar.shown) for bar in chart.bars if bar.name[-1] == "State")
    assert chart.described.count("School, not shown to protect student privacy;") == 2


@of_tiny
@pytest.mark.parametrize("table", SCHOOL_WIDE)
def test_of_a_school_of_ten_every_rate_is_hidden_in_its_districts_columns_too(
    table: str, html: str, case: Case
) -> None:
    for cells in rows_of(html, table).values():
        assert cells[: SCHOOL_WIDE[table]] == ["--"] * SCHOOL_WIDE[table]
        if table in ("caaspp", "suspensions-and-expulsions"):
            assert "--" not in cells[SCHOOL_WIDE[table] :]
