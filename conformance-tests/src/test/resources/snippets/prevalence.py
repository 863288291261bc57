"""Own item prevalence by quarter: a typed table, its intervals computed again, and a p-chart.

Standard library only. Environment: NPCS_BASE_URL, NPCS_TOKEN (scope analytics:read), NPCS_MEMBER (the own jurisdiction).
"""
import csv
import datetime
import json
import math
import os
import sys
import urllib.parse
import urllib.request

BASE = os.environ["NPCS_BASE_URL"].rstrip("/")
TOKEN = os.environ["NPCS_TOKEN"]
MEMBER = os.environ["NPCS_MEMBER"]
TABLE = "item-prevalence"
Z = 1.959963984540054  # two-sided, 95 %

CONVERT = {
    "integer": int,
    "decimal": float,
    "date": datetime.date.fromisoformat,
    "boolean": bool,
}


def get(path, **query):
    """Reads JSON; what is not known is not sent."""
    address = BASE + path
    if query:
        address += "?" + urllib.parse.urlencode(query)
    request = urllib.request.Request(
        address, headers={"Authorization": "Bearer " + TOKEN, "Accept": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def table(name, **question):
    """All rows of a table, page by page; the digest says that they are of one answer."""
    path = "/v1/analytics/" + name
    page = get(path, **question)
    rows, digest = page["rows"], page["digest"]
    while not page["complete"]:
        page = get(path, cursor=page["nextCursor"], **question)
        if page["digest"] != digest:
            raise RuntimeError("the pages are of two answers")
        rows += page["rows"]
    if len(rows) != page["rowCount"]:
        raise RuntimeError("rows are missing")
    return page["columns"], rows


def frame(name, columns, rows):
    """A list of values for each column, typed as the dictionary says; None where nothing is told."""
    types = {one["name"]: one["type"] for one in get(f"/v1/analytics/{name}/columns")["columns"]}
    return {
        column: [
            None if row.get(column) is None else CONVERT.get(types[column], str)(row[column])
            for row in rows
        ]
        for column in columns
    }


def wilson(n, of):
    """The 95 % interval of Wilson (1927), without continuity correction."""
    share, square = n / of, Z * Z
    centre = (share + square / (2 * of)) / (1 + square / of)
    half = Z / (1 + square / of) * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    return max(0.0, centre - half), min(1.0, centre + half)


def p_chart(points):
    """Centre and three-sigma limits of (quarter, n, of), each with the limits of its own size."""
    centre = sum(n for _, n, _ in points) / sum(of for _, _, of in points)
    for quarter, n, of in points:
        sigma = math.sqrt(centre * (1 - centre) / of)
        yield quarter, n, of, n / of, centre, max(0.0, centre - 3 * sigma), min(1.0, centre + 3 * sigma)


def main():
    columns, rows = table(TABLE, member=MEMBER, period="quarter", limit=500)
    data = frame(TABLE, columns, rows)
    checked = 0
    for i, of in enumerate(data["of"]):
        if of and data["intervalLower"][i] is not None:
            lower, upper = wilson(data["n"][i], of)
            told = data["intervalLower"][i], data["intervalUpper"][i]
            if abs(lower - told[0]) > 1e-6 or abs(upper - told[1]) > 1e-6:
                raise RuntimeError(f"row {i}: {lower}, {upper} is not {told}")
            checked += 1
    sizes = {}
    for item, of in zip(data["item"], data["of"]):
        sizes[item] = sizes.get(item, 0) + (of or 0)
    most = max(sorted(sizes), key=sizes.get)
    points = [
        (data["period"][i], data["n"][i], data["of"][i])
        for i, item in enumerate(data["item"])
        if item == most and data["of"][i]
    ]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["item", "quarter", "n", "of", "share", "centre", "lower", "upper"])
    for quarter, n, of, *numbers in p_chart(points):
        out.writerow([most, quarter, n, of] + [f"{number:.6f}" for number in numbers])
    print(f"rows {len(rows)}, intervals {checked}, points {len(points)}", file=sys.stderr)


if __name__ == "__main__":
    main()
