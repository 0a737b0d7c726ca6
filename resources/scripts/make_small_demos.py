#!/usr/bin/env python3
"""Makes the small demos: resources/demos/counterexample and resources/demos/detectors.

    python3 resources/scripts/make_small_demos.py [DIRECTORY]

Python's standard library only; random.random() is the same in every version, so two calls write the
same bytes. Not part of the build: the files are committed.
"""

import math
import os
import random
import sys

IMAGES = 200
SIZE = 20  # pixels of an image's side
PATCH = 7  # pixels of a shape's side
NOISE = 0.25

# The shapes, as drawn on a PATCH x PATCH field around its centre.
SHAPES = {
    "horizontal": lambda x, y: y == 0,
    "vertical": lambda x, y: x == 0,
    "rising": lambda x, y: x + y == 0,
    "falling": lambda x, y: x == y,
    "circle": lambda x, y: 2.5 <= math.hypot(x, y) < 3.5,
    "dot": lambda x, y: math.hypot(x, y) < 1.5,
}
# The second network has the same detectors in this order; none keeps its place.
OTHER_ORDER = ["circle", "falling", "horizontal", "dot", "vertical", "rising"]


def normal(rng):
    """A standard normal number (Box-Muller)."""
    return math.sqrt(-2 * math.log(1 - rng.random())) * math.cos(2 * math.pi * rng.random())


def drawing(shape):
    half = PATCH // 2
    cells = [[1.0 if SHAPES[shape](x - half, y - half) else 0.0 for x in range(PATCH)]
             for y in range(PATCH)]
    return cells


def template(shape):
    """The drawing with mean 0 and length 1: blind to brightness."""
    cells = [value for row in drawing(shape) for value in row]
    mean = sum(cells) / len(cells)
    length = math.sqrt(sum((value - mean) ** 2 for value in cells))
    return [(value - mean) / length for value in cells]


def image(rng):
    """Noise, and each shape with probability 1/2, somewhere and more or less bright."""
    pixels = [[NOISE * normal(rng) for _ in range(SIZE)] for _ in range(SIZE)]
    for shape in SHAPES:
        shown = rng.random() < 0.5
        left = int(rng.random() * (SIZE - PATCH + 1))
        top = int(rng.random() * (SIZE - PATCH + 1))
        brightness = 0.5 + rng.random()
        if shown:
            for y, row in enumerate(drawing(shape)):
                for x, value in enumerate(row):
                    pixels[top + y][left + x] += brightness * value
    return pixels


def response(weights, pixels):
    """The best fit of a detector anywhere in the image, as a convolution with max pooling."""
    best = -math.inf
    for top in range(SIZE - PATCH + 1):
        for left in range(SIZE - PATCH + 1):
            patch = [value for y in range(PATCH) for value in pixels[top + y][left:left + PATCH]]
            best = max(best, math.fsum(w * p for w, p in zip(weights, patch)))
    return best


def write_csv(path, names, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(",".join(names) + "\n")
        file.writelines(",".join(row) + "\n" for row in rows)


def make_detectors(directory):
    rng = random.Random(1)
    pictures = [image(rng) for _ in range(IMAGES)]
    columns = {}
    for shape in SHAPES:
        weights = template(shape)
        columns[shape] = [f"{response(weights, pixels):.4f}" for pixels in pictures]
    for name, order in (("detectors_a.csv", list(SHAPES)), ("detectors_b.csv", OTHER_ORDER)):
        rows = [[columns[shape][i] for shape in order] for i in range(IMAGES)]
        write_csv(os.path.join(directory, name), order, rows)


def make_counterexample(directory):
    x = [[0, 3, 6], [1, 4, 7], [2, 5, 8]]
    y = [[6, 0, 0], [7, -1, -123], [8, 0, 1000]]
    for name, letter, rows in (("counterexample_x.csv", "x", x), ("counterexample_y.csv", "y", y)):
        names = [f"{letter}{i}" for i in range(3)]
        write_csv(os.path.join(directory, name), names, [[str(v) for v in row] for row in rows])


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    demos = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "..", "demos")
    for name, make in (("counterexample", make_counterexample), ("detectors", make_detectors)):
        os.makedirs(os.path.join(demos, name), exist_ok=True)
        make(os.path.join(demos, name))


if __name__ == "__main__":
    main()
