#!/usr/bin/env python3
"""Sealed files made with Python's cryptography, from the format's description alone. Writes tests/FineTune.Tests/Vault/fixtures."""
import hashlib
import pathlib
import struct

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

HERE = pathlib.Path(__file__).parent.parent / "FineTune.Tests" / "Vault" / "fixtures"
CHUNK_LOG = 12
PLAIN = bytes(i * 7 % 251 for i in range(10_000))
SALT, PREFIX = bytes(range(32)), bytes(range(100, 107))


def seal(kind, parameters, secret):
    header = b"FTSEALED" + bytes([1, kind, CHUNK_LOG, 0]) + SALT + PREFIX + parameters
    key = HKDF(algorithm=hashes.SHA256(), length=32, salt=SALT, info=header).derive(secret)
    size = 1 << CHUNK_LOG
    chunks = [PLAIN[i:i + size] for i in range(0, len(PLAIN), size)]
    nonces = [PREFIX + struct.pack(">I", i) + bytes([i == len(chunks) - 1]) for i in range(len(chunks))]
    return header + b"".join(AESGCM(key).encrypt(nonce, chunk, header) for nonce, chunk in zip(nonces, chunks))


def passphrase():
    salt, iterations = bytes(range(16)), 100_000
    secret = hashlib.pbkdf2_hmac("sha512", "grün und gut".encode(), salt, iterations, 32)
    return seal(1, struct.pack("<I", iterations) + salt, secret)


def recipient():
    key = ec.derive_private_key(0x1234567890ABCDEF, ec.SECP256R1())
    ephemeral = ec.derive_private_key(0xFEDCBA0987654321, ec.SECP256R1())
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    point = ephemeral.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)[1:]
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return pem, seal(2, hashlib.sha256(public).digest() + point, ephemeral.exchange(ec.ECDH(), key.public_key()))


HERE.mkdir(parents=True, exist_ok=True)
(HERE / "passphrase.sealed").write_bytes(passphrase())
pem, sealed = recipient()
(HERE / "recipient.pem").write_bytes(pem)
(HERE / "recipient.sealed").write_bytes(sealed)
