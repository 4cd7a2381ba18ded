"""Files that are there: where they stand, and what they say in the manner of their author."""

from __future__ import annotations

from pathlib import Path

import yaml

from sarcgen.paths import shown
from sarcgen.reading.decoding import decode
from sarcgen.reading.yaml_reader import read_yaml
from sarcgen.records.districts import SHARED
from sarcgen.records.locate import DISTRICT_FILE, all_schools
from sarcgen.tables.held import Values, values_of
from sarcgen.tables.writing import composed


def nearest_district(folder: Path, top: Path) -> Path | None:
    """The district file that a school in a folder would have; None where there is none yet."""
    inside = folder.relative_to(top).parts
    folders = [folder, *folder.parents][: len(inside) + 1]
    return next((f / DISTRICT_FILE for f in folders if (f / DISTRICT_FILE).is_file()), None)


def composed_file(file: Path) -> yaml.MappingNode:
    """A file that was read without problems."""
    text, _ = decode(file.read_bytes(), shown(file))
    return composed(text)


def part_at(root: yaml.Node | None, key: str) -> yaml.Node | None:
    """What stands at a key at the top of a file."""
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def values_before(school: str, schools: Path, edition: str) -> Values:
    """What a school's files of an edition say; nothing where they are not there or not sound."""
    present = all_schools(schools, edition) if (schools / edition).is_dir() else []
    found = next((entry for entry in present if entry.school == school), None)
    if found is None:
        return {}
    files = [found.file, *([found.district] if found.district else [])]
    if not all(map(_is_sound, files)):
        return {}
    shared = values_of(part_at(composed_file(found.district), SHARED)) if found.district else {}
    return {**shared, **values_of(composed_file(found.file))}


def _is_sound(file: Path) -> bool:
    document, problems = read_yaml(file, shown(file))
    return not problems and isinstance(document.data, dict)
