"""How long cvtex takes, beside a bare pdfLaTeX pass and other tools on the same data: `python -m benchmarks`.

Whole processes, as a user starts them, are measured from outside; those that are compared take turns, so that what else
the machine does hits all of them. Nothing here is a test.
"""
