"""Writes JPEG files as cameras, phones, scanners and print shops store them, and what Pillow makes of each
(tests/FineTune.Tests/Data/fixtures/jpegs): NAME.jpg, and NAME.expected.png by ImageOps.exif_transpose and convert("RGB").

    /usr/bin/python3 tests/peers/jpegs.py      (Debian 12: python3-pil 9.4)

Pillow's way is that of the images that pretrained networks learned from: colour profiles are not applied, CMYK is multiplied out.
"""
import io
import os

from PIL import Image, ImageDraw, ImageOps

import icc

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "FineTune.Tests", "Data", "fixtures", "jpegs")
# JPEG's blocks are of 8 or 16 pixels: an image of these sides begins in the middle of one whichever way it is turned.
WIDTH, HEIGHT = 45, 31


def picture():
    """Differs under every turn, and has soft and hard edges in all colours."""
    image = Image.new("RGB", (WIDTH, HEIGHT))
    image.putdata([(x * 255 // (WIDTH - 1), y * 255 // (HEIGHT - 1), 255 - x * 200 // (WIDTH - 1)) for y in range(HEIGHT) for x in range(WIDTH)])
    draw = ImageDraw.Draw(image)
    draw.rectangle((4, 3, 16, 9), fill=(230, 40, 30))
    draw.ellipse((24, 12, 40, 27), fill=(20, 200, 90))
    draw.line((0, 30, 20, 14), fill=(255, 255, 255), width=3)
    return image


def exif(orientation):
    tags = Image.Exif()
    # Something stands before the orientation, as in every camera's file.
    tags[0x010F] = "Camera"
    tags[0x0112] = orientation
    return tags


def big_endian(orientation):
    """Pillow writes Intel's order; many a camera Motorola's."""
    return b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + bytes((0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0))


def separations():
    """Cyan, magenta, yellow and black that are not made from red, green and blue."""
    red, green, blue = picture().split()
    return Image.merge("CMYK", (red, ImageOps.mirror(green), blue, ImageOps.flip(green).point(lambda value: value // 2)))


def adobe_rgb_stored():
    """Red, green and blue as they are, said so by Adobe's segment (transform 0), as Photoshop can."""
    buffer = io.BytesIO()
    picture().save(buffer, "JPEG", quality=92, subsampling=0)
    file = buffer.getvalue()
    adobe = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\0"
    end_of_jfif = 4 + int.from_bytes(file[4:6], "big")
    return file[:2] + adobe + file[end_of_jfif:]


def write(name, image, **options):
    image.save(os.path.join(OUT, f"{name}.jpg"), quality=92, **options)


def main():
    os.makedirs(OUT, exist_ok=True)
    seen, grey = picture(), picture().convert("L")
    for orientation in range(0, 10):
        write(f"exif-{orientation}", seen, exif=exif(orientation))
    write("exif-6-motorola", seen, exif=big_endian(6))
    write("exif-8-progressive", seen, exif=exif(8), progressive=True)
    write("exif-5-all-colours", seen, exif=exif(5), subsampling=0)
    write("grey", grey)
    write("grey-exif-6", grey, exif=exif(6))
    write("profile", seen, icc_profile=icc.display_p3())
    write("profile-exif-6", seen, icc_profile=icc.display_p3(), exif=exif(6))
    write("profile-that-does-not-fit", grey, icc_profile=icc.display_p3())
    write("cmyk", separations())
    write("cmyk-exif-7", separations(), exif=exif(7))
    write("cmyk-profile-that-does-not-fit", separations(), icc_profile=icc.display_p3())
    with open(os.path.join(OUT, "adobe-rgb.jpg"), "wb") as file:
        file.write(adobe_rgb_stored())
    for name in sorted(os.listdir(OUT)):
        if name.endswith(".jpg"):
            with Image.open(os.path.join(OUT, name)) as stored:
                ImageOps.exif_transpose(stored).convert("RGB").save(os.path.join(OUT, name.replace(".jpg", ".expected.png")), exif=b"", icc_profile=None)


if __name__ == "__main__":
    main()
