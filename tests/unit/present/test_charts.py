"""A chart is made of what a table prints: a bar for each figure, and a sentence for each gap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sarcgen.edition.spec import TableSpec
from sarcgen.languages.catalog import Catalog
from sarcgen.present.charts import MOST_READ_OUT, with_chart
from sarcgen.present.tables import Wording
from sarcgen.report.tables import Align, Bar, Cell, Chart, Row, SafeHtml, Table
from tests.support.cards import edition_of

HIDDEN = Cell("--", Align.FIGURE, spoken="not shown to protect student privacy")
PENDING = Cell("", Align.FIGURE, spoken="not yet released by the state")
LABELS = ("Asian", "Filipino", "White", "Homeless", "Male", "Female", "Foster", "Migrant", "All")


def figure(text: str) -> Cell:
    return Cell(text, Align.FIGURE)


def drawn(table: str, *rows: tuple[str, list[Cell]], catalog: Catalog | None = None) -> Table:
    edition = edition_of()
    spec = next(spec for spec in edition.tables() if spec.id == table)
    return with_chart(printed(spec, *rows), spec, Wording(edition, catalog or Catalog()))


def printed(spec: TableSpec, *rows: tuple[str, list[Cell]]) -> Table:
    body = tuple(Row(label, tuple(cells)) for label, cells in rows)
    return Table(spec.id, spec.title, (), SafeHtml(""), (), (), body, ())


def chart(table: Table) -> Chart:
    assert table.chart is not None
    return table.chart


def of_groups(*cells: Cell, catalog: Catalog | None = None) -> Chart:
    rows = [(label, [cell]) for label, cell in zip(LABELS, cells, strict=False)]
    return chart(drawn("enrollment-by-group", *rows, catalog=catalog))


def test_each_printed_figure_is_a_bar_of_its_length() -> None:
    found = of_groups(figure("92.8"), figure("0.0"), figure("100.0"))
    assert found.title == "Percent of Total Enrollment by Student Group, 2018–19"
    assert found.groups == (
        (
            "",
            (
                Bar("Asian", "92.8", "92.8"),
                Bar("Filipino", "0.0", "0.0"),
                Bar("White", "100.0", "100.0"),
            ),
        ),
    )


@pytest.mark.parametrize("cell", [HIDDEN, PENDING], ids=["hidden", "pending"])
def test_what_is_not_printed_has_no_bar_and_keeps_its_sign_and_sentence(cell: Cell) -> None:
    found = of_groups(figure("41.0"), cell)
    assert found.groups[0][1][1] == Bar("Filipino", cell.shown, "")
    assert f"Filipino, {cell.spoken}" in found.description


def test_rows_with_several_columns_are_groups_and_the_school_is_set_off() -> None:
    cells = [figure(str(number)) for number in (11, 12, 21, 22, 31, 32)]
    found = chart(drawn("caaspp", ("Science", cells), ("Art", [*cells[:1], HIDDEN, *cells[2:]])))
    assert found.groups == (
        (
            "Science",
            (
                Bar("School", "12", "12"),
                Bar("District", "22", "22", beside=True),
                Bar("State", "32", "32", beside=True),
            ),
        ),
        (
            "Art",
            (
                Bar("School", "--", ""),
                Bar("District", "22", "22", beside=True),
                Bar("State", "32", "32", beside=True),
            ),
        ),
    )
    assert found.description == (
        "CAASPP: Percentage of Students Meeting or Exceeding the State Standard, 2018–19. Bar chart"
        " on a scale from 0 to 100 percent. Science: School, 12; District, 22; State, 32. Art:"
        " School, not shown to protect student privacy; District, 22; State, 32."
    )


def test_of_many_bars_the_gist_is_told_and_no_group_is_singled_out() -> None:
    cells = [figure(text) for text in ("9.5", "10.5", "2.0")]
    found = of_groups(*cells, HIDDEN, HIDDEN, PENDING, *cells)
    assert len(found.groups[0][1]) > MOST_READ_OUT
    assert found.description == (
        "Percent of Total Enrollment by Student Group, 2018–19. Bar chart on a scale from 0 to 100"
        " percent. The bars that are drawn stand for 2.0 to 10.5 percent. Without a bar, not shown"
        " to protect student privacy: Homeless; Male. Without a bar, not yet released by the"
        " state: Female. All figures stand in the table before the chart."
    )


def test_one_bar_among_many_rows() -> None:
    found = of_groups(figure("4.0"), *[HIDDEN] * 8)
    assert "What is drawn stands for 4.0 percent." in found.description


def test_nothing_is_drawn_of_a_table_without_figures_or_without_a_chart() -> None:
    assert drawn("enrollment-by-group", ("Asian", [HIDDEN]), ("White", [PENDING])).chart is None
    assert drawn("enrollment-by-grade", ("Grade 1", [figure("12")])).chart is None


def test_the_table_itself_stays() -> None:
    table = drawn("enrollment-by-group", ("Asian", [figure("3.5")]))
    spec = next(spec for spec in edition_of().tables() if spec.id == "enrollment-by-group")
    assert replace(table, chart=None) == printed(spec, ("Asian", [figure("3.5")]))


def test_figures_of_another_language_are_measured_as_they_are_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    catalog = Catalog()
    monkeypatch.setattr(catalog, "locale", catalog.locale.parse("es"))
    (bar,) = of_groups(figure("61,9"), catalog=catalog).groups[0][1]
    assert (bar.shown, bar.length) == ("61,9", "61.9")
