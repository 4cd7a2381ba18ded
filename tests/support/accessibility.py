"""What stands in the way of a reader, found in a real browser.

Every function takes an open page and returns what is wrong, in words; nothing means nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

STANDARDS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")
COLOUR_RULES: Final = ("color-contrast", "link-in-text-block")
"""The rules of axe whose result may change between a light and a dark screen."""

UNDECIDED: Final = frozenset({"bgOverlap", "elmPartiallyObscured"})
"""Why axe may leave the contrast of a cell open.

A head over two rows, and a cell that the edge of its region cuts off: axe cannot tell what is drawn
behind them. :func:`too_faint` works the contrast of these cells out.
"""

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
    const both = [light(getComputedStyle(element).color), light(behind(element))].sort();
    return [selector, (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05)];
  }).filter(([, ratio]) => ratio < 4.5);
}
"""

_WITHIN_REACH: Final = """
() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
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
  const scrolls = /auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
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


def axe_findings(page: Page, rules: Iterable[str] = ()) -> list[str]:
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
            reasons = {(check["data"] or {}).get("messageKey") for check in node["any"]}
            if rule["id"] == "color-contrast" and reasons <= UNDECIDED:
                open_ones.append(node["target"][0])
            else:
                wrong.append(f"{rule['id']}, undecided: {node['target'][0]}")
    return wrong + too_faint(page, open_ones)


def too_faint(page: Page, selectors: list[str]) -> list[str]:
    """Texts that stand out too little from the colour of their own cell."""
    faint = page.evaluate(_CONTRAST, selectors)
    return [f"contrast of {ratio:.2f}: {selector}" for selector, ratio in faint]


def sideways(page: Page) -> list[str]:
    """How far the page itself is wider than its window, and what scrolls out of reach."""
    width = page.evaluate("document.scrollingElement.scrollWidth")
    room = page.evaluate("innerWidth")
    found = [f"the page is {width} pixels wide"] if width > room else []
    return [*found, *page.evaluate(_OUT_OF_REACH), *page.evaluate(_TOO_SMALL)]


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
