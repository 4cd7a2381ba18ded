"""A second edition and next year's files, made from those of the first."""

from __future__ import annotations

import re
import shutil
from copy import deepcopy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from sarcgen.checks.case import Case
from sarcgen.edition.load import Template, known_editions, load_edition
from sarcgen.model.years import SchoolYear
from sarcgen.records.load import load_record
from sarcgen.records.locate import DISTRICT_FILE, SchoolFile
from sarcgen.tables.tabulate import tabulate
from tests.support.cards import EDITION, TEMPLATES, Data, template, yaml_lines

NEXT: Final = SchoolYear.parse(EDITION).shifted(1).key()
_YEAR: Final = re.compile(r'"(20\d\d-\d\d)"')


def with_next_edition(folder: Path) -> Path:
    """A folder of templates below ``folder`` that has the edition and one for the next year."""
    templates = folder / "templates"
    others = [name for name in known_editions(TEMPLATES) if name != EDITION]
    shutil.copytree(TEMPLATES, templates, ignore=shutil.ignore_patterns(*others))
    shutil.copytree(templates / EDITION, templates / NEXT)
    for name in ("edition.yaml", "state.yaml"):
        file = templates / NEXT / name
        text = _YEAR.sub(lambda year: f'"{_later(year[1])}"', file.read_text("utf-8"))
        file.write_text(text.replace("due: 2020-", "due: 2021-"), "utf-8")
    return templates


@cache
def next_template() -> Template:
    """The edition of the next year."""
    with TemporaryDirectory() as folder:
        return load_edition(with_next_edition(Path(folder)), NEXT)


def a_year_on(data: Data) -> Data:
    """A file of the next edition: the oldest year is gone, the newest one repeats the last."""
    return {**_moved(deepcopy(data)), "edition": NEXT}


def write_school(
    folder: Path, edition: str, name: str, school: Data, district: Data | None = None
) -> SchoolFile:
    """Writes a school's file and its district's, if one is given, into an edition's folder.

    Args:
        folder: folder of schools.
        edition: which edition's folder.
        name: file name without ``.yaml``, with folders before it.
        school: what stands in the school's file.
        district: what stands in the district's file beside it; None to use the nearest there is.
    """
    file = folder / edition / f"{name}.yaml"
    beside = file.with_name(DISTRICT_FILE)
    file.parent.mkdir(parents=True, exist_ok=True)
    for place, data in ((file, school), (beside, district)):
        if data is not None:
            place.write_text("\n".join(yaml_lines(data)) + "\n", "utf-8")
    nearest = (above / DISTRICT_FILE for above in file.parents if (above / DISTRICT_FILE).exists())
    return SchoolFile(edition, file.stem, file, next(nearest, None))


def case_from(source: SchoolFile) -> Case:
    """What a check looks at, from the files of a school of either edition."""
    its_template = next_template() if source.edition == NEXT else template()
    record, problems = load_record(source, its_template)
    assert record is not None, problems
    return Case(record, tabulate(its_template.edition, record.entities))


def _later(year: str) -> str:
    return SchoolYear.parse(year).shifted(1).key()


def _moved(data: Any) -> Any:
    if not isinstance(data, dict):
        return data
    years = sorted(key for key in data if _YEAR.fullmatch(f'"{key}"'))
    moved = {key: _moved(value) for key, value in data.items()}
    if years:
        moved[_later(years[-1])] = deepcopy(moved[years[-1]])
        del moved[years[0]]
    return moved
