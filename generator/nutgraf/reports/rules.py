"""What each rule is about, in the handbook's words (`docs/problems.md`): for reports that travel without it."""

from __future__ import annotations

from typing import NamedTuple

from nutgraf.problems import Code
from nutgraf.rules import RULES as EDITORIAL_RULES


class Rule(NamedTuple):
    """What a problem of a code means, and what to do about it."""

    meaning: str
    remedy: str


RULES = {
    Code.UNREADABLE: Rule(
        "The file, or the folder, cannot be read.",
        "Look at its rights, and at what a link leads to.",
    ),
    Code.NOT_UTF8: Rule(
        "The file, or its name, is not UTF-8.",
        "Save it again as UTF-8; rename it.",
    ),
    Code.CONTROL_CHARACTER: Rule(
        "A character that nobody sees stands in the file, or is written as an escape (`\\0`); it is read as a blank.",
        "Take it away.",
    ),
    Code.TOO_LARGE: Rule(
        "The file is larger, or holds more values, than any that people write.",
        "Part it into several; save a picture smaller.",
    ),
    Code.EMPTY_FILE: Rule(
        "Nothing is in the file.",
        "Write in it, or delete it.",
    ),
    Code.FRONT_MATTER: Rule(
        "The fields do not stand between lines of `---` at the very top, are no fields, or are TOML (`+++`).",
        "Put `---` on lines of their own; write `name: value`.",
    ),
    Code.UNUSED_FILE: Rule(
        "`_index.md` introduces a folder that has no page of its own; it is not shown.",
        "Call it `index.md` if it is an item; else delete it.",
    ),
    Code.INTRODUCTION: Rule(
        "`briefings/index.md` introduces the list of briefings, and has the fields of one; they are not shown.",
        "Rename it if it is a briefing; else take the fields away.",
    ),
    Code.FOLDER_NAME: Rule(
        "A folder has almost the name of a section, such as `actor/`; what lies in it would be plain pages.",
        "Give the folder the section's name.",
    ),
    Code.FILE_NAME: Rule(
        "A name of a file, folder or item that some system cannot write, that hides characters, or that another has.",
        "Rename it.",
    ),
    Code.FILE_ENDING: Rule(
        "A file begins as an item does, or is called `name.yml.txt`, and its name does not end with `.md` or `.yml`: "
        "nobody reads it.",
        "Rename it. Windows hides an ending `.txt` that Notepad adds.",
    ),
    Code.ACTIVE_PICTURE: Rule(
        "An SVG picture holds a script, or loads or leads to something else.",
        "Save it again as plain SVG, or as PNG.",
    ),
    Code.BROKEN_PICTURE: Rule(
        "An SVG picture is not valid XML: browsers show nothing of it.",
        "Save it again as plain SVG, or as PNG.",
    ),
    Code.YAML_SYNTAX: Rule(
        "The fields are not valid YAML.",
        "Look for a missing blank after a colon, an indent, or text with a colon that wants quotation marks.",
    ),
    Code.YAML_ALIAS: Rule(
        "A YAML alias (`*name`): it can hide how much a file holds.",
        "Write the value out.",
    ),
    Code.YAML_TAG: Rule(
        "A YAML tag that is not one of YAML's own (`!name`): fields know by themselves how they are read. "
        "`!!str` and the like are legal, and change nothing.",
        "Take it away.",
    ),
    Code.YAML_COMMENT: Rule(
        "A text ends where ` #` stands in it, as in `#1`: to YAML the rest is a comment, and readers do not see it.",
        "Put the text in quotation marks; put a blank behind the `#` of a comment.",
    ),
    Code.COMMENT_AFTER_TEXT: Rule(
        "One blank and `# ` stand behind a text of several words: the rest may have been meant for text.",
        "Put text in quotation marks, two blanks before a comment.",
    ),
    Code.YAML_DEPTH: Rule(
        "Lists and mappings are nested too deep.",
        "Look for brackets or indents that do not belong.",
    ),
    Code.YAML_KEY: Rule(
        "A list or mapping stands where the name of a field should.",
        "Put text that begins with `[` or `{` in quotation marks.",
    ),
    Code.DUPLICATE_KEY: Rule(
        "A field is there twice.",
        "Keep one.",
    ),
    Code.FIELD_NAME: Rule(
        "The name of a field is misspelt, or is a word for what another field says; "
        "or `draft` or `embargo` stands within another field.",
        "Write the name that is proposed, where it belongs.",
    ),
    Code.UNKNOWN_FIELD: Rule(
        "No field has this name; it is kept in `extra`, and not shown.",
        "Nothing, or take it away.",
    ),
    Code.TWO_NAMES: Rule(
        "A field is there under two of its names.",
        "Keep the one that counts.",
    ),
    Code.MISSING: Rule(
        "A required field is not there, or is empty.",
        "Add it.",
    ),
    Code.TEXT: Rule(
        "A single value was expected, and one that says something: a correction `none` would be published.",
        "Write one, or take the field away; put text that begins with `[`, `{` or `-`, or has `: ` in it, in "
        "quotation marks.",
    ),
    Code.MAPPING: Rule(
        "Fields of its own were expected, not a single value.",
        "Write them below it, each as `name: value`.",
    ),
    Code.CHOICE: Rule(
        "The value is none of those that the field knows.",
        "Take one of those listed.",
    ),
    Code.FLAG: Rule(
        "`true` or `false` was expected.",
        "Write one of the two.",
    ),
    Code.DATE: Rule(
        "A date was expected, of a day that there is: not `2026-02-30`.",
        "Write `2024-03-26` or `2024-03-26T14:30+00:00`.",
    ),
    Code.MOMENT: Rule(
        "A date and time with an offset was expected.",
        "Add the time and the offset: `2024-03-26T14:30+00:00`.",
    ),
    Code.URL: Rule(
        "A whole URL was expected.",
        "Begin it with `https://`.",
    ),
    Code.ADDRESS: Rule(
        "`redirect_from` holds something that is no path of this site.",
        "Write what stood after the site's address: `/2024/03/old-name/`.",
    ),
    Code.SLUG: Rule(
        "`slug` holds something that cannot stand in an address, such as `/` or `..`.",
        "Write words joined by `-`.",
    ),
    Code.LANGUAGE: Rule(
        "A language code was expected.",
        "Write one such as `en`, `ar` or `pt-BR`.",
    ),
    Code.STATEMENT: Rule(
        "A statement needs one of `quote` and `paraphrase`, and has one of `speaker` and `attribution`.",
        "Keep one of each pair.",
    ),
    Code.SAME_ID: Rule(
        "Two items of a kind, or two claims or events of a briefing, have the same id.",
        "Rename one of the files; give one of the records another `id`.",
    ),
    Code.NO_LETTERS: Rule(
        "A name has no letter and no digit.",
        "Give it one.",
    ),
    Code.TOO_LONG: Rule(
        "An id or an address is longer than file systems allow.",
        "Shorten the file's name, or give a `slug`.",
    ),
    Code.UNKNOWN_STORY: Rule(
        "A briefing names a series that is no story; it gets a page all the same.",
        "Write the story that is proposed, or add a file.",
    ),
    Code.UNKNOWN_TOPIC: Rule(
        "A briefing names a topic that has no file; it gets a page all the same.",
        "Write the topic that is proposed, or add a file.",
    ),
    Code.UNKNOWN_REFERENCE: Rule(
        "A reference leads to no item.",
        "Write the id that is proposed, or add the item.",
    ),
    Code.AMBIGUOUS_REFERENCE: Rule(
        "A reference may mean several items.",
        "Write one of those listed, such as `topics/gaza`.",
    ),
    Code.AMBIGUOUS_NAME: Rule(
        "Two items share a name where the text would link it; it is not linked.",
        "Write the link that is proposed.",
    ),
    Code.UNKNOWN_SPEAKER: Rule(
        "A block quote is attributed to nobody who is an actor; it is shown, and stands on no actor's page.",
        "Add the actor, mend the name, or leave it.",
    ),
    Code.PARENT_CIRCLE: Rule(
        "Topics are parts of each other.",
        "Take one `parent` away.",
    ),
    Code.NAMELESS_EVENT: Rule(
        "An update with the `id` of an event that no briefing names, of those that readers see.",
        "Add `name`, or mend the id.",
    ),
    Code.SAME_ADDRESS: Rule(
        "Two items want one address, or an old address is in use.",
        "Rename one, or give it another `slug`.",
    ),
    Code.GONE_ADDRESS: Rule(
        "A page that was published would be gone, and no redirect leads on from it (`check --against`).",
        "Name its address in `redirect_from` of the item or page that takes its place.",
    ),
    Code.GONE_FILE: Rule(
        "A feed, calendar or Markdown file that was published would be gone from its page (`check --against`).",
        "Give the page what it needs (a feed a briefing, a calendar an event), or put a file of your own there.",
    ),
    Code.MARKDOWN: Rule(
        "The text would take too long to read, or is nested too deep.",
        "Put what is no Markdown between lines of three backticks, or take it away.",
    ),
    Code.SETTING: Rule(
        "`mkdocs.yml` names another theme than Material, or a language that Material has not.",
        "Write `name: material`, and the code of a language.",
    ),
    Code.UNKNOWN_SETTING: Rule(
        "MkDocs warns of a setting: nobody knows it, or it does not do what it says.",
        "Write the name that is proposed, or take it away.",
    ),
    Code.WORDS: Rule(
        "A text in `strings/` of your own theme folder cannot take the place of one of the theme's.",
        "Write it as it stands in the theme's own words.",
    ),
    Code.WORD_NAME: Rule(
        "A text in `strings/` of your own theme folder has almost the name of one of the theme's, and changes nothing.",
        "Write the name that is proposed, or give yours another.",
    ),
    Code.QUOTATION_DRIFT: Rule(
        "With `--sources`: a quotation does not stand in the text of its source, word by word.",
        "Write what the source has; mark what you leave out with `…`, what you put in with `[brackets]`.",
    ),
}

EVERY_RULE: dict[str, Rule] = {
    **{code.value: rule for code, rule in RULES.items()},
    **{rule.code: Rule(rule.finds, rule.mend) for rule in EDITORIAL_RULES},
}
"""The same with the editorial rules, which say at their own place what they are about."""
