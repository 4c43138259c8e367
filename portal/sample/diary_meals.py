"""What the sample patient ate."""

from collections.abc import Iterator
from datetime import date, timedelta

from diary.domain.entries import Meal
from portal.sample.diary_writer import Writer

MEALS = (
    ("breakfast", 8, (("Porridge and an apple", ("high_fibre",), ("oats", "apple")),
                      ("Toast and jam", ("gluten",), ("wheat",)),
                      ("Yoghurt and berries", ("dairy", "fermented_food"), ("blueberries",)))),
    ("lunch", 13, (("Lentil soup and bread", ("beans_pulses", "gluten"), ("lentils", "carrot")),
                   ("Cheese sandwich", ("gluten", "dairy"), ("wheat",)),
                   ("Rice salad", (), ("rice", "pepper", "cucumber")))),
    ("dinner", 19, (("Pasta with tomato and garlic", ("gluten", "onion_garlic"), ("tomato", "garlic")),
                    ("Chicken, potatoes and beans", ("beans_pulses",), ("potato", "green beans")),
                    ("Curry with rice", ("spicy_food", "onion_garlic"), ("onion", "rice")),
                    ("Fish and chips", ("fatty_food",), ("potato",)))),
)  # fmt: skip
WINE = (106, 89, 61, 33, 14)
"""Days before today with a glass of wine: too few to compare."""
WORSE_AFTER = "onion_garlic"


def meals_of(writer: Writer, day: date, days_ago: int) -> Iterator[Meal]:
    """Yield what was eaten on a day, and have the next one worse after onion and garlic."""
    random = writer.random
    for meal, hour, choices in MEALS:
        if random.random() < 0.85:
            what, tags, plants = random.choice(choices)
            if WORSE_AFTER in tags:
                writer.worse_on.add(day + timedelta(days=1))
            at = writer.at(day, hour, writer.minute())
            yield Meal.build(
                eaten_at=at, meal=meal, what=what, food_tags=tags, plants=plants,
                portion=random.choice(("small", "usual", "usual", "large")),
                **writer.written(at),
            )  # fmt: skip
    if days_ago in WINE:
        at = writer.at(day, 20, 30)
        yield Meal.build(
            eaten_at=at, meal="drink", what="A glass of wine", food_tags=("alcohol",),
            **writer.written(at),
        )  # fmt: skip
