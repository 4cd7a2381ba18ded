from __future__ import annotations

import pytest

from sarcgen.importing.merging import FEW, FEW_BY_HAND, WRITES, Action, Known, decide
from sarcgen.importing.values import NOT_REPORTED, WITHHELD, StateValue
from sarcgen.records.origins import Dispute

NOTHING = StateValue(None, None)
BLANK = StateValue(NOT_REPORTED, NOT_REPORTED)
SMALL = StateValue(WITHHELD, WITHHELD, few=True)
KEPT_SMALL = StateValue("7", "7", few=True)


def said(text: str) -> StateValue:
    return StateValue(text, text)


@pytest.mark.parametrize(
    ("known", "new", "action"),
    [
        # the first time
        (Known(None, None), said("5"), Action.ADDED),
        (Known(None, None), BLANK, Action.ADDED),
        (Known(None, None), SMALL, Action.WITHHELD),
        (Known(None, None), said(WITHHELD), Action.ADDED),
        (Known(None, None), NOTHING, Action.NOTHING),
        (Known(None, "pending"), said("5"), Action.ADDED),
        (Known(None, "not reported"), said("5"), Action.ADDED),
        (Known(None, "pending"), BLANK, Action.NOTHING),
        (Known(None, "4"), BLANK, Action.NOTHING),
        (Known(None, "5.0"), said("5"), Action.SAME),
        (Known(None, "4"), said("5"), Action.CONFLICT),
        (Known(None, "N/A"), said("5"), Action.CONFLICT),
        (Known(None, "4", "because"), said("5"), Action.KEPT),
        (Known(None, "pending", "because"), said("5"), Action.KEPT),
        (Known(None, "not reported", "because"), said("5"), Action.KEPT),
        # again
        (Known("5", "5"), said("5"), Action.SAME),
        (Known("5", "5"), said("5.00"), Action.SAME),
        (Known("5", "5"), said("6"), Action.UPDATED),
        (Known("5", "5.0"), said("6"), Action.UPDATED),
        (Known("5", "5"), BLANK, Action.UPDATED),
        (Known("5", "5"), SMALL, Action.WITHHELD),
        (Known("5", "5"), NOTHING, Action.REMOVED),
        (Known(WITHHELD, "--"), said("12"), Action.UPDATED),
        (Known(WITHHELD, "--"), SMALL, Action.SAME),
        (Known(NOT_REPORTED, "not reported"), said("5"), Action.UPDATED),
        (Known(NOT_REPORTED, "4"), BLANK, Action.NOTHING),
        (Known(NOT_REPORTED, "4", "because"), BLANK, Action.KEPT),
        (Known("5", "4"), BLANK, Action.CONFLICT),
        (Known("5", "4", "because"), BLANK, Action.CONFLICT),
        (Known("5", None), BLANK, Action.ADDED),
        # changed by hand
        (Known("5", "4"), said("5"), Action.UNEXPLAINED),
        (Known("5", "4", "because"), said("5"), Action.KEPT),
        (Known("5", None), said("5"), Action.ADDED),
        (Known("5", None), said("6"), Action.ADDED),
        (Known("5", "not reported"), said("5"), Action.UNEXPLAINED),
        (Known("5", "4"), said("6"), Action.CONFLICT),
        (Known("5", "4", "because"), said("6"), Action.CONFLICT),
        (Known("5", "6"), said("6"), Action.SAME),
        (Known("5", "4"), NOTHING, Action.CONFLICT),
        (Known(NOT_REPORTED, "4"), NOTHING, Action.NOTHING),
        (Known(NOT_REPORTED, "4", "because"), NOTHING, Action.KEPT),
        (Known("5", None), NOTHING, Action.NOTHING),
        (Known(NOT_REPORTED, "4"), said("5"), Action.CONFLICT),
        # a row about ten students or fewer
        (Known(None, "7", few=True), SMALL, Action.WITHHELD),
        (Known(None, "7", "because", few=True), said(WITHHELD), Action.WITHHELD),
        (Known("5", "4", "because", few=True), SMALL, Action.WITHHELD),
        (Known("5", "5", few=True), SMALL, Action.WITHHELD),
        (Known(WITHHELD, "4", few=True), said(WITHHELD), Action.WITHHELD),
        (Known(None, "N/A", few=True), SMALL, Action.CONFLICT),
        (Known(None, "not reported", "because", few=True), SMALL, Action.KEPT),
        # a file that keeps such rows is merged like any other
        (Known(None, None), KEPT_SMALL, Action.ADDED),
        (Known("7", "7"), KEPT_SMALL, Action.SAME),
        (Known("7", "6"), KEPT_SMALL, Action.UNEXPLAINED),
        (Known("6", "6"), KEPT_SMALL, Action.UPDATED),
        (Known("7", "7"), said("20"), Action.UPDATED),
        (Known(WITHHELD, "--"), KEPT_SMALL, Action.UPDATED),
        (Known(None, "4"), said(WITHHELD), Action.CONFLICT),
    ],
)
def test_old_state_value_new_state_value_local_value(
    known: Known, new: StateValue, action: Action
) -> None:
    assert decide(known, new).action is action


def test_a_conflict_stays_until_somebody_decides() -> None:
    first = decide(Known("5", "4", "because"), said("6"))
    assert first.dispute == Dispute("5", "because")
    again = decide(Known("6", "4", "because", first.dispute), said("6"))
    assert (again.action, again.dispute) == (Action.CONFLICT, first.dispute)
    settled = decide(Known("6", "4", "because of something else", first.dispute), said("6"))
    assert (settled.action, settled.dispute) == (Action.KEPT, None)
    given_up = decide(Known("6", "6", "because", first.dispute), said("6"))
    assert (given_up.action, given_up.dispute) == (Action.SAME, None)


def test_a_first_conflict_is_settled_by_a_reason() -> None:
    first = decide(Known(None, "4"), said("5"))
    assert first.dispute == Dispute("", "")
    assert decide(Known("5", "4", "", first.dispute), said("5")).action is Action.CONFLICT
    assert decide(Known("5", "4", "because", first.dispute), said("5")).action is Action.KEPT


def test_a_figure_that_the_state_takes_back_is_a_conflict_until_somebody_decides() -> None:
    for taken_back in (BLANK, NOTHING):
        first = decide(Known("5", "4", "because"), taken_back)
        assert first.dispute == Dispute("5", "because")
        still = decide(Known(NOT_REPORTED, "4", "because", first.dispute), taken_back)
        assert (still.action, still.dispute) == (Action.CONFLICT, first.dispute)
        settled = decide(Known(NOT_REPORTED, "4", "we counted", first.dispute), taken_back)
        assert (settled.action, settled.dispute) == (Action.KEPT, None)


def test_what_is_taken_away_from_a_small_row_besides_the_states_figure_is_told_apart() -> None:
    assert decide(Known("7", "7", few=True), SMALL).why == FEW
    assert decide(Known("7", "8", few=True), SMALL).why == FEW_BY_HAND


def test_conflicts_write_nothing() -> None:
    assert not WRITES & {Action.CONFLICT, Action.KEPT, Action.UNEXPLAINED, Action.SAME}
