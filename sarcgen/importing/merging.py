"""Three-way merge of one figure: what the state said before, what it says now, what the file says.

A figure that nobody touched follows the state. One that was changed by hand stays, whatever the
state says. Where both changed, that is a conflict: the file stays as it is, and the conflict is
told at every import until somebody takes the state's figure or gives a new reason for the local
one. A blank is no figure of anybody's: the state's goes there, also if there had been one before.
Who wants it blank says so, with “not reported”.

A row about ten students or fewer is the exception: there ``--`` takes the place of whatever figure
the file has, typed or imported, so that no such figure stays in it. What goes besides the state's
own figure is told. Only with ``--keep-small`` is such a row merged like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, final

from sarcgen.importing.values import NOT_REPORTED, WITHHELD, StateValue
from sarcgen.model.values import NoValue
from sarcgen.model.written import alike, canonical
from sarcgen.records.origins import Dispute

_PENDING: Final = NoValue.PENDING.value


@final
class Action(StrEnum):
    """What becomes of a figure."""

    ADDED = "added"
    UPDATED = "updated"
    WITHHELD = "withheld"
    REMOVED = "removed"
    SAME = "same"
    KEPT = "kept"
    UNEXPLAINED = "unexplained"
    CONFLICT = "conflict"
    NOTHING = "nothing"


WRITES: Final = frozenset({Action.ADDED, Action.UPDATED, Action.WITHHELD, Action.REMOVED})
"""What changes our file."""


@final
@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a figure before an import.

    Attributes:
        old: what the state said at the last import; None where it said nothing.
        local: what our file says; None where it says nothing.
        reason: why the local figure is not the state's; empty where the file gives no reason.
        dispute: what is still to be decided about it.
        few: the row is about ten students or fewer, and the file is not to keep such figures.
    """

    old: str | None
    local: str | None
    reason: str = ""
    dispute: Dispute | None = None
    few: bool = False


@final
@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a figure, and what is to be remembered of it.

    Attributes:
        action: what becomes of it.
        why: the reason, in the words of a report.
        dispute: what has to be decided about it from now on.
    """

    action: Action
    why: str
    dispute: Dispute | None = None


def decide(known: Known, new: StateValue) -> Decision:
    """What becomes of a figure of which the state says something new, or the same, or nothing."""
    if known.local is not None and alike(known.local, new.shown):
        return Decision(Action.SAME, "the file says what the state says")
    if known.few and canonical(known.local or "") is not None:
        return Decision(Action.WITHHELD, FEW if alike(known.local, known.old) else FEW_BY_HAND)
    if new.shown is None and (known.old is None or known.local is None):
        return Decision(Action.NOTHING, "the state's file has nothing there")
    if known.local is None:
        return _new(new)
    return _first_time(known, new) if known.old is None else _again(known, new)


def _again(known: Known, new: StateValue) -> Decision:
    """The state says something where it had said something before, or nothing any more."""
    if alike(known.local, known.old):
        return _follows(new)
    blank_as_before = alike(known.old, NOT_REPORTED) and _is_blank(new)
    if blank_as_before and known.dispute is None and not known.reason:
        return Decision(Action.NOTHING, _BLANK)
    return _changed_by_hand(known, new)


def _is_blank(new: StateValue) -> bool:
    return new.shown is None or new.shown == NOT_REPORTED


DOUBTFUL: Final = "the state has a zero, which may also mean that there is no figure"
_BLANK: Final = "the state's file leaves it blank; what the file says is its own"
FEW: Final = "the row is about ten students or fewer"
FEW_BY_HAND: Final = f"not the state's figure; {FEW}"
UNTIL_NOW: Final = "left blank until now; the state has a figure"


def _first_time(known: Known, new: StateValue) -> Decision:
    """The state says something where it had said nothing."""
    if new.shown == NOT_REPORTED:
        return Decision(Action.NOTHING, _BLANK)
    if known.reason:
        return Decision(Action.KEPT, known.reason)
    if alike(known.local, _PENDING):
        return Decision(Action.ADDED, "pending until now; the state has a figure")
    if alike(known.local, NOT_REPORTED):
        return Decision(Action.ADDED, UNTIL_NOW)
    dispute = Dispute("", known.reason)
    return Decision(Action.CONFLICT, "typed by hand, and the state has another figure", dispute)


def _new(new: StateValue) -> Decision:
    """The file says nothing: a blank is there to be filled in, also one that was made by hand."""
    if new.shown == NOT_REPORTED:
        return Decision(Action.ADDED, "the state's file leaves it blank")
    if new.few and new.shown == WITHHELD:
        return Decision(Action.WITHHELD, FEW)
    if new.doubtful:
        return Decision(Action.ADDED, DOUBTFUL)
    return Decision(Action.ADDED, "the state has a figure now")


def _follows(new: StateValue) -> Decision:
    """Nobody touched it here."""
    if new.few and new.shown == WITHHELD:
        return Decision(Action.WITHHELD, FEW)
    if new.shown is None:
        return Decision(Action.REMOVED, "the state's file has nothing there any more")
    if new.shown == NOT_REPORTED:
        return Decision(Action.UPDATED, "the state's file leaves it blank now")
    return Decision(Action.UPDATED, "the state changed it, and it was not changed here")


def _changed_by_hand(known: Known, new: StateValue) -> Decision:
    if not alike(known.old, new.kept or NOT_REPORTED):
        dispute = Dispute(known.old or "", known.reason)
        what = "leaves it blank now" if _is_blank(new) else "changed it too"
        return Decision(Action.CONFLICT, f"changed by hand, and the state {what}", dispute)
    if known.dispute is not None and known.dispute.reason == known.reason:
        why = "changed by hand, and the state had changed it too; still to be decided"
        return Decision(Action.CONFLICT, why, known.dispute)
    if known.reason:
        return Decision(Action.KEPT, known.reason)
    return Decision(Action.UNEXPLAINED, "no reason under “local:”; the state has not changed it")
