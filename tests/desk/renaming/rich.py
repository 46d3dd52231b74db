"""A newsroom that refers to one actor in every way there is: `{id}` stands where its id does."""

from tests.cases import Files

ACTOR = """\
---
name: John Kirby # the spokesman
short_names: [Kirby, john]
image: pictures/john-kirby.jpg
summary: 'Nobody calls him john-kirby.'   # a word, no reference
redirect_from: [/actors/{old}/]
---

See [[{id}]] and [himself]({id}.md); [[topics/john-kirby-topic]] is another.
"""

BRIEFING = """\
---
title: "A [[title]] with john-kirby"
date: 2024-03-26   # john-kirby
authors: [Jane Roe, {id}]
actors: ['{id}', "actors/{id}", {id}, actors/officials/{id}]
tags:
  - john-kirby-topic
statements:
  - quote: I am john-kirby
    speaker: >-
      {id}
    to:
    - {id}   # the man
    - John Kirby
    - reporters of john-kirby
    source: {{title: A paper, author: john-kirby}}
  - {{paraphrase: He spoke, speaker: {id}, source: john-kirby-paper, topics: [john-kirby-topic]}}
claims:
  - claim: That john-kirby spoke
    positions:
      - stance: asserts
        holder: {id}
        source: john-kirby-paper
events:
  - id: john-kirby
    name: john-kirby
    actors: [ {id} ,hamas ]
    note: >-
      Of [[{id}|Kirby]] and `[[john-kirby]]`,
      and [him](../actors/officials/{id}.md).
why_it_matters: |
  As [[actors/{id}]] says:

  > Yes
  >
  > — {id}, yesterday
key_points: "It is [[{id}]]."
extra:
  speaker: john-kirby
---

# On john-kirby

[[{id}]], [[ {id} ]], [[{id}|john-kirby]], [[actors/{id}#x]], [[actors/officials/{id}]], [[John Kirby]].
[Kirby](../actors/officials/{id}.md), [Kirby](<../actors/officials/{id}.md#john-kirby> "john-kirby"),
[him][john-kirby], ![him](../pictures/john-kirby.jpg), [web](https://example.org/john-kirby.md).
[topic](../topics/john-kirby-topic.md) [[topics/john-kirby-topic]] [@john-kirby-paper] [@john-kirby-paper, page 3]

[john-kirby]: ../actors/officials/{id}.md "john-kirby"

<p>From <a href="../actors/officials/{id}.md">raw HTML</a>.</p>

> Words of john-kirby
>
> — {id}, White House, 2024-03-25 [@john-kirby-paper]

> Other words
>
> — [[{id}|Kirby]], White House

> — john-kirby-to-be

Code: `[[john-kirby]]`, `../actors/officials/john-kirby.md`, \\[[john-kirby]].

    [[john-kirby]] and [code](../actors/officials/john-kirby.md)

```
[[john-kirby]] [code](../actors/officials/john-kirby.md)
```

<!-- [[john-kirby]] <a href="../actors/officials/john-kirby.md"> -->
"""

MANY = """\
# Some who belong to john-kirby
hamas:
  name: Hamas
  member_of: {id}
  country: {id}

'israel': {{name: Israel, positions: [{{title: Friend, organization: {id}}}]}}
"""

ACTOR_FILE = "actors/officials/{id}.md"

TEMPLATES: Files = {
    "index.md": "# Front\n\nBy [[{id}]], as [before](actors/officials/{id}.md).\n",
    ACTOR_FILE: ACTOR,
    "actors/others.yml": MANY,
    "actors/index.md": "# Actors\n\n[Kirby](officials/{id}.md), ./officials/john-kirby.md\n",
    "topics/john-kirby-topic.md": "---\nname: The Kirby topic\nrationale: For [[{id}|him]].\n---\n",
    "sources/john-kirby-paper.yml": "title: The Kirby source\n",
    "stories/john-kirby-story.md": "---\nname: The Kirby story\n---\n[it](./../actors/officials/{id}.md)\n",
    "briefings/a.md": BRIEFING,
    "pictures/john-kirby.jpg": "",
}


def rich(identifier: str, old: str) -> dict[str, str]:
    """The newsroom in which the actor has that id, and an address from the time when it had the old one."""
    return {
        name.format(id=identifier): text.format(id=identifier, old=old) if text else text
        for name, text in TEMPLATES.items()
    }
