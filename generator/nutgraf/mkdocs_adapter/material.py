"""What is amiss in Material's HTML outside its blocks and partials: mended in its templates as Jinja reads them."""

from __future__ import annotations

import re

from jinja2.ext import Extension

_CHECKBOX = re.compile(r'(<input [^>]*type="checkbox"[^>]*?) autocomplete="off"')
_HTML = "<html lang=\"{{ lang.t('language') }}\""
_DIRECTION = " dir=\"{{ config.theme.direction or lang.t('direction') }}\""

_NAME, _ESCAPED_NAME = "{{ config.site_name }}", "{{ config.site_name | e }}"


class ValidHtml(Extension):
    """Makes templates of Material's say what HTML wants to be said, and where.

    `autocomplete` is for fields to fill in, and not for checkboxes; the direction of a page's text is that of its
    root, and not of its body alone; and the site's name is text.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source of a template, before it is compiled."""
        del name, filename
        source = source.replace(_HTML, _HTML + _DIRECTION).replace(_NAME, _ESCAPED_NAME)
        return _CHECKBOX.sub(r"\1", source)
