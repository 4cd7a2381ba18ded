"""The message from the principal, with the photo in the page itself."""

from __future__ import annotations

from base64 import b64encode
from typing import Final

from sarcgen.disclosure.protected import ProtectedMessage
from sarcgen.edition.message import MESSAGE
from sarcgen.languages.catalog import Catalog
from sarcgen.pictures import Photo
from sarcgen.present.prose import prose
from sarcgen.report.card import Message, Picture
from sarcgen.report.tables import SafeHtml

_JPEG: Final = "data:image/jpeg;base64,"


def compose_message(
    message: ProtectedMessage | None, photo: Photo | None, catalog: Catalog
) -> Message | None:
    """The finished message; None where the school gives none.

    Args:
        message: what may be published of it.
        photo: drawn anew; None where there is none, or none that can be used.
        catalog: the language of fixed text.
    """
    if message is None or not (message.text.text or photo):
        return None
    gettext = catalog.gettext
    name = message.principal
    if "principal" not in name.casefold():
        name = gettext("{name}, Principal").replace("{name}", name)
    return Message(
        id=MESSAGE.id,
        title=gettext("A Message from the Principal"),
        text=prose(message.text.text) if message.text.text else SafeHtml(""),
        language=_other(message.text.language, catalog),
        photo=None if photo is None else _picture(photo, message, catalog),
        caption=name if photo is not None and message.principal else "",
    )


def _picture(photo: Photo, message: ProtectedMessage, catalog: Catalog) -> Picture:
    return Picture(
        address=_JPEG + b64encode(photo.jpeg).decode("ascii"),
        width=photo.width,
        height=photo.height,
        alternative=" ".join(message.alternative.text.split()),
        language=_other(message.alternative.language, catalog),
    )


def _other(language: str, catalog: Catalog) -> str:
    """The language of a text, if it is not that of the card."""
    return "" if language == catalog.language else language
