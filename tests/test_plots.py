"""Pictures: the same bytes twice, a message with its numbers, colours that everybody can read."""

import numpy as np
import pytest

from w2v_lib import plots


def gallery():
    """One picture of each kind."""
    words = ["cat", "dog", "sun"]
    return {
        "bars": plots.bars(words, [0.5, 0.3, 0.2], highlight="dog", title="T", quantity="p"),
        "curve": plots.curve(
            {"loss": ([1, 2, 3], [3.0, 1.5, 2.0])},
            title="T",
            xlabel="step",
            ylabel="nats",
            baselines={"uniform": 2.5},
            points={"here": (2, 1.5)},
        ),
        "heatmap": plots.heatmap(
            [[0.5, -0.25], [0, 1]], row_labels=["cat", "dog"], col_labels=["1", "2"], title="T"
        ),
        "push_pull": plots.push_pull(
            [1, 0.5], [[0, 1], [1, -1], [-1, 0]], [-0.6, 0.4, 0.2], words, 0.5, title="T"
        ),
    }


@pytest.mark.parametrize("kind", gallery())
def test_same_numbers_give_same_bytes(kind):
    assert gallery()[kind].png() == gallery()[kind].png()
