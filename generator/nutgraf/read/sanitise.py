"""What HTML may stand in content: the allow-list, applied after rendering.

Python-Markdown passes raw HTML through; this is what makes it safe.
"""

from __future__ import annotations

import re

import nh3

from nutgraf.read.syntax import CITATION_SCHEME, LINK_SCHEME, RAW_ATTRIBUTE

TAGS = frozenset(
    """a abbr article aside audio b bdi bdo blockquote br caption center cite code col colgroup data dd del details dfn
    div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p picture pre q rp rt
    ruby s samp section small source span strong sub summary sup table tbody td tfoot th thead time tr track u ul var
    video wbr""".split()
)

ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title", "role", "aria-label", RAW_ATTRIBUTE},
    "a": {"href", "hreflang", "rel"},
    "audio": {"controls", "loop", "preload", "src"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "height", "loading", "src", "width"},
    "input": {"checked", "disabled", "name", "type"},
    "ins": {"cite", "datetime"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "blockquote": {"cite"},
    "source": {"media", "src", "type"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "video": {"controls", "height", "loop", "muted", "poster", "preload", "src", "width"},
}

SCHEMES = {"http", "https", "mailto", "tel", LINK_SCHEME.rstrip(":"), CITATION_SCHEME.rstrip(":")}

_CLEANER = nh3.Cleaner(
    tags=set(TAGS), attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None, strip_comments=True
)


_ALIGNED = re.compile(r'(?<=<t[dh]) style="text-align: (left|right|center);">')
"""How Python-Markdown aligns the cells of a table. No style is allowed in content; the theme knows these classes."""


def sanitise(html: str) -> str:
    """`html` with nothing in it but the allowed elements, attributes and URL schemes; well-formed."""
    return _CLEANER.clean(_ALIGNED.sub(r' class="ng-align-\1">', html))
