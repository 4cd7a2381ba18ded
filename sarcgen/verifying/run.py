"""Finished files looked over, each by all checkers that fit it and are there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Final, final
from xml.etree.ElementTree import Element

import pikepdf
import tinyhtml5

from sarcgen.errors import UsageError
from sarcgen.paths import shown
from sarcgen.verifying.browser import look_in_a_browser
from sarcgen.verifying.evidence import Check, Evidence, FileEvidence, Found
from sarcgen.verifying.grids import Grid, grids_of_page
from sarcgen.verifying.order import Told, reordered, told_by_page, told_by_pdf
from sarcgen.verifying.page_rules import RULES as PAGE_RULES
from sarcgen.verifying.page_rules import page_findings
from sarcgen.verifying.pdf_rules import RULES as PDF_RULES
from sarcgen.verifying.pdf_rules import differences, pdf_findings
from sarcgen.verifying.tag_tree import TagTree
from sarcgen.verifying.validators import ask_outloud, ask_page_validation

OWN_PAGE: Final = "sarcgen, text of the page"
OWN_PDF: Final = "sarcgen, tags of the PDF"
BOTH: Final = "sarcgen, PDF against page"

_PAGE_ENDS: Final = frozenset({".html", ".htm"})
_FRAGMENT: Final = ".fragment.html"
_SAME: Final = (
    "captions, heads, cells and what is read for blanks in every table;"
    " headings and descriptions of pictures, in order"
)


@final
@dataclass(slots=True)
class _File:
    path: Path
    content: bytes
    grids: list[Grid] | None = None  # of a page or PDF that could be read
    told: Told = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)

    @property
    def is_pdf(self) -> bool:
        return self.path.suffix.lower() == ".pdf"


def verify_files(paths: Sequence[Path], day: str = "") -> Evidence:
    """Looks at pages and PDFs; where both of a card are given, whether they say the same.

    Args:
        paths: files that end in ``.html``, ``.htm`` or ``.pdf``.
        day: of the look, as it is to stand in the evidence; empty for none.

    Raises:
        UsageError: a file is not there, cannot be read or is of another kind, or is named twice.
    """
    files = [_File(path, _content(path)) for path in paths]
    if len({file.path.resolve() for file in files}) < len(files):
        raise UsageError("A file is named twice.")
    for file in files:
        file.checks.append(_own_look(file))
    pages = [file for file in files if not file.is_pdf]
    if pages:
        looks = look_in_a_browser([file.path for file in pages])
        for file, look in zip(pages, looks, strict=True):
            file.checks.append(look)
    by_name = {_without_end(file.path): file for file in pages}
    for file in files:
        if file.is_pdf:
            file.checks.append(_compared(file, by_name.get(_without_end(file.path))))
            file.checks += [ask_page_validation(file.path), ask_outloud(file.path)]
    return Evidence(day, version("sarcgen"), tuple(_evidence(files)))


def _evidence(files: Sequence[_File]) -> Iterator[FileEvidence]:
    for file in files:
        digest = hashlib.sha256(file.content).hexdigest()
        yield FileEvidence(shown(file.path), digest, tuple(file.checks))


def _content(path: Path) -> bytes:
    if path.name.endswith(_FRAGMENT):
        raise UsageError(f"{path} is a part of a page. Name the page that it stands in.")
    if path.suffix.lower() not in {*_PAGE_ENDS, ".pdf"}:
        raise UsageError(f"{path} is no card: its name must end in .html or .pdf.")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"There is no file {path}. Build the card first.") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error


def _without_end(path: Path) -> Path:
    return path.resolve().with_suffix("")


def _own_look(file: _File) -> Check:
    return _look_at_pdf(file) if file.is_pdf else _look_at_page(file)


def _look_at_page(file: _File) -> Check:
    page: Element = tinyhtml5.parse(file.content, namespace_html_elements=False)
    file.grids = grids_of_page(page.iter("table"))
    file.told = told_by_page(page)
    return Check(OWN_PAGE, version("sarcgen"), "; ".join(PAGE_RULES), tuple(page_findings(page)))


def _look_at_pdf(file: _File) -> Check:
    try:
        with pikepdf.open(BytesIO(file.content)) as pdf:
            tree = TagTree(pdf)
            file.grids = tree.grids()
            file.told = told_by_pdf(tree)
            found = tuple(pdf_findings(tree))
    except pikepdf.PasswordError:
        found = (Found("readable", "It is locked with a password; nobody can read it without."),)
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        # A damaged file may break off anywhere; what is wrong with it is all the same.
        found = (Found("readable", "It cannot be read as a tagged PDF. Build the card again."),)
    return Check(OWN_PDF, version("sarcgen"), "; ".join(PDF_RULES), found)


def _compared(pdf: _File, page: _File | None) -> Check:
    if page is None:
        how = f"Name the page too: {pdf.path.with_suffix('.html').name}."
        return Check(BOTH, not_run=f"The page of the card was not given. {how}")
    if page.grids is None or pdf.grids is None:
        return Check(BOTH, not_run="One of the two cannot be read.")
    found = (*differences(page.grids, pdf.grids), *reordered(page.told, pdf.told))
    return Check(BOTH, version("sarcgen"), _SAME, found)
