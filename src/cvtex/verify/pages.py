"""The page budget of a variant."""

from cvtex.diagnostics import Diagnostic, Span


def page_budget(variant: str, pages: int, allowed: int | None, span: Span | None) -> tuple[Diagnostic, ...]:
    """Return an error where a variant has more pages than its `max_pages`."""
    if allowed is None or pages <= allowed:
        return ()
    limit = "1 page is" if allowed == 1 else f"{allowed} pages are"
    message = f"`{variant}` has {pages} pages; {limit} allowed"
    help_ = "print fewer entries (`select = { max = … }`) or raise `max_pages`; the last good PDF was left alone"
    return (Diagnostic("page-budget", message, span, help_),)
