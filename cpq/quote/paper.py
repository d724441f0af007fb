"""Pictures for paper: a PNG of a product, laid on the warm ground of a document, as a JPEG.

A PDF carries a JPEG as it is, where it would encode a PNG anew, slowly (1 s a picture), and larger by a factor of five.
"""

from __future__ import annotations

import io

from PIL import Image, ImageChops

GROUND = (245, 242, 235)
"""The ground of a picture: that of the screens, less one of blue; a JPEG keeps this one exactly, so no edge shows."""

QUALITY = 90


def on_paper(png: bytes) -> bytes:
    """Return a picture on the document's ground.

    Args:
        png: with a transparent background, or a white one; white becomes the ground.
    """
    picture = Image.open(io.BytesIO(png))
    ground = Image.new("RGB", picture.size, GROUND)
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        ground.paste(layer, mask=layer)
    else:
        ground = ImageChops.multiply(picture.convert("RGB"), ground)
    jpeg = io.BytesIO()
    ground.save(jpeg, "JPEG", quality=QUALITY, subsampling=0)
    return jpeg.getvalue()
