"""The recipe of the starter package: a corpus in, an Argos package out.

Run as ``python -m translations.argos.training``; needs the optional dependencies ``[training]``.
Nothing else in the project imports this room. The starter's model card tells the whole way.
"""
