"""The description as a page for people: plain HTML without scripts, so that nothing is loaded from elsewhere."""

from __future__ import annotations

from html import escape
from typing import Any

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f24 }
h1 { font-size: 1.6rem } h2 { margin-top: 2.5rem; font-size: 1.2rem; text-transform: capitalize }
section { border-top: 1px solid #d5dae0; padding: .8rem 0 } code { font-family: ui-monospace, monospace }
table { border-collapse: collapse } td { padding: .1rem 1rem .1rem 0; vertical-align: top }
"""


def page(description: dict[str, Any]) -> str:
    """Return the page of an OpenAPI description."""
    areas: dict[str, list[str]] = {}
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            areas.setdefault(operation["tags"][0], []).append(_operation(method, path, operation))
    body = "".join(f"<h2>{escape(area)}</h2>{''.join(parts)}" for area, parts in areas.items())
    info = description["info"]
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        f"<title>{escape(info['title'])}</title><style>{STYLE}</style>"
        f"<h1>{escape(info['title'])} {escape(info['version'])}</h1>"
        f"<p>{escape(info['description'])} As data: <a href=/v1/openapi.json>openapi.json</a>.</p>{body}</html>"
    )


def _operation(method: str, path: str, operation: dict[str, Any]) -> str:
    rows = "".join(
        f"<tr><td><code>{escape(status)}</code><td>{escape(response['description'])}<td>{_model(response)}"
        for status, response in operation["responses"].items()
    )
    taken = _model(operation.get("requestBody", {}))
    return (
        f"<section><b><code>{method.upper()} {escape(path)}</code></b>"
        f"<p>{escape(operation.get('description', ''))} <i>{escape(operation.get('x-action', ''))}</i></p>"
        f"{f'<p>Takes {taken}</p>' if taken else ''}<table>{rows}</table></section>"
    )


def _model(part: dict[str, Any]) -> str:
    names = [
        content.get("schema", {}).get("$ref", "").rpartition("/")[2] or media_type
        for media_type, content in part.get("content", {}).items()
    ]
    return ", ".join(f"<code>{escape(name)}</code>" for name in names)
