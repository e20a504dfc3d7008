// SPDX-License-Identifier: GPL-3.0-or-later

extension HTML {
  /// Allows the one style sheet below, by the SHA-256 of its bytes, and nothing else: no script, no request.
  static let policy =
    "default-src 'none'; style-src 'sha256-v1i05VJ5KFO0e2Q2rjcFo3lK5eDZfsmcdrJLbQhSV/A='; base-uri 'none'; form-action 'none'"

  /// How a page looks: in a browser by light or dark, on a phone, and on paper, where an ordinary record is one page.
  static let style = """

    :root { color-scheme: light dark;
      --ink: #22262a; --soft: #5a626a; --rule: #d5d9dd; --paper: #fff; --mark: #2f5d7c; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e4e4e0; --soft: #a5abb1; --rule: #41464c; --paper: #191b1e; --mark: #8fb8d4; }
    }
    * { box-sizing: border-box; }
    html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%;
      font: 1.0625rem/1.5 Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif; }
    body { margin: 0; }
    main { max-width: 42rem; margin: 0 auto; padding: clamp(1.25rem, 6vw, 4rem) clamp(1rem, 5vw, 2rem);
      overflow-wrap: anywhere; }
    header { margin-bottom: 1.75rem; padding-bottom: 1rem; border-bottom: 1px solid var(--rule); }
    h1 { margin: 0; font-size: 1.75rem; font-weight: 600; line-height: 1.2; }
    header p { margin: .4rem 0 0; color: var(--soft); font-size: .9375rem; }
    section { margin: 0 0 1.25rem; }
    h2 { margin: 0 0 .2rem; color: var(--mark);
      font: 600 .875rem/1.4 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
    p { margin: 0 0 .5rem; }
    .speech { margin: 0; padding: .2rem 1rem; border-inline-start: 3px solid var(--mark); font-size: 1.125rem; }
    ul { margin: 0; padding-inline-start: 1.2rem; }
    table { width: 100%; margin-top: .3rem; border-collapse: collapse; font-size: .9375rem; }
    th, td { padding: .4rem 1rem .4rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top;
      font-weight: inherit; }
    th { overflow-wrap: normal; }
    td { min-width: 5em; }
    th:last-child, td:last-child { padding-inline-end: 0; }
    thead th { color: var(--soft);
      font: 600 .8125rem/1.4 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
    code { font: .9em ui-monospace, "DejaVu Sans Mono", monospace; }
    @media print {
      @page { margin: 16mm 18mm; }
      :root { color-scheme: light; --ink: #000; --soft: #444; --rule: #bbb; --paper: #fff; --mark: #2f4f63; }
      html { font-size: 10pt; line-height: 1.4; }
      main { max-width: none; padding: 0; }
      header { margin-bottom: 1rem; padding-bottom: .6rem; }
      section { margin-bottom: .8rem; }
      h2 { break-after: avoid; }
      p, li, tr { break-inside: avoid; orphans: 3; widows: 3; }
      thead { display: table-header-group; }
    }

    """
}
