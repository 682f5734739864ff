"""The JPEG files that both sides of `tests/Benchmarks pipeline` and `device` read, and how torchvision frames them. Importing it writes nothing."""
import os
import tempfile

import numpy
from PIL import Image
from torchvision import transforms

FOLDER = os.path.join(tempfile.gettempdir(), "finetune-benchmark")
NORMALISED = transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
FRAMED = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(), NORMALISED])
AUGMENTED = transforms.Compose([transforms.RandomResizedCrop(224), transforms.RandomHorizontalFlip(), transforms.ToTensor(), NORMALISED])


def photo(random, width, height):
    """Smooth colours with edges and grain: about a photograph's entropy."""
    coarse = Image.fromarray(random.integers(0, 256, (height // 24 + 2, width // 24 + 2, 3), dtype=numpy.uint8))
    image = numpy.asarray(coarse.resize((width, height), Image.BICUBIC)).astype(numpy.int16)
    image += random.integers(-12, 13, image.shape, dtype=numpy.int16)
    return Image.fromarray(image.clip(0, 255).astype(numpy.uint8))


def write(random, name, count, width, height):
    """Two classes of them in the folder of that name, where they are not there yet."""
    for i in range(count):
        file = os.path.join(FOLDER, name, "ab"[i % 2], f"{i}.jpg")
        if not os.path.exists(file):
            os.makedirs(os.path.dirname(file), exist_ok=True)
            photo(random, width, height).save(file + ".part", "JPEG", quality=90)
            os.replace(file + ".part", file)
