"""The pages around the cards, written at the end of a build where anything has changed.

They depend on the cards' JSON, on which files of a card are there, on program and templates. A
site in the very state in which its pages were written last is left alone without a look into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sarcgen.building.inputs import digest_of_program
from sarcgen.building.store import Store

if TYPE_CHECKING:
    from sarcgen.site.writing import SiteRun

KIND: Final = "sites"
"""Entries of the cache for states in which a site's pages are right."""

_LOOKED_INTO: Final = (".json", ".xml")
_PAGES: Final = ("districts", "years", "schema")


def write_pages(
    out: Path, templates: Path, cache: Path, *, address: str | None = None
) -> SiteRun | None:
    """Writes the pages of a site; None where they are as they should be.

    Args:
        out: the top of the site.
        templates: folder of editions.
        cache: the cache folder.
        address: the site's, where it is given anew.

    Raises:
        InvalidData: a file beside the cards is none of theirs.
        RenderError: the pages could not be written.
        UsageError: the address cannot be.
    """
    store = Store(cache)
    program = f"{digest_of_program(templates)} {address}"
    state = _state(out, program)
    if store.entry(KIND, state) is not None:
        store.used((KIND, state))
        return None
    # Jinja and pydantic take a while to load, and mostly nothing is to be done.
    from sarcgen.site.writing import language_of_site, write_site  # noqa: PLC0415

    run = write_site(out, templates, address=address, language=language_of_site(out))
    if not run.without_data:
        try:
            store.keep_entry(KIND, _state(out, program), b"")
        except OSError:
            return run  # the cards' own cache has told of it
    return run


def _state(out: Path, program: str) -> str:
    """Changes with anything that the pages may depend on, and with the pages themselves."""
    digest = sha256(program.encode("utf-8"))
    for file in sorted(_files(out)):
        name = file.relative_to(out).as_posix()
        part = file.parent.name
        read = file.parent == out or part in _PAGES or file.suffix in _LOOKED_INTO
        try:
            what = sha256(file.read_bytes()).hexdigest() if read else str(file.stat().st_size)
        except OSError:
            what = "unreadable"
        digest.update(f"{name}\0{what}\0".encode())
    return digest.hexdigest()


def _files(out: Path) -> Iterator[Path]:
    for path in out.iterdir() if out.is_dir() else ():
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from (below for below in path.iterdir() if below.is_file())
