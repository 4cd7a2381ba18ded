"""Codes of figures that contradict one another."""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.explanation import Explanation
from sarcgen.problems import Severity

_DEFINITIONS: Final = "CDE, definitions of SARC data elements"
_RESULTS: Final = "Compare the figures with the state's results for the school, group by group."

FIGURES: Final[dict[str, Explanation]] = {
    "X101": Explanation(
        "Tested students are enrolled; students with scores were tested.",
        "One of the two figures must be wrong.",
        "Compare with the state's file.",
        _DEFINITIONS,
    ),
    "X102": Explanation(
        "Percent tested is number tested divided by total enrollment; the rest is not tested.",
        "A reader can recompute it.",
        "Leave the percentages out; sarcgen works them out.",
        _DEFINITIONS,
        severity=Severity.WARNING,
    ),
    "X103": Explanation(
        "Total enrollment is the sum of the grades.",
        "A reader can add the column up.",
        "Correct a grade or the total.",
        "CDE, SARC template, Student Enrollment by Grade Level",
        severity=Severity.WARNING,
    ),
    "X104": Explanation(
        "Percent difference is (a - b) / ((a + b) / 2) * 100.",
        "Some cards divide by b or lose the minus sign; the state's formula uses the mean.",
        "Leave the difference out; sarcgen works it out.",
        _DEFINITIONS,
        severity=Severity.WARNING,
    ),
    "X105": Explanation(
        "Pupils to counselor is enrollment divided by counselor FTE.",
        "A reader can recompute it.",
        "Leave the ratio out; sarcgen works it out.",
        _DEFINITIONS,
        severity=Severity.WARNING,
    ),
    "X106": Explanation(
        "Students who met the standard were tested.",
        "One of the two figures must be wrong.",
        "Compare with the state's file.",
    ),
    "X107": Explanation(
        "A ratio of pupils to counselors that the state supplies is not zero.",
        "In the state's file blank and 0.00 both mean that no counselor was reported. Printed, a "
        "zero reads as if counselors had no pupils.",
        "Write “not reported”. If the school has no counselor, write academic_counselors: 0.",
        "CDE, file of the ratio of pupils to academic counselor",
        severity=Severity.WARNING,
    ),
    "X110": Explanation(
        "Total expenditures per pupil is restricted plus unrestricted.",
        "The three figures come from one report and must agree.",
        "Ask the business office which figure is right. The card prints what the file says.",
        "Education Code 33126(b)(3), 33126.15",
        severity=Severity.WARNING,
    ),
    "X111": Explanation(
        "The groups that make up all students hold no more students than all students together.",
        "A student is counted once: as one gender, and with one race or as of two or more races.",
        _RESULTS,
        "CDE, SARC template, tables by student group",
        severity=Severity.WARNING,
    ),
    "X112": Explanation(
        "The groups that make up all students leave out few of them.",
        "Students of another gender have no row in every edition, and families may leave "
        "the race blank. So female and male may leave out a twentieth of all students and "
        "five, the races a fifth and ten: our own bounds, which hardly one school in 400 "
        "exceeds in the files of the state. A group marked “--” counts as ten students.",
        "Compare the figures with the state's results; type the figures of groups that are "
        "larger than ten.",
        severity=Severity.WARNING,
    ),
    "X113": Explanation(
        "No group is larger than all students, or than a group that it is part of.",
        "Migrant, foster and homeless students are all socioeconomically disadvantaged.",
        _RESULTS,
        _DEFINITIONS,
        severity=Severity.WARNING,
    ),
    "X114": Explanation(
        "Percent tested and percent not tested make 100.",
        "Each is the rest of the other; a reader can add them up.",
        "Type total_enrollment and number_tested and leave the percentages out; sarcgen "
        "works them out.",
        _DEFINITIONS,
        severity=Severity.WARNING,
    ),
    "X115": Explanation(
        "The percentages of enrollment of the groups that make up all students add up to 100.",
        "Each may be rounded. Families may leave the race blank, so a fifth may be left "
        "out, our own bound; where a group has no figure nothing is said of too little.",
        "Correct the percentage that is wrong, or write “not reported” for a group whose "
        "figure is not known.",
        _DEFINITIONS,
        severity=Severity.WARNING,
    ),
    "X116": Explanation(
        "English language arts and mathematics count about the same students in each group.",
        "The same grades take both tests. English learners in their first year need not "
        "take English language arts, so mathematics may be larger by a quarter, and English"
        " language arts by a tenth, or either by ten students. These bounds are our own.",
        _RESULTS,
        "5 CCR 850",
        severity=Severity.WARNING,
    ),
    "X117": Explanation(
        "A number of students is not the same for every group of a table.",
        "A state file once gave each group the enrollment of the whole school. The "
        "percentages worked out from such numbers mean nothing.",
        "Take each group's own number from the state's results for the school.",
        severity=Severity.WARNING,
    ),
    "X118": Explanation(
        "The tests count no more students as enrolled than the tested grades hold.",
        "Enrollment is of October and the tests are of spring, so a tenth and ten students "
        "more are let pass, our own bounds. Nothing is said of alternative schools and "
        "county offices, whose students come and go.",
        "Compare the test results and the enrollment by grade with the state's files.",
        severity=Severity.WARNING,
    ),
    "X119": Explanation(
        "A figure of all students is the same in the table of all students and in the table by "
        "student group.",
        "Results of tests, graduation, suspensions and expulsions of one year stand in two "
        "tables. One may round what the other prints with two decimals; a difference of one "
        "percent there, or of more than one unit of the last decimal elsewhere, is no rounding.",
        "Compare both figures with the state's results.",
        "CDE, SARC template: tables of all students and by student group",
        severity=Severity.WARNING,
    ),
    "X123": Explanation(
        "An average class size is possible for the classes counted beside it.",
        "Two classes of 21 to 32 students cannot have an average of 19. One student is let "
        "pass, because the state's own averages differ from the bands by that much here and"
        " there.",
        "Compare the average and the numbers of classes with the state's file.",
        _DEFINITIONS,
        severity=Severity.WARNING,
    ),
    "X124": Explanation(
        "The elementary classes hold about all students of the grades.",
        "Average times number of classes, over all rows, gives the students. A quarter "
        "fewer is odd, our own bound. More is not: where teachers share students, the state"
        " counts them in each class.",
        "Compare class sizes and enrollment by grade with the state's files.",
        _DEFINITIONS,
        severity=Severity.WARNING,
    ),
    "X127": Explanation(
        "A part is no larger than its whole: misassignments of teachers of English learners"
        " are in the total, and a school's teachers are among its district's.",
        "One of the two figures must be wrong. Nothing is said of charter schools, which "
        "can be larger than the district that granted their charter.",
        "Correct one of the two figures, in the school's file or in the district's.",
        "Education Code 33126(b)(5); CDE, SARC template, notes",
        severity=Severity.WARNING,
    ),
    "X131": Explanation(
        "No year and no student group has a higher rate of expulsions than of suspensions.",
        "Who is expelled has as a rule been suspended first. The two rates are easily exchanged.",
        "Compare both rates with the state's file.",
        severity=Severity.WARNING,
    ),
    "X132": Explanation(
        "Graduation rate and dropout rate of one year are no more than 100 together.",
        "Nobody of a cohort both graduates and drops out.",
        "Correct one of the two rates.",
        _DEFINITIONS,
        severity=Severity.WARNING,
    ),
    "X133": Explanation(
        "Of a student group no more students are eligible than enrolled, absent than eligible, or "
        "graduated than in the cohort.",
        "Each of these numbers is part of the one before it in the row.",
        "Compare the row with the state's file; perhaps two columns are exchanged.",
        _DEFINITIONS,
        severity=Severity.WARNING,
    ),
    "X134": Explanation(
        "A rate of chronic absenteeism is the count divided by the eligible enrollment, a rate of "
        "graduation the graduates divided by the cohort.",
        "A reader can recompute it. The cumulative enrollment is only context.",
        "Compare the row with the state's file. One unit of the last printed decimal is let pass.",
        _DEFINITIONS,
        severity=Severity.WARNING,
    ),
    "X135": Explanation(
        "The five rows of teacher preparation and placement add up to all teaching positions.",
        "The numbers have one decimal and the state adds unrounded ones, so a tenth of a position "
        "is let pass for each row, and two tenths of a percent.",
        "Compare the rows with the state's file.",
        "CDE, SARC template, Teacher Preparation and Placement",
        severity=Severity.WARNING,
    ),
    "X136": Explanation(
        "A percentage of teacher preparation and placement can come from its number and the total.",
        "The state works it out from unrounded numbers, so it cannot be worked out again; but it "
        "lies within what the rounded numbers allow.",
        "Compare number and percentage with the state's file; perhaps they are of another row.",
        "CDE, SARC template, Teacher Preparation and Placement",
        severity=Severity.WARNING,
    ),
    "X137": Explanation(
        "The totals of teachers without credentials and out of field are the sums of their rows.",
        "A reader can add the rows up. A tenth of a position is let pass for each row.",
        "Compare the rows with the state's file.",
        "CDE, SARC template, tables of teachers without credentials and out of field",
        severity=Severity.WARNING,
    ),
    "X138": Explanation(
        "Teachers without credentials and out of field are as many in their own table as in "
        "teacher preparation and placement of the same year.",
        "Both tables come from the same positions. Perhaps one is of another year.",
        "Compare both tables with the state's file.",
        "CDE, SARC template, tables of teachers",
        severity=Severity.WARNING,
    ),
    "X139": Explanation(
        "The total of Advanced Placement courses is the sum of the subjects.",
        "A reader can add the column up.",
        "Correct a subject or the total.",
        "CDE, SARC template, Advanced Placement (AP) Courses",
        severity=Severity.WARNING,
    ),
    "X151": Explanation(
        "Beginning teachers earn no more than those in mid-range, and these no more than "
        "the highest.",
        "So it is in every district of the state's salary file; the rows are easily exchanged.",
        "Compare the salaries with the state's file.",
        "Education Code 41409",
        severity=Severity.WARNING,
    ),
    "X152": Explanation(
        "Amounts are of a likely size, shares of a budget no more than 100 together, and an"
        " average salary lies between the lowest and the highest.",
        "Thousands are typed for dollars, or a digit too many. The bounds are our own and "
        "wide: 20,000 to 250,000 dollars for teachers, 1,000 to 1,000,000 for principals "
        "and superintendents, 1,000 to 500,000 per pupil.",
        "Type whole dollars for one year; where there is no such figure, write N/A.",
        severity=Severity.WARNING,
    ),
}
