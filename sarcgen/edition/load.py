"""``templates/<edition>/`` becomes an :class:`~sarcgen.edition.spec.Edition`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar, final

from sarcgen.edition.charts import chart_complaints
from sarcgen.edition.sources import complaints
from sarcgen.edition.spec import Edition, ParagraphSpec, SectionSpec
from sarcgen.edition.summary_sources import summary_complaints
from sarcgen.errors import EditionError, UsageError
from sarcgen.model.entities import State
from sarcgen.paths import EDITION_FILE, known_editions, shown
from sarcgen.reading.validation import validate
from sarcgen.reading.yaml_reader import read_yaml

__all__ = [
    "EDITION_FILE",
    "REQUIREMENTS_FILE",
    "STATE_FILE",
    "Template",
    "known_editions",
    "load_edition",
]

Root = TypeVar("Root", Edition, State)

STATE_FILE: Final = "state.yaml"
REQUIREMENTS_FILE: Final = "requirements.md"
"""Made from the edition, for people: what its cards must hold."""


@final
@dataclass(frozen=True, slots=True)
class Template:
    """An edition with the statewide figures that belong to it."""

    edition: Edition
    state: State


def load_edition(templates: Path, name: str) -> Template:
    """Reads one edition and refuses whatever in it leads nowhere.

    Args:
        templates: the folder of editions.
        name: the data year, as ``2018-19``.

    Raises:
        UsageError: there is no such edition.
        EditionError: its files are wrong.
    """
    folder = templates / name
    if name not in known_editions(templates):
        offered = ", ".join(known_editions(templates)) or "none"
        raise UsageError(f"There is no edition “{name}”. Possible are: {offered}.")
    edition = _read(folder / EDITION_FILE, Edition)
    state = _read(folder / STATE_FILE, State)
    if edition.edition != name or state.edition != name:
        raise EditionError(f"{shown(folder)}: the files inside name another edition.")
    edition = _with_wording(edition, folder)
    found = [*complaints(edition), *chart_complaints(edition), *summary_complaints(edition)]
    if found:
        listed = "\n".join(f"{shown(folder / EDITION_FILE)}: {line}" for line in found)
        raise EditionError(listed)
    return Template(edition, state)


def _read(file: Path, model: type[Root]) -> Root:
    document, problems = read_yaml(file, shown(file))
    read = None
    if not problems:
        read, problems = validate(document, model)
    if read is None:
        raise EditionError("\n".join(str(problem) for problem in problems))
    return read


def _with_wording(edition: Edition, folder: Path) -> Edition:
    """The edition with the texts of its ``wording`` folder in place of their file names."""
    sections: list[SectionSpec] = []
    for section in edition.sections:
        blocks = tuple(
            block.model_copy(update={"text": _wording(folder / "wording" / block.wording)})
            if isinstance(block, ParagraphSpec) and block.wording
            else block
            for block in section.blocks
        )
        sections.append(section.model_copy(update={"blocks": blocks}))
    return edition.model_copy(update={"sections": tuple(sections)})


def _wording(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise EditionError(f"{shown(file)}: cannot be read.") from error
    except UnicodeDecodeError as error:
        raise EditionError(f"{shown(file)}: is not saved as UTF-8.") from error
