"""The one door: from facts to figures that anyone may see, through disclosure control.

Imported by the worker's tasks only, since `disclosure` brings numpy and scipy.
"""

from dashboards.publishing.work import publish

__all__ = ["publish"]
