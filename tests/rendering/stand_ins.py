"""What marks point at in these tests, without a database; and a limit on how long something may take."""

import signal
from contextlib import contextmanager
from dataclasses import replace

import pytest

from articles.rendering import Sourcing, Target, Unresolved, render

# A topic, a claim, two terms and one more without a definition.
LINKED = {
    "cost": Target("/topics/cost/", "Cost"),
    "price": Target("/claims/price/", "price", traces=True),
    "scalp": Target("/glossary/#scalp", "scalp", definition="The skin of the head."),
    "follicle": Target("/glossary/#follicle", "follicle", definition="Where a hair grows."),
    "serum": Target("/glossary/#serum", "serum"),
}


class Known:
    """Knows source A and its words "exact words", the reference `who`, and what is in `LINKED`."""

    def citation(self, source, words):
        if source != "A" or words not in (None, "exact words"):
            raise Unresolved(f"nothing known of {source}, {words}")
        passage = "" if words is None else "0123456789"
        return Target(f"/sources/a-guide/#p-{passage}", "A", "A guide, source A", "a-guide", 1, passage)

    def reference(self, key):
        if key != "who":
            raise Unresolved(f"no reference {key}")
        return Target("#ref-who", "WHO 2020")

    def link(self, slug):
        if slug not in LINKED:
            raise Unresolved(f"nothing at {slug}")
        return LINKED[slug]

    def computed(self, about, form, answer):
        if about not in LINKED:
            raise Unresolved(f"nothing at {about}")
        return replace(LINKED[about], label=" ".join(filter(None, (form, answer))), traces=True)


def rendered(markdown, resolver=None, sourcing=Sourcing.EDITORS):
    return render(markdown, resolver or Known(), sourcing)


def body(markdown):
    """The body that `markdown` makes after a lead."""
    return rendered(f"Lead.\n\n{markdown}").body


def lines(markdown):
    return [problem.line for problem in rendered(markdown).problems]


@contextmanager
def at_most(seconds):
    """Stops what runs inside when it takes longer, so that a test fails instead of hanging."""

    def stop(*_):
        raise TimeoutError

    in_time = True
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except TimeoutError:
        in_time = False  # Not failed from in here: the traceback may have no line number, which pytest cannot show.
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    if not in_time:
        pytest.fail(f"took more than {seconds} seconds", pytrace=False)
