"""Orders: what the customer bought, made from an accepted revision and equal to it to the cent.

An order is unique per revision, frozen under a digest, and carries the bill of materials of every line. It knows no
HTTP, prices nothing and changes nothing of the quote but its state.
"""
