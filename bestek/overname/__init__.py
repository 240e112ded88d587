"""Beginning a bestek from what is there already: an earlier one, one that another gemeente shares, a template, a list.

Every source is first the pure structure (`structuur.Bestek`): it is shown as a preview, stripped of what is not for
the new bestek (`bron`), and written to rows of its own (`schrijven`). Templates are in `bestek.sjablonen`, lists of
questions in `bestek.lijst`, sharing in `gedeeld`.
"""
