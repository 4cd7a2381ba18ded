"""The tags of a card as a tree: what it says, whatever page it stands on.

The tree follows the elements of the page and not the boxes of its layout. An element that a page
break cuts in two is two boxes, or three, and one node here: its text goes on where it left off. A
table that runs over pages is one table; the heads that are printed again at the top of each further
page are decoration, as running heads are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, final

from sarcgen.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Mapping

SPOKEN: Final = "data-spoken"
"""The attribute with what is read aloud in place of an element's text."""

_ROLES: Final = {
    "main": "Part",
    "section": "Sect",
    "nav": "Sect",
    "article": "Art",
    "blockquote": "BlockQuote",
    "p": "P",
    "figcaption": "P",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "li::marker": "Lbl",
    "a": "Link",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "img": "Figure",
    "{http://www.w3.org/2000/svg}svg": "Figure",
}
"""Elements with a meaning of their own. The text of others belongs to what is around them."""

_NO_TEXT_OF_THEIR_OWN: Final = frozenset({"Document", "Part", "Sect", "Art", "Div", "BlockQuote"})
_NEVER_TEXT: Final = frozenset({"L", "LI", "Table", "THead", "TBody", "TFoot", "TR"})
_STAY_WHEN_EMPTY: Final = frozenset({"TD", "TH"})
_INLINE: Final = frozenset({"span", "mark", "em", "strong", "b", "i", "abbr", "cite", "q", "small"})
_ODD: Final = "The PDF's tags do not match its pages. Please report this."


@final
@dataclass(slots=True, eq=False)
class Content:
    """A piece of marked content: the number that it has on its page."""

    page: int
    number: int


@final
@dataclass(slots=True, eq=False)
class Reference:
    """A link's area on a page, and the link's text."""

    page: int
    annotation: Any
    text: str


@final
@dataclass(slots=True, eq=False)
class Node:
    """One element of the tag tree.

    Attributes:
        role: its structure type, a standard one of PDF 1.7.
        page: the first page, from 0, on which anything of it stands.
        box: its first box; ``None`` where no element of the page stands for it.
        language: of its text, where that is not the language around it.
        spoken: what is read aloud in place of its text.
    """

    role: str
    page: int
    box: Any = None
    language: str = ""
    spoken: str = ""
    kids: list[Node | Content | Reference] = field(default_factory=list)

    def nodes(self) -> list[Node]:
        """The elements right below it."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def add(self, role: str, page: int, **given: Any) -> Node:
        """A new element at its end."""
        node = Node(role, page, **given)
        self.kids.append(node)
        return node


@final
class TreeBuilder:
    """Builds the tree from the boxes of page after page.

    Attributes:
        root: the element ``Document``.
        artifacts: by page, the numbers of the content that is not read: running heads and feet, and
            repeated heads of tables.
        dropped: by page, links within links; WeasyPrint makes one for every element in a link.
    """

    def __init__(self) -> None:
        self.root = Node("Document", 0)
        self.artifacts: list[set[int]] = []
        self.dropped: list[list[Any]] = []
        self._holders: dict[tuple[Any, str], Node] = {}
        self._loose: dict[Node, Node] = {}
        self._page = -1
        self._numbers: Mapping[Any, Mapping[str, Any]] = {}

    def add_page(self, page_box: Any, numbers: Mapping[Any, Mapping[str, Any]]) -> None:
        """Takes in the next page.

        Args:
            page_box: the page as it is laid out.
            numbers: by the box of a text or picture, the number of its content.

        Raises:
            RenderError: a piece of content is nowhere in the boxes, or where no text may be.
        """
        self._page += 1
        self._numbers = numbers
        self.artifacts.append({one["mcid"] for one in numbers.values()})
        self.dropped.append([])
        read = 0
        for box in page_box.children:
            # What is in the margins is not called an element of the page.
            if box.element_tag == "html":
                read += self._visit(box, self.root, in_link=False)
        if len(self.artifacts[-1]) + read != len(numbers):
            raise RenderError(_ODD)

    def leave_out_empty(self, node: Node) -> None:
        """Takes out of the tree what holds no content; cells stay, for the columns after them."""
        for kid in node.nodes():
            self.leave_out_empty(kid)
            if not kid.kids and kid.role not in _STAY_WHEN_EMPTY:
                node.kids.remove(kid)

    def _visit(self, box: Any, holder: Node, *, in_link: bool) -> int:
        """Takes in a box and what is in it, and says how many pieces of content were read."""
        # A box that is placed absolutely stands behind a placeholder.
        box = getattr(box, "_box", box)
        # A picture may be made of texts and drawings. It is read as one.
        in_picture = holder.role == "Figure"
        if box in self._numbers:
            is_holder = _is_picture(box) and not in_picture
            return self._read(box, self._holder(box, holder) if is_holder else holder)
        if box.element_tag == "thead" and self._is_repeated(box):
            return 0
        if box.element is not None and not in_picture:
            holder = self._holder(box, holder)
        if box.link_annotation is not None:
            if in_link:
                self.dropped[-1].append(box.link_annotation)
            else:
                text = " ".join("".join(box.element.itertext()).split())
                holder.kids.append(Reference(self._page, box.link_annotation, text))
                in_link = True
        return sum(
            self._visit(child, holder, in_link=in_link) for child in getattr(box, "children", ())
        )

    def _is_repeated(self, box: Any) -> bool:
        first = self._holders.get((box.element, "thead"))
        return first is not None and first.page < self._page

    def _read(self, box: Any, holder: Node) -> int:
        if holder.role in _NEVER_TEXT:
            raise RenderError(_ODD)
        if holder.role in _NO_TEXT_OF_THEIR_OWN:
            loose = self._loose.get(holder)
            if loose is None or holder.kids[-1] is not loose:
                loose = self._loose[holder] = holder.add("P", self._page)
            holder = loose
        number = self._numbers[box]["mcid"]
        holder.kids.append(Content(self._page, number))
        self.artifacts[-1].discard(number)
        return 1

    def _holder(self, box: Any, holder: Node) -> Node:
        """The node that takes what is in a box: the same for all boxes of an element."""
        place = box.element, box.element_tag
        known = self._holders.get(place)
        if known is None:
            known = self._holders[place] = self._made(box, holder)
        return known

    def _made(self, box: Any, holder: Node) -> Node:
        tag = box.element_tag
        if tag == "li::marker":
            # It stands in the item's body; a label goes before that, into the item.
            label = Node("Lbl", self._page)
            item = self._holders[box.element, "item"]
            item.kids.insert(0, label)
            return label
        role = "Figure" if _is_called_picture(box) else _ROLES.get(tag, "")
        said = {} if "::" in tag else self._said(box.element)
        if not role and said:
            role = "Span" if tag in _INLINE else "Div"
        if not role:
            return holder
        node = holder.add(role, self._page, box=box)
        node.language = said.get("language", "")
        if role == "LI":
            self._holders[box.element, "item"] = node
            node = node.add("LBody", self._page)
        if "spoken" in said:
            node = node if role == "Span" else node.add("Span", self._page)
            node.spoken = said["spoken"]
        return node

    def _said(self, element: Any) -> dict[str, str]:
        """What an element says about its text: its language, and what to read in its place."""
        if element.tag in ("html", "body"):
            return {}
        given = {"language": element.get("lang"), "spoken": element.get(SPOKEN)}
        return {name: value for name, value in given.items() if value}


def _is_called_picture(box: Any) -> bool:
    return "::" not in box.element_tag and box.element.get("role") == "img"


def _is_picture(box: Any) -> bool:
    return _ROLES.get(box.element_tag) == "Figure"
