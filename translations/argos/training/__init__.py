"""The recipe for the starter package: from a corpus to an Argos package.

Run as ``python -m translations.argos.training``; needs the optional dependencies ``[training]``.
Nothing else in the project imports this package. The starter's model card describes every step.
"""
