"""The part of dwibaca that works without a screen; importable from any script.

Importing this package, or any module in it, never opens a network connection.
"""

__version__ = "0.2.0"
