"""Where the stages meet: files become a record (`building`), a record what can be concluded of it (`concluding`).

What belongs together in a record, or near to words of one's own, is looked for in `linking`.
"""

from heeded.pipeline.building import Build, build
from heeded.pipeline.concluding import View, conclude, held, labels, outcomes, pages, record
from heeded.pipeline.linking import links, similar
from heeded.pipeline.running import Limits, read_source, reader, run

__all__ = [
    "Build", "Limits", "View", "build", "conclude", "held", "labels", "links", "outcomes", "pages", "read_source",
    "reader", "record", "run", "similar",
]  # fmt: skip
