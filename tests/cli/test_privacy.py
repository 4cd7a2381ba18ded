"""``sarcgen privacy``: which rows are hidden and why, and the same rule for any table."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sarcgen.cli.app import main
from sarcgen.disclosure import protect as door
from sarcgen.disclosure import standalone
from sarcgen.disclosure.complementary import Choice
from sarcgen.disclosure.further import Further
from sarcgen.disclosure.groups import GroupTable, own_reason
from tests.cli.conftest import SURROUNDINGS, Run
from tests.support.cards import EDITION, Data, write_files
from tests.support.group_tables import SHORT, group_table
from tests.support.results import EDITION_ROWS, LABELS, district_with, with_results
from tests.unit.disclosure.test_public_cases import CASES

HEADER = "table,group,enrolled,tested,percent_tested,percent_not_tested,percent_met"
ROWS = list(LABELS.values())
Call = Callable[..., Run]


@pytest.fixture
def call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Call:
    """Runs the command within this process, in an empty folder."""

    def run(*arguments: str) -> Run:
        monkeypatch.chdir(tmp_path)
        for name in SURROUNDINGS:
            monkeypatch.delenv(name, raising=False)
        # The public cases are in the rows and groups of the first edition.
        of_tables = {"--table", "--tables"} & set(arguments) and "--edition" not in arguments
        edition = ("--edition", EDITION) if of_tables else ()
        monkeypatch.setattr(sys, "argv", ["sarcgen", *arguments, *edition])
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return Run(code, said.out, said.err)

    return run


def csv_of(given: str) -> str:
    """A table of a public case as a file."""
    lines = ["group,enrolled,tested,met"]
    for part in " ".join(given.split()).split(","):
        short, counts = part.strip().rsplit(" ", 1)
        lines.append(",".join([LABELS[EDITION_ROWS[SHORT[short]]], *counts.split("/")]))
    return "\n".join(lines) + "\n"


def expected(text: str, table: str = "ela") -> str:
    """What is printed of the rows listed; five dashes for all others."""
    shown = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        short, *cells = line.split()
        shown[LABELS[EDITION_ROWS[SHORT[short]]]] = cells
    lines = [",".join([table, row, *shown.get(row, ["--"] * 5)]) for row in ROWS]
    return "\n".join([HEADER, *lines]) + "\n"


def printed(run: Run) -> dict[tuple[str, ...], list[str]]:
    """The cells of each row by table and group, or by school, table and group."""
    head, *lines = csv.reader(io.StringIO(run.out))
    place = head.index("enrolled")
    return {tuple(line[:place]): line[place:] for line in lines}


# ----------------------------------------------------------------------- tables: what is printed


@pytest.mark.parametrize("case", CASES)
def test_the_public_cases(call: Call, tmp_path: Path, case: str) -> None:
    given, wanted = CASES[case]
    (tmp_path / "ela.csv").write_text(csv_of(given), "utf-8")
    run = call("privacy", "--table", "ela=ela.csv")
    assert (run.code, run.err) == (0, "")
    assert run.out == expected(wanted)


SMALL_IN_ONE = (
    (
        "All 98/98/42, Male 50/50/20, Female 48/48/22, Black 12/12/4, Asian 14/14/8,"
        "Hispanic 72/72/30, SED 44/44/12"
    ),
    (
        "All 98/93/38, Male 50/47/18, Female 48/46/20, Black 12/10/2, Asian 14/14/8,"
        "Hispanic 72/69/28, SED 44/41/10"
    ),
)


def test_tables_given_together_hide_the_same_rows(call: Call, tmp_path: Path) -> None:
    for name, given in zip(("ela", "math"), SMALL_IN_ONE, strict=True):
        (tmp_path / f"{name}.csv").write_text(csv_of(given), "utf-8")
    alone = printed(call("privacy", "--table", "ela=ela.csv"))
    both = call("privacy", "--table", "ela=ela.csv", "--table", "math=math.csv")
    assert alone["ela", "Black or African American"] == ["12", "12", "100.00", "0.00", "33.33"]
    together = printed(both)
    hidden = {place[1] for place, cells in together.items() if cells == ["--"] * 5}
    for row in ROWS:
        assert (together["ela", row] == ["--"] * 5) is (together["math", row] == ["--"] * 5)
    assert {"Black or African American", "Asian"} <= hidden
    assert list(together) == [(table, row) for table in ("ela", "math") for row in ROWS]


def test_exact_hides_fewer_rows_than_strict(call: Call, tmp_path: Path) -> None:
    """Two small groups: neither can be told, but both together are nine students."""
    given = "All 60/60/24, Male 30/30/12, Female 30/30/12, Black 4/4/1, Asian 5/5/3, White 51/51/20"
    (tmp_path / "ela.csv").write_text(csv_of(given), "utf-8")
    strict = call("privacy", "--table", "ela=ela.csv", "--level", "strict")
    assert strict.out == call("privacy", "--table", "ela=ela.csv").out
    exact = call("privacy", "--table", "ela=ela.csv", "--level", "exact")
    assert printed(strict)["ela", "White"] == ["--"] * 5
    assert printed(exact)["ela", "White"] == ["51", "51", "100.00", "0.00", "39.22"]


def test_percentages_have_two_decimals_rounded_half_up(call: Call, tmp_path: Path) -> None:
    given = "All 800/800/1, Male 400/400/1, Female 400/400/0"
    (tmp_path / "ela.csv").write_text(csv_of(given), "utf-8")
    rows = printed(call("privacy", "--table", "ela=ela.csv"))
    assert rows["ela", "All Students"] == ["800", "800", "100.00", "0.00", "0.13"]
    assert rows["ela", "Male"][-1] == "0.25"
    assert rows["ela", "Female"][-1] == "0.00"


def test_the_order_of_the_file_changes_nothing(call: Call, tmp_path: Path) -> None:
    head, *lines = csv_of(next(iter(CASES.values()))[0]).splitlines()
    for name, order in (("a", lines), ("b", lines[::-1])):
        (tmp_path / f"{name}.csv").write_text("\n".join([head, *order]), "utf-8")
    assert (
        call("privacy", "--table", "x=a.csv").out == call("privacy", "--table", "x=b.csv").out != ""
    )


def test_a_group_left_out_is_the_same_as_an_empty_one(call: Call, tmp_path: Path) -> None:
    given = "All 60/60/24, Male 30/30/12, Female 30/30/12"
    (tmp_path / "a.csv").write_text(csv_of(given), "utf-8")
    (tmp_path / "b.csv").write_text(csv_of(given + ", Foster 0/0/0, EL 0/0/0"), "utf-8")
    assert call("privacy", "--table", "x=a.csv").out == call("privacy", "--table", "x=b.csv").out


def test_the_edition_can_be_named_and_must_be_known(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(csv_of("All 60/60/24"), "utf-8")
    named = call("privacy", "--table", "x=a.csv", "--edition", "2018-19")
    later = call("privacy", "--table", "x=a.csv", "--edition", "2022-23")
    # Later editions have other groups, and print zeros for those without students.
    assert named.out.splitlines()[2] == "x,Male,--,--,--,--,--"
    assert later.out.splitlines()[2] == "x,Female,0,0,0.00,0.00,0.00"
    unknown = call("privacy", "--table", "x=a.csv", "--edition", "1999-00")
    assert (unknown.code, unknown.out) == (2, "")


# --------------------------------------------------------------------------- a folder of tables


def folder_of_tables(folder: Path) -> None:
    for school, given in (("b", SMALL_IN_ONE), ("a", SMALL_IN_ONE[:1]), ("c", ("All 9/9/7",))):
        (folder / "all" / school).mkdir(parents=True)
        for name, text in zip(("ela", "math"), given, strict=False):
            (folder / "all" / school / f"{name}.csv").write_text(csv_of(text), "utf-8")
    (folder / "all" / "empty").mkdir()
    (folder / "all" / "notes.txt").write_text("no table", "utf-8")


def test_a_folder_of_schools_is_done_in_one_run(call: Call, tmp_path: Path) -> None:
    folder_of_tables(tmp_path)
    run = call("privacy", "--tables", "all")
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines()[0] == f"school,{HEADER}"
    tables = [("a", "ela"), ("b", "ela"), ("b", "math"), ("c", "ela")]
    assert list(printed(run)) == [(*table, row) for table in tables for row in ROWS]
    one = call("privacy", "--table", "ela=all/b/ela.csv", "--table", "math=all/b/math.csv")
    for place, cells in printed(one).items():
        assert printed(run)["b", *place] == cells
    assert {tuple(cells) for place, cells in printed(run).items() if place[0] == "c"} == {
        ("--",) * 5
    }


def test_slips_of_all_schools_are_told_and_nothing_is_printed(call: Call, tmp_path: Path) -> None:
    folder_of_tables(tmp_path)
    for school in "ac":
        (tmp_path / "all" / school / "ela.csv").write_text("group,enrolled,tested,met\nAsian,x,8,7")
    run = call("privacy", "--tables", "all")
    assert (run.code, run.out) == (1, "")
    found = [line.split(":")[0] for line in run.err.splitlines() if " S103 " in line]
    assert found == ["all/a/ela.csv", "all/c/ela.csv"]


def test_a_school_that_contradicts_itself_is_named(call: Call, tmp_path: Path) -> None:
    folder_of_tables(tmp_path)
    wrong = "All 90/90/30, Male 85/85/29, Female 7/7/1, Hispanic 95/95/30"
    (tmp_path / "all" / "b" / "ela.csv").write_text(csv_of(wrong))
    run = call("privacy", "--tables", "all")
    assert (run.code, run.out) == (5, "")
    assert run.err.startswith("sarcgen: b: Table “ela”: its figures contradict one another")
    assert not any(character.isdigit() for character in run.err)


# ------------------------------------------------------------------------------------- refusals

GOOD = csv_of("All 789/787/345, Male 456/454/234")
SLIPS = {
    "met above tested": (GOOD.replace("454,234", "454,455"), "X106"),
    "tested above enrolled": (GOOD.replace("456,454", "454,456"), "X101"),
    "negative": (GOOD.replace("234", "-234"), "S103"),
    "fraction": (GOOD.replace("234", "234.5"), "S103"),
    "thousands comma": (GOOD.replace("456", '"4,560"'), "S103"),
    "bare thousands comma": (GOOD.replace("456", "4,560"), "S130"),
    "duplicate row": (GOOD + "Male,456,454,234\n", "S131"),
    "unknown group": (GOOD + "Femal,333,333,111\n", "S101"),
    "no row for all": (csv_of("Male 456/454/234"), "S132"),
    "wrong header": (GOOD.replace("enrolled", "students"), "S130"),
    "empty file": ("", "S130"),
    "dashes": (GOOD.replace("234", "--"), "S103"),
    "columns turned round": (GOOD + "333,Female,333,111\n", "S101"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_refused_without_repeating_a_figure(
    call: Call, tmp_path: Path, slip: str
) -> None:
    content, code = SLIPS[slip]
    (tmp_path / "ela.csv").write_text(content, "utf-8")
    (tmp_path / "good.csv").write_text(GOOD, "utf-8")
    run = call("privacy", "--table", "good=good.csv", "--table", "ela=ela.csv")
    assert (run.code, run.out) == (1, "")
    (line, *_) = run.err.splitlines()
    assert line.startswith("ela.csv:")
    assert line.split(" ")[1] == code
    figures = ("789", "787", "345", "456", "454", "455", "234", "560", "333", "111")
    assert not any(figure in run.err for figure in figures)


def test_an_unknown_group_is_answered_with_the_one_that_was_meant(
    call: Call, tmp_path: Path
) -> None:
    (tmp_path / "ela.csv").write_text(SLIPS["unknown group"][0], "utf-8")
    assert "Did you mean “Female”?" in call("privacy", "--table", "ela=ela.csv").err


@pytest.mark.parametrize("mark", ["\ufeff", ""])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_files_of_a_spreadsheet_program_are_read(
    call: Call, tmp_path: Path, mark: str, end: str
) -> None:
    (tmp_path / "ela.csv").write_bytes((mark + GOOD.replace("\n", end)).encode())
    (tmp_path / "plain.csv").write_text(GOOD, "utf-8")
    run = call("privacy", "--table", "x=ela.csv")
    assert run.code == 0
    assert run.out == call("privacy", "--table", "x=plain.csv").out


@pytest.mark.parametrize(
    ("content", "code"), [(GOOD.encode("utf-16"), "Y101"), (b"\xe9,1,1,1", "Y101"), (None, "Y100")]
)
def test_a_file_that_cannot_be_read_is_refused(
    call: Call, tmp_path: Path, content: bytes | None, code: str
) -> None:
    if content is not None:
        (tmp_path / "ela.csv").write_bytes(content)
    run = call("privacy", "--table", "x=ela.csv")
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith(f"ela.csv:1:1: {code} ")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("kellogg", "--table", "x=a.csv"),
        ("--table", "x=a.csv", "--tables", "all"),
        ("--table", "a.csv"),
        ("--table", "=a.csv"),
        ("--table", "x="),
        ("--table", "x=a.csv", "--table", "x=a.csv"),
        ("--tables", "nowhere"),
        ("--table", "x=a.csv", "--level", "none"),
        ("nobody",),
    ],
)
def test_a_command_that_asks_for_nothing_or_too_much_is_refused(
    call: Call, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "a.csv").write_text(GOOD, "utf-8")
    (tmp_path / "schools").mkdir()
    run = call("privacy", *arguments)
    assert (run.code, run.out) == (2, "")
    assert run.err


def test_a_mistake_in_the_choice_is_found_out_and_nothing_is_printed(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def small_rows_alone(tables: list[GroupTable], **_: object) -> tuple[Choice, ...]:
        return tuple(
            Choice(t.id, {r.id: reason for r in t.rows if (reason := own_reason(r, t, 11))})
            for t in tables
        )

    monkeypatch.setattr(standalone, "choose", small_rows_alone)
    given = next(given for given, _ in CASES.values() if "All 321" in given)
    (tmp_path / "ela.csv").write_text(csv_of(given), "utf-8")
    run = call("privacy", "--table", "ela=ela.csv")
    assert (run.code, run.out) == (5, "")
    assert "table “ela”, row “filipino”" in run.err
    assert not any(character.isdigit() for character in run.err)


# ----------------------------------------------------------------------------------- a school


P2 = next(given for given, _ in CASES.values() if "All 321" in given)


def without_groups(folder: Path, given: str, district: Data | None = None) -> None:
    """A school whose enrollment table fits its results."""
    table = group_table(given)
    heads = {EDITION_ROWS[row.id]: 3 * (row.enrolled or 0) for row in table.rows}
    write_files(folder / "schools", with_results(table, table, heads), district_with(district))


def test_a_school_is_told_which_rows_are_hidden_and_why(call: Call, tmp_path: Path) -> None:
    without_groups(tmp_path, P2, {"disclosure.also_hide": [_wish("homeless")]})
    run = call("privacy", "school")
    assert run.code == 0
    title, *lines = run.out.splitlines()
    assert title.startswith("CAASPP Test Results in ELA by Student Group")
    assert lines[: lines.index(title.replace("ELA", "Mathematics"))] == [
        (
            "  American Indian or Alaska Native: so that a small group cannot be worked out"
            " (complementary suppression)"
        ),
        "  Filipino: too few students (primary suppression)",
        "  Students Receiving Migrant Education Services: too few students (primary suppression)",
        "  Foster Youth: too few students (primary suppression)",
        "  Homeless: hidden at the district's request",
    ]
    assert not any(character.isdigit() for character in run.out)


def _wish(row: str, table: str = "caaspp-ela-by-group") -> dict[str, str]:
    return {"table": table, "row": row}


def test_the_same_as_json(call: Call, tmp_path: Path) -> None:
    without_groups(tmp_path, P2)
    run = call("privacy", "school", "--format", "json")
    rows = json.loads(run.out)
    assert rows[0] == {
        "table": "caaspp-ela-by-group",
        "title": "CAASPP Test Results in ELA by Student Group, Grades Three through Eight and"
        " Grade Eleven",
        "row": "american_indian_or_alaska_native",
        "label": "American Indian or Alaska Native",
        "reason": "so that a small group cannot be worked out (complementary suppression)",
    }
    assert len(rows) == 8
    assert not any(character.isdigit() for character in run.out)


def test_twins_with_other_hidden_figures_are_told_the_same(call: Call, tmp_path: Path) -> None:
    """Filipino and American Indian students change places; all that is printed stays."""
    said = []
    for name, given in (
        ("a", P2),
        ("b", P2.replace("13/13/5", "12/12/6").replace("7/7/6", "8/8/5")),
    ):
        without_groups(tmp_path / name, given)
        said.append(call("privacy", "school", "--schools", f"{name}/schools"))
    assert said[0] == said[1]
    assert said[0].code == 0


def test_a_school_that_hides_nothing(call: Call, tmp_path: Path) -> None:
    everybody = ", ".join(
        f"{short} 60/60/20" for short in SHORT if short not in ("All", "Male", "Female", *RACES)
    )
    races = ", ".join(f"{short} 15/15/5" for short in RACES)
    without_groups(
        tmp_path, f"All 120/120/40, Male 60/60/20, Female 60/60/20, {races}, {everybody}"
    )
    assert call("privacy", "school").out == "Nothing is hidden.\n"
    assert call("privacy", "school", "--format", "json").out == "[]\n"


RACES = ("Black", "AmInd", "Asian", "Filipino", "Hispanic", "PacIsl", "White", "TwoPlus")


def test_the_format_must_be_known(call: Call, tmp_path: Path) -> None:
    without_groups(tmp_path, P2)
    run = call("privacy", "school", "--format", "xml")
    assert (run.code, run.out) == (2, "")


def test_a_school_that_is_wrong_is_refused(call: Call, tmp_path: Path) -> None:
    without_groups(tmp_path, "All 60/61/20, Male 30/30/10, Female 30/30/10")
    run = call("privacy", "school")
    assert (run.code, run.out) == (1, "")
    assert "X101" in run.err


# ------------------------------------------------------------------- what build and check do


@pytest.fixture
def _faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "further_suppression", lambda *_: Further({}, frozenset()))


@pytest.mark.usefixtures("_faulty")
def test_a_card_that_could_be_undone_is_not_written(call: Call, tmp_path: Path) -> None:
    without_groups(tmp_path, P2)
    run = call("build", "school", "--format", "html")
    assert (run.code, run.out) == (5, "")
    assert not (tmp_path / "site").exists() or not list((tmp_path / "site").rglob("*.*"))
    assert "row “Filipino”" in run.err
    assert "Nothing is written" in run.err


def test_a_check_says_that_a_card_would_be_refused_and_fails(call: Call, tmp_path: Path) -> None:
    sexes, poor = "Male 82/80/27, Female 8/8/3", "SED 20/20/5, Homeless 30/30/8"
    without_groups(tmp_path, f"All 90/90/30, {sexes}, Hispanic 90/90/30, {poor}")
    run = call("check", "school")
    assert run.code == 1
    (line, *_) = [line for line in run.out.splitlines() if " P201 " in line]
    assert line.startswith("schools/2018-19/school.yaml:1:1: P201 Table “CAASPP")
    assert "its figures contradict one another" in line
    told = line.split("P201")[1]
    assert not any(character.isdigit() for character in told)


def test_a_check_is_silent_where_the_card_is_safe(call: Call, tmp_path: Path) -> None:
    without_groups(tmp_path, P2)
    run = call("check", "school")
    assert run.code == 0, run.out
    assert run.lines
    assert "P201" not in run.codes()


def test_a_wish_that_names_no_row_is_an_error(call: Call, tmp_path: Path) -> None:
    without_groups(tmp_path, P2, {"disclosure.also_hide": [_wish("homelss")]})
    run = call("check", "school")
    assert run.code == 1
    (line,) = [line for line in run.out.splitlines() if " P102 " in line]
    assert "“homelss”" in line
    assert line.startswith("schools/2018-19/_district.yaml:")
    assert call("build", "school", "--format", "html").code == 1
    assert not list(tmp_path.rglob("*.html"))
