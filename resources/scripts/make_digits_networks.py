#!/usr/bin/python3
"""Makes resources/demos/digits: hidden-layer responses of small networks, trained on scikit-learn's
handwritten digits in two frameworks, to 500 images that none of them was trained on.

Needs Debian's python3-sklearn and python3-torch, and nothing from the network:

    python3 resources/scripts/make_digits_networks.py [DIRECTORY]

writes twelve 500 x 64 float32 files (sample-major) and prints the test accuracies. One thread, fixed
seeds, and the same instruction set on every x86-64 machine: two calls write the same bytes. Not part
of the build: the files are committed.
"""

import os
import sys
import warnings

# Before the libraries load: one thread, and no kernels that differ from machine to machine.
os.environ.update(
    OMP_NUM_THREADS="1",
    OPENBLAS_NUM_THREADS="1",
    OPENBLAS_CORETYPE="Haswell",
    ATEN_CPU_CAPABILITY="default",
    ONEDNN_MAX_CPU_ISA="SSE41",
    DNNL_MAX_CPU_ISA="SSE41",
)

import numpy as np
import sklearn
import torch
from sklearn.datasets import load_digits
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

NEURONS = 64
HELD_OUT = 500
EPOCHS = 50
BATCH = 64
SEEDS = range(4)


def images():
    """Training and held-out images (pixels in [0, 1]) with their digits; the split is the same for
    every network, ten digits in proportion."""
    digits = load_digits()
    return train_test_split(
        digits.data / 16.0, digits.target, test_size=HELD_OUT, stratify=digits.target, random_state=0
    )


def sklearn_network(seed, split):
    """Pre-activations of the hidden layer and accuracy, both on the held-out images."""
    x_train, x_test, y_train, y_test = split
    network = MLPClassifier(
        hidden_layer_sizes=(NEURONS,), activation="relu", solver="adam", learning_rate_init=1e-3,
        alpha=1e-4, batch_size=BATCH, max_iter=EPOCHS, tol=0.0, n_iter_no_change=EPOCHS,
        random_state=seed,
    )
    with warnings.catch_warnings():  # "not converged": it trains for a fixed number of epochs
        warnings.simplefilter("ignore", ConvergenceWarning)
        network.fit(x_train, y_train)
    responses = x_test @ network.coefs_[0] + network.intercepts_[0]
    return responses, network.score(x_test, y_test)


def torch_network(seed, split, epochs):
    """The same in PyTorch; with no epochs, the untrained network that seed starts from."""
    x_train, x_test, y_train, y_test = split
    torch.manual_seed(seed)
    network = torch.nn.Sequential(
        torch.nn.Linear(x_train.shape[1], NEURONS), torch.nn.ReLU(), torch.nn.Linear(NEURONS, 10)
    )
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-3)
    x = torch.tensor(x_train, dtype=torch.float32)
    y = torch.tensor(y_train)
    for _ in range(epochs):
        order = torch.randperm(len(x))
        for start in range(0, len(x), BATCH):
            batch = order[start:start + BATCH]
            optimiser.zero_grad()
            torch.nn.functional.cross_entropy(network(x[batch]), y[batch]).backward()
            optimiser.step()
    with torch.no_grad():
        held_out = torch.tensor(x_test, dtype=torch.float32)
        correct = network(held_out).argmax(1).numpy() == y_test
        return network[0](held_out).numpy(), correct.mean()


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    directory = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "..", "demos", "digits")
    os.makedirs(directory, exist_ok=True)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    print(f"NumPy {np.__version__}, scikit-learn {sklearn.__version__}, PyTorch {torch.__version__}")
    split = images()
    kinds = {
        "sklearn": lambda seed: sklearn_network(seed, split),
        "torch": lambda seed: torch_network(seed, split, EPOCHS),
        "untrained": lambda seed: torch_network(seed, split, 0),
    }
    for kind, make in kinds.items():
        for seed in SEEDS:
            responses, accuracy = make(seed)
            name = f"{kind}_{seed}.npy"
            np.save(os.path.join(directory, name), np.ascontiguousarray(responses, np.float32))
            print(f"{name}: accuracy {accuracy:.3f} on {HELD_OUT} held-out images")


if __name__ == "__main__":
    main()
