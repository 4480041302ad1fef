"""Colours as they are seen: on white paper, and on what is below them."""

Color = tuple[int, int, int]
"""Red, green and blue, of 255."""

PAPER: Color = (255, 255, 255)
WHITE = 250
"""The least of red, green and blue from which on nobody sees a colour on paper."""
OPAQUE = 250
"""Opacity, of 255, from which on nothing shows through."""
CLEAR = 13
"""Opacity, of 255, under which nobody sees anything."""
_NEAR = 40
"""By how much, of 255, red, green and blue may each differ in colours of one hue that hardly differ."""
_CONTRAST = 1.2
"""The contrast under which nobody reads text; WCAG 2.1, section 1.4.3, asks for 4.5."""


def on_white(red: int, green: int, blue: int, alpha: int) -> Color:
    """Return how a colour is seen on white paper."""
    if alpha >= 255:
        return red, green, blue
    return (
        255 - (255 - red) * alpha // 255,
        255 - (255 - green) * alpha // 255,
        255 - (255 - blue) * alpha // 255,
    )


def is_white(color: Color) -> bool:
    """Return whether nobody sees a colour on paper."""
    return min(color) >= WHITE


def is_lost_on(color: Color, ground: Color) -> bool:
    """Return whether nobody reads text of a colour on a ground."""
    red, green, blue = color
    below_red, below_green, below_blue = ground
    if abs(red - below_red) > _NEAR or abs(green - below_green) > _NEAR or abs(blue - below_blue) > _NEAR:
        return False
    darker, lighter = sorted((_luminance(color), _luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05) < _CONTRAST


def _luminance(color: Color) -> float:
    """Return the relative luminance of a colour, from 0 to 1 (WCAG 2.1, section 5)."""
    red, green, blue = (_linear(value / 255) for value in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
