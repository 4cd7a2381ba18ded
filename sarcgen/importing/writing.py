"""Files after an import: looked at before they are written, and written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
        raw = changed[file].after if file in changed else file.read_bytes()
        whole, found = parse_yaml(raw, shown(file))
        districts[file] = whole
        problems += found
        if file in changed and isinstance(whole.data, dict):
            part = {key: value for key, value in whole.data.items() if key != SHARED}
            wrong = validate(Document(whole.path, part, whole.places), District, [SHARED])[1]
            problems += _at_their_source(wrong, changed[file])
    for target in chosen:
        source = target.source
        if source.file not in changed:
            continue
        own, found = parse_yaml(changed[source.file].after, shown(source.file))
        problems += found
        base = districts.get(source.district) if source.district is not None else None
        merged = overlay(base, (SHARED,), own) if base is not None else own
        problems += _at_their_source(validate(merged, School)[1], changed[source.file])
    return problems


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
    try:
        for together in (*_by_folder(files), *_by_folder(origins)):
            for file in together:
                before[file] = file.read_bytes() if file.exists() else None
            write_whole(together)
    except BaseException:
        _put_back(before)
        raise
    return [*files, *origins]


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
