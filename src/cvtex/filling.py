"""One variant as text by field, for a form that takes no PDF: counted against the limits, and put in place."""

import datetime
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cvtex.diagnostics import Diagnostic, Severity, has_errors, to_rows
from cvtex.model.profile import IN_FIELDS, Profile
from cvtex.outputs import Outputs, digest
from cvtex.prepare import Prepared, locate_mark
from cvtex.project import Project
from cvtex.render.by_field import FormField, form_fields, form_text, measures
from cvtex.results import BuiltVariant, Outcome
from cvtex.source.project import display_name


@dataclass(frozen=True)
class Filler:
    """Writes a project's variants as text by field."""

    project: Project
    outputs: Outputs
    today: datetime.date

    def filled(self, prepared: Prepared) -> BuiltVariant:
        """Return a variant as it was written; where a limit forbids that, the text of the last good build stays."""
        started = time.perf_counter()
        name, filename, profile = prepared.variant.name, prepared.variant.filename, prepared.variant.profile
        if profile is None:
            msg = f"the variant `{name}` has no profile"
            raise ValueError(msg)
        fields = form_fields(prepared.sections, str(prepared.tex), profile)
        text = form_text(self.project.cv.person.name, profile, fields).encode()
        path = self.outputs.path(filename, ".txt")
        kept = self.outputs.log_path(filename).with_suffix(".txt")
        too_long = self._too_long(fields, display_name(kept, self.project.folder))
        diagnostics = (*too_long, *self._unwanted(fields, profile))
        if has_errors(diagnostics):
            self.outputs.write(kept, text)
            built = BuiltVariant(name, Outcome.RULES_BROKEN, kept, diagnostics=diagnostics)
        else:
            is_there = path.is_file() and path.read_bytes() == text
            if not is_there:
                self.outputs.write(path, text)
            outcome, note = Outcome.UNCHANGED if is_there else Outcome.BUILT, IN_FIELDS[profile.delivery]
            built = BuiltVariant(name, outcome, path, diagnostics=diagnostics, note=note)
            stamp = {"made_of": digest(text), "text": digest(text), "note": note, "diagnostics": to_rows(diagnostics)}
            self.outputs.note(filename, stamp)
        return replace(built, seconds=time.perf_counter() - started)

    def _too_long(self, fields: Sequence[FormField], kept: str) -> Iterator[Diagnostic]:
        """Yield what is too long for its field, or too much."""
        for one in (inner for outer in fields for inner in outer.walk()):
            for measure in measures(one):
                excess = measure.count - measure.allowed
                if excess > 0:
                    what = measure.what.partition(" in ")[0]
                    message = f"“{one.heading or one.name}” has {measure.count:,} {measure.what}; "
                    message += f"{measure.allowed:,} are allowed"
                    source = f" ({measure.rule.source})" if measure.rule.source else ""
                    help_ = f"take out {excess:,} {what}; the text is kept as {kept}"
                    severity = Severity.ERROR if measure.rule.grade == "error" else Severity.WARNING
                    span = locate_mark(self.project, measure.mark)
                    yield Diagnostic("field-too-long", message + source, span, help_, severity)

    def _unwanted(self, fields: Sequence[FormField], profile: Profile) -> Iterator[Diagnostic]:
        """Yield words that the funder forbids or does not consider."""
        if not (profile.rules.forbidden or profile.rules.ignored):
            return
        from cvtex.verify.filled import as_measured, unwanted_words
        from cvtex.verify.known import own

        subject = own(as_measured(""), self.today, self.project.cv, self.project.publications, "it is text")
        for entry in (entry for field in fields for entry in field.every_entry):
            span = locate_mark(self.project, entry.mark)
            yield from unwanted_words(replace(subject, measured=as_measured(entry.text)), profile, span)
