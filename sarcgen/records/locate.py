"""Which files belong to a school: its own, its district's."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final, final

from sarcgen.errors import UsageError
from sarcgen.model.years import SchoolYear
from sarcgen.paths import shown

DISTRICT_FILE: Final = "_district.yaml"
SUFFIX: Final = ".yaml"


@final
@dataclass(frozen=True, slots=True, order=True)
class SchoolFile:
    """One school in one edition.

    Attributes:
        edition: folder name directly below ``schools``.
        school: file name without ``.yaml``.
        file: its own file.
        district: the district's file, in the same folder or above; None where there is none.
    """

    edition: str
    school: str
    file: Path
    district: Path | None


def all_schools(schools: Path, edition: str | None = None) -> list[SchoolFile]:
    """Every school file, by edition and name.

    Files whose names start with ``_`` or ``.`` are not schools.

    Raises:
        UsageError: two files of one edition have the same school name.
    """
    found: list[SchoolFile] = []
    for folder in sorted(path for path in schools.iterdir() if path.is_dir()):
        if folder.name.startswith((".", "_")) or (edition and folder.name != edition):
            continue
        for file in sorted(folder.rglob(f"*{SUFFIX}")):
            inside = file.relative_to(folder).parts
            if not any(part.startswith((".", "_")) for part in inside):
                found.append(
                    SchoolFile(folder.name, file.stem, file, _district_file(file.parent, folder))
                )
    _refuse_twins(found)
    return sorted(found)


def find_schools(
    schools: Path, names: list[str], edition: str | None, known: list[str]
) -> list[SchoolFile]:
    """The schools asked for: in the edition asked for, else in the newest that has them.

    Args:
        schools: folder of school files.
        names: file names without ``.yaml``; empty for all schools.
        edition: data year; None for the newest that has the school.
        known: the editions that have a template.

    Raises:
        UsageError: a school or edition is not there.
    """
    if edition is not None and edition not in known:
        raise UsageError(f"There is no edition “{edition}”. Possible are: {', '.join(known)}.")
    present = all_schools(schools, edition)
    for stray in sorted({entry.edition for entry in present} - set(known)):
        raise UsageError(
            f"The folder {shown(schools / stray)} is not named after an edition."
            f" Possible are: {', '.join(known)}."
        )
    if not present:
        raise UsageError(
            f"There is no school in {shown(schools)}{f', edition {edition}' if edition else ''}."
            " Start one with “sarcgen new”."
        )
    if not names:
        return present
    chosen: list[SchoolFile] = []
    for name in dict.fromkeys(Path(n).stem if n.endswith(SUFFIX) else n for n in names):
        editions = [entry for entry in present if entry.school == name]
        if not editions:
            raise UsageError(_no_such_school(name, present, edition))
        chosen.append(max(editions))
    return chosen


def are_whole_editions(chosen: Collection[SchoolFile], present: Collection[SchoolFile]) -> bool:
    """Whether no school is left out beside which the chosen ones stand."""
    editions = {source.edition for source in chosen}
    return {source for source in present if source.edition in editions} <= set(chosen)


def earlier_files(
    sources: Sequence[SchoolFile], present: Sequence[SchoolFile]
) -> dict[SchoolFile, SchoolFile]:
    """For each school its files in the edition before, if they are among those present."""
    by_name = {(source.edition, source.school): source for source in present}
    found = {}
    for source in sources:
        year = SchoolYear.parse(source.edition).shifted(-1).key()
        before = by_name.get((year, source.school))
        if before is not None:
            found[source] = before
    return found


def _no_such_school(name: str, present: list[SchoolFile], edition: str | None) -> str:
    where = f" in edition {edition}" if edition else ""
    close = get_close_matches(name, [entry.school for entry in present], n=1, cutoff=0.5)
    hint = f" Did you mean “{close[0]}”?" if close else ""
    return f"There is no school “{name}”{where}.{hint}"


def _district_file(folder: Path, top: Path) -> Path | None:
    """The nearest district file, from the school's folder up to the edition's."""
    while True:
        file = folder / DISTRICT_FILE
        if file.is_file():
            return file
        if folder == top:
            return None
        folder = folder.parent


def _refuse_twins(found: list[SchoolFile]) -> None:
    seen: dict[tuple[str, str], SchoolFile] = {}
    for entry in found:
        key = (entry.edition, entry.school.casefold())
        if key in seen:
            raise UsageError(
                f"Two files have the same school name: {shown(seen[key].file)} and"
                f" {shown(entry.file)}. Rename one."
            )
        seen[key] = entry
