"""From .tex to PDF: engines, their processes, and what their logs mean."""
