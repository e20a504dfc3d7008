# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages, read by strict parsers, and their style sheet."""

import base64
import hashlib
import re
import shutil
import subprocess

from samples import Missing

ELEMENTS = set("html head meta title style body main header section h1 h2 p ul li table thead tbody tr th td code".split())
ATTRIBUTES = set("lang charset http-equiv content name id dir class scope aria-labelledby".split())


def parsed(written, report):
    """html5lib takes each page without one error; hostile words are words and nothing else."""
    try:
        import html5lib
    except ImportError:
        raise Missing("html5lib is not there") from None
    shapes = set()
    for name, data in written.pages.items():
        try:
            parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
            tree = parser.parse(data, transport_encoding="utf-8")
        except html5lib.html5parser.ParseError as error:
            report.check(False, f"{name}: {error}")
            continue
        elements = list(tree.iter())
        report.check({element.tag for element in elements} <= ELEMENTS, f"{name}: an element that is not ours")
        report.check({key for element in elements for key in element.attrib} <= ATTRIBUTES, f"{name}: an attribute not ours")
        heads = [element for element in elements if element.tag == "table"]
        report.check(all(table.find("thead/tr/th[@scope='col']") is not None for table in heads), f"{name}: a table without heads")
        if name in written.words:
            shapes.add(tuple(element.tag for element in elements))
            found = [element.text for element in elements if element.tag == "p"]
            for words in written.words[name]:
                plain = words.isprintable() and words.isascii()
                report.check(not plain or any(words in (text or "") for text in found), f"{name}: {found}")
    report.check(len(shapes) == 1, f"words make {len(shapes)} different pages")


def checked(written, report):
    """tidy has nothing to say."""
    if not shutil.which("tidy"):
        raise Missing("tidy is not there")
    for name in ["feedback", "prep", *written.words]:
        done = subprocess.run(["tidy", "-quiet", "-errors", "-utf8"], input=written.pages[name], capture_output=True)
        # It knows the HTML of 2017 and not that a sheet may name a color scheme; it says nothing of that.
        report.check(done.returncode == 0, f"{name}: {done.stderr.decode()}")


def styled(written, report):
    """The policy names the style sheet that is there, and its colors can be read."""
    page = written.pages["feedback"].decode()
    sheet = re.search("<style>(.*?)</style>", page, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    report.check(f"style-src 'sha256-{digest}'" in page, f"the style sheet's digest is now {digest}")
    report.check("default-src 'none'" in page and "url(" not in sheet and "@import" not in sheet, "something may be fetched")
    schemes = [dict(re.findall(r"--(\w+): (#\w+)", block)) for block in re.findall(r":root {(.*?)}", sheet, re.DOTALL)]
    report.check(len(schemes) == 3, f"{len(schemes)} color schemes")
    for colors in schemes:
        for name in ("ink", "soft", "mark"):
            ratio = contrast(colors[name], colors["paper"])
            report.check(ratio >= 4.5, f"{name} on paper: {ratio:.1f}")


def contrast(one, other):
    """WCAG 2.2's contrast ratio; text wants 4.5."""
    lights = sorted(map(luminance, (one, other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(color):
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    parts = [int(digits[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
