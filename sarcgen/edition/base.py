"""What all parts of an edition share."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict


class Spec(BaseModel):
    """Base of all parts of an edition: frozen, unknown keys refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _flag(raw: object) -> object:
    return {"yes": True, "no": False}.get(str(raw).casefold(), raw)


Flag = Annotated[bool, BeforeValidator(_flag)]
