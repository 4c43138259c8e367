"""What was answered on other pages of the checklist, for the hidden fields of the next one."""

from collections.abc import Iterable

from diary.forms.checklist import PREFIX, Answers
from diary.views.checklist.flow import START

Hidden = list[tuple[str, str]]


def hidden_fields(
    answers: Answers,
    page: str,
    *,
    drop: Iterable[str] = (),
    heard: Iterable[str] = (),
    seen: Iterable[str] = (),
) -> Hidden:
    """Return names and values; the page itself asks what is in ``drop``.

    Args:
        answers: everything answered so far; a wrong number travels as it was typed.
        page: the page that is drawn; the first one asks who, the signs and the age itself.
        drop: questions that the page asks, "applies" for the list, "age" for the age.
        heard: emergencies that the page says.
        seen: questions that the page shows.
    """
    drop = set(drop)
    typed = {**answers.given, **answers.wrong}
    fields: Hidden = [(f"{PREFIX}{c}", str(v)) for c, v in typed.items() if c not in drop]
    if page != START:
        fields += [("who", answers.who)]
        fields += (
            [("age", str(answers.age))] if answers.age is not None and "age" not in drop else []
        )
        fields += [("signs", code) for code in answers.signs]
        fields += [("none_of_signs", "on")] if answers.none_of_signs else []
    if "applies" not in drop:
        fields += [("applies", code) for code in answers.applies]
        fields += [("none_of_applies", "on")] if answers.none_of_applies else []
    return [
        *fields,
        ("heard", ",".join(dict.fromkeys((*answers.heard, *heard)))),
        ("seen", ",".join(dict.fromkeys((*answers.seen, *seen)))),
    ]
