"""What an import does or would do, for people and for programs. No figure is ever in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from sarcgen.findings.repeatable import without_figures
from sarcgen.importing.failing import FORMAT_VERSION, told
from sarcgen.importing.merging import DOUBTFUL, FEW_BY_HAND, UNTIL_NOW, Action
from sarcgen.importing.one_file import Step
from sarcgen.importing.planning import FilePlan
from sarcgen.importing.runs import Plan
from sarcgen.paths import shown

_ONE_BY_ONE: Final = (
    Action.UPDATED,
    Action.REMOVED,
    Action.KEPT,
    Action.UNEXPLAINED,
    Action.CONFLICT,
)
"""What is told figure by figure; the others are counted by table."""

_WORTH_A_LOOK: Final = (DOUBTFUL, FEW_BY_HAND, UNTIL_NOW)
"""Reasons for which a figure is told besides."""

_WIDTH: Final = max(map(len, Action))


def as_text(plan: Plan) -> str:
    """A table for each file: how many figures of which table, and what to look at."""
    read = [f"{name} ({rows:,} row{'' if rows == 1 else 's'})" for name, rows in plan.sources]
    lines = [f"Edition {plan.edition}, from {', '.join(read) or 'no file'}"]
    for one in plan.files:
        lines += ["", shown(one.file), *_table(one)]
    return "\n".join(lines) + "\n"


def _table(plan: FilePlan) -> Iterator[str]:
    counts: Counter[tuple[Action, str]] = Counter(
        (step.action, step.table)
        for step in plan.steps
        if step.action not in (*_ONE_BY_ONE, Action.NOTHING)
    )
    order = list(Action)
    if counts or plan.not_shown:
        yield f"  {'':{_WIDTH}} figures  table"
    for (action, table), count in sorted(counts.items(), key=lambda one: order.index(one[0][0])):
        yield f"  {action.value:{_WIDTH}} {count:7,}  {table}"
    if plan.not_shown:
        yield f"  {'left out':{_WIDTH}} {plan.not_shown:7,}  figures that this card does not show"
    told = [step for step in plan.steps if step.action in _ONE_BY_ONE or step.why in _WORTH_A_LOOK]
    told.sort(key=lambda step: (order.index(step.action), step.path))
    width = max((len(".".join(step.path)) for step in told), default=0)
    for step in told:
        yield f"  {step.action.value:{_WIDTH}}  {'.'.join(step.path):{width}}  {_why(step)}"
    if not counts and not told:
        yield "  nothing to do"


def _why(step: Step) -> str:
    """The reason; a reason that somebody wrote goes into a public log without its numbers."""
    return without_figures(step.why) if step.action is Action.KEPT else step.why


def as_json(plan: Plan, *, written: bool) -> str:
    """The same, figure by figure, for programs."""
    whole = {
        "version": FORMAT_VERSION,
        "edition": plan.edition,
        "written": written,
        "sources": [{"name": name, "rows": rows} for name, rows in plan.sources],
        "not_read": list(plan.unread),
        "files": [_file(one) for one in plan.files],
        "warnings": [told(problem) for problem in plan.warnings],
        "problems": [],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _file(plan: FilePlan) -> dict[str, Any]:
    return {
        "file": shown(plan.file),
        "changes": plan.before != plan.after,
        "not_shown": plan.not_shown,
        "figures": [
            {
                "field": ".".join(step.path),
                "table": step.table,
                "action": step.action.value,
                "why": _why(step),
                "source": step.found.source.file.name,
            }
            for step in plan.steps
            if step.action is not Action.NOTHING
        ],
    }


def summed_up(plan: Plan) -> str:
    """The plan in one line, as ``added 80, kept by hand 1``."""
    counts = Counter(step.action for one in plan.files for step in one.steps)
    parts = [f"{action.value} {counts[action]}" for action in Action if counts[action]]
    return (
        ", ".join(part for part in parts if not part.startswith(Action.NOTHING.value)) or "nothing"
    )
