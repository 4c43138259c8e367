"""The rule of what becomes of an entry that was sent, tried with every course of events there may be."""

from datetime import timedelta
from uuid import UUID

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from diary.domain.entries import Day
from diary.domain.merging import MERGED
from diary.domain.sync import SentEntry, There, Verdict, judge
from tests.diary.factories import NOON, a_payload

ID = UUID(int=5)
WRITES = {Verdict.ADD, Verdict.CHANGE}
TEXTS = [a_payload("note", text=text) for text in ("one", "two", "three")]
DAYS = [
    a_payload("day", **{k: v for k, v in said.items() if v is not None})
    for said in (
        {"sleep_hours": a, "stress_0_10": b} for a in (None, 6.0, 8.0) for b in (None, 0, 9)
    )
]
# Who acts (the device, or somebody elsewhere), what is said, whether it is deleted, how far behind it is,
# and whether the device remembers what it changed.
moves = st.tuples(st.booleans(), st.integers(0, 8), st.booleans(), st.integers(0, 3), st.booleans())


def written(row, payload, *, deleted, now):
    return There(payload.kind, row.version + 1 if row else 1, deleted, now, payload)


def play(course, payloads):
    """Let a device and others change one entry; return what the device sent, and each state of the row."""
    row, sent, seen, now = None, [], [], NOON
    for by_device, pick, deleted, behind, remembers in course:
        now += timedelta(minutes=1)
        payload = payloads[pick % len(payloads)]
        if not by_device:
            if row:  # elsewhere one always sees what is there
                row = written(row, payload, deleted=deleted, now=now)
                seen.append(row)
            continue
        version = max(0, (row.version if row else 0) - behind)
        base = seen[version - 1].payload if version and remembers else None
        entry = SentEntry(
            ID, payload.kind, version, payload, deleted, base if isinstance(base, Day) else None
        )
        judged = judge(entry, row, now)
        if judged.verdict in WRITES:
            row = written(row, judged.payload, deleted=deleted, now=now)
            seen.append(row)
        sent.append((entry, judged, row))
    return sent, row, now


@given(st.lists(moves, min_size=1, max_size=8), st.sampled_from([TEXTS, DAYS]))
@settings(max_examples=600, deadline=None)
def test_what_was_judged_once_never_writes_again(course, payloads):
    sent, row, now = play(course, payloads)

    for entry, first, _then in sent:
        again = judge(entry, row, now + timedelta(days=7))
        if first.verdict in WRITES or again.verdict in WRITES:
            assert again.verdict not in WRITES, (entry, first)


@given(st.lists(moves, min_size=1, max_size=8), st.sampled_from([TEXTS, DAYS]))
@settings(max_examples=150, deadline=None)
def test_sent_again_at_once_it_is_the_same(course, payloads):
    sent, row, now = play(course, payloads)

    entry, first, _then = sent[-1] if sent else (None, None, None)
    assume(entry is not None and first.verdict in WRITES and _then is row)
    assert judge(entry, row, now).verdict is Verdict.SAME


@given(st.lists(moves, min_size=2, max_size=8), st.sampled_from([TEXTS, DAYS]))
@settings(max_examples=150, deadline=None)
def test_what_somebody_else_wrote_is_never_overwritten_unseen(course, payloads):
    sent, row, _now = play(course, payloads)
    assume(sent and row)
    entry, _first, _then = sent[-1]
    elsewhere = payloads[0]
    moved = written(row, elsewhere, deleted=False, now=NOON + timedelta(days=1))
    assume(entry.version < moved.version)

    judged = judge(entry, moved, NOON + timedelta(days=2))

    if judged.verdict is Verdict.CHANGE:
        assert isinstance(elsewhere, Day)
        for name in MERGED:
            theirs, mine = getattr(elsewhere, name), getattr(entry.payload, name)
            before, kept = getattr(entry.base, name), getattr(judged.payload, name)
            assert kept == theirs or (theirs == before and kept == mine)
