"""`python -m cvtex` does what the command `cvtex` does."""

from cvtex.cli.main import run

if __name__ == "__main__":
    run()
