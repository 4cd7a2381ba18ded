"""Whether everybody can read the repository that a command runs in, where that can be told.

Nothing is asked over the network. On a computer of one's own, Git does not know who may read the
other end of a remote; a service that runs a check does, and tells it in its surroundings.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

PUBLIC = "public"


def is_public() -> bool:
    """Whether GitHub or GitLab says that the repository is public; no where nobody says so."""
    if os.environ.get("CI_PROJECT_VISIBILITY", "").casefold() == PUBLIC:
        return True
    event = os.environ.get("GITHUB_EVENT_PATH")
    if os.environ.get("GITHUB_ACTIONS") != "true" or not event:
        return False
    try:
        repository = json.loads(Path(event).read_bytes())["repository"]
        return bool(repository.get("visibility") == PUBLIC or repository.get("private") is False)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
