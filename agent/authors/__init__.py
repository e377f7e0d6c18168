"""The model authors: the second author of a record, under the same contract as the guided one.

The guided author has always written first. A model then writes the same record from the plan,
passages and at most five people; what it wrote passes the checks, after one repair at most, or the
guided record stands and the reply says so.
"""

from agent.authors.base import Job, Result, Unfit
from agent.authors.translation import in_language
from agent.authors.writing import given, is_weighty, job_among, write

__all__ = ["Job", "Result", "Unfit", "given", "in_language", "is_weighty", "job_among", "write"]
