"""One variant as text by field, for a form that takes no PDF: counted against the limits, and put in place."""

import datetime
import time
from collections.abc import Iterator
from dataclasses import dataclass

from cvtex.diagnostics import Diagnostic, Severity, has_errors, to_rows
from cvtex.model.profile import IN_FIELDS, Profile
from cvtex.outputs import Outputs, digest
from cvtex.prepare import Prepared, locate_mark
from cvtex.project import Project
from cvtex.render.by_field import FormField, form_text, measures
from cvtex.results import BuiltVariant, Outcome
from cvtex.source.project import display_name


@dataclass(frozen=True)
class Filler:
    """Writes a project's variants as text by field."""

    project: Project
    outputs: Outputs
    today: datetime.date

    def filled(self, prepared: Prepared) -> BuiltVariant:
        """Return a variant as it was written; where a limit does not allow it, the text of the last good build stays."""
        started = time.perf_counter()
        variant, profile = prepared.variant, prepared.variant.profile
        if profile is None:
            msg = f"the variant `{variant.name}` has no profile"
            raise ValueError(msg)
        text = form_text(self.project.cv.person.name, profile, prepared.fields).encode()
        path = self.outputs.path(variant.filename, ".txt")
        kept = self.outputs.log_path(variant.filename).with_suffix(".txt")
        shown = display_name(kept, self.project.folder)
        diagnostics = (*self._too_long(prepared, shown), *self._words(prepared, profile))
        note = IN_FIELDS[profile.delivery]
        outcome = Outcome.BUILT
        if has_errors(diagnostics):
            path, outcome, note = kept, Outcome.RULES_BROKEN, ""
        elif path.is_file() and path.read_bytes() == text:
            outcome = Outcome.UNCHANGED
        if outcome is not Outcome.UNCHANGED:
            self.outputs.write(path, text)
        if outcome is not Outcome.RULES_BROKEN:
            stamp = {"made_of": digest(text), "text": digest(text), "note": note, "diagnostics": to_rows(diagnostics)}
            self.outputs.note(variant.filename, stamp)
        seconds = time.perf_counter() - started
        return BuiltVariant(variant.name, outcome, path, seconds=seconds, diagnostics=diagnostics, note=note)

    def _too_long(self, prepared: Prepared, kept: str) -> Iterator[Diagnostic]:
        """Yield what is too long for its field, or too much."""
        fields = (inner for outer in prepared.fields for inner in outer.walk())
        for field, measure in ((field, measure) for field in fields for measure in measures(field)):
            excess = measure.count - measure.allowed
            if excess <= 0:
                continue
            what = measure.what.partition(" in ")[0]
            message = f"“{_heading(field)}” has {measure.count:,} {measure.what}; {measure.allowed:,} are allowed"
            help_ = f"it is {excess:,} {what} too long; the text is kept as {kept}"
            severity = Severity.ERROR if measure.rule.grade == "error" else Severity.WARNING
            yield Diagnostic("field-too-long", message, locate_mark(self.project, measure.mark), help_, severity)

    def _words(self, prepared: Prepared, profile: Profile) -> Iterator[Diagnostic]:
        """Yield words that the funder forbids or does not consider."""
        if not (profile.rules.forbidden or profile.rules.ignored):
            return
        from cvtex.verify.filled import unwanted_words

        for entry in (entry for field in prepared.fields for entry in field.every_entry):
            span = locate_mark(self.project, entry.mark)
            yield from unwanted_words(entry.text, span, profile, self.project.cv, self.project.publications, self.today)


def _heading(field: FormField) -> str:
    return field.heading or field.name
