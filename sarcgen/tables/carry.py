"""What of an older file of a school or district goes into the file of a later edition.

Texts and contacts go as they are. So do the figures of a school year that both editions show: what
was the data year is now a year before it, and is not to be typed again. All else is left to be
filled in, because it is of another year (state format 2.0).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias, final

import yaml

from sarcgen.edition.spec import Edition, NarrativeSpec
from sarcgen.model.derived import Entities, total_enrollment
from sarcgen.model.fields import WORDS
from sarcgen.model.message import PLACE
from sarcgen.model.narrative import DEFAULT_LANGUAGE
from sarcgen.model.values import Figure, NoValue, reveal
from sarcgen.tables.branches import Branch, tree_of
from sarcgen.tables.held import Held, Values
from sarcgen.tables.keys import Keys, Taken, is_year, of_any_year, taken
from sarcgen.tables.labels import listed
from sarcgen.tables.message import TEXT as MESSAGE_TEXT
from sarcgen.tables.writing import plain, quoted

Reviewer: TypeAlias = Callable[[NarrativeSpec, str, str], str]
"""Why a text should be looked at: takes the text's place on the card, its language and words, and
gives an empty text where there is no reason."""

TOTALS: Final = ("enrollment", "earlier_totals")
SETTINGS: Final = (("grades",), ("kind",))
"""What decides which tables a school's card has."""

_CONTACT: Final = "contact"
_NOT_WORDS: Final = frozenset(word.casefold() for word in WORDS)


def total_of(entities: Entities) -> yaml.Node | None:
    """Total enrollment in the way it is typed, to be that of an earlier year in a later edition.

    None where it is not known. One that the state withheld stays so.
    """
    total: Figure | NoValue = entities.school.enrollment.total
    if total is NoValue.MISSING:
        total = total_enrollment(entities, TOTALS)
    if isinstance(total, Figure):
        return plain(f"{reveal(total):f}")
    return quoted(total.value) if total is NoValue.WITHHELD else None


@final
class Carry:
    """Carries what stands in files of one edition into those of a later one.

    Args:
        old: the edition of the files that there are.
        new: the later one.
        review: says why a text should be looked at.

    Attributes:
        marked: how many texts and lists were marked for review so far.
    """

    def __init__(self, old: Edition, new: Edition, review: Reviewer) -> None:
        self._old = old
        self._new = new
        self._review = review
        self.marked = 0

    def school(
        self, values: Values, entities: Entities, shared: Held, total: yaml.Node | None
    ) -> Branch:
        """The keys of a school's own file.

        Args:
            values: what its older file says.
            entities: the school as far as it is known: grades and kinds.
            shared: what the later district's file has for all its schools.
            total: total enrollment of the older edition's data year, if it is known.
        """
        held = Held(values)
        possible = taken(self._new, "school", entities)
        wanted = [
            one
            for one in possible
            if (one.asked and not shared.covers(one.path)) or held.wants(one)
        ]
        tree = self._filled("school", wanted, values)
        totals = _below(TOTALS, values)
        if total is not None:
            totals[*TOTALS, self._old.edition] = total
        self._keep_totals(tree, totals, possible)
        self._keep_message(tree, values)
        return tree

    def shared(self, values: Values) -> Branch:
        """The keys for all schools of a district, from those that its older file has for them."""
        held = Held(values)
        possible = taken(self._new, "school")
        tree = self._filled("school", [*filter(held.wants, possible)], values)
        self._keep_totals(tree, _below(TOTALS, values), possible)
        for key in SETTINGS:
            if key in values:
                tree.put(key, values[key])
        self._keep_message(tree, values)
        return tree

    def district(self, values: Values, entities: Entities) -> Branch:
        """The keys of a district's own figures.

        Those that its older file has, be they of schools with other grades, and those that the card
        of one school needs.
        """
        held = Held(values)
        needed = {one.path for one in taken(self._new, "district", entities) if one.asked}
        wanted = [
            one for one in taken(self._new, "district") if one.path in needed or held.wants(one)
        ]
        return self._filled("district", wanted, values)

    def texts(self, values: Values) -> list[Keys]:
        """The texts, and lists under them, that a file of the older edition has."""
        held = Held(values)
        return [
            one.path for one in taken(self._old, "school") if one.is_text and held.has(one.path)
        ]

    def shows(self, text: Keys, entities: Entities | None) -> bool:
        """Whether the later card of a school, or of any, shows a text."""
        return any(one.is_text and one.path == text for one in taken(self._new, "school", entities))

    def _filled(self, entity: str, wanted: list[Taken], values: Values) -> Branch:
        tree = tree_of(wanted)
        before = {one.path for one in taken(self._old, entity)}
        for one in wanted:
            if isinstance(one.spec, NarrativeSpec):
                self._keep_text(tree, one.path, one.spec, values)
            elif one.path in before and any(map(is_year, one.path)):
                _keep_figure(tree, one.path, values)
        _close_empty_rows(tree, wanted)
        contact = {path: value for path, value in values.items() if path[0] == _CONTACT}
        for path, value in contact.items():
            tree.put(path, value)
        if contact:
            tree.at((_CONTACT,)).say(
                f"Kept from {self._old.edition}: see whether names, addresses and numbers still"
                " hold."
            )
        return tree

    def _keep_text(self, tree: Branch, path: Keys, spec: NarrativeSpec, values: Values) -> None:
        whole = values.get(path)
        if isinstance(whole, yaml.SequenceNode):
            self._put(
                tree, path, whole, f"kept from {self._old.edition}; see whether it still holds."
            )
            return
        texts = {path: whole} if whole is not None else _below(path, values)
        for place, text in texts.items():
            if _is_text(text):
                language = place[-1] if len(place) > len(path) else DEFAULT_LANGUAGE
                self._put(tree, place, text, self._review(spec, language, text.value))

    def _put(self, tree: Branch, path: Keys, value: yaml.Node, reason: str) -> None:
        self.marked += bool(reason)
        tree.put(path, value, f"REVIEW: {reason}" if reason else "")
        tree.at(path).is_text = True

    def _keep_message(self, tree: Branch, values: Values) -> None:
        """The message from the principal goes first; whatever it says, it was last year's."""
        reason = f"the message of {self._old.edition}; ask the principal for this year's."
        for path, text in values.items():
            if path[:2] == MESSAGE_TEXT and _is_text(text):
                self._put(tree, path, text, reason)
        if PLACE in tree.below:
            tree.below = {PLACE: tree.below.pop(PLACE), **tree.below}

    def _keep_totals(self, tree: Branch, totals: Values, possible: Iterable[Taken]) -> None:
        """Total enrollments of the earlier years that the later card shows."""
        shown = {key for one in possible for key in one.path if is_year(key)}
        kept = {
            path: total
            for path, total in sorted(totals.items())
            if path[-1] in shown and path[-1] < self._new.edition
        }
        for path, total in kept.items():
            tree.put(path, total)
        if kept:
            tree.at(TOTALS).say(
                "Total enrollment of earlier years: it decides whether their rates are printed."
            )


def _close_empty_rows(tree: Branch, wanted: Iterable[Taken]) -> None:
    """Leaves only the key of a row that need not be there, where nothing of it was kept.

    Keys below it would say that there is such a row.
    """
    of_all_years: dict[Keys, set[Keys]] = {}
    for one in wanted:
        if one.optional_row:
            of_all_years.setdefault(of_any_year(one.optional_row), set()).add(one.optional_row)
    for rows in of_all_years.values():
        branches = [tree.at(row) for row in sorted(rows)]
        if not any(branch.has_values() for branch in branches):
            for branch in branches:
                if branch.below:
                    branch.say(
                        f"Only if the school has it: {listed([*branch.below])} belong below."
                    )
                branch.below = {}


def _below(path: Keys, values: Values) -> dict[Keys, yaml.Node]:
    return {place: value for place, value in values.items() if place[:-1] == path}


def _is_text(value: yaml.Node) -> bool:
    """Whether words stand there, and not one of the words for no figure."""
    words = value.value.strip() if isinstance(value, yaml.ScalarNode) else ""
    return bool(words) and words.casefold() not in _NOT_WORDS


def _keep_figure(tree: Branch, path: Keys, values: Values) -> None:
    """Puts the figure of a year where it was, or the word that stood for its whole row.

    A figure that was still to come is not one to keep.
    """
    of_the_year = next(place for place, key in enumerate(path, start=1) if is_year(key))
    for length in range(len(path), of_the_year - 1, -1):
        value = values.get(path[:length])
        if isinstance(value, yaml.ScalarNode):
            if value.value.strip().casefold() != NoValue.PENDING.value:
                tree.put(path[:length], value)
            return
