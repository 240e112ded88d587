"""The demo: two invented gemeenten with people in every role and a tender in every stage.

Texts stand in `bestekken/`, `offertes/` and `oordelen/`; `opbouw` plays them through the real transitions.
"""
