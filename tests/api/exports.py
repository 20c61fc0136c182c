"""Archives as services hand them out, and a recording with everything in it,
all of them invented."""
import subprocess
import zipfile

STRAVA = ("Activity ID,Activity Date,Activity Name,Activity Type,"
          "Activity Description,Elapsed Time,Distance,Max Heart Rate,"
          "Filename,Elapsed Time,Moving Time,Distance,Perceived Exertion\n"
          '11,"Aug 20, 2026, 5:30:00 AM",Hills,Run,"Warm, then rain",'
          "3600,10.1,150,,3600,3600,10100,6\n")
SLEEP = ('[{"calendarDate":"2026-08-30","sleepTimeSeconds":27000,'
         '"sleepStartTimestampGMT":"2026-08-29T22:00:00.0",'
         '"sleepEndTimestampGMT":"2026-08-30T05:30:00.0",'
         '"sleepScores":{"overallScore":81}}]')
HEALTH = ('<?xml version="1.0"?>\n<HealthData locale="en_GB">\n<Record '
          'type="HKQuantityTypeIdentifierHeartRateVariabilitySDNN" '
          'sourceName="W" unit="ms" value="40" '
          'startDate="2026-08-30 02:00:00 +0000" '
          'endDate="2026-08-30 02:01:00 +0000"/>\n</HealthData>\n')


def put(path, **members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def make(folder):
    """The archives of three services."""
    return [
        put(folder / "strava.zip", **{"activities.csv": STRAVA}),
        put(folder / "garmin.zip", **{
            "DI_CONNECT/DI-Connect-Wellness/a_sleepData.json": SLEEP}),
        put(folder / "apple.zip", **{
            "apple_health_export/export.xml": HEALTH}),
    ]


def rich(programs, source, path):
    """A recording as CSV, with power, the legs apart, and its kind."""
    text = subprocess.run([programs / "afterrun", "read", "--csv", source],
                          capture_output=True, text=True,
                          check=True).stdout
    lines = []
    for line in text.splitlines():
        if line == "# sport=running":
            lines += [line, "# sub_sport=trail"]
        elif line.startswith("#") or not line:
            lines.append(line)
        elif line.startswith("time_utc"):
            names = line.split(",")
            names = [n + "_not" if n in ("stance_left_pct", "power_w")
                     else n for n in names]
            lines.append(",".join(names) + ",power_w,stance_left_pct")
        else:
            lines.append(line + ",230,49")
    path.write_text("\n".join(lines) + "\n")
    return path
