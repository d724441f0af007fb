"""The ground every package stands on: money, ids, time, errors, storage, events, access.

Nothing here knows a product, a price or a screen. Everything above imports from here; it imports nothing of ours.
"""
