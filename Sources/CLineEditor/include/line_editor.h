// SPDX-License-Identifier: GPL-3.0-or-later
// One edited line at a time, over GNU Readline; no name of Readline's shows here.
// Single-threaded: every function is called from the thread that called le_begin.
#ifndef CANDOR_LINE_EDITOR_H
#define CANDOR_LINE_EDITOR_H

#include <stdbool.h>

typedef enum __attribute__((enum_extensibility(closed))) le_status {
    le_status_line,    // Enter was pressed: the text is the line.
    le_status_end,     // Ctrl-D on an empty line: no text.
    le_status_signal,  // A signal ended the line: the text is the draft. SIGHUP also where the terminal went away.
    le_status_failed,  // The system would not wait for input: no text.
} le_status;

/// Readies the editor on standard input and output, which must be terminals: a UTF-8 character type even under
/// LC_ALL=C, the inputrc with `$if candor`, and handlers for the signals that le_read reports. `dumb` promises
/// that no escape sequence is ever written. False: no UTF-8 locale, an old Readline, or no pipe to be had.
bool le_begin(bool dumb);

/// Reads one line, with `prefill` standing in it ready to edit (undo does not take it away). The result is the
/// caller's to free and may be null; `signal` is set for le_status_signal only. Waiting costs no system call.
char *le_read(const char *prompt, const char *prefill, le_status *status, int *signal);

/// Switches to the history of that number, from 0 on; each is empty at first and lives in memory only.
void le_history_select(int slot);

/// Adds a line to the selected history, unless it is empty or the same as the last one.
void le_history_add(const char *line);

/// Columns that a UTF-8 text takes, by the wcwidth that Readline itself goes by; an invalid byte takes one.
int le_width(const char *text);

/// Columns and rows of the window behind standard output; 0 where it does not say.
int le_columns(void);
int le_rows(void);

#endif
