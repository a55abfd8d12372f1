"""What a page of the site may load (Content Security Policy, level 3): its own files, and players after a click.

Whoever serves the pages sends it: the preview, the tests' server, the web servers' configuration.
"""

from __future__ import annotations

from .video_source import Providers, known_providers


def policy(providers: Providers) -> str:
    """The value of the header Content-Security-Policy, the same for every page. providers: of the settings."""
    frames = " ".join(dict.fromkeys(provider.frame for provider in known_providers(providers)))
    own = ("script", "style", "img", "font", "media", "connect", "worker", "manifest")
    parts = ["default-src 'none'", *(f"{kind}-src 'self'" for kind in own), f"frame-src {frames}"]
    return "; ".join([*parts, "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"])
