"""The naive tool: read notes with python-frontmatter and markdown-it-py, and render a line for each with Jinja2.

    python naive.py FOLDER

What a first version of any such tool does, without a thought for speed: the baseline of warm commands on one person's notes, and
of the cold index on a whole vault. Run in the environment of the vaultkit that is measured.
"""

from __future__ import annotations

from pathlib import Path

import click
import frontmatter
import jinja2
import markdown_it

TEMPLATE = "{% for note in notes %}{{ note.title }}: {{ note.headings }} headings, {{ note.items }} items\n{% endfor %}"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def main(folder: Path) -> None:
    """Read every note below FOLDER and print a line for each."""
    parser = markdown_it.MarkdownIt("commonmark")
    notes = []
    for path in sorted(folder.rglob("*.md")):
        post = frontmatter.load(str(path))
        kinds = [token.type for token in parser.parse(post.content)]
        title = post.metadata.get("title", path.stem)
        notes.append({"title": title, "headings": kinds.count("heading_open"), "items": kinds.count("list_item_open")})
    click.echo(jinja2.Environment(autoescape=False).from_string(TEMPLATE).render(notes=notes))  # noqa: S701 - text, not HTML


if __name__ == "__main__":
    main()
