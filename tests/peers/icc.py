"""A colour profile as phones put it into their photographs: Display P3, written by hand, for Pillow makes none but sRGB."""
import struct

# Red, green and blue of Display P3 seen under D50, as XYZ (Apple's "Display P3" profile).
PRIMARIES = (0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407)
WHITE = (0.96420, 1.00000, 0.82491)
GAMMA = 2.2


def xyz(values):
    return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def description(text):
    return b"desc\0\0\0\0" + struct.pack(">I", len(text) + 1) + text + b"\0" + bytes(78)


def display_p3():
    """An ICC profile of version 2.1: a matrix and one gamma (ICC.1:2001-04, 6.3.1.2)."""
    curve = b"curv\0\0\0\0" + struct.pack(">IHH", 1, round(GAMMA * 256), 0)
    tags = {b"desc": description(b"Display P3"), b"cprt": b"text\0\0\0\0free\0\0\0\0", b"wtpt": xyz(WHITE)}
    tags |= {name: xyz(values) for name, values in zip((b"rXYZ", b"gXYZ", b"bXYZ"), PRIMARIES)}
    tags |= {name: curve for name in (b"rTRC", b"gTRC", b"bTRC")}
    table, data = struct.pack(">I", len(tags)), b""
    begin = 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        content += bytes(-len(content) % 4)
        table += name + struct.pack(">II", begin + len(data), len(content))
        data += content
    header = struct.pack(">I4xI", begin + len(data), 0x02100000) + b"mntrRGB XYZ " + struct.pack(">6H", 2022, 1, 1, 0, 0, 0) + b"acsp" + bytes(28)
    header += xyz(WHITE)[8:]
    return header + bytes(128 - len(header)) + table + data
