"""The dashboard for programs and spreadsheets: stable keys, the numbers of the dashboard."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

from sarcgen.findings.dashboard import Dashboard
from sarcgen.findings.dashboard_data import dashboard_csv, dashboard_json
from tests.support.dashboards import SECTIONS, card, checked, of, sample

README = Path(__file__).parents[3] / "README.md"
SHARE = ["required", "complete", "missing", "pending", "not_reported"]


def read(dashboard: Dashboard) -> dict[str, Any]:
    data = json.loads(dashboard_json(dashboard))
    assert isinstance(data, dict)
    return data


def rows(dashboard: Dashboard) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(dashboard_csv(dashboard))))


def test_json_tells_the_edition_the_days_and_the_sections() -> None:
    data = read(sample())
    assert {key: data[key] for key in ("version", "edition", "due", "today", "days_left")} == {
        "version": 1,
        "edition": "2018-19",
        "due": "2020-02-01",
        "today": "2019-11-26",
        "days_left": 67,
    }
    assert data["sections"][1] == {
        "id": "conditions-of-learning",
        "title": "A. Conditions of Learning",
    }


def test_json_tells_how_far_a_school_is() -> None:
    school = read(sample())["schools"][1]
    card = school.pop("card")
    assert school == {
        "school": "elm",
        "title": "Elm Elementary School",
        "file": "schools/2018-19/elm.yaml",
        "progress": "unfinished",
        "errors": 2,
        "warnings": 2,
        "ignored": 0,
    }
    sections = card.pop("sections")
    assert list(card) == ["percent_complete", *SHARE, "from_state", "from_district"]
    assert list(sections) == [section.id for section in SECTIONS]
    assert card["percent_complete"] == 75
    assert [card[key] for key in SHARE] == [40, 30, 8, 1, 1]
    assert [card["from_state"][key] for key in SHARE] == [24, 22, 1, 1, 0]
    assert [card["from_district"][key] for key in SHARE] == [16, 8, 7, 0, 1]
    assert sections["conditions-of-learning"]["percent_complete"] == 75
    assert sections["pupil-outcomes"]["percent_complete"] is None


def test_json_tells_of_a_school_that_cannot_be_read() -> None:
    school = read(sample())["schools"][2]
    assert (school["school"], school["progress"], school["card"]) == ("fir", "unreadable", None)
    assert school["errors"] == 2


def test_json_tells_the_totals() -> None:
    total = read(sample())["total"]
    assert total["card"]["missing"] == 8
    assert list(total["card"]["sections"]) == [section.id for section in SECTIONS]
    del total["card"]
    assert total == {
        "schools": 4,
        "ready": 1,
        "unfinished": 2,
        "unreadable": 1,
        "errors": 4,
        "warnings": 3,
        "ignored": 0,
    }


def test_json_is_ascii_and_the_same_each_time() -> None:
    text = dashboard_json(of(checked("oak", card(), title="Peña School")))
    assert text.isascii()
    assert text == dashboard_json(of(checked("oak", card(), title="Peña School")))
    assert json.loads(text)["schools"][0]["title"] == "Peña School"


def test_csv_has_one_row_a_school_with_the_same_numbers() -> None:
    found = rows(sample())
    assert [row["school"] for row in found] == ["ash", "elm", "fir", "oak"]
    assert found[1] == {
        "edition": "2018-19",
        "due": "2020-02-01",
        "today": "2019-11-26",
        "days_left": "67",
        "school": "elm",
        "title": "Elm Elementary School",
        "file": "schools/2018-19/elm.yaml",
        "progress": "unfinished",
        "errors": "2",
        "warnings": "2",
        "ignored": "0",
        "percent_complete": "75",
        "percent_complete_about_this_school": "75",
        "percent_complete_conditions_of_learning": "75",
        "percent_complete_pupil_outcomes": "",
        "required": "40",
        "complete": "30",
        "missing": "8",
        "pending": "1",
        "not_reported": "1",
        "missing_from_state": "1",
        "pending_from_state": "1",
        "missing_from_district": "7",
        "pending_from_district": "0",
    }


def test_csv_leaves_empty_what_cannot_be_counted() -> None:
    row = rows(sample())[2]
    assert (row["school"], row["progress"], row["errors"]) == ("fir", "unreadable", "2")
    assert {row[key] for key in list(row)[11:]} == {""}


def test_csv_is_no_program_and_keeps_a_school_on_one_line() -> None:
    title = '=HYPERLINK("https://example.org")\nSchool, "Oak"'
    text = dashboard_csv(of(checked("oak", card(), title=title)))
    assert text.count("\n") == 2
    assert "\r" not in text
    (row,) = csv.DictReader(StringIO(text))
    assert row["title"] == "'" + title.replace("\n", " ")
    for beginning in "+-@":
        (row,) = rows(of(checked("oak", card(), title=f"{beginning}1")))
        assert row["title"] == f"'{beginning}1"


def test_the_readme_names_every_key() -> None:
    told = README.read_text("utf-8")
    data = read(sample())
    keys = {*data, *data["total"], *data["schools"][1], *data["schools"][1]["card"]}
    heads = {head for head in rows(sample())[0] if not head.startswith("percent_complete_")}
    assert [key for key in sorted(keys | heads) if f"`{key}`" not in told] == []
