"""Writes what torchvision makes of an image with Resize(n) and CenterCrop(m), for ResizeTests.

/usr/bin/python3 tests/peers/resize.py   (Debian: python3-torchvision, tried with torchvision 0.14.1, Pillow 9.4)
For each case: the input (NAME.png or .jpg) and torchvision's output (NAME.expected.png).
"""
import os

from PIL import Image, ImageDraw
from torchvision.transforms import CenterCrop, Compose, InterpolationMode, Resize

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "FineTune.Tests", "Data", "fixtures", "resize")

# name, width, height, format, resize, crop: odd sizes on purpose, for the rounding of the sizes and the window
CASES = [
    ("wide", 173, 101, "png", 64, 56),
    ("tall", 77, 150, "png", 48, 41),
    ("square", 90, 90, "png", 64, 64),
    ("enlarged", 31, 20, "png", 64, 56),
    ("smaller-than-crop", 40, 30, "png", 24, 32),
    ("imagenet", 341, 259, "png", 256, 224),
    ("large", 1200, 803, "jpg", 64, 56),
    ("larger", 1999, 1501, "png", 64, 56),
    ("quartered", 1000, 752, "jpg", 64, 56),
]


def picture(width, height):
    """Slopes, edges and fine lines: what resampling can get wrong."""
    image = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (image, image.rotate(180), image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)))
    draw = ImageDraw.Draw(image)
    for i in range(0, width, max(6, width // 12)):
        draw.line((i, 0, width - i, height), fill=(i % 256, 40, 255 - i % 256), width=max(1, width // 90))
    draw.ellipse((width // 5, height // 4, width // 2, height * 3 // 4), fill=(250, 240, 20), outline=(0, 0, 0))
    draw.rectangle((width * 3 // 5, height // 3, width * 9 // 10, height // 2), fill=(10, 120, 60))
    return image


def main():
    os.makedirs(OUT, exist_ok=True)
    for name, width, height, form, resize, crop in CASES:
        source = os.path.join(OUT, f"{name}.{form}")
        picture(width, height).save(source, quality=92, optimize=True)
        steps = Compose([Resize(resize, InterpolationMode.BILINEAR), CenterCrop(crop)])
        steps(Image.open(source).convert("RGB")).save(os.path.join(OUT, f"{name}.expected.png"), optimize=True)


if __name__ == "__main__":
    main()
