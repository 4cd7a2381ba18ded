"""Try to undo the dashes of a finished card, with everything that a reader may know.

The audit reads what is printed and the structure of the tables (privacy.md, 3.2 and 4.3). It
shares no rule with the choice of hidden rows: what it does not forbid is safe, whoever chose it.
Findings name a table and a row and never a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import permutations
from typing import final

from sarcgen.disclosure.bounds import Bounds
from sarcgen.disclosure.groups import MINIMUM_GROUP_SIZE, Level, Reason
from sarcgen.disclosure.knowledge import Assumptions, Knowledge, Sizes, Target, knowledge
from sarcgen.disclosure.published import Measure, PublishedRow, PublishedTable

# A reader who cannot make sense of the percentages allows for more and more students without a
# score; the last step is "any number of them".
_UNSCORED = (0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 10**6)

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


def audit(
    tables: Sequence[PublishedTable],
    *,
    level: Level = Level.STRICT,
    minimum: int = MINIMUM_GROUP_SIZE,
    sizes: Mapping[str, Sizes] | None = None,
) -> tuple[Finding, ...]:
    """All findings in tables about the same students; none if they may be published.

    Args:
        tables: one table, or linked tables together.
        level: what is promised.
        minimum: students of the smallest group that may be printed.
        sizes: by table and row, students enrolled and tested as the state's other publications
            show them. A row without a size is never held to be small or empty.
    """
    sizes = sizes or {}
    tables = with_common_reasons(tables)
    findings = list(_patterns(tables, sizes))
    for table in tables:
        findings.extend(_small(table, minimum))
        if level is Level.STRICT:
            findings.extend(_subtractions(table, minimum))
    labelled = worked_out(tables, sizes, minimum, Assumptions(labels=True))
    plain = worked_out(tables, sizes, minimum, Assumptions()) if labelled else ()
    findings.extend(labelled if _contradictory(labelled) else _document(labelled, plain))
    findings.extend(worked_out(tables, sizes, minimum, Assumptions(sizes=True)))
    return tuple(dict.fromkeys(findings))


def with_common_reasons(tables: Sequence[PublishedTable]) -> tuple[PublishedTable, ...]:
    """The tables, a row being called complementary only if it is so in all of them.

    What is hidden for the sake of a linked table is not hidden for the sake of its neighbours, and
    the notes of the card do not tell one from the other.
    """
    linked = {
        row.id
        for table in tables
        for row in table.rows
        if row.reason not in {None, Reason.COMPLEMENTARY}
    }

    def common(row: PublishedRow) -> PublishedRow:
        if row.reason is Reason.COMPLEMENTARY and row.id in linked:
            return replace(row, reason=Reason.LINKED)
        return row

    return tuple(replace(table, rows=tuple(map(common, table.rows))) for table in tables)


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
    if not readers:
        return tuple(
            Finding(table.id, table.total, Tier.CONTRADICTION)
            for table in tables
            if len(tables) == 1
            or _contradictory(worked_out((table,), sizes, minimum, assumed, first=True))
        ) or (Finding(tables[0].id, tables[0].total, Tier.CONTRADICTION),)
    return tuple(findings)


def _contradictory(findings: Sequence[Finding]) -> bool:
    return any(finding.tier is Tier.CONTRADICTION for finding in findings)


def _document(labelled: Sequence[Finding], plain: Sequence[Finding]) -> Iterator[Finding]:
    found = {(finding.table, finding.row) for finding in plain}
    for finding in labelled:
        if (finding.table, finding.row) in found:
            yield replace(finding, tier=Tier.DOCUMENT)
        else:
            yield finding


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
    weaker = [
        assumed,
        replace(assumed, likely=False),
        replace(assumed, likely=False, nobody_unlisted=False),
        replace(assumed, likely=False, nobody_unlisted=False, labels=False),
    ]
    for assumptions in weaker:
        for unscored in _UNSCORED:
            reader = _reader(tables, sizes, minimum, replace(assumptions, unscored=unscored))
            if reader is not None:
                yield reader
                break
            utmost = replace(assumptions, unscored=_UNSCORED[-1])
            if unscored == 0 and _reader(tables, sizes, minimum, utmost) is None:
                break
        if reader is not None and unscored == 0:
            return


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
    enrolled, tested, met, not_met, _ = range(place, place + 5)
    if target.size is not None and target.whole and target.size[0] == 0:
        return False
    if target.whole and not (sizes_known and target.size is not None):
        pinned = bounds.pinned(enrolled)
        if pinned == 0 and target.size is None:
            return False
        if not sizes_known and (pinned is not None or _can_tell_tested(target, bounds, place)):
            return True
    if not target.prints_outcome or (target.size is not None and target.size[1] == 0):
        return False
    if bounds.pinned(tested) == 0:
        return False
    if bounds.pinned(met) is not None or bounds.pinned(not_met) is not None:
        return True
    return bounds.pinned(tested) is None and bounds.share_pinned(met, tested)


def _can_tell_tested(target: Target, bounds: Bounds, place: int) -> bool:
    enrolled, tested, _, _, not_tested = range(place, place + 5)
    if not target.prints_outcome:
        return False
    if bounds.pinned(tested) is not None:
        return True
    absent = bounds.pinned(not_tested)
    # That nobody of a group was absent is no result of anyone; see PARTICIPATION_100 there.
    if absent is not None:
        return absent > 0 and target.reason not in _NOT_SMALL
    return bounds.share_pinned(tested, enrolled)


def _patterns(tables: Sequence[PublishedTable], sizes: Mapping[str, Sizes]) -> Iterator[Finding]:
    for table in tables:
        rows = {row.id: row for row in table.rows}
        for alias in table.aliases:
            row = rows.get(alias.row)
            if row is not None and row.something_hidden and alias.percent_met is not None:
                yield Finding(table.id, row.id, Tier.PATTERN)
    for first, second in permutations(tables, 2):
        if not _told_by(first, second, sizes.get(first.id, {})):
            continue
        printed = {row.id for row in second.rows if not row.hidden}
        for row in first.rows:
            if row.hidden and row.id in printed:
                yield Finding(first.id, row.id, Tier.PATTERN)


def _told_by(table: PublishedTable, other: PublishedTable, sizes: Sizes) -> bool:
    """Whether a linked table's printed rows tell how many students this one's have.

    Of a table that is hidden altogether they do if both have equally many students.
    """
    if any(not row.hidden for row in table.rows):
        return True
    enrolled = _sizes_printed(other).get(other.total)
    return enrolled is not None and enrolled[0] == sizes.get(table.total, (None,))[0]


def _sizes_printed(table: PublishedTable) -> dict[str, tuple[int, int]]:
    sizes = {}
    for row in table.rows:
        enrolled, tested = row.count(Measure.ENROLLED), row.count(Measure.TESTED)
        if enrolled is not None and tested is not None:
            sizes[row.id] = enrolled, tested
    return sizes


def _small(table: PublishedTable, minimum: int) -> Iterator[Finding]:
    for row_id, (enrolled, tested) in _sizes_printed(table).items():
        if enrolled > 0 and tested < minimum:
            yield Finding(table.id, row_id, Tier.SMALL)


def _subtractions(table: PublishedTable, minimum: int) -> Iterator[Finding]:
    printed = _sizes_printed(table)

    def is_small(whole: str, parts: Sequence[str]) -> bool:
        enrolled, tested = (
            printed[whole][i] - sum(printed[part][i] for part in parts) for i in (0, 1)
        )
        return enrolled > 0 and tested < minimum

    for members in table.partitions:
        parts = [member for member in members if member in printed]
        if table.total in printed and is_small(table.total, parts):
            hidden = [row.id for row in table.rows if row.id in members and row.id not in printed]
            yield Finding(table.id, next(iter(hidden), table.total), Tier.SUBTRACTION)
    for row_id in printed:
        for container in {table.total, table.within.get(row_id, table.total)} - {row_id}:
            if container in printed and is_small(container, [row_id]):
                yield Finding(table.id, row_id, Tier.SUBTRACTION)
