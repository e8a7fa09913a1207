"""`python -m hehuo` is the `hehuo` command."""

from hehuo.cli.main import main

main(prog_name="hehuo")
