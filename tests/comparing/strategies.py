"""Statements as hypothesis draws them: any kind of value, always of one kind and one unit in one claim."""

from decimal import Decimal

from hypothesis import strategies as st

from articles.comparing import Degree, Level, Named, Quantity, Rung, Stance, Statement

SOURCES = tuple("ABCDE")

BOUNDS = st.integers(0, 8).map(Decimal)
WORDS = st.sampled_from(["", "a few weeks", "several weeks"])

stances = st.sampled_from(Degree).map(Stance)
levels = st.builds(
    lambda steps, hedged: Level(min(steps), max(steps), hedged),
    st.lists(st.sampled_from(Rung), min_size=1, max_size=2),
    st.booleans(),
)
named = st.builds(Named, st.frozensets(st.sampled_from(["redness", "pain", "swelling"])), st.booleans())
known_quantities = st.builds(
    lambda bounds, open_high, about, words: Quantity("weeks", min(bounds), max(bounds), open_high, about, words),
    st.tuples(BOUNDS, BOUNDS),
    st.booleans(),
    st.booleans(),
    WORDS,
)
half_known_quantities = st.builds(
    lambda bound, upper, about, words: (
        Quantity("weeks", high=bound, approximate=about, words=words)
        if upper
        else Quantity("weeks", low=bound, approximate=about, words=words)
    ),
    BOUNDS,
    st.booleans(),
    st.booleans(),
    WORDS,
)
unknown_quantities = st.builds(lambda words: Quantity("weeks", words=words), WORDS)
quantities = known_quantities | half_known_quantities | unknown_quantities

KINDS = (stances, quantities, levels, named)
pairs = st.one_of([st.tuples(kind, kind) for kind in KINDS])
values = st.one_of(KINDS)


def statements_of(kind, sources=SOURCES):
    """Statements on a claim of this kind: mostly values, now and then a mention or a study."""
    value = st.one_of(kind, kind, kind, st.none())
    wording = st.sampled_from([None, None, 1, 2])
    return st.builds(Statement, st.sampled_from(sources), value, st.sampled_from([False, False, False, True]), wording)


claims = st.one_of([st.lists(statements_of(kind), max_size=8) for kind in KINDS])
claims_and_one_more = st.one_of(
    [st.tuples(st.lists(statements_of(kind), max_size=6), statements_of(kind)) for kind in KINDS]
)
conflicting_claims = st.one_of(
    [
        st.tuples(st.lists(statements_of(kind), max_size=4).map(lambda drawn, sure=sure: sure + drawn), more)
        for kind, sure, more in [
            (stances, [Statement("A", Stance(Degree.YES)), Statement("B", Stance(Degree.NO))], statements_of(stances)),
            (
                quantities,
                [
                    Statement("A", Quantity("weeks", Decimal(1), Decimal(2))),
                    Statement("B", Quantity("weeks", Decimal(5), Decimal(6))),
                ],
                statements_of(quantities),
            ),
            (
                levels,
                [Statement("A", Level(Rung.NONE, Rung.NONE)), Statement("B", Level(Rung.MILD, Rung.SEVERE))],
                statements_of(levels),
            ),
        ]
    ]
)
