"""Small sites for tests: real cards with a plain PDF, which is drawn in no time."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pikepdf

from sarcgen.cards import OutputFormat, Settings, card_file
from sarcgen.pipeline import make_card
from sarcgen.records.locate import find_schools
from tests.support.cards import ROOT, TEMPLATES

ALL: Final = frozenset(OutputFormat)
SCHOOLS: Final = ROOT / "schools"


def plain_pdf(page: str, templates: Path) -> bytes:
    """A PDF of one empty page with the title and language of an HTML page."""
    (title,) = re.findall(r"<title>(.*?)</title>", page)
    (language,) = re.findall(r'<html lang="([^"]+)"', page)
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/Title"] = title
    pdf.Root.Lang = language
    content = BytesIO()
    pdf.save(content, deterministic_id=True)
    return content.getvalue()


def put_card(
    site: Path,
    school: str,
    edition: str,
    language: str = "en",
    schools: Path = SCHOOLS,
    formats: frozenset[OutputFormat] = ALL,
) -> None:
    """Puts the files of a card into a site."""
    (source,) = find_schools(schools, [school], edition, [edition])
    settings = Settings(TEMPLATES, site, formats, language)
    for end, content in make_card(source, settings, plain_pdf).files.items():
        file = card_file(source, settings, end)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def put_head(site: Path, folder: str, name: str, **changes: Any) -> Path:
    """Puts the JSON of an invented card without tables into a site, and nothing beside it.

    Args:
        site: its folder.
        folder: of the card, which is named after its data year.
        name: of its file, without its end.
        changes: keys of the JSON; ``cds_code``, ``grades`` and ``district`` among them are short
            for those within the school's and the district's.
    """
    code = changes.pop("cds_code", None)
    data = {
        "$schema": "../schema/card-1.schema.json",
        "version": 1,
        "edition": folder,
        "language": "en",
        "title": name,
        "card": "School Accountability Report Card",
        "draft": False,
        "published": None,
        "school": {
            "name": changes.pop("school", name.title()),
            "cds_code": code,
            "grades": changes.pop("grades", ["K", "1", "2"]),
        },
        "district": {
            "name": changes.pop("district", "Oak Unified"),
            "code": code[:7] if code else None,
        },
        "tables": [],
        "narratives": [],
        **changes,
    }
    file = site / folder / f"{name}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(data), "utf-8")
    return file


def everything_in(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
