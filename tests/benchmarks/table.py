"""Counterpart and what a user would run instead, on the same files, taking turns; see CONTRIBUTING.

    table.py --build DIR [--peer PYTHON] [--quick] [--turns N] [--only TEXT] [--json FILE] [--markdown FILE]

Every case is repeated; a ratio is the median of the ratios of single turns, so that what else the
machine does touches both sides alike. Exits with 1 where results disagree. Standard library only;
without a Python that has NumPy and SciPy the peer's columns stay empty.
"""
import argparse
import collections
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
Case = collections.namedtuple("Case", "kind samples left right correlation")

# Debian's OpenBLAS takes the kernel that fits the processor; these would force another.
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith("OPENBLAS_")}


LOAD = os.getloadavg()[0]


def all_cases(quick):
    kinds = ("planted", "noise", "low_rank", "ties")
    shapes = [(500, 8), (500, 64), (500, 128), (2000, 512), (10000, 1024)]
    if not quick:
        shapes += [(10000, 4096), (2000, 8192)]
    cases = []
    for samples, f in shapes:
        cases += [Case(kind, 12 if kind == "ties" else samples, f, f, "pearson") for kind in kinds]
        if f in (64, 1024, 4096):
            cases.append(Case("planted", samples, f, f, "spearman"))
    if not quick:
        cases += [Case(kind, 2000, 4096, 3000, "pearson") for kind in kinds[:3]]
        cases.append(Case("noise", 2000, 16384, 16384, "pearson"))
    return cases


def name_of(case):
    shape = f"{case.left:,}" if case.left == case.right else f"{case.left:,} × {case.right:,}"
    kind = case.kind.replace("_", " ")
    return f"F = {shape}, N = {case.samples:,}, {kind}, {case.correlation.capitalize()}"


class Turn:
    """One program run to its end: its figures, wall and processor time in ms, peak memory in MiB."""

    def __init__(self, command, parse=True):
        start = time.perf_counter()
        process = subprocess.Popen([str(c) for c in command], stdout=subprocess.PIPE, env=ENVIRONMENT)
        out = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.wall = 1e3 * (time.perf_counter() - start)
        self.cpu = 1e3 * (usage.ru_utime + usage.ru_stime)
        self.peak = usage.ru_maxrss / 1024
        if status != 0:
            sys.exit(f"{' '.join(map(str, command))} failed")
        self.figures = json.loads(out) if parse else {}
        self.figures |= {"whole": self.wall, "whole_cpu": self.cpu, "peak_mib": self.peak}


class Bench:
    def __init__(self, options, folder):
        self.stages = options.build / "tests/benchmarks/stages_benchmark"
        self.program = options.build / "app/counterpart"
        self.peer = options.peer
        self.folder = folder
        self.turns = 1 if options.quick else options.turns

    def turn(self, case, left, right):
        """One turn of each: the whole command, our stages, the peer, the machine's limits."""
        similarities = self.folder / "similarities.npy"
        command = [self.program, "compare", left, right, "--correlation", case.correlation, "--json", "-"]
        huge = case.left > 8192
        turn = {"command": Turn(command, parse=False).figures}
        if huge:
            return turn
        extra = ["--similarities", similarities] if self.peer else []
        if case.left == 4096 and case.left == case.right and case.kind != "ties":
            extra.append("--regrets")
        ours = Turn([self.stages, "ours", left, right, case.correlation, *extra]).figures
        turn["ours"] = ours
        if self.peer:
            script = HERE / "peer.py"
            turn["peer"] = Turn([self.peer, script, "compare", left, right, case.correlation]).figures
            turn["peer_assign"] = Turn([self.peer, script, "assign", similarities]).figures
        turn["limits"] = Turn([self.stages, "limits", left, right]).figures
        return turn

    def run(self, case):
        left, right = self.folder / "left.npy", self.folder / "right.npy"
        subprocess.run([self.stages, "generate", case.kind, str(case.samples), str(case.left),
                        str(case.right), left, right], check=True)
        return [self.turn(case, left, right) for _ in range(1 if case.left > 8192 else self.turns)]


class Result:
    def __init__(self, case, turns):
        self.case, self.turns = case, turns

    def figure(self, who, name):
        values = [t[who][name] for t in self.turns if who in t and name in t[who]]
        return statistics.median(values) if values else None

    def ratio(self, ours, other):
        """Median over the turns of one sum of figures over another, each a list of (who, name)."""
        ratios = []
        for turn in self.turns:
            try:
                ratios.append(sum(turn[who][name] for who, name in ours) /
                              sum(turn[who][name] for who, name in other))
            except (KeyError, ZeroDivisionError):
                return None
        return statistics.median(ratios)

    def disagreements(self):
        """Where we and the peer do not find the same, to what its single precision allows."""
        pairs = [("naive_forward", "peer", 2e-6), ("matched", "peer", 2e-6),
                 ("matched_total", "peer_assign", 1e-8 * self.case.left)]
        if self.case.samples < 100:
            pairs[0:2] = [("naive_forward", "peer", 5e-6), ("matched", "peer", 5e-6)]
        wrong = []
        for name, who, tolerance in pairs:
            ours, theirs = self.figure("ours", name), self.figure(who, name)
            if None not in (ours, theirs) and abs(ours - theirs) > tolerance:
                wrong.append(f"{name_of(self.case)}: {name} is {ours!r} against {theirs!r}")
        if (self.figure("ours", "gap") or 0) > 1e-9:
            wrong.append(f"{name_of(self.case)}: the certificate has a gap")
        return wrong

    def memory_ratio(self):
        """The command's peak over the inputs and one matrix, all float."""
        c = self.case
        least = 4 * (c.samples * (c.left + c.right) + c.left * c.right) / 2**20
        return self.figure("command", "peak_mib") / least


OURS_CORRELATE = [("ours", "correlate"), ("ours", "naive")]
PRODUCT = [("limits", "product")]
OURS_CORRELATE_CPU = [("ours", "correlate_cpu"), ("ours", "naive_cpu")]
PRODUCT_CPU = [("limits", "product_cpu")]


def targets(results):
    """Rows of (work, against, at most, aim, unit, [(case, value)])."""
    by = collections.defaultdict(list)
    for r in results:
        by[r.case.correlation, r.case.left, r.case.right].append(r)

    def square(f, kinds, correlation="pearson"):
        return [r for r in by[correlation, f, f] if r.case.kind in kinds]

    def ratios(these, ours, other):
        return [(r.case, r.ratio(ours, other)) for r in these]

    plain = ("planted", "noise", "low_rank")
    assign, scipy = [("ours", "assign")], [("peer_assign", "assign")]
    whole = [("command", "whole")], [("peer", "whole")]
    rows = []
    for f, most, aim in ((4096, 1.12, 1.06), (1024, 1.3, 1.2)):
        rows.append((f"correlate and both maxima, Pearson, F = {f:,}", "bare product, two threads",
                     most, aim, ratios(square(f, plain), OURS_CORRELATE, PRODUCT)))
        rows.append(("the same, processor time", "the same", most, aim,
                     ratios(square(f, plain), OURS_CORRELATE_CPU, PRODUCT_CPU)))
    for f in (4096, 1024):
        spearman = [(s.case, sum(s.figure(*x) for x in OURS_CORRELATE_CPU) /
                     sum(p.figure(*x) for x in OURS_CORRELATE_CPU))
                    for s in square(f, plain, "spearman") for p in square(f, (s.case.kind,))]
        rows.append((f"correlate, Spearman, F = {f:,}, processor time", "our Pearson", 1.3, 1.2, spearman))
    rows.append(("ranks", "SciPy rankdata", 0.06, 0.04,
                 ratios([r for r in results if r.case.correlation == "spearman"],
                        [("ours", "rank")], [("peer", "rank")])))
    rows.append(("assignment, F = 4,096 and 4,096 × 3,000", "SciPy, same matrix", 0.08, 0.03,
                 ratios(square(4096, plain) + by["pearson", 4096, 3000], assign, scipy)))
    rows.append(("assignment, F = 8,192", "SciPy, same matrix", 0.08, 0.03,
                 ratios(square(8192, plain), assign, scipy)))
    rows.append(("assignment, mass ties, constant neurons", "SciPy, same matrix", 0.25, 0.08,
                 ratios([r for r in results if r.case.kind == "ties" and r.case.left >= 1024], assign, scipy)))
    net = [("ours", "assign_net")]
    for sizes, most, aim in (((1024,), 0.25, 0.1), ((512,), 0.4, 0.2), ((128,), 0.6, 0.3), ((8, 64), 1.0, 0.5)):
        these = [r for f in sizes for r in square(f, plain + (("ties",) if f < 1024 else ()))]
        rows.append((f"assignment, F = {' and '.join(f'{f:,}' for f in sizes)}", "SciPy, both without their call",
                     most, aim, ratios(these, net, scipy)))
    large = [r for r in results if 4096 <= r.case.left <= 8192 and r.case.correlation == "pearson"]
    rows.append(("certificate, processor time", "one pass over the matrix", 2.5, 1.3,
                 ratios([r for r in large if r.case.kind != "ties"], [("ours", "certificate_cpu")], [("limits", "pass_cpu")])))
    rows.append(("uniqueness, noise, F = 4,096", "our assignment", 1, 0.3,
                 ratios(square(4096, ("noise",)), [("ours", "uniqueness")], assign)))
    for which, figure in (("median", "regret"), ("slowest", "regret_worst")):
        rows.append((f"one regret, F = 4,096, the {which} of some 300, ms", "–", 5, 2,
                     [(r.case, r.figure("ours", figure)) for r in square(4096, plain)]))
    rows.append(("all regrets, F = 4,096", "SciPy's assignment", 4, 1,
                 ratios(square(4096, plain), [("ours", "regrets_all")], scipy)))
    for f, kinds, correlation, most, aim in ((4096, plain, "pearson", 0.5, 0.43),
                                             (4096, plain, "spearman", 0.25, 0.18),
                                             (1024, plain, "pearson", 0.25, 0.15),
                                             (1024, plain, "spearman", 0.25, 0.15),
                                             (64, plain, "pearson", 0.06, 0.03)):
        these = square(f, kinds, correlation)
        rows.append((f"whole command, F = {f:,}, {correlation.capitalize()}",
                     "expert script, whole process", most, aim, ratios(these, *whole)))
        rows.append(("the same, processor time", "the same", most, aim,
                     ratios(these, [("command", "whole_cpu")], [("peer", "whole_cpu")])))
    rows.append(("its peak memory, F = 4,096, N = 10,000", "inputs and one matrix", 1.25, 1,
                 [(r.case, r.memory_ratio()) for r in square(4096, plain)]))
    rows.append(("peak memory, F = 16,384, N = 2,000, GB", "–", 3, 1.3,
                 [(r.case, r.figure("command", "peak_mib") * 2**20 / 1e9) for r in square(16384, plain)]))
    return [(*row[:4], [(c, v) for c, v in row[4] if v is not None]) for row in rows]


def number(value):
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def targets_table(results):
    rows = []
    for work, against, most, aim, values in targets(results):
        if not values:
            continue
        worst = max(v for _, v in values)
        found = number(worst) if len(values) == 1 else f"{number(min(v for _, v in values))} – {number(worst)}"
        verdict = "aim reached" if worst <= aim else "holds" if worst <= most else "missed"
        rows.append((work, against, number(most), number(aim), found, verdict))
    return table(("work", "against", "at most", "aim", "found", ""), rows)


def stages_table(results):
    columns = [("read", "ours", "read"), ("rank", "ours", "rank"), ("correlate", "ours", "correlate"),
               ("naive", "ours", "naive"), ("assign", "ours", "assign"),
               ("certificate", "ours", "certificate"), ("uniqueness", "ours", "uniqueness"),
               ("total", "ours", "total"), ("command", "command", "whole"), ("MiB", "command", "peak_mib")]
    rows = [(name_of(r.case), *(number(r.figure(who, key)) for _, who, key in columns)) for r in results]
    return table(("Counterpart, ms", *(c[0] for c in columns)), rows)


def peers_table(results):
    columns = [("read", "peer", "read"), ("rankdata", "peer", "rank"),
               ("standardise", "peer", "standardise"), ("product", "peer", "product"),
               ("naive", "peer", "naive"), ("to float64", "peer", "to_float64"),
               ("assign", "peer_assign", "assign"), ("without negating", "peer_assign", "assign_negated"),
               ("process", "peer", "whole"), ("MiB", "peer", "peak_mib"),
               ("bare product", "limits", "product"), ("one pass", "limits", "pass"),
               ("raw read", "limits", "raw_read")]
    rows = [(name_of(r.case), *(number(r.figure(who, key)) for _, who, key in columns)) for r in results]
    return table(("NumPy and SciPy, limits, ms", *(c[0] for c in columns)), rows)


def machine(results):
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
               platform.machine())
    memory = int(open("/proc/meminfo").readline().split()[1]) / 2**20
    system = platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    words = (f"{os.cpu_count()} cores of {cpu}, {memory:.0f} GiB, load {LOAD:.1f} when it began; {system}")
    for r in results:
        for who in ("peer", "limits"):
            figures = r.turns[0].get(who, {})
            if "numpy" in figures:
                words += f"; NumPy {figures['numpy']}, SciPy {figures['scipy']}"
            if "kernel" in figures:
                return f"{words}; OpenBLAS with its {figures['kernel']} kernels"
    return words


def markdown(results):
    return f"""# How fast it is

{machine(results)}. Made by `./check --benchmark`: Counterpart and an expert's NumPy and SciPy script (single precision, one product, `linear_sum_assignment(maximize=True)`) on the same files in the same run, taking turns. All figures are medians; a range spans the kinds of data.

{targets_table(results)}

## Stages

Planted: the right side is a permutation of the left with noise. Noise: unrelated sides. Low rank: mixtures of the same 16 signals. Ties: zeros and ones, a quarter of the neurons constant. "Total" reads and compares within a running process; "command" is the whole process of `counterpart compare`.

{stages_table(results)}

{peers_table(results)}

The peer's matching needs float64, hence its column "to float64"; `maximize=True` negates a copy of its own, and "without negating" is what is left when that was done before. Matchings are timed on the same matrix, ours, and at F ≤ 1,024 both without what a 1 × 1 matrix takes (the call from Python). The bare product is the faster of OpenBLAS's two threads and two threads with half of the rows each.
"""


def write(options, results):
    if options.json:
        options.json.write_text(json.dumps({"machine": machine(results), "cases": [
            {**r.case._asdict(), "turns": r.turns} for r in results]}, indent=1) + "\n")
    if options.markdown:
        options.markdown.write_text(markdown(results))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--peer", default="/usr/bin/python3")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--only", default="")
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--markdown", type=pathlib.Path)
    options = parser.parse_args()
    has_peer = subprocess.run([options.peer, "-c", "import scipy.optimize, scipy.stats"],
                              capture_output=True, check=False).returncode == 0
    if not has_peer:
        print(f"{options.peer} has no SciPy (python3-scipy): only our side is measured", file=sys.stderr)
        options.peer = None
    results = []
    with tempfile.TemporaryDirectory(prefix="counterpart-benchmark-") as folder:
        bench = Bench(options, pathlib.Path(folder))
        for case in all_cases(options.quick):
            if options.only in name_of(case):
                print(name_of(case), file=sys.stderr, flush=True)
                results.append(Result(case, bench.run(case)))
                write(options, results)  # what is interrupted is not lost
    print(targets_table(results), stages_table(results), peers_table(results), sep="\n\n")
    wrong = [line for r in results for line in r.disagreements()]
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


sys.exit(main())
