"""gpxpy_count.py FILE...: parse GPX files with gpxpy (Debian python3-gpxpy),
sum up points and heart rates.  Exit 77: not installed."""
import json
import sys

try:
    import gpxpy
except ImportError:
    sys.exit(77)

records = heart = 0
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        gpx = gpxpy.parse(file)
    for point, *_ in gpx.walk():
        records += 1
        for extension in point.extensions:
            for element in extension.iter():
                if element.tag.endswith("}hr"):
                    heart += int(element.text)
print(json.dumps({"records": records, "sum_hr": heart}))
