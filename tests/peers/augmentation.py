"""Known changes of one small picture by torchvision, for tests/FineTune.Tests/Data/AugmentationTests.cs.

    /usr/bin/python3 tests/peers/augmentation.py   (Debian: python3-torch, python3-torchvision)
"""
import json
import math
import os

import torch
import torchvision.transforms.functional as F
from torchvision.transforms import InterpolationMode

import exact_hash

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "FineTune.Tests", "Data", "fixtures", "augmentation.json")


def affine(image, angle=0.0, translate=(0, 0), scale=1.0, shear=0.0):
    """Radians; what comes into view is 0."""
    return F.affine(image, math.degrees(angle), list(translate), scale, [math.degrees(shear), 0.0], InterpolationMode.BILINEAR)


def main():
    # As the C# side makes it: values around one half, kept between 0 and 1.
    image = exact_hash.tensor("pictures", (1, 3, 10, 12), 1 / 12, 0.5).clamp(0, 1)
    cases = {
        "mirrored": F.hflip(image),
        "turned": affine(image, angle=0.4),
        "sheared": affine(image, shear=0.3),
        "scaled": affine(image, scale=1.25),
        "moved": affine(image, translate=(3, -2)),
        "all": affine(F.hflip(image), angle=-0.5, translate=(1, 2), scale=0.8, shear=-0.2),
        # Only what lies a pixel inside: at the crop's edge torchvision repeats it and a look-up sees beyond.
        "cropped": F.resized_crop(image, 2, 3, 5, 6, [10, 12], InterpolationMode.BILINEAR)[:, :, 1:-1, 1:-1],
        "brighter": F.adjust_brightness(image, 1.3),
        "contrast": F.adjust_contrast(image, 0.6),
        "saturated": F.adjust_saturation(image, 1.7),
        "hue": F.adjust_hue(image, 0.2),
        "hue back": F.adjust_hue(image, -0.35),
        "recoloured": F.adjust_hue(F.adjust_saturation(F.adjust_contrast(F.adjust_brightness(image, 0.8), 1.2), 0.7), 0.1),
        "erased": F.erase(image, 2, 3, 5, 6, torch.tensor([0.485, 0.456, 0.406]).view(3, 1, 1)),
    }
    with open(OUT, "w", encoding="utf-8") as file:
        json.dump({name: [float(f"{value:.7g}") for value in values.flatten().tolist()] for name, values in cases.items()}, file, indent=0)


if __name__ == "__main__":
    main()
