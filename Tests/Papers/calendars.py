# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendars, read by icalendar, libical and khal."""

import ctypes
import datetime
import itertools
import subprocess
import sys
from pathlib import Path

from samples import Missing

PROPERTIES = {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "RRULE", "SUMMARY", "DESCRIPTION", "CLASS", "TRANSP", "STATUS"}


def icalendar(written, report):
    """PyPI icalendar takes each calendar, and finds in it what candor's lists say."""
    try:
        from icalendar import Calendar
    except ImportError:
        raise Missing("icalendar is not there") from None
    for name, data in written.calendars.items():
        report.check(all(len(line) <= 75 for line in data.split(b"\r\n")), f"{name}: a line is too long")
        report.check(b"\n" not in data.replace(b"\r\n", b""), f"{name}: a line feed alone")
        calendar = Calendar.from_ical(data)
        report.check(not calendar.errors, f"{name}: {calendar.errors}")
        events = calendar.walk("VEVENT")
        report.check(all(not event.errors and set(event) | {"RRULE"} == PROPERTIES for event in events), f"{name}: properties")
        report.check(all(event["TRANSP"] == "TRANSPARENT" for event in events), f"{name}: time is blocked")
        days = {(event["DTEND"].dt - event["DTSTART"].dt).days for event in events}
        report.check(days <= {1}, f"{name}: not one day")
        own = [event["UID"] for event in events]
        report.check(len(set(own)) == len(own), f"{name}: an entry twice")
        for words in written.words.get(name, []):
            report.check(len(words) < 4 or words.encode() not in data, f"{name}: a conversation's words")
    report.check(not Calendar.from_ical(written.calendars["nothing"]).walk("VEVENT"), "an entry for what is done")
    for name, most in (("commitments", None), ("feedback", 1)):
        events = Calendar.from_ical(written.calendars[name]).walk("VEVENT")
        said = {f"commitment {each['number']}": each["due"]["to"] for each in written.commitments()
                if each["status"] == "open" and each["due"] and most in (None, each["conversation"])}
        read = {event["SUMMARY"].split(": ")[1].removeprefix("my "): event["DTSTART"].dt.isoformat() for event in events
                if event["SUMMARY"].startswith("Due: ")}
        report.check(said == read, f"{name}: {said} is not {read}")
    again = written.run("show", "1", "--format", "ics", now="2027-03-01T12:00:00Z")
    report.check(again == written.calendars["feedback"], "another moment, another calendar")
    for name, data in written.calendars.items():
        for event in Calendar.from_ical(data).walk("VEVENT"):
            if "RRULE" in event:
                found = days_of(event)
                report.check(found[0] == event["DTSTART"].dt, f"{name}: begins on another day than {found[0]}")
    report.check(sum(b"RRULE" in data for name, data in written.calendars.items() if name.startswith("recurrence")) == 20,
                 "a day that comes again without its rule")


def days_of(event):
    """The first days of what comes again."""
    from dateutil.rrule import rrulestr
    start = datetime.datetime.combine(event["DTSTART"].dt, datetime.time())
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)
    return [each.date() for each in itertools.islice(rule, 8)]


def libical(written, report):
    """libical takes each calendar without an error, and counts the same days for what comes again."""
    try:
        library = ctypes.CDLL("libical.so.3")
    except OSError:
        raise Missing("libical is not there") from None
    library.icalparser_parse_string.restype = ctypes.c_void_p
    library.icalcomponent_as_ical_string.restype = ctypes.c_char_p
    for function in ("icalcomponent_count_errors", "icalrestriction_check", "icalcomponent_as_ical_string", "icalcomponent_free"):
        getattr(library, function).argtypes = [ctypes.c_void_p]
    library.icalcomponent_count_components.argtypes = [ctypes.c_void_p, ctypes.c_int]
    event_kind = library.icalcomponent_string_to_kind(b"VEVENT")
    for name, data in written.calendars.items():
        parsed = library.icalparser_parse_string(data)
        report.check(parsed, f"{name}: is not read")
        if not parsed:
            continue
        report.check(library.icalcomponent_count_errors(parsed) == 0, f"{name}: {library.icalcomponent_as_ical_string(parsed)}")
        report.check(library.icalrestriction_check(parsed) == 1, f"{name}: breaks a rule of the standard")
        report.check(library.icalcomponent_count_errors(parsed) == 0, f"{name}: {library.icalcomponent_as_ical_string(parsed)}")
        counted = library.icalcomponent_count_components(parsed, event_kind)
        report.check(counted == data.count(b"BEGIN:VEVENT"), f"{name}: {counted} entries")
        # Folded, escaped and written anew, it is the same to the byte.
        again = library.icalcomponent_as_ical_string(parsed)
        report.check(sorted(unfolded(again)) == sorted(unfolded(data)), f"{name}: {again.decode()}")
        library.icalcomponent_free(parsed)
    try:
        from icalendar import Calendar
    except ImportError:
        return
    for name, data in written.calendars.items():
        for event in Calendar.from_ical(data).walk("VEVENT"):
            if "RRULE" not in event:
                continue
            start = datetime.datetime.combine(event["DTSTART"].dt, datetime.time(), datetime.timezone.utc)
            days = (ctypes.c_long * 8)()
            rule = [line for line in unfolded(data) if line.startswith(b"RRULE:")][0].removeprefix(b"RRULE:")
            library.icalrecur_expand_recurrence(rule, ctypes.c_long(int(start.timestamp())), 8, days)
            found = [datetime.datetime.fromtimestamp(each, datetime.timezone.utc).date() for each in days]
            report.check(found == days_of(event), f"{name}: {found}")


def unfolded(data):
    return [line for line in data.replace(b"\r\n ", b"").split(b"\r\n") if line]


def khal(written, report):
    """khal shows the entries on their days, moves the one that was moved, and has no second one of it."""
    program = Path(sys.prefix) / "bin" / "khal"
    if not program.exists():
        raise Missing("khal is not there")
    folder = written.folder / "khal"
    (folder / "calendar").mkdir(parents=True)
    config = folder / "config"
    config.write_text(f"""\
[calendars]
[[candor]]
path = {folder / "calendar"}
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
[sqlite]
path = {folder / "khal.db"}
""")
    environment = written.environment | {"XDG_CACHE_HOME": str(folder), "XDG_DATA_HOME": str(folder)}

    def call(*words):
        done = subprocess.run([program, "-c", config, *words], env=environment, capture_output=True, text=True)
        report.check(done.returncode == 0, f"khal {words}: {done.stderr}")
        return done.stdout

    def listed():
        found = call("list", "--format", "{start-date} {title}", "--day-format", "", "2026-11-21", "40d")
        return [line for line in found.splitlines() if line.strip()]

    def taken(data):
        (folder / "file.ics").write_bytes(data)
        call("import", "--batch", "-a", "candor", folder / "file.ics")

    taken(written.calendars["feedback"])
    days = ["2026-11-27 Due: commitment 1", "2026-11-25 Due: my commitment 2", "2026-12-11 Due: commitment 3"]
    reviews = [f"{day} Review (conversation 1)" for day in ("2026-11-23", "2026-12-07", "2026-12-21")]
    found = [line.removesuffix(" ⟳").strip() for line in listed()]
    report.check(sorted(found) == sorted(days + reviews), f"{found}")
    written.run("move", "2", "2026-12-02", now="2026-11-22T09:00:00Z")
    written.run("drop", "3", "--why", "The nursery called.", now="2026-11-22T09:00:00Z")
    taken(written.run("commitments", "--owner", "me", "--due", "2026-12-02", "--format", "ics"))
    taken(written.run("show", "1", "--format", "ics"))
    taken(written.run("commitments", "--all", "--owner", "Ana Lindqvist", "--format", "ics"))
    found = [line for line in listed() if line.split(" ", 1)[1].split(" ⟳")[0] in
             ("Due: commitment 1", "Due: my commitment 2", "Due: commitment 3", "CANCELLED Due: commitment 3")]
    report.check([line for line in found if "my commitment 2" in line] == ["2026-12-02 Due: my commitment 2"], f"{found}")
    report.check(len(found) == 3 and not any("nursery" in line for line in found), f"{found}")
    kept = b"".join(path.read_bytes() for path in (folder / "calendar").glob("*.ics"))
    report.check(kept.count(b"STATUS:CANCELLED") == 1, "what was dropped is not taken off")
