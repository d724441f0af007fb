"""The sales-force automation: accounts, pipeline, incentives and the rest, each module a stranger to the others.

Its modules arrive one by one. They know the configurator and the quotes only through `cpq.facade`.
"""
