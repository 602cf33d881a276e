"""Where the stages meet: files become a record (`building`), a record what can be concluded of it (`concluding`).

What belongs together in a record, or near to words of one's own, is looked for in `linking`; what people decide meets
it in `deciding`, what they choose to work on in `choosing`. Counts of people affected are gathered in `counting`.
"""

from heeded.pipeline.asking import Merged, merged, worksheet
from heeded.pipeline.building import Build, build
from heeded.pipeline.choosing import members_of, proposals, set_of
from heeded.pipeline.concluding import View, conclude, held, is_compared, labels, outcomes, pages, record
from heeded.pipeline.counting import events, figures
from heeded.pipeline.deciding import Imported, assessed, clusters, fresh, lines, pages_of, statements, table
from heeded.pipeline.judging import found, judgements, review
from heeded.pipeline.linking import links, similar
from heeded.pipeline.running import Limits, read_source, reader, run
from heeded.pipeline.searching import index, search
from heeded.pipeline.standing import one_look

__all__ = [
    "Build", "Imported", "Limits", "Merged", "View", "assessed", "build", "clusters", "conclude", "events", "figures",
    "found", "fresh", "held", "index", "is_compared", "judgements", "labels", "lines", "links", "members_of", "merged",
    "one_look", "outcomes", "pages", "pages_of", "proposals", "read_source", "reader", "record", "review", "run",
    "search", "set_of", "similar", "statements", "table", "worksheet",
]  # fmt: skip
