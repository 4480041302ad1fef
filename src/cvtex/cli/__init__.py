"""The command line: options in, diagnostics and an exit code out."""
