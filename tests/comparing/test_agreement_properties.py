"""What holds for the rule whatever the sources say."""

from collections import Counter
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from articles.comparing import Agreement, Hedging, Statement, compare
from tests.comparing.strategies import (
    SOURCES,
    claims,
    claims_and_one_more,
    conflicting_claims,
    known_quantities,
    levels,
    named,
    pairs,
    quantities,
    stances,
    unknown_quantities,
    values,
)


def as_sets(compared):
    return (
        compared.agreement,
        {*compared.speaking},
        {*compared.silent},
        {*compared.touching},
        compared.hedging,
        compared.hedged,
        {*compared.contradict_themselves},
        compared.opposed,
    )


@given(claims, st.permutations(SOURCES), st.randoms(use_true_random=False))
def test_the_order_of_sources_and_statements_never_matters(statements, sources, random):
    shuffled = random.sample(statements, len(statements))
    assert as_sets(compare(sources, shuffled)) == as_sets(compare(SOURCES, statements))


@given(conflicting_claims)
def test_nothing_that_is_added_ends_a_conflict(drawn):
    statements, more = drawn
    before = compare(SOURCES, statements)
    after = compare(SOURCES, [*statements, more])
    assert before.agreement is after.agreement is Agreement.CONFLICT
    assert before.opposed <= after.opposed


@given(claims_and_one_more)
def test_adding_a_statement_never_silences_a_source_or_mends_a_contradiction(drawn):
    statements, more = drawn
    before, after = compare(SOURCES, statements), compare(SOURCES, [*statements, more])
    assert {*before.speaking} <= {*after.speaking}
    assert {*before.contradict_themselves} <= {*after.contradict_themselves}


@given(claims)
def test_saying_the_same_thing_again_changes_nothing_but_how_many_statements_there_are(statements):
    assume(all(one.value is None or one.value.same_as(one.value) for one in statements))
    once, twice = compare(SOURCES, statements), compare(SOURCES, statements * 2)
    assert replace(twice, hedging={}) == replace(once, hedging={})
    assert twice.hedged == Hedging(2 * once.hedged.hedged, 2 * once.hedged.compared)


@given(claims)
def test_mentions_and_studies_change_nothing_but_who_touches_on_it(statements):
    asides = [replace(one, study=True) for one in statements] + [Statement(source) for source in SOURCES]
    without, with_them = compare(SOURCES, statements), compare(SOURCES, statements + asides)
    assert {*with_them.touching} == {*SOURCES} - {*without.speaking}
    assert replace(with_them, touching=(), silent=()) == replace(without, touching=(), silent=())


@given(claims)
def test_each_statement_that_counts_is_counted_once_and_those_that_hedge_among_them(statements):
    counting = [one for one in statements if one.counts]
    compared = compare(SOURCES, statements)
    assert compared.hedged == Hedging(sum(one.value.hedged for one in counting), len(counting))
    assert {source: one.compared for source, one in compared.hedging.items()} == Counter(one.source for one in counting)


@given(pairs)
def test_same_and_opposed_are_symmetric(pair):
    one, other = pair
    assert one.opposed_to(other) == other.opposed_to(one)
    assert one.same_as(other) == other.same_as(one)


@given(values)
def test_a_value_is_never_opposed_to_itself(value):
    assert not value.opposed_to(value)


@given(stances | levels | named | known_quantities)
def test_a_value_that_is_wholly_known_is_the_same_as_itself(value):
    assert value.same_as(value)


@given(unknown_quantities)
def test_an_unknown_amount_is_the_same_as_itself_only_by_its_words(value):
    assert value.same_as(value) is bool(value.words)


@given(unknown_quantities, quantities)
def test_an_unknown_amount_opposes_nothing(unknown, other):
    assert not unknown.opposed_to(other)


@given(named, named)
def test_naming_other_things_opposes_nothing(one, other):
    assert not one.opposed_to(other)


@given(stances | levels | named, stances | levels | named)
def test_what_is_the_same_is_not_opposed(one, other):
    assume(type(one) is type(other))
    assert not (one.same_as(other) and one.opposed_to(other))


@given(claims, st.sampled_from(SOURCES))
def test_one_source_alone_neither_agrees_nor_varies_nor_conflicts(statements, source):
    alone = [replace(one, source=source) for one in statements]
    compared = compare(SOURCES, alone)
    assert compared.agreement is (Agreement.SINGLE if any(one.counts for one in alone) else Agreement.SILENT)
    assert compared.opposed == frozenset()


@given(claims)
def test_every_source_speaks_touches_on_it_or_is_silent(statements):
    compared = compare(SOURCES, statements)
    assert sorted(compared.speaking + compared.touching + compared.silent) == list(SOURCES)
    assert {*compared.touching} == {one.source for one in statements} - {*compared.speaking}
    assert {*compared.contradict_themselves} <= {*compared.hedging} == {*compared.speaking}


@given(claims)
def test_the_verdict_follows_from_same_and_opposed_alone(statements):
    """Where each source uses words of its own; `test_same_words` tries the others."""
    statements = [replace(one, wording=None) for one in statements]
    counting = [one for one in statements if one.counts]
    speaking = {one.source for one in counting}
    across = [(a, b) for a in counting for b in counting if a.source < b.source]
    if len(speaking) < 2:
        expected = Agreement.SINGLE if speaking else Agreement.SILENT
    elif any(a.value.opposed_to(b.value) for a, b in across):
        expected = Agreement.CONFLICT
    elif all(a.value.same_as(b.value) for place, a in enumerate(counting) for b in counting[place + 1 :]):
        expected = Agreement.AGREE
    else:
        expected = Agreement.VARY
    assert compare(SOURCES, statements).agreement is expected


@given(claims)
def test_two_sources_are_opposed_where_any_two_of_their_statements_are(statements):
    counting = [one for one in statements if one.counts]
    pairs_of = [(a, b) for a in counting for b in counting if a.value.opposed_to(b.value)]
    compared = compare(SOURCES, statements)
    assert compared.opposed == {frozenset((a.source, b.source)) for a, b in pairs_of if a.source != b.source}
    assert {*compared.contradict_themselves} == {a.source for a, b in pairs_of if a.source == b.source}
