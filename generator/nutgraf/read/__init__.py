"""Items → texts, read: sanitised HTML, mentions, statements, citations."""
