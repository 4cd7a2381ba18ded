"""Files after an import: looked at before they are written, and written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from sarcgen.errors import InvalidData
from sarcgen.importing.merging import WRITES
from sarcgen.importing.planning import FilePlan
from sarcgen.importing.targets import Target
from sarcgen.model.entities import District, School
from sarcgen.paths import shown
from sarcgen.problems import Problem
from sarcgen.reading.document import Document, overlay
from sarcgen.reading.validation import validate
from sarcgen.reading.yaml_reader import parse_yaml
from sarcgen.records.districts import SHARED
from sarcgen.records.origins import origin_file
from sarcgen.render.files import write_whole


def checked_after(plans: Sequence[FilePlan], chosen: Sequence[Target]) -> list[Problem]:
    """What would be wrong with the files, were they written: a figure that a key cannot hold."""
    changed = {plan.file: plan for plan in plans if plan.after != plan.before}
    districts: dict[Path, Document] = {}
    problems: list[Problem] = []
    for file in dict.fromkeys(t.source.district for t in chosen if t.source.district is not None):
        if file in changed:
            districts[file], found = _checked_district(changed[file])
        else:
            districts[file], found = parse_yaml(file.read_bytes(), shown(file))
        problems += found
    for target in chosen:
        source = target.source
        if source.file in changed:
            base = districts.get(source.district) if source.district is not None else None
            problems += _checked_school(changed[source.file], base)
    return problems


def checked_new(district: FilePlan, schools: Iterable[FilePlan]) -> list[Problem]:
    """The same of the files of a district that are not there yet."""
    base, problems = _checked_district(district)
    return [*problems, *(problem for plan in schools for problem in _checked_school(plan, base))]


def _checked_district(plan: FilePlan) -> tuple[Document, list[Problem]]:
    whole, problems = parse_yaml(plan.after, shown(plan.file))
    if isinstance(whole.data, dict):
        part = {key: value for key, value in whole.data.items() if key != SHARED}
        wrong = validate(Document(whole.path, part, whole.places), District, [SHARED])[1]
        problems += _at_their_source(wrong, plan)
    return whole, problems


def _checked_school(plan: FilePlan, base: Document | None) -> list[Problem]:
    own, problems = parse_yaml(plan.after, shown(plan.file))
    merged = overlay(base, (SHARED,), own) if base is not None else own
    return [*problems, *_at_their_source(validate(merged, School)[1], plan)]


def _at_their_source(problems: Iterable[Problem], plan: FilePlan) -> Iterator[Problem]:
    """Findings in a file to be, told where the state's file has the figure."""
    written = {".".join(step.path): step for step in plan.steps if step.action in WRITES}
    for problem in problems:
        step = written.get(problem.field)
        if step is None:
            yield problem
        else:
            message = f"This figure cannot stand at {problem.field}. Download the file again."
            yield Problem(step.found.mark, "I110", message, field=problem.field)


def write_new(plans: Sequence[FilePlan]) -> list[Path]:
    """Writes files that are not there yet, and their origins; all or none.

    Raises:
        RenderError: something could not be written; none of them is there.
    """
    origins = {origin_file(p.file): p.origins.encode("utf-8") for p in plans if p.origins}
    return _written({p.file: p.after for p in plans}, origins)


def write_plans(plans: Iterable[FilePlan]) -> list[Path]:
    """Writes what changed: first the files, folder by folder, then their origins.

    Where it ends halfway through a power failure, the files have the state's figures and the
    origins do not know it yet; the next import finds both alike and only writes the origins. The
    other way round it would take the old figures for ones changed by hand. Where writing fails
    otherwise, everything is put back.

    Raises:
        RenderError: something could not be written; all files are as they were.
        InvalidData: a file was changed by somebody else since it was read.
    """
    changing = [plan for plan in plans if not plan.changes_nothing]
    for plan in changing:
        if plan.file.read_bytes() != plan.before:
            raise InvalidData(list(_changed_meanwhile(plan)))
    files = {p.file: p.after for p in changing if p.after != p.before}
    origins = {
        origin_file(p.file): p.origins.encode("utf-8")
        for p in changing
        if p.origins != p.origins_before
    }
    return _written(files, origins)


def _written(files: Mapping[Path, bytes], origins: Mapping[Path, bytes]) -> list[Path]:
    before: dict[Path, bytes | None] = {}
    made = _not_there_yet({file.parent for file in (*files, *origins)})
    try:
        for together in (*_by_folder(files), *_by_folder(origins)):
            for file in together:
                before[file] = file.read_bytes() if file.exists() else None
            write_whole(together)
    except BaseException:
        _put_back(before)
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise
    return [*files, *origins]


def _not_there_yet(folders: Iterable[Path]) -> list[Path]:
    """The folders that writing will make, the innermost first."""
    around = {one for folder in folders for one in (folder, *folder.parents) if not one.exists()}
    return sorted(around, key=lambda folder: len(folder.parts), reverse=True)


def _changed_meanwhile(plan: FilePlan) -> Iterator[Problem]:
    document, _ = parse_yaml(plan.before, shown(plan.file))
    message = "The file was changed while the import ran. Nothing was written; import again."
    yield Problem(document.mark(()), "I118", message)


def _by_folder(files: Mapping[Path, bytes]) -> Iterator[dict[Path, bytes]]:
    for folder in dict.fromkeys(file.parent for file in files):
        yield {file: content for file, content in files.items() if file.parent == folder}


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for file, content in before.items():
        if content is None:
            file.unlink(missing_ok=True)
        elif file.read_bytes() != content:
            write_whole({file: content})
