"""Save two seconds at every start of pytest: `pytest -p tests.quick_start …`.

jsonschema, which nbformat brings along, reads a grammar of web addresses when it is imported, to
check a format that no notebook has. It does without where that package is missing.
"""

import sys

sys.modules.setdefault("rfc3987_syntax", None)
