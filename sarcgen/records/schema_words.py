"""Titles and descriptions of the keys of a file, in the words of the state and of the model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, final

from sarcgen.edition.spec import TableSpec
from sarcgen.edition.words import ProvidedBy
from sarcgen.model.entities import Measures
from sarcgen.records.schema_nodes import ANY_OTHER, Node
from sarcgen.records.schema_places import Part, Path, Places, Use
from sarcgen.records.schema_values import manner

_SUPPLIES: Final = {
    ProvidedBy.CDE: "The state (CDE) supplies it",
    ProvidedBy.LEA: "The district or school supplies it",
}
_BOTH: Final = "The state (CDE) supplies a part of it, the district or school the rest"
_FIGURES: Final = frozenset(Measures.model_fields)
"""Keys at the top of a file below which everything is there to be printed, or guards that."""

_MANY: Final = 3
"""Of more tables than so many, a group does not name the statutes; our own choice, for length."""

_NAMES: Final = {"non_binary": "Non-binary"}


@final
class Words:
    """What editors say about the keys of one kind of file.

    Args:
        edition: data year, as ``2018-19``.
        places: what the card takes from this kind of file.
        of_school: what it takes from a school's file, whose labels hold for the district's keys.
    """

    def __init__(self, edition: str, places: Places, of_school: Places) -> None:
        self._card = f"the {edition} card"
        self._places = places
        self._of_school = of_school

    def knows(self, path: Path) -> bool:
        """Whether the card takes anything from a path, of this or of a school's file."""
        return bool(self._places.below(path) or self._of_school.below(path))

    def title(self, path: Path, *, is_row: bool) -> str:
        """The label that the state prints for a key, else its name.

        Args:
            path: of the key.
            is_row: it is of a closed list, so other tables may have a label for it.
        """
        key = path[-1]
        if key == ANY_OTHER:
            return "Another school year" if self._places.below(path[:-1]) else "School year"
        return (
            self._places.label(path)
            or self._of_school.label(path)
            or (self._places.row_label(key) if is_row else "")
            or _NAMES.get(key)
            or key.replace("_", " ").capitalize()
        )

    def description(self, path: Path, node: Node, like: Path) -> str:
        """What a key is, where it is printed, how it is written, who supplies it.

        Args:
            path: of the key.
            node: what stands behind it.
            like: path of a row or year like it that the card prints; empty where there is none.
        """
        uses = self._places.below(path)
        rows = uses or (self._places.below(like) if node.one_word else ())
        written = manner(node, of_the_state=may_be_pending(rows))
        if _asks_no_data(path, uses):
            written = f"Unit: {node.unit}." if node.unit else ""
        return "\n".join(
            filter(None, [node.about, self._where(path, uses), written, _supply(uses)])
        )

    def _where(self, path: Path, uses: Sequence[Use]) -> str:
        if path[-1] == ANY_OTHER:
            printed = self._places.below(path[:-1])
            none = f"No table of {self._card} prints this school year."
            return none if printed else "Written as in 2018-19."
        if not uses:
            return f"Nothing on {self._card} is printed from it." if path[0] in _FIGURES else ""
        if _asks_no_data(path, uses):
            return f"{self._place(path, uses[0])}. The form asks for no data there; leave it out."
        firsts = list({use.spec.id: use for use in reversed(uses)}.values())[::-1]
        if len(firsts) > 1 and firsts[0].path != path:
            return f"Printed in {_numbered(firsts)} of {self._card}."
        also = "".join(f", and in table {use.spec.number}" for use in firsts[1:])
        return f"{self._place(path, firsts[0])}{also}."

    def _place(self, path: Path, use: Use) -> str:
        part, label = use.parts[len(path) - 1], use.labels[len(path) - 1]
        whose = " (the district's figures)" if use.beside_others else ""
        title = f"{use.spec.number}, “{self._places.title(use.spec)}”{whose}"
        return {
            Part.NAME: f"Table {title}",
            Part.ROW: f"Row “{label}” of table {title}",
            Part.COLUMN: f"Column “{label}” of table {title}",
            Part.YEAR: f"School year {label} in table {title}",
            Part.CELL: f"“{label}” in table {title}",
            Part.FACT: f"The line “{label}” above table {title}",
            Part.TEXT: f"Text {title}",
            Part.LIST: f"Printed after text {title}",
        }[part]


def may_be_pending(uses: Sequence[Use]) -> bool:
    """Whether a value may wait for the state: not where the school or district owes all of it."""
    owed = [use for use in uses if not use.asks_no_data]
    return not owed or any(use.supplier is ProvidedBy.CDE for use in owed)


def supplier_of(uses: Sequence[Use]) -> str:
    """Who supplies a value, as the keyword ``x-supplier`` has it; empty where nobody alone does."""
    owed = [use for use in uses if not use.asks_no_data]
    if owed and all(use.computed for use in owed):
        return "sarcgen works it out"
    names = {use.supplier.value.upper() for use in owed}
    return names.pop() if len(names) == 1 else ""


def _asks_no_data(path: Path, uses: Sequence[Use]) -> bool:
    return bool(uses) and all(use.asks_no_data and use.path == path for use in uses)


def _supply(uses: Sequence[Use]) -> str:
    owed = [use for use in uses if not use.asks_no_data]
    if not owed or len({use.spec.id for use in owed}) > _MANY:
        return ""
    suppliers = {use.supplier for use in owed}
    who = _SUPPLIES[owed[0].supplier] if len(suppliers) == 1 else _BOTH
    statutes = dict.fromkeys(part for use in owed for part in use.spec.statute.split(", "))
    computed = "May be left out: sarcgen works it out. " if all(u.computed for u in owed) else ""
    return f"{computed}{who}; {', '.join(statutes)}."


def _numbered(uses: Sequence[Use]) -> str:
    """Tables and texts by number."""
    numbers = [str(number) for number in dict.fromkeys(use.spec.number for use in uses)]
    kinds = {"table" if isinstance(use.spec, TableSpec) else "text" for use in uses}
    names = [kind if len(numbers) == 1 else f"{kind}s" for kind in sorted(kinds)]
    listed = " and ".join(filter(None, [", ".join(numbers[:-1]), numbers[-1]]))
    return f"{' and '.join(names)} {listed}"
