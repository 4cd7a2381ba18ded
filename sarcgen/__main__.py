"""``python -m sarcgen``."""

from sarcgen.cli.program import program

# A process that another one starts imports this module under another name.
if __name__ == "__main__":
    program()
