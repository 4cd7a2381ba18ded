"""Makes cards and checks schools again when their files change, and only then.

It works step by step, in one thread, so that what somebody looks at goes before what nobody does.
"""

from __future__ import annotations

import traceback
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import final

from sarcgen.checking import Pair, SchoolAlone, check_alone, together
from sarcgen.errors import DisclosureError, InputError, SarcgenError, UsageError
from sarcgen.findings.results import CheckedSchool
from sarcgen.languages.catalog import Catalog
from sarcgen.paths import shown
from sarcgen.pipeline import Examination, examine, report_card, template_of
from sarcgen.records.districts import DistrictFiles
from sarcgen.render.html import render_html
from sarcgen.serving.listing import Listing, Signature, files_of, list_schools, signature_of
from sarcgen.serving.snapshots import CardState, Key, Order, Snapshot

GONE = "Its file is not there any more: it was deleted or renamed, or is just being saved."


@final
@dataclass(slots=True)
class _Entry:
    """One school: its files, what was made of them, and what is to be made anew."""

    pair: Pair
    signature: Signature
    snapshot: Snapshot
    alone: SchoolAlone | None = None
    unchecked: bool = True
    undrawn: bool = True


@final
class Workshop:
    """The schools of a preview.

    Args:
        order: what is asked for.
    """

    def __init__(self, order: Order) -> None:
        self._order = order
        self._catalog = Catalog(order.language)
        self._entries: dict[Key, _Entry] = {}
        self._templates: Signature = ()
        self._whole = True
        self._unsettled = False
        self.trouble = ""
        """A sentence where the folder of schools cannot be listed; else empty."""

    def snapshots(self) -> dict[Key, Snapshot]:
        """Every school as it stands, by edition and name."""
        return {key: self._entries[key].snapshot for key in sorted(self._entries)}

    def undrawn(self) -> frozenset[Key]:
        """The schools whose page is not that of their files, or may not be."""
        return frozenset(key for key, entry in self._entries.items() if entry.undrawn)

    def look(self, changed: AbstractSet[Path] = frozenset()) -> None:
        """Lists the schools and notes which of them are to be made anew.

        Args:
            changed: files that are known to have changed. Others are found by time and size.
        """
        templates = signature_of(sorted(self._order.templates.rglob("*")))
        anew = templates != self._templates
        if anew:
            template_of.cache_clear()
            self._templates = templates
        try:
            listing = list_schools(self._order)
        except UsageError as error:
            self.trouble = str(error)
            return
        except OSError as error:
            self.trouble = f"{shown(self._order.schools)} cannot be read: {error.strerror}."
            return
        self.trouble = ""
        self._compare(listing, changed, anew=anew)

    def _compare(self, listing: Listing, changed: AbstractSet[Path], *, anew: bool) -> None:
        self._unsettled |= listing.whole != self._whole
        self._whole = listing.whole
        for key in self._entries.keys() - listing.pairs.keys():
            self._lose(key)
        for key, pair in listing.pairs.items():
            files = [*files_of(pair)]
            signature = signature_of(files)
            entry = self._entries.get(key)
            if entry is None:
                empty = Snapshot(key, key[1], shown(pair[0].file))
                self._entries[key] = _Entry(pair, signature, empty)
            elif (
                anew
                or (entry.pair, entry.signature) != (pair, signature)
                or not changed.isdisjoint(map(Path.absolute, files))
            ):
                entry.pair, entry.signature = pair, signature
                entry.unchecked = entry.undrawn = True

    def _lose(self, key: Key) -> None:
        """A school's file is gone: what was shown stays, and says so."""
        entry = self._entries[key]
        if entry.signature or entry.alone is not None:
            entry.signature, entry.alone = (), None
            self._unsettled = True
        entry.unchecked = entry.undrawn = False
        entry.snapshot = replace(
            entry.snapshot, state=_state_without(entry.snapshot), findings=(), troubles=(GONE,)
        )

    def work(self, wanted: AbstractSet[Key]) -> bool:
        """Does the most urgent piece of work.

        Args:
            wanted: the schools that somebody looks at; only their pages are made.

        Returns:
            Whether there was any.
        """
        urgent = sorted(wanted & self.undrawn())
        waiting = [key for key, entry in self._entries.items() if entry.unchecked]
        if urgent:
            self._make(self._entries[urgent[0]], draw=True)
        elif waiting:
            self._make(self._entries[waiting[0]], draw=False)
        elif not self._unsettled:
            return False
        # With the last piece, so that what was found between schools never goes and comes back.
        if not wanted & self.undrawn() and not any(e.unchecked for e in self._entries.values()):
            self._settle()
        return True

    def _make(self, entry: _Entry, *, draw: bool) -> None:
        troubles: list[str] = []
        drawn = None
        if draw:
            entry.undrawn = False
            drawn = self._draw(entry, troubles)
        if entry.unchecked:
            entry.unchecked = False
            self._check(entry, troubles, drawn)
        entry.snapshot = replace(entry.snapshot, troubles=tuple(dict.fromkeys(troubles)))
        self._unsettled = True

    def _draw(self, entry: _Entry, troubles: list[str]) -> Examination | None:
        """Makes a school's page; what it was made from, or None where none can be made."""
        templates, catalog = self._order.templates, self._catalog
        source = entry.pair[0]
        try:
            examination = examine(source, templates)
            report = report_card(examination, catalog)
            page = render_html(report, templates, catalog, edition=source.edition)
        except (InputError, DisclosureError):
            # The check says what is wrong, and where.
            entry.snapshot = replace(entry.snapshot, state=_state_without(entry.snapshot))
            return None
        except Exception as error:  # noqa: BLE001 (the preview goes on, whatever happens)
            troubles += _sentences(error)
            entry.snapshot = replace(entry.snapshot, state=_state_without(entry.snapshot))
            return None
        entry.snapshot = replace(
            entry.snapshot,
            state=CardState.CURRENT,
            page=page.encode("utf-8"),
            draft=report.draft,
        )
        return examination

    def _check(self, entry: _Entry, troubles: list[str], made_from: Examination | None) -> None:
        try:
            entry.alone = check_alone(
                entry.pair,
                DistrictFiles(),
                templates=self._order.templates,
                today=self._order.today or datetime.now().astimezone().date(),
                tallies=False,
                public=self._order.public,
                made_from=made_from,
            )
        except Exception as error:  # noqa: BLE001 (the preview goes on, whatever happens)
            entry.alone = None
            troubles += _sentences(error)
            entry.snapshot = replace(entry.snapshot, findings=())
        else:
            (checked,) = together([entry.alone], whole=False)
            self._tell(entry, checked)

    def _settle(self) -> None:
        """Adds what only a look at all schools shows."""
        self._unsettled = False
        entries = [entry for entry in self._entries.values() if entry.alone is not None]
        found = [entry.alone for entry in entries if entry.alone is not None]
        for entry, checked in zip(entries, together(found, whole=self._whole), strict=True):
            self._tell(entry, checked)

    def _tell(self, entry: _Entry, checked: CheckedSchool) -> None:
        before = entry.snapshot
        # Where the file cannot be read, the school is still called what it was called.
        unnamed = checked.title == checked.school
        title = before.title if unnamed else checked.title
        entry.snapshot = replace(before, title=title, findings=checked.findings)


def _state_without(snapshot: Snapshot) -> CardState:
    """What the page on show is, where no new one can be made."""
    return CardState.NONE if snapshot.page is None else CardState.OLD


def _sentences(error: Exception) -> list[str]:
    """What to say of an error. The text of an unforeseen one may hold a figure of the file."""
    if isinstance(error, SarcgenError):
        return str(error).splitlines()
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} in {frame.name}, line {frame.lineno}"
    return [f"This is a mistake in sarcgen itself ({place}). Please report it."]
