"""Codes of texts, contacts, facilities and textbooks."""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.explanation import Explanation
from sarcgen.problems import Severity

TEXTS: Final[dict[str, Explanation]] = {
    "X120": Explanation(
        "A system rated Fair or Poor has its repair described.",
        "Auditors compare this table with the Facility Inspection Tool.",
        "Add “repair:” with what is needed and what was done or is planned.",
        "Education Code 33126(b)(8), 17014, 17070.75",
        severity=Severity.WARNING,
    ),
    "X121": Explanation(
        "The overall facility rating can come from the ratings of the eight systems.",
        "It is the mean of their percentages: Exemplary from 99, Good from 90, Fair from 75. So no"
        " school is Exemplary with a system that is not Good, or Fair with all systems Good.",
        "Compare the eight ratings and the overall rating with the FIT report.",
        "Education Code 17002(d), 33126(b)(8); Facility Inspection Tool (percentages UNCONFIRMED)",
        severity=Severity.WARNING,
    ),
    "X122": Explanation(
        "Where students lack their own textbook, the card says what is done about it.",
        "A reader's next question is when the books come; the board must act within two months.",
        "Add to “materials:” what was ordered and when it comes.",
        "Education Code 33126(b)(6), 60119(a)(2); that the card must describe it is UNCONFIRMED",
        severity=Severity.WARNING,
    ),
    "X126": Explanation(
        "Figures and texts belong to tables that this school's card shows.",
        "They are printed nowhere: the school does not serve the grades or does not owe the table.",
        "Delete them, or correct the grades served or “single_school”.",
        "CDE, SARC template; Education Code 41409.3",
        severity=Severity.WARNING,
    ),
    "X129": Explanation(
        "The most recent FIT report is from the data year or the publishing year.",
        "Districts inspect their schools each year; an older month was likely carried over.",
        "Give the month and the ratings of the latest inspection.",
        "Education Code 33126(b)(8), 17070.75(e); the limit is our own",
        severity=Severity.WARNING,
    ),
    "X130": Explanation(
        "Textbook data are from the school year that the table reports.",
        "The table is about the year in which the card is published.",
        "Collect the data anew, or correct the month.",
        "Education Code 33126(b)(6), 60119",
        severity=Severity.WARNING,
    ),
    "X140": Explanation(
        "Telephone numbers in texts agree with the contact table.",
        "A number that differs in one digit reaches somebody else.",
        "Correct the wrong one.",
        severity=Severity.WARNING,
    ),
    "X141": Explanation(
        "A principal whom a text names is the one of the contact table.",
        "A text that names another was written before the principal changed.",
        "Correct the text or the contact table.",
        severity=Severity.WARNING,
    ),
    "X142": Explanation(
        "A text speaks of this school.",
        "A text that was copied from another school's card still bears its name.",
        "Correct the school's name, and read the text again.",
        severity=Severity.WARNING,
    ),
    "X143": Explanation(
        "A text names a year of the data year, the year before or later, if it names any.",
        "A text whose newest year is older was likely carried over from an earlier card. Years that"
        " tell history, such as when the school was built, do not count.",
        "Bring the text up to date.",
        severity=Severity.WARNING,
    ),
    "X146": Explanation(
        "No text or contact field is left at a placeholder.",
        "“TBD” or “[school name]” would be printed as it stands.",
        "Write the text, or “not reported”.",
        "Education Code 33126",
        severity=Severity.WARNING,
    ),
    "X147": Explanation(
        "The safety plan says when it was last reviewed, updated and discussed.",
        "The law asks for the plan's status each year; a text without a date gives none.",
        "Write the month and year of the review, the update and the discussion with the faculty and"
        " a student representative.",
        "Education Code 32286",
        severity=Severity.WARNING,
    ),
    "X148": Explanation(
        "The text about parental involvement names whom to ask.",
        "The state's template asks for a contact person and telephone number.",
        "Add the person's name and telephone number.",
        "Education Code 33126(b)(14); CDE, SARC template",
        severity=Severity.WARNING,
    ),
    "X149": Explanation(
        "Parents can read a text: no higher grade than they went to school, no long sentences.",
        "Many plain-language guides ask for grade 8 or below; from 13 on a text asks for college."
        " English is graded by Flesch-Kincaid and Coleman-Liau, Spanish by Crawford (made for"
        " grades 1 to 6) and by the points of Fernández Huerta, of which 60 to 70 are normal and"
        " fewer are harder. Texts under 100 words or three sentences are not graded; numerals and"
        " headings are left out, and a list item counts as a sentence. A grade says nothing of"
        " whether the text is right.",
        "Divide the sentences named, or put short words for long ones. Nothing needs to be done.",
        "Kincaid and others 1975, Navy Research Branch Report 8-75; Coleman and Liau 1975, Journal"
        " of Applied Psychology 60(2); Crawford 1984, A Spanish language Fry-type readability"
        " procedure; Fernández Huerta 1959, Consigna 214; the 25 words of a sentence are our own",
        severity=Severity.INFORMATION,
    ),
    "X161": Explanation(
        "An e-mail address has one @, a dot after it and no blanks.",
        "Nobody is reached by another; the card prints it without a link.",
        "Write it as in name@district.org.",
        severity=Severity.WARNING,
    ),
    "X162": Explanation(
        "A web address has a host with a dot and no blanks.",
        "Nothing is found under another; the card prints it without a link.",
        "Write it as in www.district.org or https://www.district.org.",
        severity=Severity.WARNING,
    ),
    "X163": Explanation(
        "A telephone number has ten digits; an extension may follow.",
        "Nobody is reached by another.",
        "Write it as in (916) 555-0100.",
        severity=Severity.WARNING,
    ),
    "X165": Explanation(
        "A CDS code is a school's: county 01 to 58, district and school not all zeros.",
        "The state and readers look the school up by it; a school part of zeros is the district's.",
        "Look the code up in the state's school directory.",
        "CDE, public school directory",
        severity=Severity.WARNING,
    ),
    "X167": Explanation(
        "The grade span in the contact table holds every grade that the school serves.",
        "Readers would look for a school of other grades. The span may be wider: a school may offer"
        " grades in which it has no student this year.",
        "Correct the span, or “grades” at the top of the file.",
        "CDE, public school directory",
        severity=Severity.WARNING,
    ),
    "X168": Explanation(
        "The text in place of a photo says what the photo shows.",
        "“Photo” or a file's name tells a parent who does not see it nothing.",
        "Say who is in the photo, where, and doing what.",
        "WCAG 2.1, success criterion 1.1.1",
        severity=Severity.WARNING,
    ),
}
