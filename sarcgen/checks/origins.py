"""Figures that came from the state and are not the state's any more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sarcgen.checks.case import Case
from sarcgen.model.local import Local
from sarcgen.model.values import NoValue
from sarcgen.model.written import alike
from sarcgen.problems import Problem
from sarcgen.reading.document import Node, Path
from sarcgen.records.origins import Origin, Origins


def not_the_states(case: Case, entity: str, origins: Origins) -> Iterator[Problem]:
    """What of a file was changed since it was imported, and why nobody can tell.

    Args:
        case: the school whose files they are.
        entity: ``school`` or ``district``: whose figures.
        origins: where they come from.
    """
    data = (case.record.district if entity == "district" else case.record.school).data
    reasons = (case.district if entity == "district" else case.school).local
    changed: set[str] = set()
    for dotted, origin in origins.cells.items():
        path = tuple(dotted.split("."))
        said = _said(data, path)
        if said is None or origin.small or alike(said, origin.value):
            continue
        changed.add(dotted)
        if _is_blank(origin) and origin.dispute is None:
            continue  # the state never had a figure there, and the file may have its own
        reason = _reason(reasons, dotted)
        if not reason:
            yield case.finding("X190", path, _UNEXPLAINED.format(origin.file.name), entity)
        elif origin.dispute is not None and origin.dispute.reason == reason:
            yield case.finding("X191", path, _DISPUTED.format(origin.file.name), entity)
    if origins.cells:
        yield from _without_use(case, entity, reasons, changed)


def left_blank(entity: str, origins: Origins) -> Iterator[tuple[str, Path]]:
    """Entity and path of what the state's own files leave blank."""
    for dotted, origin in origins.cells.items():
        if _is_blank(origin):
            yield entity, tuple(dotted.split("."))


def _is_blank(origin: Origin) -> bool:
    return origin.value == NoValue.NOT_REPORTED.value


def _without_use(
    case: Case, entity: str, reasons: Sequence[Local], changed: set[str]
) -> Iterator[Problem]:
    own = (case.record.district if entity == "district" else case.record.school).path
    for place, entry in enumerate(reasons):
        if case.record.mark(entity, ("local", place)).path != own:
            continue  # it stands among what schools share, and another may need it
        if not any(_covers(entry, dotted) for dotted in changed):
            message = (
                f"Nothing at “{entry.field}” differs from what the state says. Delete the entry."
            )
            yield case.finding("X192", ("local", place), message, entity)


def _reason(reasons: Sequence[Local], dotted: str) -> str:
    covering = [entry for entry in reasons if _covers(entry, dotted)]
    nearest = max(covering, key=lambda entry: len(entry.field), default=None)
    return nearest.reason if nearest is not None else ""


def _covers(entry: Local, dotted: str) -> bool:
    return f"{dotted}.".startswith(f"{entry.field}.")


def _said(node: Node, path: Path) -> str | None:
    """What a file says at a path; a word may stand for all that is around."""
    for key in path:
        if isinstance(node, str):
            break
        node = node.get(str(key)) if isinstance(node, dict) else None
    if isinstance(node, str):
        return str(node)
    return None


_UNEXPLAINED = (
    "This was imported from the state's {} and is not what it said. If it is right, say why under"
    " “local:”; else delete it and import the file again."
)
_DISPUTED = (
    "The state has changed this in {} since the reason under “local:” was written. Take the state's"
    " figure, or look at the reason and write it anew."
)
