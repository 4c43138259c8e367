"""The list of questions of a visit: add, move, word anew, take off. Each step done twice is done once."""

from collections.abc import Callable
from hashlib import sha256

from diary.domain.visits.visit import MOST_QUESTIONS, Asked

Questions = tuple[Asked, ...]
Change = Callable[[Questions], Questions]
KEY_LENGTH = 12


class NoMoreQuestions(ValueError):
    """The list holds ``MOST_QUESTIONS`` already."""


def key_of(asked: Asked) -> str:
    """Return what names a question in a list, the same wherever it stands."""
    return sha256(asked.text.encode()).hexdigest()[:KEY_LENGTH]


def adding(asked: Asked) -> Change:
    """Put a question at the end, unless one of these words is there.

    The change raises ``NoMoreQuestions`` when the list is full.
    """

    def change(questions: Questions) -> Questions:
        if key_of(asked) in map(key_of, questions):
            return questions
        if len(questions) >= MOST_QUESTIONS:
            raise NoMoreQuestions
        return (*questions, asked)

    return change


def moving(key: str, to: int) -> Change:
    """Put the question of a key at a place, counted from 0; what is not there moves nowhere."""

    def change(questions: Questions) -> Questions:
        others = [asked for asked in questions if key_of(asked) != key]
        moved = [asked for asked in questions if key_of(asked) == key]
        place = min(max(to, 0), len(others))
        return (*others[:place], *moved, *others[place:])

    return change


def taking_off(key: str) -> Change:
    """Leave the question of a key out."""
    return lambda questions: tuple(asked for asked in questions if key_of(asked) != key)


def wording_anew(key: str, asked: Asked) -> Change:
    """Put other words in the place of the question of a key; at the end when that one is gone."""

    def change(questions: Questions) -> Questions:
        keys = [key_of(each) for each in questions]
        if key not in keys or key_of(asked) in keys:
            return adding(asked)(questions)
        return tuple(asked if key_of(each) == key else each for each in questions)

    return change
