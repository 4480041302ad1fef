"""What is said of a PDF: findings by rule, and the verdict that they make together."""

from dataclasses import dataclass, field
from enum import StrEnum

from cvtex.model.profile import Confidence, Grade, Profile

_SHOWN = 60
"""Characters of the text that a finding shows."""


class State(StrEnum):
    """What became of a rule."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a PDF that breaks a rule, in mm from the left and upper edge of its page, and the text there."""

    page: int
    """From 1."""
    left: float | None = None
    top: float | None = None
    text: str = ""
    beyond: float = 0.0
    """How far it goes beyond what is allowed, in the rule's unit: the worst place is the one that is shown."""

    @property
    def where(self) -> str:
        """The place in words: `page 3, 12.4 mm from the left, 40.2 mm from the top`."""
        if self.left is None or self.top is None:
            return f"page {self.page}"
        return f"page {self.page}, {self.left:.1f} mm from the left, {self.top:.1f} mm from the top"

    @property
    def quoted(self) -> str:
        """The text there in quotation marks, cut where it is long."""
        text = " ".join(self.text.split())
        return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + '…'}”"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule does not allow: what was found and what is allowed, with units."""

    message: str
    help: str
    """The next step."""
    spots: tuple[Spot, ...] = ()
    """Every place of it, the one that is shown among the first that go equally far."""
    grade: Grade = "error"
    """A rule that only warns makes a warning of it."""
    elsewhere: str = ""
    """The next step for a PDF that cvtex did not make of this project, where it is another one."""
    shown: Spot | None = None
    """The place that the message is about, where that is not the one that goes farthest."""
    is_listed: bool = False
    """Whether each place has to be mended by itself, so that all are shown."""

    @property
    def others(self) -> tuple[Spot, ...]:
        """The places beside the one that is shown."""
        return tuple(spot for spot in self.spots if spot is not self.worst)

    @property
    def worst(self) -> Spot | None:
        """The place that is shown: the one that goes farthest beyond what is allowed, the first of equal ones."""
        return self.shown or max(self.spots, key=lambda spot: spot.beyond, default=None)

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it is on."""
        return tuple(sorted({spot.page for spot in self.spots}))

    @property
    def told(self) -> str:
        """The message behind its place, where that is on a page; else the message names the pages itself."""
        is_placed = self.worst is not None and self.worst.left is not None
        return f"{self.worst.where}: {self.message}" if self.worst and is_placed else self.message


@dataclass(frozen=True, slots=True)
class Judged:
    """What a rule says of a PDF."""

    measured: str
    """The measured values beside those allowed, so that one sees how near the limit they are."""
    findings: tuple[Finding, ...] = ()
    unchecked: str = ""
    """What could not be looked at, and why; empty where everything was."""

    @classmethod
    def nothing(cls, why: str) -> "Judged":
        """Return that the rule could not be looked at."""
        return cls("", unchecked=why)


@dataclass(frozen=True, slots=True)
class Result:
    """A rule, what became of it, and where it is said."""

    rule: str
    """Its name, such as `type-size`."""
    state: State
    judged: Judged
    source: str
    """Document and section."""
    confidence: Confidence

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rule does not allow."""
        return self.judged.findings


@dataclass(frozen=True)
class Verdict:
    """What all rules say of a PDF."""

    file: str
    results: tuple[Result, ...]
    profile_name: str | None = None
    """None where only the rules for every PDF were looked at."""
    profile: Profile | None = None
    remarks: tuple[str, ...] = field(default=())
    """What there is to know about the profile itself: that it should be read again, that no PDF may be uploaded."""

    @property
    def state(self) -> State:
        """The gravest of its rules."""
        states = {result.state for result in self.results}
        order = (State.ERROR, State.WARNING, State.NOT_CHECKED)
        return next((state for state in order if state in states), State.OK)

    def count(self, grade: Grade) -> int:
        """Return how many findings there are of a grade."""
        return sum(finding.grade == grade for result in self.results for finding in result.findings)
