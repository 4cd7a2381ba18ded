"""Changes told at a terminal and to programs."""

from __future__ import annotations

import json

import pytest

from sarcgen.present.change_report import changes_json, changes_text
from sarcgen.present.changes import (
    Changes,
    FigureChange,
    Passage,
    Shown,
    TableChanges,
    TextChanges,
)

TABLE = TableChanges(
    "suspensions",
    22,
    "Suspensions",
    figures=(
        FigureChange("Rate", "School", Shown("2018-19", "1.0"), Shown("2019-20", "--")),
        FigureChange("Rate", "School", Shown("2018-19", "1.0"), Shown("2018-19", "1.1")),
        FigureChange("Name", "", Shown("", "Oak"), Shown("", "Elm")),
        FigureChange("Days", "", None, Shown("2019-20", "5")),
        FigureChange("Rating", "", Shown("", "Good"), None),
    ),
    new_rows=("Grade 7",),
    gone_rows=("Grade 6",),
)
TEXT = TextChanges(
    "plan", 3, "Plan", "en", (Passage(("Old.",), ("New.",)), Passage((), ("More.",)))
)
LIST = TextChanges("plan", 3, "Plan", "", (Passage(("A page",), ()),))
NEW = TableChanges("new", 25, "Fresh", on_earlier=False)
GONE = TableChanges("gone", 19, "Stale", on_later=False)
ALL = Changes("Oak School", "2018-19", "2019-20", (TABLE, NEW, GONE), (TEXT, LIST))


def test_tables_and_texts_are_told_in_the_order_of_their_numbers() -> None:
    assert changes_text(ALL) == (
        "Oak School: 2018-19 -> 2019-20\n"
        "\n3. Plan (en)\n"
        "  - Old.\n  + New.\n  ...\n  + More.\n"
        "\n3. Plan, more to read and watch\n"
        "  - A page\n"
        "\n19. Stale\n"
        "  Only the 2018-19 card shows this table.\n"
        "\n22. Suspensions\n"
        "  Rate, School: 1.0 (2018-19) -> -- (2019-20)\n"
        "  Rate, School, 2018-19: 1.0 -> 1.1\n"
        "  Name: Oak -> Elm\n"
        "  Days, 2019-20: (not there) -> 5\n"
        "  Rating: Good -> (not there)\n"
        "  New row: Grade 7\n"
        "  Row that is gone: Grade 6\n"
        "\n25. Fresh\n"
        "  Only the 2019-20 card shows this table.\n"
    )


@pytest.mark.parametrize(("school", "head"), [("Oak", "Oak: 2018-19"), ("", "2018-19")])
def test_where_nothing_differs_that_is_said(school: str, head: str) -> None:
    nothing = Changes(school, "2018-19", "2019-20", (), ())
    assert changes_text(nothing) == f"{head} -> 2019-20\nNothing differs.\n"


def test_programs_get_all_of_it() -> None:
    data = json.loads(changes_json(ALL))
    assert [data[key] for key in ("version", "school", "earlier", "later")] == [
        1,
        "Oak School",
        "2018-19",
        "2019-20",
    ]
    table, new, gone = data["tables"]
    assert (table["table"], table["number"], table["title"]) == ("suspensions", 22, "Suspensions")
    assert table["figures"][0] == {
        "row": "Rate",
        "column": "School",
        "earlier": {"year": "2018-19", "shown": "1.0"},
        "later": {"year": "2019-20", "shown": "--"},
    }
    assert table["figures"][3]["earlier"] is None
    assert (table["new_rows"], table["gone_rows"]) == (["Grade 7"], ["Grade 6"])
    assert (new["on_earlier"], new["on_later"]) == (False, True)
    assert (gone["on_earlier"], gone["on_later"]) == (True, False)
    assert data["texts"][0]["passages"][0] == {"earlier": ["Old."], "later": ["New."]}
    assert [text["language"] for text in data["texts"]] == ["en", ""]
