"""Lists of publications as their template prints them: entries with labels, groups, and a legend of marks."""

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from cvtex.diagnostics import Diagnostic, Severity
from cvtex.model.lists import GroupBy
from cvtex.model.marks import Mark
from cvtex.model.publication import Publication
from cvtex.model.resolve import default_sections
from cvtex.render.marks import symbol_of, symbols_tex, used_marks
from cvtex.render.numbering import Labels
from cvtex.render.plan import PlannedSection
from cvtex.render.publications import PublicationViews
from cvtex.render.view import ViewMaker
from cvtex.text.tex import Tex, escape


class ListMaker:
    """Makes the lists of one document."""

    def __init__(self, views: ViewMaker, marks: Mapping[str, Mark], labels: Labels, kept: Labels | None) -> None:
        self.views = views
        self.locale = views.locale
        self.marks = marks
        self.labels = labels
        self.kept = kept
        """The labels of the variant that this one takes its numbers from."""

    def list_view(self, planned: PlannedSection) -> dict[str, Any]:
        """Return what the template of a list gets besides what every section has."""
        makes = PublicationViews(planned.settings, self.locale, self.marks, self.views.remarks.add, self.views.foreign)
        entries = [
            makes.view(publication, label)
            for publication, label in zip(planned.publications, self._labels(planned), strict=True)
        ]
        return {
            "style": f"publications/{planned.settings.style}.tex",
            "entries": entries,
            "widest_label": max((entry.label for entry in entries), key=len, default=Tex()),
            "groups": list(self._groups(planned, entries)),
            "legend": lambda: list(self._legend(planned, makes.printed_marks())),
        }

    def _labels(self, planned: PlannedSection) -> Iterator[str]:
        """Yield the labels of a list's publications: their own here, or those that they have in another variant."""
        own = self.labels.of(planned)
        if self.kept is None or planned.settings.numbering not in {"up", "down"}:
            yield from own
            return
        for publication in planned.publications:
            label = self.kept.named(planned, publication)
            if label is None:
                message = f"`{publication.key}` has no number: the variant that numbers come from does not print it"
                help_ = "print it there, too, or take it out of this variant"
                self.views.remarks.add(Diagnostic("no-number", message, publication.span, help_, Severity.WARNING))
            yield label or ""

    def _groups(self, planned: PlannedSection, entries: list[SimpleNamespace]) -> Iterator[SimpleNamespace]:
        group_by = planned.settings.group_by or "none"
        if group_by == "kind" and len({publication.kind for publication in planned.publications}) == 1:
            group_by = "none"  # the section's own heading says what they are
        pairs = zip(planned.publications, entries, strict=True)
        for heading, run in groupby(pairs, key=lambda pair: self._group(pair[0], group_by)):
            yield SimpleNamespace(
                heading=escape(heading) if heading else None,
                anchor=Tex(f"section.{planned.name}.{heading.replace(' ', '-')}") if heading else None,
                level=Tex(planned.level + 1),
                entries=[entry for _, entry in run],
            )

    def _group(self, publication: Publication, group_by: GroupBy) -> str:
        """Return the heading under which a publication stands in a list with subheadings."""
        match group_by:
            case "year" if not publication.is_out:
                return self.locale.label("forthcoming")
            case "year":
                return str(publication.date.year) if publication.date else self.locale.label("no_date")
            case "kind":
                return self.locale.heading(_section_of_kind(publication.kind)) or publication.kind
            case _:
                return ""

    def _legend(self, planned: PlannedSection, printed: Collection[str]) -> Iterator[SimpleNamespace]:
        """Yield the marks that a list has printed with what they mean; those that mean nothing are reported.

        A mark without a symbol cannot be printed, and is reported, too.
        """
        symbols: dict[str, str] = {}
        for mark, publication in used_marks(planned.publications, self.marks).items():
            symbol, own, word = symbol_of(mark, self.marks), self.marks.get(mark), self.locale.mark(mark)
            if symbol and mark not in printed:
                continue  # behind names that were left out
            if symbol and (other := symbols.setdefault(symbol, mark)) != mark:
                self._report_same(mark, other, symbol)
            if symbol and own and own.text:
                text = self.views.text(own.text, ("publications", "marks", mark, "text"))
            elif symbol and word:
                text = escape(word)
            else:
                self._report_mark(mark, publication, is_printed=bool(symbol))
                continue
            yield SimpleNamespace(symbol=symbols_tex([symbol]), text=text)

    def _report_same(self, mark: str, other: str, symbol: str) -> None:
        message = f"the marks `{other}` and `{mark}` have one symbol, `{symbol}`"
        self.views.remarks.warning("same-symbol", message, ("publications", "marks", mark), "give one of them another")

    def _report_mark(self, mark: str, publication: Publication, *, is_printed: bool) -> None:
        key = mark if mark.isascii() and mark.isalnum() else f'"{mark}"'
        if is_printed:
            message = f"`{publication.key}`: no list explains the mark `{mark}` behind a name"
            help_ = f'say what it means: `[publications.marks.{key}]` with `text = "…"`'
        else:
            message = f"`{publication.key}`: the mark `{mark}` of a name is not printed"
            help_ = f'give it a symbol and a meaning: `[publications.marks.{key}]` with `symbol = "…"` and `text = "…"`'
        role = publication.creator_role
        annotated, named = publication.field_span(f"{role}+an"), publication.field_span(role)
        span = named if annotated == publication.span else annotated
        self.views.remarks.add(Diagnostic("unknown-mark", message, span, help_, Severity.WARNING))


def _section_of_kind(kind: str) -> str:
    """Return the name of the default section that prints publications of a kind."""
    return next((name for name, section in default_sections().items() if section.select.kinds == (kind,)), kind)
