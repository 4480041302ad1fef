"""A variant that has too many pages: the fewest optional parts to leave out, guessed by heights and proved by TeX."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from cvtex.compile.extents import Extents, extents_in, with_probes
from cvtex.diagnostics import Diagnostic, Span
from cvtex.passes import Pass
from cvtex.prepare import Prepared, locate_mark
from cvtex.project import Project
from cvtex.render.spares import Spare, spares_of
from cvtex.verify.pages import Overrun, Saving, excess_of, left_out, page_budget

_TRIES = 8
"""Passes of TeX after which a number that does is taken, though a smaller one could do; two of them mostly suffice."""


@dataclass(frozen=True)
class Kept:
    """A variant as it keeps to its pages, or as it was where that cannot be."""

    prepared: Prepared
    done: Pass
    left_out: int = 0
    """How many of its optional parts are left out."""
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Attempt:
    """A variant set without some of its parts."""

    prepared: Prepared
    done: Pass
    extents: Extents | None
    """What its parts take, None where TeX does not tell: a template is not as TeX's probes need it."""

    @property
    def heights(self) -> dict[int, float]:
        """The heights of what may be left out, by the identity of what is printed, in pt of TeX."""
        if self.extents is None:
            return {}
        spares = spares_of(self.prepared.sections)
        return {id(one.content.printed): self.extents.height(one.section, one.content.mark) or 0.0 for one in spares}


@dataclass(frozen=True)
class Budget:
    """The page budget of one variant."""

    project: Project
    prepared: Prepared
    allowed: int
    """Pages."""
    set_again: Callable[[str], Pass]
    """Sets a document in place of the variant's own."""
    kept_pdf: str
    """Where a PDF that is too long is to be looked at."""

    def kept(self, done: Pass) -> Kept:
        """Return what becomes of the variant, which is too long as it is."""
        spares = spares_of(self.prepared.sections)
        whole = self._attempt(self.prepared, is_probed=True)
        is_probed = whole.extents is not None and whole.done.pages == done.pages
        if not is_probed:
            whole = Attempt(self.prepared, done, None)

        def without(count: int) -> Attempt:
            return self._attempt(self.prepared.without(spares[:count]), is_probed=is_probed)

        search = Search(spares, self.allowed, whole, without)
        count = search.fewest() if spares else None
        savings = tuple(self._savings(spares[: count or 0], whole))
        if count and self.prepared.variant.fit:
            found = search.tried[count]
            note = left_out(self.prepared.variant.name, savings, len(spares), found.done.pages or 0, self._span("fit"))
            return Kept(found.prepared, found.done, count, (note,))
        least = search.tried.get(len(spares)) if spares else None
        overrun = Overrun(
            variant=self.prepared.variant.name,
            pages=done.pages or 0,
            allowed=self.allowed,
            profile=self._profile,
            excess=excess_of(done.pdf, self.allowed, whole.extents),
            savings=savings,
            spares=len(spares),
            least=least.done.pages if least else None,
            least_excess=excess_of(least.done.pdf, self.allowed, least.extents) if least else None,
            sections=self._sections(whole.extents),
            kept=self.kept_pdf,
        )
        span = self._span("profile" if self._profile else "max_pages")
        return Kept(self.prepared, done, diagnostics=(page_budget(overrun, span),))

    @property
    def _profile(self) -> str | None:
        """The funder's format that allows no more pages, as cv.toml calls it; None where the variant itself does."""
        variant = self.prepared.variant
        if variant.profile_path is None or variant.max_pages == self.allowed:
            return None
        return self.project.cv.variants[str(variant.profile_path[1])].profile

    def _attempt(self, prepared: Prepared, *, is_probed: bool) -> Attempt:
        tex = str(prepared.tex)
        done = self.set_again(with_probes(tex) if is_probed else tex)
        return Attempt(prepared, done, extents_in(done.compiled.log, tex) if is_probed and done.pages else None)

    def _savings(self, spares: Sequence[Spare], whole: Attempt) -> list[Saving]:
        heights, language = whole.heights, self.prepared.variant.language
        leading = whole.extents.leading if whole.extents and not self._has_columns else None
        return [
            Saving(
                one.content.name,
                one.content.title(language),
                self._place(one.content.mark),
                height / leading if leading else None,
            )
            for one, height in zip(spares, savings(spares, heights), strict=True)
        ]

    @property
    def _has_columns(self) -> bool:
        """Whether a list is set in columns: TeX balances them, and no part has a height of its own."""
        sections = (inner.section for outer in self.prepared.sections for inner in outer.walk())
        return any((getattr(section, "columns", None) or 1) > 1 for section in sections)

    def _place(self, mark: str) -> str:
        span = locate_mark(self.project, mark)
        return f"{span.file}:{span.line}" if span else mark

    def _sections(self, extents: Extents | None) -> list[tuple[str, float]]:
        """Return the sections with their lines; groups have none of their own."""
        sections = [inner for outer in self.prepared.sections for inner in outer.walk()]
        heights = extents.sections() if extents else []
        if extents is None or len(heights) != len(sections):
            return []
        pairs = zip(sections, heights, strict=True)
        return [(one.name, height / extents.leading) for one, height in pairs if not one.children]

    def _span(self, key: str) -> Span:
        """Return where cv.toml says a setting of the variant, or names the funder's format that it comes from."""
        variant, document = self.prepared.variant, self.project.document
        places = (("variants", name, key) for name in variant.ancestry)
        return document.value_span(document.first_of(*places) or variant.profile_path or ("variants", variant.name))


@dataclass
class Search:
    """Looks for the smallest number of parts, in their order, without which a variant keeps to its pages."""

    spares: Sequence[Spare]
    allowed: int
    whole: Attempt
    """The variant with all of them, which is too long."""
    without: Callable[[int], Attempt]
    """Sets it without so many."""
    tried: dict[int, Attempt] = field(default_factory=dict)

    def fewest(self) -> int | None:
        """Return how many parts have to be left out, None where all of them do not suffice; the same each time."""
        too_few, enough = 0, None
        self.tried[0] = self.whole
        while enough is None or enough - too_few > 1:
            if enough is not None and len(self.tried) > _TRIES:
                break
            count = self._guess(too_few, enough)
            self.tried[count] = self.without(count)
            pages = self.tried[count].done.pages
            if pages is not None and pages <= self.allowed:
                enough = count
            elif count == len(self.spares):
                return None
            else:
                too_few = count
        return enough

    def _guess(self, too_few: int, enough: int | None) -> int:
        """Return the number to try next, more than `too_few` and less than `enough`."""
        if enough is not None:
            is_first = sum(count > too_few for count in self.tried) == 1
            return enough - 1 if is_first else (too_few + enough) // 2
        attempt = self.tried[too_few]
        if attempt.extents is None or len(self.tried) > _TRIES:
            return len(self.spares)
        excess = sum(attempt.extents.pages[self.allowed :])
        saved = accumulate(savings(self.spares[too_few:], attempt.heights))
        numbers = (too_few + number for number, height in enumerate(saved, 1) if height >= excess)
        return next(numbers, len(self.spares))


def savings(spares: Sequence[Spare], heights: Mapping[int, float]) -> list[float]:
    """Return what each part gives when it is left out after those before it: what is in another one counts once."""
    given: list[float] = []
    for number, one in enumerate(spares):
        before = spares[:number]
        if any(_is_inside(one, other) for other in before):
            given.append(0.0)
            continue
        gone = sum(saved for saved, other in zip(given, before, strict=True) if _is_inside(other, one))
        given.append(max(0.0, heights.get(id(one.content.printed), 0.0) - gone))
    return given


def _is_inside(inner: Spare, outer: Spare) -> bool:
    return inner.section == outer.section and inner.content.mark.startswith(f"{outer.content.mark}.")
