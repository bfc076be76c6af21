"""Numbers in, a picture with its message in words out.

Every public function returns a `Picture`; a notebook cell ends with the call. The message (`alt`)
is computed from the same numbers as the drawing, and it is the text that nbval compares.
Colours mean the same thing in every chapter:

- blue: the input side: the centre word, v_c, h
- orange: the output side: context words, u_w, probabilities of words
- green: error, gradient, update, loss; where the sign matters, green is positive, a word guessed
  too high, and purple is negative, a word guessed too low

`sheet` is what every picture stands on, and `labels` puts names beside things. `charts`, `cells`,
`arrows`, `maps`, `trees` and `windows` draw. Import from the package, not from its files.

Only this package imports matplotlib. It never touches pyplot or global settings.
"""

from w2v_lib.plots.arrows import descent, push_pull, shadow
from w2v_lib.plots.cells import SIGNED, heatmap
from w2v_lib.plots.charts import bars, compare_bars, curve
from w2v_lib.plots.maps import GROUP_LOOKS, clouds, word_map
from w2v_lib.plots.sheet import (
    BLUE,
    FAINT,
    GREEN,
    GRID,
    INK,
    ORANGE,
    PAPER,
    PIXELS_PER_INCH,
    PURPLE,
    QUIET,
    ROLES,
    STYLE_FILE,
    Picture,
)
from w2v_lib.plots.trees import binary_tree
from w2v_lib.plots.windows import mean_flow, window

__all__ = [
    "BLUE",
    "FAINT",
    "GREEN",
    "GRID",
    "GROUP_LOOKS",
    "INK",
    "ORANGE",
    "PAPER",
    "PIXELS_PER_INCH",
    "PURPLE",
    "QUIET",
    "ROLES",
    "SIGNED",
    "STYLE_FILE",
    "Picture",
    "bars",
    "binary_tree",
    "clouds",
    "compare_bars",
    "curve",
    "descent",
    "heatmap",
    "mean_flow",
    "push_pull",
    "shadow",
    "window",
    "word_map",
]
