"""What stands in the way of a reader, found in a real browser.

Every function takes an open page and returns what is wrong, in words; nothing means nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Final

from axe_playwright_python.sync_playwright import Axe

from sarcgen.verifying.contrast import may_be_measured, too_faint

if TYPE_CHECKING:
    from playwright.sync_api import Page

STANDARDS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")
COLOUR_RULES: Final = ("color-contrast", "link-in-text-block")
"""The rules of axe whose result may change between a light and a dark screen."""

_WITHIN_REACH: Final = """
() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")]
  .filter(element => element.tabIndex >= 0 && element.checkVisibility())
  .map((element, number) => (element.dataset.stop = number, number)).length
"""

_STOP: Final = """
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    stop: Number(element.dataset.stop ?? -1),
    name: (element.textContent || element.tagName).trim().replace(/\\s+/g, " ").slice(0, 60),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    first: element.getAttribute("href"),
  };
}
"""

_OUT_OF_REACH: Final = """
() => [...document.querySelectorAll("body *")].filter(element => {
  const style = getComputedStyle(element);
  const wider = element.scrollWidth > element.clientWidth + 1;
  const scrolls = /auto|scroll/.test(style.overflowX) && wider;
  const named = element.getAttribute("role") === "region" && (element.getAttribute("aria-label")
    || document.getElementById(element.getAttribute("aria-labelledby"))?.textContent.trim());
  return scrolls && !(element.tabIndex === 0 && named);
}).map(element => `scrolls out of reach of the keyboard: ${element.outerHTML.slice(0, 90)}`)
"""

_TOO_SMALL: Final = """
() => [...document.querySelectorAll("a[href], button, input, select, summary")].filter(element => {
  const box = element.getBoundingClientRect();
  const inline = getComputedStyle(element).display === "inline";  // in a sentence, by exception
  return element.checkVisibility() && !inline && (box.height < 24 || box.width < 24);
}).map(element => `smaller than 24 pixels: ${element.outerHTML.slice(0, 90)}`)
"""


_OUT_OF_CELLS: Final = """
() => [...document.querySelectorAll("th, td")].flatMap(cell => {
  const room = cell.getBoundingClientRect();
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.textContent.trim() || text.parentElement.closest(".visually-hidden")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { left, right } = range.getBoundingClientRect();
    if (left < room.left - 1 || right > room.right + 1)
      found.push(`reaches out of its cell: ${text.textContent.trim()}`);
  }
  return found;
})
"""


def axe_findings(page: Page, rules: Collection[str] = ()) -> list[str]:
    """What axe finds against WCAG 2.1 A and AA and its best practices.

    Args:
        page: an open page.
        rules: only these rules; all of the standards without it.
    """
    kind, values = ("rule", list(rules)) if rules else ("tag", list(STANDARDS))
    options: dict[str, Any] = {
        "runOnly": {"type": kind, "values": values},
        "resultTypes": ["violations", "incomplete"],
    }
    found = Axe().run(page, options=options).response
    wrong = [
        f"{rule['id']}: {node['target'][0]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
    open_ones: list[str] = []
    for rule in found["incomplete"]:
        for node in rule["nodes"]:
            if may_be_measured(rule, node):
                open_ones.append(node["target"][0])
            else:
                wrong.append(f"{rule['id']}, undecided: {node['target'][0]}")
    faint = too_faint(page, open_ones)
    return wrong + [f"contrast of {ratio:.2f}: {selector}" for selector, ratio in faint]


def sideways(page: Page) -> list[str]:
    """How far the page is wider than its window, what scrolls out of reach or leaves its cell."""
    width = page.evaluate("document.scrollingElement.scrollWidth")
    room = page.evaluate("innerWidth")
    found = [f"the page is {width} pixels wide"] if width > room else []
    scripts = (_OUT_OF_REACH, _TOO_SMALL, _OUT_OF_CELLS)
    return [*found, *(line for script in scripts for line in page.evaluate(script))]


def walked(page: Page) -> list[str]:
    """What is wrong on a walk through the page with the Tab key alone."""
    stops = page.evaluate(_WITHIN_REACH)
    wrong: list[str] = []
    met: list[int] = []
    for number in range(stops):
        page.keyboard.press("Tab")
        at = page.evaluate(_STOP)
        if at is None:
            break
        if number == 0 and at["first"] != "#content":
            wrong.append(f"first comes no skip link but: {at['name']}")
        wrong += [f"no ring around: {at['name']}"] * (not at["ring"])
        wrong += [f"not in sight: {at['name']}"] * (not at["seen"])
        met.append(at["stop"])
    if met != list(range(stops)):
        wrong.append(f"of {stops} places, the keyboard comes to {len(set(met))}, or in odd order")
    page.keyboard.press("Tab")
    after = page.evaluate(_STOP)
    if after is not None and after["stop"] != 0:
        wrong.append(f"no way out: {after['name']}")
    return wrong
