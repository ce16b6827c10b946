"""ALFX: each person once or twice, under spellings and former names of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from data.practice.population.names import respelled
from data.practice.population.people import Person
from data.practice.population.rows import Row, client_row


class Clients:
    """Makes the client records of persons, whether on a case or not."""

    def __init__(self, rng: Random, numbers: Iterator[int]) -> None:
        self._rng = rng
        self._numbers = numbers

    def of(self, person: Person) -> tuple[list[Row], list[Row]]:
        """Rows of `alfx_client` and of `alfx_alias` for the person."""
        rng = self._rng
        number = next(self._numbers)
        named = self._spelled_otherwise(person) if rng.random() < 0.05 else person
        clients, aliases = [client_row(number, named)], []
        if person.maiden_name:
            aliases.append(_alias(number, 1, person, person.maiden_name))
        if named is not person:
            aliases.append(_alias(number, len(aliases) + 1, person, person.last_name))
        if rng.random() < 0.05:
            clients.append(client_row(next(self._numbers), self._spelled_otherwise(person)))
        return clients, aliases

    def _spelled_otherwise(self, person: Person) -> Person:
        rng = self._rng
        match rng.randrange(4):
            case 0:
                return replace(person, last_name=respelled(rng, person.last_name))
            case 1:
                return replace(person, first_name=respelled(rng, person.first_name))
            case 2:
                return replace(person, middle_name=person.middle_name[:1])
            case _:
                return replace(person, last_name=person.maiden_name or person.last_name)


def _alias(number: int, sequence: int, person: Person, last_name: str) -> Row:
    return {
        "client_number": number,
        "sequence": sequence,
        "last_name": last_name,
        "first_name": person.first_name,
        "middle_name": person.middle_name,
    }
