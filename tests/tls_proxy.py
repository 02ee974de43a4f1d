"""A real nginx that does TLS before a dashboard, set up as an example in the product says."""

from __future__ import annotations

import ipaddress
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

REPOSITORY: Final = Path(__file__).parents[1]
EXAMPLES: Final = REPOSITORY / "dashboard" / "access" / "examples"
HOSTS: Final = {"nginx.conf": "woon.stad.be", "nginx-under-path.conf": "www.stad.be"}
UNPACKED: Final = REPOSITORY / ".venv" / "nginx" / "usr" / "sbin" / "nginx"


@contextmanager
def tls_proxy(folder: Path, *, port: int, to: int, example: str = "nginx.conf") -> Iterator[None]:
    """Serve `https://localhost:PORT` by way of a server on another port, until this ends."""
    certificate, key = make_certificate(folder)
    server, host = (EXAMPLES / example).read_text(encoding="utf-8"), HOSTS[example]
    for before, after in {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        f"server_name {host}": "server_name localhost",
        f"/etc/ssl/{host}.crt": str(certificate),
        f"/etc/ssl/{host}.key": str(key),
        "127.0.0.1:8501": f"127.0.0.1:{to}",
    }.items():
        assert before in server, before
        server = server.replace(before, after)
    temporary = "".join(
        f"{kind}_temp_path {folder / kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = folder / "nginx.conf"
    config.write_text(
        f"daemon off;\npid {folder / 'nginx.pid'};\nerror_log {folder / 'error.log'};\n"
        f"events {{}}\nhttp {{\naccess_log off;\n{temporary}{server}\n}}\n",
        encoding="utf-8",
    )
    program = shutil.which("nginx") or str(UNPACKED)
    process = subprocess.Popen(
        [program, "-p", folder, "-c", config, "-e", folder / "error.log"],
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost that signed itself, and its key; made once in a folder."""
    certificate, private = folder / "localhost.crt", folder / "localhost.key"
    if certificate.exists():
        return certificate, private
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate, private


def wait_until_stopped() -> None:
    """Wait for Ctrl-C or a signal to stop, and end in such a way that what was started ends too."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    signal.pause()


def main(folder: Path, port: int, to: int) -> None:
    """Serve by hand until somebody stops it: `python -m tests.tls_proxy FOLDER PORT TO`."""
    with tls_proxy(folder.absolute(), port=port, to=to):
        wait_until_stopped()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
