"""The contrast that axe leaves open, worked out from the colours of text and cell.

axe cannot tell what is drawn behind a head over two rows, nor behind a cell that the edge of its
region cuts off. On a card, every cell has a colour of its own, or that of what is around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

LEAST: Final = 4.5
"""The contrast ratio that WCAG 1.4.3 asks of text."""

UNDECIDED: Final = frozenset({"bgOverlap", "elmPartiallyObscured"})
"""axe's own names of the two reasons."""

_CONTRAST: Final = """
selectors => {
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => parts(colour).slice(0, 3)
    .map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (parts(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  return selectors.map(selector => {
    const element = document.querySelector(selector);
    const both = [light(getComputedStyle(element).color), light(behind(element))];
    return [selector, (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05)];
  });
}
"""


def may_be_measured(rule: dict[str, Any], node: dict[str, Any]) -> bool:
    """Whether axe left an element open for one of the two reasons.

    Args:
        rule: one of axe's rules with what it found.
        node: one of the rule's elements.
    """
    reasons = {(check["data"] or {}).get("messageKey") for check in node["any"]}
    return bool(rule["id"] == "color-contrast" and reasons <= UNDECIDED)


def too_faint(page: Page, selectors: list[str]) -> list[tuple[str, float]]:
    """Those of these elements whose text stands out too little, and its contrast ratio."""
    ratios = page.evaluate(_CONTRAST, selectors)
    return [(selector, ratio) for selector, ratio in ratios if ratio < LEAST]
