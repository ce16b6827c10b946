"""Households with members whose names and ages fit together. Each depends only on its index."""

from __future__ import annotations

from dataclasses import dataclass

from data.practice import names
from data.practice.draw import Stream
from data.practice.income import Living, Window
from data.practice.names import Origin
from data.practice.people import add_ssi, drawn, settle
from data.practice.person import AGED_YEARS, Person

MOST_MEMBERS = 7
PLACES = MOST_MEMBERS + 1
"""Person indexes reserved for a household; the last is for a client on no case."""
_YOUNGEST_HEAD = 19
_YOUNGEST_PARENT, _OLDEST_MOTHER = 16, 45


@dataclass(slots=True)
class Household:
    """Members, the head first. With `kin`, the head is not the parent of the children."""

    members: list[Person]
    origin: Origin
    kin: bool = False


_KINDS = ("single", "aged", "couple", "aged couple", "one parent", "two parents", "kin", "three")
_CUMULATED = (20, 29, 33, 37, 68, 89, 95, 100)
_CHILDREN = (1, 2, 3, 4, 5)
_CHILDREN_CUMULATED = (36, 69, 88, 96, 100)


def household(seed: int, index: int, window: Window, most: int = MOST_MEMBERS) -> Household:
    """Draw the household of an index, cut to `most` members."""
    return _Drawing(seed, index, window).household(most)


def on_no_case(seed: int, index: int, window: Window, origin: Origin) -> Person:
    """Draw a client who is on no case, for the household of an index."""
    last_name = names.surname(Stream(seed, "on no case", index), origin)
    place = index * PLACES + MOST_MEMBERS
    return drawn(seed, place, window.day, origin, last_name, (18, 80))


class _Drawing:
    """Draws one household, member by member."""

    def __init__(self, seed: int, index: int, window: Window) -> None:
        self._rng = Stream(seed, "household", index)
        self._seed, self._first, self._window = seed, index * PLACES, window
        self._places: list[Person] = []

    def household(self, most: int) -> Household:
        rng = self._rng
        origin = names.origin(rng)
        last_name = names.surname(rng, origin)
        kind = rng.choices(_KINDS, cum_weights=_CUMULATED)[0]
        members = self._members(kind, origin, last_name)
        del members[min(most, MOST_MEMBERS) :]
        for position, person in enumerate(members):
            place = self._first + self._places.index(person)
            settle(self._seed, place, person, self._window, self._living(kind, position))
            person.citizen = not (origin.refugee and person.adult(self._window.day))
        if "couple" in kind or kind == "two parents":
            self._couple_rate(members[:2])
        return Household(members, origin, kin=kind == "kin")

    def _person(
        self, origin: Origin, last_name: str, ages: tuple[int, int], sex: str = ""
    ) -> Person:
        place = self._first + len(self._places)
        person = drawn(self._seed, place, self._window.day, origin, last_name, ages, sex)
        self._places.append(person)
        return person

    def _members(self, kind: str, origin: Origin, last_name: str) -> list[Person]:
        match kind:
            case "single":
                return [self._adult(origin, last_name, (_YOUNGEST_HEAD, 64))]
            case "aged":
                return [self._adult(origin, last_name, (AGED_YEARS, 93))]
            case "couple":
                return self._couple(origin, last_name, (_YOUNGEST_HEAD, 64))
            case "aged couple":
                return self._couple(origin, last_name, (AGED_YEARS, 88))
            case "one parent":
                head = self._adult(origin, last_name, (_YOUNGEST_HEAD, 48), self._woman(0.85))
                return [head, *self._children(origin, head)]
            case "two parents":
                parents = self._couple(origin, last_name, (_YOUNGEST_HEAD, 52))
                return [*parents, *self._children(origin, *parents)]
            case "kin":
                return self._kin(origin, last_name)
            case _:
                return self._three_generations(origin, last_name)

    def _woman(self, share: float) -> str:
        return "F" if self._rng.random() < share else "M"

    def _adult(
        self, origin: Origin, last_name: str, ages: tuple[int, int], sex: str = ""
    ) -> Person:
        person = self._person(origin, last_name, ages, sex)
        if person.sex == "F" and self._rng.random() < 0.2:
            person.maiden_name = names.surname(self._rng, origin)
        return person

    def _couple(self, origin: Origin, last_name: str, ages: tuple[int, int]) -> list[Person]:
        rng = self._rng
        head = self._adult(origin, last_name, ages, self._woman(0.7))
        years = head.years(self._window.day)
        near = max(ages[0], years - 6), min(ages[1], years + 9)
        other = last_name if rng.random() < 0.68 else names.surname(rng, origin)
        sex = "M" if head.sex == "F" else "F"
        return [head, self._adult(origin, other, near, sex)]

    def _children(self, origin: Origin, *parents: Person) -> list[Person]:
        rng, day = self._rng, self._window.day
        oldest = max(0, min(17, *(parent.years(day) - _YOUNGEST_PARENT - 1 for parent in parents)))
        youngest = min(oldest, max(0, parents[0].years(day) - _OLDEST_MOTHER))
        count = rng.choices(_CHILDREN, cum_weights=_CHILDREN_CUMULATED)[0]
        count = min(count, oldest - youngest + 1)
        surnames = [parent.last_name for parent in parents]
        children = [
            self._person(origin, self._child_surname(origin, surnames), (youngest, oldest))
            for _ in range(count)
        ]
        return sorted(children, key=lambda child: child.birth_date)

    def _child_surname(self, origin: Origin, surnames: list[str]) -> str:
        chance = self._rng.random()
        if chance < 0.12:
            return names.surname(self._rng, origin)
        both = "-".join(dict.fromkeys(reversed(surnames)))
        if chance < 0.12 + origin.double and len(both) <= names.MAX_LAST:
            return both
        return surnames[-1]

    def _kin(self, origin: Origin, last_name: str) -> list[Person]:
        head = self._adult(origin, last_name, (50, 72), self._woman(0.75))
        surnames = [last_name, names.surname(self._rng, origin)]
        count = self._rng.choices((1, 2, 3), cum_weights=(55, 88, 100))[0]
        children = [self._person(origin, self._rng.choice(surnames), (0, 16)) for _ in range(count)]
        return [head, *sorted(children, key=lambda child: child.birth_date)]

    def _three_generations(self, origin: Origin, last_name: str) -> list[Person]:
        parent = self._adult(origin, last_name, (20, 42), "F")
        years = parent.years(self._window.day)
        elder = self._adult(origin, parent.maiden_name or last_name, (years + 18, years + 38))
        return [parent, elder, *self._children(origin, parent)]

    def _living(self, kind: str, position: int) -> Living:
        if kind == "three" and position == 1 and self._rng.random() < 0.5:
            return Living.ANOTHERS_HOUSEHOLD
        return Living.OWN_HOUSEHOLD

    def _couple_rate(self, spouses: list[Person]) -> None:
        if all("SSI" in spouse.income for spouse in spouses) and len(spouses) == 2:
            for spouse in spouses:
                del spouse.income["SSI"]
                add_ssi(spouse, self._window, Living.COUPLE)
