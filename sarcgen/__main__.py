"""``python -m sarcgen``."""

from sarcgen.cli.app import main

main()
