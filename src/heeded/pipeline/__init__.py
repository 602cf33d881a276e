"""Where the stages meet: files become a record (`building`), a record what can be concluded of it (`concluding`)."""

from heeded.pipeline.building import Build, build
from heeded.pipeline.concluding import held, labels, links, outcomes, similar
from heeded.pipeline.running import Limits, read_source, reader, run

__all__ = ["Build", "Limits", "build", "held", "labels", "links", "outcomes", "read_source", "reader", "run", "similar"]
