"""What browsers are told with every answer: headers that the preview sends and server configurations repeat.

The policy is strict (CSP Level 3): nothing inline, nothing of another host but the frames of video players, which stand
in a page only after a click. Mozilla's HTTP Observatory is what the set is measured by.
"""

from __future__ import annotations

from collections.abc import Iterable

from .video_source import YOUTUBE, Providers, known_providers

PLAYERS = (YOUTUBE.frame,)
"""Origins whose players may stand in a frame."""


def players(providers: Providers) -> tuple[str, ...]:
    """The same with those of the settings' own providers."""
    return tuple(dict.fromkeys(provider.frame for provider in known_providers(providers)))


def content_security_policy(players: Iterable[str] = PLAYERS) -> str:
    """The value of Content-Security-Policy. players: origins of video players."""
    own = "'self'"
    directives = {
        "default-src": "'none'",
        **dict.fromkeys(("script-src", "style-src", "img-src", "font-src", "media-src", "connect-src"), own),
        **dict.fromkeys(("worker-src", "manifest-src", "form-action"), own),
        "frame-src": " ".join(players) or "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def headers(players: Iterable[str] = PLAYERS) -> dict[str, str]:
    """Headers of every answer, whatever its status. Strict-Transport-Security is the business of who speaks TLS."""
    players = tuple(players)
    full_screen = " ".join(["self", *(f'"{origin}"' for origin in players)])
    return {
        "Content-Security-Policy": content_security_policy(players),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": (
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
            f"microphone=(), midi=(), payment=(), usb=(), fullscreen=({full_screen})"
        ),
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
