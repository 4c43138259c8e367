"""Which servers may be asked: public ones only, by the very address that was looked at.

An editor types the links, so a link could point into the clinic's own network. A name is looked up
once, every address it has must be public, and the connection goes to that address, so that a name
cannot lead elsewhere between the look and the call.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}
NAT64 = IPv6Network("64:ff9b::/96")
NAT64_LOCAL = IPv6Network("64:ff9b:1::/48")


class NotPublic(Exception):
    """The address may not be asked: no web address, or not on the public internet."""


class Unknown(Exception):
    """The name leads nowhere."""


@dataclass(frozen=True)
class Target:
    """Where one request goes. ``ip`` was looked at; ``path`` carries the query too."""

    scheme: str
    host: str
    ip: str
    port: int
    path: str


def is_public(text: str) -> bool:
    """Say whether an IP address is on the public internet, whatever form it hides in."""
    ip = ip_address(text)
    if isinstance(ip, IPv6Address):
        if ip in NAT64_LOCAL:
            return False
        inner = _inside(ip)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _inside(ip: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for, if it does."""
    if ip in NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def look_up(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(row[4][0]).partition("%")[0] for row in found))


@dataclass(frozen=True)
class Gate:
    """Decides about each address; tests hand in other answers to talk to a server of their own."""

    addresses: Callable[[str, int], list[str]] = look_up
    allowed: Callable[[str], bool] = is_public
    any_port: bool = False

    def target(self, url: str) -> Target:
        """Return where ``url`` may be asked.

        Raises:
            NotPublic: if it is no plain web address, or any address of its host is not public.
            Unknown: if its host has no address.
        """
        scheme, host, port, path = self._parts(url)
        ips = self.addresses(host, port)
        if not ips:
            raise Unknown(host)
        if not all(self.allowed(ip) for ip in ips):
            raise NotPublic(host)
        return Target(scheme, host, ips[0], port, path)

    def _parts(self, url: str) -> tuple[str, str, int, str]:
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)
        except ValueError:
            raise NotPublic(url) from None
        plain = parts.scheme in PORTS and host and "@" not in parts.netloc
        if not plain or (port not in PORTS.values() and not self.any_port):
            raise NotPublic(url)
        if any(ord(letter) <= ord(" ") for letter in url):
            raise NotPublic(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return parts.scheme, host, port, path
