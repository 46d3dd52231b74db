"""Dates as people type them, and one order over days and moments."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.times import day_of, instant, is_over, localise, parse_when
from tests.properties import fragments, tried

ZONES = [None, ZoneInfo("Asia/Tokyo"), ZoneInfo("America/St_Johns"), ZoneInfo("Pacific/Kiritimati")]
offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(
    datetime(1, 1, 4), datetime(9999, 12, 27), timezones=st.one_of(st.none(), offsets)
)


@tried
@given(st.one_of(st.dates(), moments))
def test_iso_dates_are_read_as_they_are(when: date) -> None:
    """What ISO 8601 writes is read back."""
    assert parse_when(when.isoformat()) == when


@tried
@given(
    fragments(
        "2024", "-", "03", "26", "T", " ", ":", "14", "30", "Z", "+", "00", "9999", "0000", "."
    )
)
def test_no_text_is_read_wrongly(text: str) -> None:
    """Any text is a date, or a ValueError; a date has its place among others in each zone."""
    try:
        when = parse_when(text)
    except ValueError:
        return
    for zone in ZONES:
        local = localise(when, zone)
        assert instant(local, zone).tzinfo is UTC
        assert abs((day_of(local) - day_of(when)).days) <= 2
        is_over(when, datetime(2024, 6, 1, tzinfo=UTC), zone)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2024-03-26", date(2024, 3, 26)),
        (" 2024-03-26 ", date(2024, 3, 26)),
        ("2024-03-26 9:05", datetime(2024, 3, 26, 9, 5)),
        ("2024-03-26t14:30:15,25z", datetime(2024, 3, 26, 14, 30, 15, 250000, UTC)),
        (
            "2024-03-26 14:30 +0530",
            datetime(2024, 3, 26, 14, 30, tzinfo=timezone(timedelta(hours=5.5))),
        ),
        (
            "2024-03-26T14:30-05",
            datetime(2024, 3, 26, 14, 30, tzinfo=timezone(timedelta(hours=-5))),
        ),
    ],
)
def test_dates_as_people_type_them(text: str, when: date) -> None:
    """A blank for the T, seconds left out, offsets in each form."""
    assert parse_when(text) == when


@pytest.mark.parametrize(
    "text",
    [
        "",
        "today",
        "26.03.2024",
        "2024-3-26",
        "2024-02-30",
        "2024-03-26T25:00",
        "2024-03-26T14",
        "2024-03-26 +01:00",
        "2024-03-26T14:30+25:00",
        "0000-01-01",
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:59Z",
        "２０２４-03-26",
    ],
)
def test_what_is_no_date(text: str) -> None:
    """A text that is no date, or no day of the calendar, is refused."""
    with pytest.raises(ValueError):  # noqa: PT011  # its words are for nobody: callers have their own
        parse_when(text)


@tried
@given(moments, st.sampled_from(ZONES))
def test_a_zone_moves_no_moment(when: datetime, zone: ZoneInfo | None) -> None:
    """To tell a moment in another zone does not change when it is; without an offset it is in the zone."""
    local = localise(when, zone)
    if when.tzinfo:
        assert instant(local) == instant(when)
    elif zone and isinstance(local, datetime):
        assert local.replace(tzinfo=None) == when


@tried
@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(0, 24 * 60 - 1),
    st.sampled_from(ZONES),
)
def test_a_day_begins_before_its_moments(day: date, minute: int, zone: ZoneInfo | None) -> None:
    """In any zone a day comes after each moment of the day before, and before or with each of its own."""
    hour, minute = divmod(minute, 60)
    moment = datetime.combine(day, time(hour, minute), zone)
    assert instant(day, zone) <= instant(moment)
    assert instant(day + timedelta(days=1), zone) > instant(moment)


@tried
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(ZONES))
def test_a_day_is_over_when_it_has_ended(day: date, zone: ZoneInfo | None) -> None:
    """A day is not over in its last minute, and is in the first of the next one, in the site's zone."""
    last = datetime.combine(day, time(23, 59), zone or UTC)
    assert not is_over(day, last, zone)
    assert is_over(day, last + timedelta(minutes=1), zone)
