"""The store: models, queries, exchange files, matching and the synthetic population. It knows no
screens.
"""
