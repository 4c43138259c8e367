"""A finished checklist as a QuestionnaireResponse: the questions and answers as they were given and kept.

What fired is in it with its version and how soon it asks for help; what is not sure or not answered is in it too, and is
never turned into a no.
"""

from uuid import UUID

from diary.domain.checklist_run import ChecklistRunPayload, RunItem
from diary.domain.fhir.codes import ORIGIN, RED_FLAG, URGENCY
from diary.domain.fhir.parts import Part, Resource, Whose, id_of, moment, plain
from diary.domain.fhir.words import ENGLISH, Words


def questionnaire_response(
    id: UUID, run: ChecklistRunPayload, whose: Whose, words: Words = ENGLISH
) -> Resource:
    """Return a kept run; its groups are left out where they are empty."""
    groups = [
        _group("given", words.questions_asked, _given(run)),
        _group("fired", words.fired, [_fired(item, whose) for item in run.items]),
        _group("unsure", words.unsure, _only_texts("unsure", run.unsure)),
        _group("not-answered", words.not_answered, _only_texts("not-answered", run.not_answered)),
        _group("not-asked", words.not_asked, _only_texts("not-asked", run.not_asked)),
    ]
    made: Resource = {
        "resourceType": "QuestionnaireResponse",
        "id": str(answers_id(id)),
        "status": "completed",
        "subject": whose.reference,
        "authored": moment(run.checked_at, run.zone),
        "author": whose.reference,
        "source": whose.reference,
    }
    if run.sample:
        code = "not-reviewed"
        made["meta"] = {"tag": [whose.coding("origin", code, ORIGIN[code])]}
    if filled := [group for group in groups if group["item"]]:
        made["item"] = filled
    return made


def answers_id(run_id: UUID) -> UUID:
    """Return the id of the resource of a run."""
    return id_of(run_id, "answers")


def _group(link: str, text: str, items: list[Part]) -> Part:
    return {"linkId": link, "text": text, "item": items}


def _given(run: ChecklistRunPayload) -> list[Part]:
    """Return each question with its answer, in words; a run that kept no words gives its facts by code."""
    said = run.given
    if said is None:
        said = tuple((code, str(value)) for code, value in run.answered.items())
    return [
        _item(f"given-{n}", question, plain(answer)) for n, (question, answer) in enumerate(said, 1)
    ]


def _fired(item: RunItem, whose: Whose) -> Part:
    code = whose.coding(RED_FLAG, item.code, plain(item.sign))
    answers: list[Part] = [{"valueCoding": {**code, "version": str(item.version)}}]
    if item.tier in URGENCY:
        soon = whose.coding("urgency", item.tier, URGENCY[item.tier])
        answers.append({"valueCoding": soon})
    answers += [{"valueString": why} for why in map(plain, (*item.reasons, item.source)) if why]
    return {"linkId": f"fired-{item.code}", **_text(item.question), "answer": answers}


def _only_texts(group: str, texts: tuple[str, ...]) -> list[Part]:
    return [_item(f"{group}-{n}", text) for n, text in enumerate(texts, 1)]


def _item(link: str, text: str, answer: str = "") -> Part:
    answers = {"answer": [{"valueString": answer}]} if answer else {}
    return {"linkId": link, **_text(text), **answers}


def _text(text: str) -> Part:
    said = plain(text)
    return {"text": said} if said else {}
