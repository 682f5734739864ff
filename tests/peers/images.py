"""Writes the image files that the decoder's tests read (tests/FineTune.Tests/Data/fixtures).

An independent tool, Pillow, makes them: /usr/bin/python3 tests/peers/images.py   (Debian: python3-pil)
Every file shows the same 8 x 6 picture where its format allows: a red, a green, a blue and a grey quarter.
"""
import os
import random
import struct
import zlib

from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "FineTune.Tests", "Data", "fixtures")
RED, GREEN, BLUE, GREY = (200, 30, 40), (20, 180, 60), (10, 50, 220), (128, 128, 128)


def quarters(width=8, height=6):
    image = Image.new("RGB", (width, height))
    for y in range(height):
        for x in range(width):
            top, left = y < height // 2, x < width // 2
            image.putpixel((x, y), RED if top and left else GREEN if top else BLUE if left else GREY)
    return image


def path(name):
    return os.path.join(OUT, name)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, depth, colour, rows):
    """A PNG by hand: Pillow writes no 16-bit colour and no lies in the header."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def formats():
    image = quarters()
    image.save(path("quarters.png"))
    image.save(path("quarters.bmp"))
    image.save(path("quarters.ppm"))
    image.save(path("quarters.tif"), compression="tiff_lzw")
    image.save(path("quarters.webp"), lossless=True)
    image.quantize(4).save(path("palette.png"))
    image.convert("L").save(path("grey.png"))
    image.convert("1").save(path("bilevel.png"))
    image.save(path("progressive.jpg"), quality=95, progressive=True)
    quarters(64, 48).save(path("quarters.jpg"), quality=95, subsampling=0)
    quarters(64, 48).convert("CMYK").save(path("cmyk.jpg"), quality=95)
    Image.new("RGB", (1, 1), (12, 34, 56)).save(path("one-pixel.png"))
    second = Image.new("RGB", (8, 6), (255, 0, 255))
    image.quantize(4).save(path("animated.gif"), save_all=True, append_images=[second.quantize(2)], duration=100)


def orientation():
    """The same upright picture, stored turned: orientation 6 says "turn by 90 degrees to the right to see it"."""
    exif = Image.Exif()
    for value, turn in ((3, Image.Transpose.ROTATE_180), (6, Image.Transpose.ROTATE_90), (8, Image.Transpose.ROTATE_270)):
        exif[0x0112] = value
        quarters(64, 48).transpose(turn).save(path(f"orientation-{value}.jpg"), quality=95, subsampling=0, exif=exif)


def turned():
    """Too high to be turned row by row: 2400 rows of what is seen as 2400 columns."""
    seen = Image.new("RGB", (2400, 16))
    seen.putdata([(x * 255 // 2399, y * 255 // 15, 60) for y in range(16) for x in range(2400)])
    stored = seen.transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6
    stored.save(path("turned.png"), exif=exif)
    stored.save(path("turned.webp"), lossless=True, exif=exif)
    stored.save(path("turned.tif"), compression="tiff_adobe_deflate", tiffinfo={0x0112: 6})


def transparency():
    image = quarters().convert("RGBA")
    for y in range(6):
        for x in range(8):
            red, green, blue, _ = image.getpixel((x, y))
            image.putpixel((x, y), (red, green, blue, 0 if x < 4 and y < 3 else 128 if y < 3 else 255))
    image.save(path("alpha.png"))
    grey = Image.new("LA", (2, 1), (100, 255))
    grey.putpixel((1, 0), (100, 0))
    grey.save(path("grey-alpha.png"))


def sixteen_bits():
    pixels = [(0, 0x8000, 0xFFFF), (0x1234, 0x4000, 0xC0C0)]
    row = b"\0" + b"".join(struct.pack(">HHH", *p) for p in pixels)
    open(path("sixteen-bits.png"), "wb").write(png(2, 1, 16, 2, row))


def bad_files():
    open(path("bad-empty.png"), "wb").close()
    open(path("bad-text.jpg"), "w").write("This is a text, whatever its name says.\n" * 20)
    noise = Image.frombytes("RGB", (64, 64), random.Random(0).randbytes(64 * 64 * 3))
    for name in ("bad-truncated.jpg", "bad-truncated.png", "bad-truncated.webp", "bad-truncated.gif", "bad-truncated.tif"):
        noise.save(path(name))
        whole = open(path(name), "rb").read()
        open(path(name), "wb").write(whole[: len(whole) // 2])
    open(path("bad-bomb.png"), "wb").write(png(30000, 30000, 8, 2, b"\0" * 1000))
    open(path("bad-header-only.png"), "wb").write(b"\x89PNG\r\n\x1a\n")
    open(path("wrong-extension.jpg"), "wb").write(open(path("quarters.png"), "rb").read())


if __name__ == "__main__":
    os.makedirs(OUT, exist_ok=True)
    formats()
    orientation()
    turned()
    transparency()
    sixteen_bits()
    bad_files()
