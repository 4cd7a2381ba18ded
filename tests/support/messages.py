"""The founding school with a message from its principal, and a photo that holds secrets."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sarcgen.cards import Settings
from sarcgen.pipeline import make_card
from sarcgen.records.locate import SchoolFile, find_schools
from tests.support.cards import EDITION, ROOT, TEMPLATES
from tests.support.pictures import photo_with_secrets

PHOTO: Final = "kellogg-minhas-2019.jpg"
ALTERNATIVE: Final = "Ms. Minhas stands at the school gate & says “Good morning”."
WORDS: Final = "Welcome to Kellogg. *Please* come and talk to us."
MESSAGE: Final = f"""
principal_message:
  photo: photos/{PHOTO}
  photo_alternative:
    en: {ALTERNATIVE}
    es: La directora está en la puerta.
  text:
    en: {WORDS}
    es: Bienvenidos a Kellogg.
"""


def with_message(folder: Path, message: str = MESSAGE) -> SchoolFile:
    """A copy of the founding school below ``folder/schools``, with a message."""
    schools = folder / "schools"
    if not schools.exists():
        shutil.copytree(ROOT / "schools" / EDITION, schools / EDITION)
    (source,) = find_schools(schools, ["kellogg"], EDITION, [EDITION])
    text = (ROOT / "schools" / EDITION / "kellogg.yaml").read_text("utf-8")
    source.file.write_text(text + message, "utf-8")
    photos = source.file.parent / "photos"
    photos.mkdir(exist_ok=True)
    (photos / PHOTO).write_bytes(photo_with_secrets())
    return source


@cache
def card_with_message() -> dict[str, bytes]:
    """All files of its card, by the end of their names."""
    with TemporaryDirectory() as folder:
        return make_card(with_message(Path(folder)), Settings(TEMPLATES, Path())).files
