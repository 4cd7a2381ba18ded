"""Codes of the state's files, and of figures that came from them."""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.explanation import Explanation
from sarcgen.problems import Severity

_AGAIN: Final = "Download the file again from the state's page, and do not open it in between."
_MAP: Final = "templates/base/state-files.yaml"

IMPORTING: Final[dict[str, Explanation]] = {
    "I100": Explanation(
        "A file of the state's can be read.",
        "A damaged file may hold other figures, and a sheet with a cell a million rows away fills"
        " the memory.",
        f"{_AGAIN} Unlock or unpack an archive; of an old workbook (.xls) give the text beside it.",
    ),
    "I101": Explanation(
        "A file has the columns of one of the state's data files.",
        "What a column means is never guessed from its name or place.",
        "Give only files from the state's page of SARC data files or DataQuest.",
        f"{_MAP} lists the columns of each file",
    ),
    "I102": Explanation(
        "The columns of a file were seen in a file of the same year.",
        "The state changes its files from year to year; the same name may mean another figure.",
        "Type the figures by hand, or compare the header with the state's data layout and add the"
        f" year to {_MAP}.",
        _MAP,
    ),
    "I103": Explanation(
        "No column is missing.",
        "A file with other columns is another file, whatever its name.",
        _AGAIN,
        _MAP,
    ),
    "I104": Explanation(
        "No column is new, and none stands twice.",
        "A new column may be a new row of the table, or change what an old one means.",
        f"Look up the new column in the state's data layout and add it to {_MAP}.",
        _MAP,
    ),
    "I105": Explanation(
        "Each row has a cell for each column, and the rows end where the file ends.",
        "In a row with a cell more or less, figures stand under the wrong heads.",
        _AGAIN,
    ),
    "I106": Explanation(
        "All rows are of the edition's school year.",
        "Last year's figures would look right on the card.",
        "Give the files of one year alone, with the edition that is named after it.",
    ),
    "I107": Explanation(
        "Each row has a CDS code of 14 digits.",
        "A spreadsheet turns codes into numbers and cuts them.",
        _AGAIN,
        "CDE, public school directory",
    ),
    "I108": Explanation(
        "No CDS code stands twice.",
        "Of two rows about one school only one can be right.",
        "Download the file again; of two school files, correct the code of one.",
        "CDE, public school directory",
    ),
    "I109": Explanation(
        "Every school has its row.",
        "A school that is left out silently has last year's figures, or none.",
        "Compare the CDS code with the state's directory. Where the state's file lacks the school,"
        " go on with “--without” and its code: its figures of that file stay as they are. Of files"
        " that are known to lack schools, this is a warning.",
        "CDE, public school directory",
    ),
    "I110": Explanation(
        "A cell holds what its column is for.",
        "A word among numbers, or 120 percent, says that cells were moved.",
        _AGAIN,
    ),
    "I111": Explanation(
        "What rows repeat about a district or the state is the same in all of them.",
        "Of two figures for one thing nobody can tell which is right.",
        "Look up the district's figure in DataQuest and type it; tell the state.",
        severity=Severity.WARNING,
    ),
    "I112": Explanation(
        "A kind of file is given once, or says the same each time.",
        "Of a file and its older posting, only the newer one is right.",
        "Give the newer one alone. Where both say the same, one is read and nothing is to be done.",
    ),
    "I113": Explanation(
        "A file has as many rows as its footer says.",
        "A download that broke off may lack schools.",
        "Download the file again, unless it is a part of it on purpose.",
        severity=Severity.WARNING,
    ),
    "I114": Explanation(
        "The files under .origin are as sarcgen wrote them.",
        "Without them, nobody can tell a figure of the state's from one changed by hand.",
        "Take the file from an earlier version, or delete it and import again.",
    ),
    "I115": Explanation(
        "The schools under one district file are of one district.",
        "The District columns can hold the figures of one district only.",
        "Give each district a folder with a _district.yaml of its own.",
        severity=Severity.WARNING,
    ),
    "I116": Explanation(
        "The state's own figures are those that this sarcgen prints.",
        "They come with the edition; the state may have changed them since.",
        "Report it to the project, with the name of the state's file.",
        severity=Severity.WARNING,
    ),
    "I117": Explanation(
        "A school file that figures are imported into has its CDS code.",
        "Schools are never found by their names, which the state cuts and spells differently.",
        "Write the 14 digits under contact.cds_code, in double quotes.",
        "CDE, public school directory",
    ),
    "I118": Explanation(
        "A file stays as it is while an import runs.",
        "What somebody typed in the meantime would be lost.",
        "Import again.",
    ),
    "I119": Explanation(
        "The directory says what a school is called and which grades it serves.",
        "Grades decide which tables its card has; neither is guessed.",
        "Start the school with “sarcgen new” and its grades, then import its figures.",
        "CDE, public school directory",
        severity=Severity.WARNING,
    ),
    "I121": Explanation(
        "What came from a file of the state's is in the next file of its kind.",
        "The state takes a row back where it was wrong. What is left of it on the card then has no"
        " source any more.",
        "Look at the state's log of updates. If it took the figures back, delete them and import"
        " again; if the file is an extract, leave them.",
        severity=Severity.WARNING,
    ),
    "X190": Explanation(
        "A figure that came from the state is the state's, or the file says why not.",
        "The next person cannot tell a correction from a slip.",
        "Write field and reason under “local:”, or bring the state's figure back.",
        severity=Severity.WARNING,
    ),
    "X191": Explanation(
        "The reason for a local figure was written with the state's latest figure in mind.",
        "The state may have corrected what the reason is about.",
        "Take the state's figure, or look at the reason and write it anew.",
        severity=Severity.WARNING,
    ),
    "X192": Explanation(
        "An entry under “local” is about a figure that is not the state's.",
        "A reason that outlives its figure would excuse the next slip.",
        "Delete the entry.",
        severity=Severity.WARNING,
    ),
}
