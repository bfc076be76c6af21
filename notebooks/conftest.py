"""What pytest sets before it runs a notebook: no progress bars, which show the time.

The kernels inherit it. A learner's own copy lies elsewhere, and shows them.
"""

import os

os.environ["TQDM_DISABLE"] = "1"
