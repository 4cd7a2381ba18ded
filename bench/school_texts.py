"""Texts of made-up schools: as long as real ones, and no two alike."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

PROGRAMS: Final = (
    "reading clubs", "a school garden", "robotics", "a choir", "a school newspaper", "chess",
    "a science fair", "folk dance", "mock trial", "a film club", "cross-country", "a coding club",
    "a string orchestra", "watercolor painting", "a debate team", "a mathematics circle",
)  # fmt: skip
PARTNERS: Final = (
    "the public library", "the county museum", "the garden society", "the fire department",
    "the community college", "the historical society", "the water district", "the food bank",
    "the medical center", "the city's parks department", "local growers", "the theater company",
)  # fmt: skip
HABITS: Final = (
    "read every day", "write in every subject", "explain how they found an answer",
    "work in teams", "keep a journal of what they learned", "present projects to families",
    "solve problems from daily life", "set goals and look back on them",
    "care for one another and for the campus", "use primary sources",
)  # fmt: skip
SIDES: Final = ("northern", "southern", "eastern", "western", "older", "newer")
MONTHS: Final = ("August", "September", "October", "November", "December")

DESCRIPTION: Final = (
    "{school} serves families in the {side} part of {town}.",
    "The campus opened decades ago and has grown with the neighborhood around it.",
    "Teachers plan together every week so that lessons build on one another from grade to grade.",
    "Our students {habit} and {habit}.",
    "We offer {program}, {program} and {program} before and after school.",
    "Visitors often remark how calm the hallways are and how readily students greet them.",
    "Together with {partner}, we take every class on at least one field trip.",
    "The staff looks at results every trimester and changes what does not work.",
    "Families tell us in the yearly survey that they feel welcome here.",
    "In class, students {habit}; at home, they are asked to {habit}.",
    "The library is open at lunch and after school, and {partner} sends storytellers.",
    "New teachers work with a mentor, and every teacher visits the classes of colleagues.",
    "We teach the state's standards in every subject and make time for the arts.",
    "Students who need more time get it in small groups during the school day.",
    "Each spring the whole school shows its work in an evening that {partner} helps to host.",
    "Our expectations are the same in every room: be safe, be kind, be ready to learn.",
    "Attendance is everybody's concern, and the office calls home on the first day of an absence.",
    "{program} and {program} give students a place to belong.",
    "Music is part of the week of every class, and {program} is open to all who wish to join.",
    "We are proud of our students' progress, and we know where we must do better.",
)
PARENTS: Final = (
    "Parents take part in the School Site Council, which reviews the school plan and its budget.",
    "The English Learner Advisory Committee meets in the library, with interpreters at hand.",
    "Families volunteer in classrooms, on field trips and at {program}.",
    "An evening about reading at home and an evening about mathematics are held each semester.",
    "The parent group raises money for {program} and for visits to {partner}.",
    "We send a newsletter home every other week and post it on our website.",
    "Coffee with the principal takes place on the first Friday of each month.",
    "Parents may visit classes after signing in at the office.",
    "Workshops on homework, safe use of the internet and college are offered with {partner}.",
    "Each fall, families and teachers agree on goals for the year and meet again in spring.",
    "Grandparents and neighbors are welcome as readers, gardeners and judges of the science fair.",
    "Interpreters are available for every conference; please ask the office in good time.",
)
SAFETY: Final = (
    "The school safety plan was reviewed and updated on {month} {day}, 2019.",
    "It was discussed with the faculty and a student representative on {month} {day}, 2019.",
    "The plan covers evacuation, earthquakes, fires, intruders and severe weather.",
    "Drills are held every month, and the results are written down and talked over.",
    "Visitors sign in at the office and wear a badge while they are on campus.",
    "Staff members supervise the gates, the playground and the halls before and after school.",
    "The rules for behavior are taught in the first week and posted in every room.",
    "The plan tells how suspected abuse is reported and how families are informed.",
    "Radios, first-aid kits and water are kept in marked places and checked each semester.",
    "The fire department walks through the campus with us once a year.",
    "Policies against bullying and harassment are part of the plan and of the handbook.",
)
FACILITIES: Final = (
    "The buildings are cleaned every day by our custodial staff.",
    "Maintenance staff answer work orders by urgency; what concerns safety comes first.",
    "The main building was modernized with funds from a local bond.",
    "The roofs, the heating and the fire alarms are inspected every year.",
    "Planned for the coming summer are new paint on the outside walls and new shade trees.",
    "The playground was resurfaced, and its equipment meets the present rules.",
    "Classrooms have natural light, projectors and wireless network.",
    "Restrooms are checked during the day, and repairs are made before the next morning.",
    "Students help to keep the campus clean, and the garden is in the care of volunteers.",
    "The parking lot was laid out anew so that children do not cross the lanes of cars.",
)
SERVICES: Final = (
    "General funds, Title I and the Local Control Funding Formula pay for the school's services.",
    "Among them are tutoring, {program}, {program} and aides in the classrooms.",
    "A share is set aside for workshops with {partner}, where families {habit}.",
    "The site council decides each spring what to continue; this year it added {program}.",
    "Grants from {partner} and {partner} pay for materials and field trips.",
    "Books for the library and devices for {program} are bought from lottery funds.",
)
CAREER: Final = (
    "The school offers programs in health, building and media, each with a capstone course.",
    "All programs count toward graduation and are open to every student.",
    "Students with disabilities and English learners take part with support in class.",
    "Teachers of the programs plan with those of mathematics and English.",
    "The share of students who finish a program and graduate measures its outcome.",
    "The advisory committee is headed by {person} and includes {partner} and local businesses.",
)
LEARNING: Final = (
    "Teachers of all schools meet on staff development days to study results and plan lessons.",
    "The themes of this year are reading in every subject, number sense and student talk.",
    "Coaches visit classrooms, teach beside the teacher and meet with teams after school.",
    "Principals meet monthly to visit a school and to learn from what they see.",
    "Workshops on technology show how to give students quick answers to their work.",
    "New teachers take part in an induction program with a mentor of their own.",
    "Aides and office staff have workshops on safety, on languages and on customer service.",
    "Together with {partner}, we train teachers in the use of the outdoors as a classroom.",
    "Teams choose one question for the year, gather examples of work and report in spring.",
    "What is learned is tried in class within a fortnight and talked over in the next meeting.",
    "The topics were chosen from test results, surveys of teachers and the schools' plans.",
)


@dataclass(frozen=True)
class Voice:
    """Who speaks: the names that fill the sentences."""

    random: Random
    school: str
    town: str

    def text(self, sentences: tuple[str, ...], paragraphs: int, each: int) -> str:
        """Paragraphs of so many sentences, none of them twice while there are others."""
        pool: list[str] = []
        written = []
        for _ in range(paragraphs):
            while len(pool) < each:
                pool += self.random.sample(sentences, len(sentences))
            written.append(" ".join(self._filled(pool.pop(0)) for _ in range(each)))
        return "\n\n".join(written)

    def _filled(self, sentence: str) -> str:
        for slot, words in (
            ("{program}", PROGRAMS),
            ("{partner}", PARTNERS),
            ("{habit}", HABITS),
            ("{month}", MONTHS),
            ("{side}", SIDES),
        ):
            for word in self.random.sample(words, sentence.count(slot)):
                sentence = sentence.replace(slot, word, 1)
        sentence = sentence.replace("{day}", str(self.random.randint(11, 28)))
        sentence = sentence.replace("{person}", person(self.random))
        sentence = sentence.replace("{school}", self.school).replace("{town}", self.town)
        return sentence[0].upper() + sentence[1:]


FIRST: Final = (
    "Odalys", "Tobias", "Imogen", "Perpetua", "Rafael", "Marisol", "Anders", "Lucinda", "Teodoro",
    "Winifred", "Joaquin", "Beatriz", "Cornelius", "Delphine", "Emeka", "Farida", "Gideon", "Hana",
)  # fmt: skip
LAST: Final = (
    "Brandt", "Lindqvist", "Farrow", "Quill", "Alvarado", "Castellanos", "Drummond", "Escobedo",
    "Fairchild", "Galindo", "Hathaway", "Ibarra", "Jernigan", "Kowalski", "Lassiter", "Montoya",
)  # fmt: skip


def person(random: Random) -> str:
    """A made-up name."""
    return f"{random.choice(('Ms.', 'Mr.', 'Dr.'))} {random.choice(FIRST)} {random.choice(LAST)}"
