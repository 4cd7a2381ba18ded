"""Readers with different knowledge, and what each of them can work out.

Findings name a table and a row and never a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import final

from sarcgen.disclosure.bounds import Bounds
from sarcgen.disclosure.conditions import Assumptions, Sizes
from sarcgen.disclosure.groups import Reason
from sarcgen.disclosure.knowledge import Knowledge, Target, knowledge
from sarcgen.disclosure.published import PublishedTable

# A reader who cannot make sense of the percentages allows for more and more students without a
# score; the last step is "any number of them".
_UNSCORED = (1, 2, 3, 5, 8, 13, 21, 34, 55, 10**6)

_NOT_SMALL = frozenset({Reason.COMPLEMENTARY, Reason.LINKED, Reason.REQUESTED})


@final
class Tier(Enum):
    """What a reader needs to work out what a finding is about (privacy.md, 3.2).

    SMALL: nothing: a group below the minimum is printed.
    PATTERN: another cell that says the same, or a linked table, prints what is hidden here.
    SUBTRACTION: printed rows whose sum or difference is a group below the minimum.
    DOCUMENT: the printed figures and the meaning of the rows.
    SIZES: also the size of every group.
    LABELS: also which rows are hidden only to protect others.
    CONTRADICTION: nothing: no students can be as printed, so that nothing can be proved.
    """

    SMALL = "small"
    PATTERN = "pattern"
    SUBTRACTION = "subtraction"
    DOCUMENT = "document"
    SIZES = "sizes"
    LABELS = "labels"
    CONTRADICTION = "contradiction"


@final
@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A row that a reader can work out, wholly or in part.

    Attributes:
        table: the table's id.
        row: the row's id; for a group that no row prints, the row next to it.
        tier: what it takes.
    """

    table: str
    row: str
    tier: Tier


def worked_out(
    tables: Sequence[PublishedTable],
    sizes: Mapping[str, Sizes],
    minimum: int,
    assumed: Assumptions,
    *,
    only: frozenset[str] | None = None,
    first: bool = False,
) -> tuple[Finding, ...]:
    """Rows that a reader with these assumptions can work out.

    Args:
        tables: linked tables, with common reasons.
        sizes: as in :func:`audit`.
        minimum: as in :func:`audit`.
        assumed: whether the reader knows labels or sizes.
        only: look at these rows alone.
        first: stop at the first finding.
    """
    tier = Tier.DOCUMENT
    if assumed.labels or assumed.sizes:
        tier = Tier.SIZES if assumed.sizes else Tier.LABELS
    findings: dict[Finding, None] = {}
    readers = 0
    for known, bounds in _readers(tables, sizes, minimum, assumed):
        readers += 1
        for place, target in enumerate(known.targets):
            if only is not None and target.row not in only:
                continue
            if _can_tell(target, bounds, 5 * place, sizes_known=assumed.sizes):
                findings[Finding(target.table, target.row, tier)] = None
                if first:
                    return tuple(findings)
    if readers:
        return tuple(findings)
    if first:
        # Which table it is takes long to find out, and a search only asks whether.
        return (Finding(tables[0].id, tables[0].total, Tier.CONTRADICTION),)
    return _contradictions(tables, sizes, minimum, assumed)


def _contradictions(
    tables: Sequence[PublishedTable],
    sizes: Mapping[str, Sizes],
    minimum: int,
    assumed: Assumptions,
) -> tuple[Finding, ...]:
    """The tables that no students can make, or all if it is only together that none can."""
    alone = [table for table in tables if not any(_readers((table,), sizes, minimum, assumed))]
    return tuple(Finding(table.id, table.total, Tier.CONTRADICTION) for table in alone or tables)


def _readers(
    tables: Sequence[PublishedTable],
    sizes: Mapping[str, Sizes],
    minimum: int,
    assumed: Assumptions,
) -> Iterator[tuple[Knowledge, Bounds]]:
    """Readers whose assumptions cannot be refuted, the boldest first.

    A bold assumption leaves less open than a timid one. Where some bold reader is right, timid
    ones need not be asked; where all must allow for students without a score, each is asked.
    """
    for weaker in (
        assumed,
        replace(assumed, likely=False),
        replace(assumed, likely=False, nobody_unlisted=False),
        replace(assumed, likely=False, nobody_unlisted=False, labels=False),
    ):
        reader = _reader(tables, sizes, minimum, weaker)
        if reader is not None:
            yield reader
            return
        allowing = [replace(weaker, unscored=unscored) for unscored in _UNSCORED]
        if _reader(tables, sizes, minimum, allowing[-1]) is not None:
            readers = (_reader(tables, sizes, minimum, assumption) for assumption in allowing)
            yield next(reader for reader in readers if reader is not None)


def _reader(
    tables: Sequence[PublishedTable],
    sizes: Mapping[str, Sizes],
    minimum: int,
    assumed: Assumptions,
) -> tuple[Knowledge, Bounds] | None:
    known = knowledge(tables, sizes, minimum, assumed)
    sums = [
        quantity
        for target in known.targets
        for quantity in (target.parts.enrolled, target.parts.tested, *target.parts)
    ]
    bounds = Bounds(known.program, sums)
    return (known, bounds) if bounds.possible else None


def _can_tell(target: Target, bounds: Bounds, place: int, *, sizes_known: bool) -> bool:
    if target.whole and target.size is not None and target.size[0] == 0:
        return False
    size_told = target.whole and not sizes_known and _can_tell_size(target, bounds, place)
    return size_told or (target.prints_outcome and _can_tell_results(target, bounds, place))


def _can_tell_size(target: Target, bounds: Bounds, place: int) -> bool:
    enrolled, tested, _, _, not_tested = range(place, place + 5)
    pinned = bounds.pinned(enrolled)
    if pinned is not None:
        return pinned > 0 or target.size is not None
    if not target.prints_outcome:
        return False
    if bounds.pinned(tested) is not None:
        return True
    absent = bounds.pinned(not_tested)
    if absent is None:
        return bounds.share_pinned(tested, enrolled)
    # That nobody of a group was absent is no result of anyone: PARTICIPATION_100 in privacy.md.
    return absent > 0 and target.reason not in _NOT_SMALL


def _can_tell_results(target: Target, bounds: Bounds, place: int) -> bool:
    _, tested, met, not_met, _ = range(place, place + 5)
    nobody_tested = target.size is not None and target.size[1] == 0
    if nobody_tested or bounds.pinned(tested) == 0:
        return False
    had_it = bounds.pinned(met)
    if had_it == 0 and target.nobody_may_be_known:
        # That nothing happened is no incident of anyone: decision C6 in privacy.md.
        return False
    if had_it is not None or bounds.pinned(not_met) is not None:
        return True
    return bounds.pinned(tested) is None and bounds.share_pinned(met, tested)
