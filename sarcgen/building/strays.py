"""Cards in the site whose schools have no file any more: renamed, moved or deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from sarcgen.records.locate import SchoolFile


def stray_files(out: Path, present: Sequence[SchoolFile], cards: Iterable[Path]) -> list[Path]:
    """Files of cards that no school stands behind, in order.

    The cards of the run show by which ends of names a card is known. A name counts as a card's if
    files with all these ends are there, so that other pages of a site are none.

    Args:
        out: folder of the site.
        present: all schools of the editions that are looked at.
        cards: files of this run's cards.
    """
    schools: dict[str, set[str]] = {}
    for source in present:
        schools.setdefault(source.edition, set()).add(source.school)
    ends = _ends(cards, schools)
    if len(ends) < 2:
        return []
    found: list[Path] = []
    for edition, known in sorted(schools.items()):
        names = _names(out / edition)
        for name in names:
            stem = next((name.removesuffix(end) for end in ends if name.endswith(end)), "")
            whole = all(stem + end in names for end in ends)
            if stem and whole and not _has_school(stem, known):
                found.append(out / edition / name)
    return sorted(found)


def _ends(cards: Iterable[Path], schools: dict[str, set[str]]) -> list[str]:
    """The ends of the names of cards, the longest first."""
    ends = set()
    for file in cards:
        known = schools.get(file.parent.name, set())
        parts = file.name.split(".")
        stems = (".".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))
        stem = next((one for one in stems if one in known), None)
        if stem is not None:
            ends.add(file.name.removeprefix(stem))
    return sorted(ends, key=len, reverse=True)


def _names(folder: Path) -> set[str]:
    try:
        return {path.name for path in folder.iterdir() if path.is_file()}
    except OSError:
        return set()


def _has_school(stem: str, known: set[str]) -> bool:
    """Whether a school stands behind a name, which may hold a language too: ``kellogg.es``."""
    parts = stem.split(".")
    return any(".".join(parts[:count]) in known for count in range(1, len(parts) + 1))
