"""What all pictures share: colours for light and dark pages, and words on them."""

from html import escape

__all__ = ["DARK", "LIGHT", "SHADES", "picture", "style", "text"]

# One palette for light pages and one for dark ones; viewers without style sheets get the attributes of the light one.
LIGHT = {"ground": "#ffffff", "paper": "#ffffff", "ink": "#1b2733", "muted": "#5a6977", "line": "#5a6977"}
DARK = {"ground": "#0f151b", "paper": "#18212b", "ink": "#eef3f7", "muted": "#a9b7c4", "line": "#8c9cab"}
SHADES = {  # who speaks: light, dark
    "peers": ("#1f5fa8", "#6fb1ff"),
    "state": ("#8a5a00", "#f0b84f"),
    "others": ("#1e7a4c", "#62cf98"),
    "person": ("#7a3f9d", "#cf9bf0"),
    "against": ("#b3261e", "#ff8a80"),
    "silent": ("#66737f", "#97a5b2"),
}


def style() -> str:
    """Style sheet: the light palette, and the dark one for readers who prefer it."""

    def rules(palette: dict[str, str], shade: int) -> str:
        colours = [f".{name}{{fill:{colour}}}.{name}-line{{stroke:{colour}}}" for name, colour in palette.items()]
        colours += [
            f".{name}{{fill:{pair[shade]}}}.{name}-line{{stroke:{pair[shade]}}}" for name, pair in SHADES.items()
        ]
        return "".join(colours)

    return (
        "text{font-family:Inter,'Segoe UI','Helvetica Neue',Arial,'Liberation Sans','DejaVu Sans',sans-serif}"
        f"{rules(LIGHT, 0)}@media(prefers-color-scheme:dark){{{rules(DARK, 1)}}}"
    )


def text(x: float, y: float, words: str, size: int, ink: str = "ink", more: str = "") -> str:
    colour = LIGHT.get(ink) or SHADES[ink][0]
    return f'<text x="{x}" y="{y}" font-size="{size}" class="{ink}" fill="{colour}" {more}>{escape(words)}</text>'


def picture(width: float, height: float, title: str, drawn: str, more: str = "") -> str:
    """A whole SVG file with its title, which is also read out, and the colours."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" '
        f'aria-label="{escape(title)}"{more}><title>{escape(title)}</title><style>{style()}</style>{drawn}</svg>\n'
    )
