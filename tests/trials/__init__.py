"""What is tried apart from the tests, for minutes or hours, to see whether the site breaks: `make trials`.

A module is a trial, and its first lines say what is tried. `python -m tests.trials.NAME` prints a line for each figure
and ends with 1 if anything broke; `--quick` tries a little of everything. What trials share stands in `ground/`.
"""
