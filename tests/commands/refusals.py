"""How a command that cannot do what it is told says so."""


def refused(done, why):
    """Refused in one sentence, without a traceback."""
    said = done.stderr.strip()
    return done.returncode == 1 and why in said and said.startswith("CommandError: ") and "\n" not in said
