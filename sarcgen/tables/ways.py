"""Paths into the data of a school, followed together: what they share is walked once."""

from __future__ import annotations

from typing import Any, Final, final

from sarcgen.model.derived import Entities

ROOTS: Final = ("school", "district", "state")


@final
class Ways:
    """All paths that an edition needs. Each has a number, under which its end is found."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {
            (root,): number for number, root in enumerate(ROOTS)
        }
        self._steps: list[tuple[int, str]] = []

    def number(self, path: tuple[str, ...]) -> int:
        """The number of a path, entity first."""
        known = self._numbers.get(path)
        if known is None:
            self._steps.append((self.number(path[:-1]), path[-1]))
            known = self._numbers[path] = len(ROOTS) + len(self._steps) - 1
        return known

    def ends(self, entities: Entities) -> list[Any]:
        """What stands at the end of each way; None where a group of keys before it is absent."""
        found: list[Any] = [entities.school, entities.district, entities.state]
        for before, key in self._steps:
            place = found[before]
            if place is None:
                found.append(None)
            elif type(place) is dict:
                found.append(place.get(key))
            else:
                found.append(getattr(place, key))
        return found
