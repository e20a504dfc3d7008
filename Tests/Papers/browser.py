# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages in a headless Chromium: on paper, and without a request to anywhere."""

import base64
import hashlib
import html
import http.server
import itertools
import re
import shutil
import subprocess
import threading

from samples import Missing

PAPERS = {"A4": ["Page size:       594.96 x 841.92 pts (A4)", "Page size:       595.92 x 841.92 pts (A4)"],
          "Letter": ["Page size:       612 x 792 pts (letter)"]}


def printed(written, report):
    """The ordinary feedback and the page before a meeting are one sheet each, with all of their words."""
    chromium = Chromium(written)
    if not shutil.which("pdfinfo"):
        raise Missing("pdfinfo is not there")
    for name in ("feedback", "prep"):
        page = written.folder / f"{name}.html"
        page.write_bytes(written.pages[name])
        for paper, sizes in PAPERS.items():
            sheet = written.folder / f"{name}-{paper}.html"
            sheet.write_text(restyled(page.read_text(), "@page { margin:", f"@page {{ size: {paper}; margin:"))
            pdf = sheet.with_suffix(".pdf")
            chromium.show(sheet, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
            about = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout
            report.check(re.search(r"Pages: +1\n", about), f"{name} on {paper}: {about}")
            report.check(any(size in about for size in sizes), f"{name} on {paper}: {about}")
            words = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True).stdout
            wanted = ["Before you meet Ana Lindqvist"] if name == "prep" else ["What got in the way", "Commitments", "11 Dec 2026"]
            report.check(all(word in words for word in wanted), f"{name} on {paper}: {words}")
        for look, width, more in (("light", 900, []), ("phone", 360, []), ("dark", 900, ["--blink-settings=preferredColorScheme=0"])):
            picture = written.folder / f"{name}-{look}.png"
            chromium.show(page, f"--window-size={width},1500", f"--screenshot={picture}", *more)
            report.check(picture.exists() and picture.stat().st_size > 20_000, f"{name}, {look}: no picture")


def narrow(written, report):
    """No page is wider than a telephone, whatever words are on it."""
    frames = ""
    names = ["feedback", "prep", *written.words]
    for name in names:
        page = re.sub("<meta http-equiv[^>]*>", "", written.pages[name].decode())
        frames += f'<iframe width=360 height=800 srcdoc="{html.escape(page)}"></iframe>'
    file = written.folder / "narrow.html"
    file.write_text(f"""<!DOCTYPE html><meta charset=utf-8><title></title>{frames}<script>onload = () => document.title =
        [...document.querySelectorAll("iframe")].map(f => f.contentDocument.documentElement.scrollWidth).join()</script>""")
    found = re.search("<title>(.*?)</title>", Chromium(written).show(file, "--dump-dom", "--virtual-time-budget=3000"))[1]
    for name, width in itertools.zip_longest(names, found.split(",")):
        report.check(width and int(width) <= 360, f"{name}: {width}")


def closed(written, report):
    """Hostile words make no request; nor would markup that got past the escapes, for the policy of the page."""
    chromium = Chromium(written)
    asked = []

    class Listening(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listening)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    attacks = (f"<img src={address}/image><link rel=stylesheet href={address}/sheet><script src={address}/script></script>"
               f"<iframe src={address}/frame></iframe><style>*{{background:url({address}/style)}}</style>"
               f"<p style='background:url({address}/attribute)'><script>fetch('{address}/fetch')</script>"
               f"<object data={address}/object></object><video src={address}/video></video>")
    answers = {"topic": attacks, "agreed": attacks, "commitments": f"me: {attacks} by friday"}
    written.hand_over("attacks", written.talk("follow-up", "Bo", answers))
    page = written.pages["attacks"].decode()
    open_page = page.replace("</main>", attacks + "</main>")
    for name, text, isOpen in (
        ("attacks", page, False), ("markup", open_page, False),
        ("control", re.sub("<meta http-equiv[^>]*>", "", open_page), True),
    ):
        file = written.folder / f"{name}.html"
        file.write_text(text)
        asked.clear()
        chromium.show(file, f"--screenshot={file.with_suffix('.png')}", "--virtual-time-budget=3000")
        report.check(bool(asked) == isOpen, f"{name}: asked for {asked}")
        if isOpen:
            report.check(len(set(asked)) >= 7, f"the control asked only for {asked}")
    server.shutdown()


def restyled(page, old, new):
    """The page with another style sheet, and the policy that goes with it."""
    sheet = re.search("<style>(.*?)</style>", page, re.DOTALL)[1]
    other = sheet.replace(old, new)
    digest = base64.b64encode(hashlib.sha256(other.encode()).digest()).decode()
    return re.sub("sha256-[^']*", f"sha256-{digest}", page.replace(sheet, other))


class Chromium:
    def __init__(self, written):
        self.program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if not self.program:
            raise Missing("Chromium is not there")
        self.profile = written.folder / "profile"

    def show(self, file, *more):
        """What it prints."""
        done = subprocess.run(
            [self.program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", f"--user-data-dir={self.profile}", *more, file.as_uri()],
            capture_output=True, timeout=120, check=True)
        return done.stdout.decode()
