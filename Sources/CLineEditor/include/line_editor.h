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

/// What le_read asks back for while a line is typed; each is handed the context.
typedef struct le_helper {
    void *context;
    /// At Tab, with the line up to the cursor: says with le_offer what may stand there instead.
    void (*complete)(const char *typed, void *context);
    /// Before the first key that may reach for the history: puts it there with le_history_clear and le_history_add.
    void (*recall)(void *context);
    /// At Ctrl-X Ctrl-E, with the line; the terminal is as it was found. The result stands in the line instead, and
    /// is freed; null leaves the line as it is. What is written meanwhile must end a line.
    char *(*edit)(const char *line, void *context);
} le_helper;

/// Readies the editor on standard input and output, which must be terminals: a UTF-8 character type even under
/// LC_ALL=C, the inputrc with `$if candor`, and handlers for the signals that le_read reports. `dumb` promises
/// that no escape sequence is ever written. False: no UTF-8 locale, an old Readline, or no pipe to be had.
bool le_begin(bool dumb);

/// Reads one line, with `prefill` standing in it ready to edit (undo does not take it away). The result is the
/// caller's to free and may be null; `signal` is set for le_status_signal only. Waiting costs no system call.
char *le_read(const char *prompt, const char *prefill, le_helper helper, le_status *status, int *signal);

/// Offers a line for the one up to the cursor, from within `complete` only; `shown` stands for it in a list.
void le_offer(const char *line, const char *shown);

/// Empties the history, which lives in memory only.
void le_history_clear(void);

/// Adds the newest line to the history.
void le_history_add(const char *line);

/// Runs a program in the terminal and waits for its end, from within `edit` only. A signal that ends this process is
/// passed on to it first. The result is that of wait(2), or -1 where it could not be started at all.
int le_run(char *const words[]);

/// Columns that a UTF-8 text takes, by the wcwidth that Readline itself goes by; an invalid byte takes one.
int le_width(const char *text);

/// Columns and rows of the window behind standard output; 0 where it does not say.
int le_columns(void);
int le_rows(void);

#endif
