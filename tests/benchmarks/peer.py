"""What an expert would run instead of Counterpart: NumPy in single precision, SciPy's matching.

    peer.py compare LEFT.npy RIGHT.npy pearson|spearman   the whole job, every stage timed
    peer.py assign SIMILARITIES.npy                       the matching of one given matrix

Prints JSON, times in milliseconds. The matching wants float64: that conversion is a stage of its
own and part of the whole. linear_sum_assignment(maximize=True) negates a copy of its own; what is
left without that is told as "assign_negated".
"""
import json
import sys
import time

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.stats import rankdata


class Watch:
    def __init__(self):
        self.times = {}
        self.last = time.perf_counter()

    def lap(self, name):
        now = time.perf_counter()
        self.times[name] = self.times.get(name, 0.0) + 1e3 * (now - self.last)
        self.last = now


def standardise(x):
    """In place, to mean 0 and length 1; a constant neuron to zeros."""
    x -= x.mean(axis=0)
    norm = np.sqrt(np.einsum("ij,ij->j", x, x))
    norm[norm == 0] = 1
    x /= norm
    return x


def compare(left, right, kind):
    watch = Watch()
    x, y = np.load(left), np.load(right)
    watch.lap("read")
    if kind == "spearman":
        x = rankdata(x, axis=0).astype(np.float32)
        y = rankdata(y, axis=0).astype(np.float32)
        watch.lap("rank")
    standardise(x)
    standardise(y)
    watch.lap("standardise")
    r = x.T @ y
    watch.lap("product")
    np.abs(r, out=r)
    naive = r.max(axis=1).mean(dtype=np.float64), r.max(axis=0).mean(dtype=np.float64)
    watch.lap("naive")
    similarity = r.astype(np.float64)
    watch.lap("to_float64")
    rows, columns = linear_sum_assignment(similarity, maximize=True)
    watch.lap("assign")
    matched = similarity[rows, columns].sum() / min(similarity.shape)
    return watch.times | {"naive_forward": naive[0], "matched": matched}


def repeated(work, seconds=0.25):
    """Median milliseconds of work()."""
    times = []
    begin = time.perf_counter()
    while not times or time.perf_counter() - begin + times[-1] < seconds:
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1e3 * sorted(times)[len(times) // 2]


def mean_of(work, batch):
    """Seconds of work()."""
    start = time.perf_counter()
    for _ in range(batch):
        work()
    return (time.perf_counter() - start) / batch


def without_call(work, call):
    """Milliseconds of work() without those of call(), a microsecond or less. Of short work both are
    the least of many batches that take turns: medians differ by more than what is looked for."""
    if mean_of(work, 1) > 1e-3:
        return max(0.0, repeated(work) - repeated(call, 0.05))
    batch = max(1, int(1e-4 / mean_of(work, 10)))
    rounds = [(mean_of(work, batch), mean_of(call, batch)) for _ in range(500)]
    return 1e3 * max(0.0, min(r[0] for r in rounds) - min(r[1] for r in rounds))


def assign(path):
    single = np.load(path)
    similarity = single.astype(np.float64)
    negated = -similarity
    one = np.ones((1, 1))
    rows, columns = linear_sum_assignment(similarity, maximize=True)
    return {
        "to_float64": repeated(lambda: single.astype(np.float64)),
        "assign": without_call(lambda: linear_sum_assignment(similarity, maximize=True),
                               lambda: linear_sum_assignment(one, maximize=True)),
        "assign_negated": without_call(lambda: linear_sum_assignment(negated),
                                       lambda: linear_sum_assignment(one)),
        "matched_total": similarity[rows, columns].sum(),
    }


def main(arguments):
    what, files = arguments[0], arguments[1:]
    figures = compare(*files) if what == "compare" else assign(*files)
    figures["numpy"] = np.__version__
    figures["scipy"] = sys.modules["scipy"].__version__
    print(json.dumps(figures))


main(sys.argv[1:])
