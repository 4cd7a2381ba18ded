"""The preview sends nothing hidden, whatever state the files are in; and of a twin, the same.

The files stand where the preview runs, and so do their hidden figures. What it sends is looked
through, and held against what it sends of a school that differs in hidden figures only.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from sarcgen.errors import RenderError
from sarcgen.serving import site
from tests.privacy.conftest import CASES
from tests.privacy.small_groups import Case, found_in
from tests.support.asgi import ask
from tests.support.cards import EDITION, Data, write_files
from tests.support.previews import Preview, order_for, run_in

ENDS: Final = ("", ".html", ".pdf")
FIRST_HIDDEN: Final = "number_tested"


def as_it_is(text: str) -> str:
    return text


def cut_off_at_a_hidden_figure(text: str) -> str:
    """The file ends in a figure, and within a quote."""
    place = text.index(FIRST_HIDDEN)
    return text[: text.index("\n", place)] + ' "'


def with_words_in_place_of_figures(text: str) -> str:
    """Every count of students tested is something that no count may be."""
    return text.replace(f'"{FIRST_HIDDEN}": ', f'"{FIRST_HIDDEN}": -')


def with_a_figure_as_a_key(text: str) -> str:
    """Each hidden figure is where a key belongs."""
    return text.replace('"percent_met_or_exceeded": ', "")


def with_impossible_figures(text: str) -> str:
    """More students tested than enrolled."""
    return text.replace('"total_enrollment": ', '"total_enrollment": 0 # was ')


TOLD: Final = {"with_impossible_figures"}
"""That figures contradict one another is told, and where; those of the twin may not."""

STATES: Final[dict[str, Callable[[str], str]]] = {
    state.__name__: state
    for state in (
        as_it_is,
        cut_off_at_a_hidden_figure,
        with_words_in_place_of_figures,
        with_a_figure_as_a_key,
        with_impossible_figures,
    )
}


@pytest.fixture(autouse=True)
def no_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFs are looked through elsewhere; the preview draws them of the page that is looked at."""

    async def draw(page: bytes, _: Path) -> bytes:
        raise RenderError("It is not drawn here.")

    monkeypatch.setattr(site, "draw_pdf", draw)


def sent(folder: Path, case: Case, school: Data) -> list[tuple[str, str]]:
    """Everything that the preview of a school sends, in all states, by state."""
    file = write_files(folder / "schools", school, case.district, case.name)
    text = file.read_text("utf-8")
    address = f"/{EDITION}/{case.name}"
    whole = dict.fromkeys(("/", *(f"{address}{end}" for end in ENDS)))
    paths: dict[str, int | None] = {**whole, "/events": 2, f"{address}/events": 2}

    async def use(preview: Preview) -> list[tuple[str, str]]:
        answers = []
        for name, state in STATES.items():
            spoil(file, state(text))
            await preview.board.listed()
            for path, pieces in paths.items():
                answer = await ask(preview.app, path, pieces=pieces)
                answers.append((name, answer.all))
        return answers

    return run_in(order_for(folder), use)


def spoil(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")


@pytest.mark.parametrize("name", CASES)
def test_nothing_hidden_is_sent_and_a_twin_is_told_of_in_the_same_words(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CASES[name]
    everything = []
    for place, school in (("own", case.school), ("twin", case.twin)):
        (tmp_path / place).mkdir()
        monkeypatch.chdir(tmp_path / place)
        everything.append(sent(Path(), case, school))
    own, twin = everything
    for state, answer in own:
        assert found_in(answer, case) == {}, state
    assert {state for state, answer in own if "Stops the card" in answer} == set(STATES) - {
        "as_it_is"
    }
    assert [one for one in own if one[0] not in TOLD] == [one for one in twin if one[0] not in TOLD]
