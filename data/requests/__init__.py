"""Questions to other agencies: asked on a screen, sent in a file, answered in another.

`systems` says what each system asks and answers; `asking` and `taking` are the two moments of a
question's life, each one database transaction with all its effects. In a practice store `practice`
answers from the population.
"""
