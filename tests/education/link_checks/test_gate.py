"""No link that an editor types leads into a private network, however it is written."""

import pytest

from education.link_checks.asking import Asker
from education.link_checks.gate import Gate, NotPublic, Unknown, is_public
from tests.education.link_checks.server import serving


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "127.8.9.1", "10.0.0.5", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",  # noqa: S104
        "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1",
        "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::", "2001:db8::1",
    ],
)  # fmt: skip
def test_a_private_address_is_not_public_in_any_form(ip):
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "64:ff9b::101:101"])
def test_an_address_of_the_internet_is_public(ip):
    assert is_public(ip)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://example.org/", "gopher://example.org/", "http://", "http:///x", "//x",
        "http://user@example.org/", "http://user:word@example.org/", "http://example.org:22/",
        "http://example.org:99999/", "http://[::1/", "http://example.org/a b", "http://example.org/\r\nX: y",
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused(url):
    with pytest.raises(NotPublic):
        Gate(addresses=lambda _host, _port: ["1.1.1.1"]).target(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
    ],
)
def test_this_machine_is_refused_by_every_name_it_has(url):
    with pytest.raises((NotPublic, Unknown)):
        Gate().target(url)


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    with pytest.raises(NotPublic):
        Gate(addresses=lambda _host, _port: ["1.1.1.1", "10.0.0.1"]).target("http://example.org/")


def test_a_name_without_an_address_is_unknown():
    with pytest.raises(Unknown):
        Gate(addresses=lambda _host, _port: []).target("http://example.org/")


def test_the_connection_goes_to_the_address_that_was_looked_at():
    looked_up = iter([["127.0.0.1"], ["10.0.0.1"]])
    with serving({"/": (200, "")}) as server:
        gate = Gate(
            addresses=lambda _host, _port: next(looked_up),
            allowed=lambda ip: ip == "127.0.0.1",
            any_port=True,
        )

        assert Asker(gate, seconds=2).ask(f"{server.url}/").status == 200


def test_a_redirect_into_a_private_network_is_refused():
    def addresses(host, _port):
        return ["127.0.0.1"] if host == "site.example" else ["10.0.0.1"]

    with serving({"/": (302, "http://inside.example/")}) as server:
        gate = Gate(addresses=addresses, allowed=lambda ip: ip == "127.0.0.1", any_port=True)

        with pytest.raises(NotPublic):
            Asker(gate, seconds=2).ask(f"{server.url}/")
