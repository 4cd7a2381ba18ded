"""What is to be said of the pages around the cards, whichever command has written them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sarcgen.paths import shown

if TYPE_CHECKING:
    from sarcgen.site.writing import SiteRun


def site_notes(run: SiteRun) -> list[str]:
    """Pages that were taken away, and cards that no page lists."""
    return [
        *(f"Removed, because it lists nothing any more: {shown(file)}" for file in run.removed),
        *(f"Not listed, because its JSON is not there: {shown(file)}" for file in run.without_data),
    ]
