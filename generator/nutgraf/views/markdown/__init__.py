"""Pages as Markdown, for those who read with programs: made from the corpus, never a writer's own file."""

from nutgraf.views.markdown.files import markdown_files, markdown_links

__all__ = ["markdown_files", "markdown_links"]
