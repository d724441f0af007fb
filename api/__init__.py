"""The composition root and the HTTP door: wires every package together, and knows HTTP so that nobody else must.

Routes hold no business: they authorise, call the facade of a package inside one transaction, and send ready bytes.
"""
