from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import islice, pairwise
from random import Random

import pytest

from data.practice.population import numbers
from data.practice.population.households import Households
from data.practice.population.income import Share, rsdi, ssi, unemployment, wages
from data.practice.population.numbers import CaseNumbers, ssn_sequence
from data.practice.population.offices import office_codes, office_name
from data.practice.population.people import People
from data.practice.population.window import Window
from data.rules.ssn import practice_ssn

DAY = date(2026, 3, 2)


def test_ssns_do_not_repeat_and_show_no_order() -> None:
    ssns = list(islice(ssn_sequence(Random(1)), 20_000))
    assert len(set(ssns)) == len(ssns)
    assert all(practice_ssn(ssn) for ssn in ssns)
    assert all(ssn % 10_000 and ssn // 10_000 % 100 for ssn in ssns)
    rises = sum(one < other for one, other in pairwise(ssns))
    assert 0.45 < rises / len(ssns) < 0.55
    distances = Counter(b - a for a, b in pairwise(ssns))
    assert distances.most_common(1)[0][1] < 20


def test_ssns_leave_out_the_documented_persons_and_the_users(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second, third, fourth = islice(ssn_sequence(Random(1)), 4)
    monkeypatch.setattr(numbers, "_TAKEN", {first})
    monkeypatch.setattr(numbers, "FOR_DISPLAY", {third})
    assert list(islice(ssn_sequence(Random(1)), 2)) == [second, fourth]


def test_a_couple_on_ssi_gets_the_rate_of_couples() -> None:
    rng = Random(1)
    people = People(rng, ssn_sequence(rng), Window.around(DAY))
    households = Households(rng, people)
    found = set()
    for _ in range(3_000):
        household = households.next(7)
        on_ssi = [person for person in household.members[:2] if set(person.income) == {"SSI"}]
        married = len(household.members) == 2 and household.members[1].adult(DAY)
        if married and len(on_ssi) == 2:
            found |= {person.income["SSI"][-1] for person in on_ssi}
    assert found == {746_00}


def test_case_numbers_rise_within_their_prefix_and_come_to_an_end() -> None:
    cases = CaseNumbers(Random(1), 1_000_000)
    assert [cases.next("S"), cases.next("S"), cases.next("C")] == [
        "S200001",
        "S200002",
        "C200001",
    ]
    with pytest.raises(ValueError, match="prefix S"):
        for _ in range(800_000):
            cases.next("S")


def test_offices_grow_with_the_population() -> None:
    assert office_codes(10) == ("55A", "55B")
    assert office_codes(10_000) == ("55A", "55B")
    assert office_codes(10_001) == ("55A", "55B", "55C")
    many = office_codes(1_500_000)
    assert len(set(many)) == len(many) > 77
    assert office_name("55A") == "OKLAHOMA COUNTY A"
    assert office_name("65A") == "ROGER MILLS COUNTY A"
    assert office_name("77A") == "WOODWARD COUNTY A"
    assert all(len(office_name(office)) <= 30 for office in many)


def test_the_window_is_15_months_the_current_one_and_the_coming_one() -> None:
    window = Window.around(DAY)
    assert window.months[0] == 202412
    assert window.months[window.current] == 202603
    assert window.months[-1] == 202604
    assert len(window.months) == 17


def test_ssi_is_the_rate_less_what_counts_to_the_nearest_dollar() -> None:
    months = (202512, 202601)
    nothing, wage, pension = (0, 0), (412_50, 412_50), (587_00, 587_00)
    assert ssi(months, nothing, nothing, Share.OWN_HOUSEHOLD) == (967_00, 994_00)
    assert ssi(months, nothing, nothing, Share.COUPLE) == (725_00, 746_00)
    assert ssi(months, nothing, nothing, Share.ANOTHERS_HOUSEHOLD) == (645_00, 663_00)
    # 412.50 less 20 and 65 is 327.50, of which half counts: 967 - 163.75 and 994 - 163.75
    assert ssi(months, nothing, wage, Share.OWN_HOUSEHOLD) == (803_00, 830_00)
    # 587 less 20 is 567; the wage then counts with half of 347.50
    assert ssi(months, pension, wage, Share.OWN_HOUSEHOLD) == (226_00, 253_00)
    assert ssi(months, (3_000_00,) * 2, nothing, Share.OWN_HOUSEHOLD) == (0, 0)


def test_social_security_rises_in_january() -> None:
    assert rsdi((202511, 202512, 202601), 1_028) == (1_000_00, 1_000_00, 1_028_00)


def test_unemployment_follows_a_lost_job_within_the_limits() -> None:
    for seed in range(50):
        rng = Random(seed)
        wage = wages(rng, 17)
        benefit = unemployment(rng, wage)
        assert all(not (earned and paid) for earned, paid in zip(wage, benefit, strict=True))
        paid = [amount for amount in benefit if amount]
        assert len(paid) <= 6
        assert all(69_00 <= amount <= 2_318_00 for amount in paid), "16 to 539 dollars a week"
