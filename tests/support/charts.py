"""Charts of a page read back as a reader sees them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import lxml.html


@dataclass(frozen=True)
class ReadBar:
    """One row of a chart.

    Attributes:
        name: its label, after the title of its group where there is one.
        shown: the figure beside it.
        scale: whether a scale is drawn for it.
        length: how much of its scale is filled, in percent; None where nothing is drawn.
    """

    name: tuple[str, ...]
    shown: str
    scale: bool
    length: Decimal | None


@dataclass(frozen=True)
class ReadChart:
    """One chart, the text that stands for it, and the caption of the table before it."""

    title: str
    described: str
    caption: str
    bars: tuple[ReadBar, ...]


def charts_of(html: str) -> list[ReadChart]:
    """All charts of a page, in order."""
    page = lxml.html.fromstring(html.encode())
    return [_chart(element) for element in page.xpath("//*[@role = 'img']")]


def _chart(element: Any) -> ReadChart:
    group: tuple[str, ...] = ()
    bars = []
    for part in element.xpath(
        ".//div[@class = 'bars-title' or @class = 'bar' or @class = 'bar beside']"
    ):
        if part.get("class") == "bars-title":
            group = (part.text_content(),)
            continue
        label, shown, _ = (span.text_content().strip() for span in part.iterchildren("span"))
        lengths = part.xpath(".//*[@class = 'length']/@width")
        scales = part.xpath(".//*[@class = 'rail']/@width")
        length = Decimal(lengths[0]) * 100 / Decimal(scales[0]) if lengths else None
        bars.append(ReadBar((*group, label), shown, bool(scales), length))
    (title,) = element.find_class("chart-title")
    captions = element.xpath("preceding::caption[1]/h3")
    return ReadChart(
        title.text_content(), element.get("aria-label"), captions[0].text_content(), tuple(bars)
    )
