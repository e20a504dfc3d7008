// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of the line editor know of each other.
#ifndef CANDOR_LINE_EDITOR_PARTS_H
#define CANDOR_LINE_EDITOR_PARTS_H

#include "line_editor.h"

#include <stdbool.h>
#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/// Makes the character type UTF-8, once; false where the system has no such locale.
bool le_use_utf8(void);

/// From here on a crash puts the terminal back first, where it is taken.
void le_restore_on_crash(void);
/// Notes how the terminal is set, before Readline sets it for editing.
void le_take_terminal(bool bracketed_paste);
void le_leave_terminal(void);

/// From here on the signals that end, stop or resize are numbers that can be waited for. False where they cannot.
bool le_report_signals(void);
/// Becomes readable when a signal comes.
int le_signal_source(void);
/// The next signal that came; 0 where none did.
int le_next_signal(void);
/// Puts a signal back, to be obeyed later.
void le_report_signal(int number);
/// Stops this process as if nobody had asked to be told, until it is told to go on.
void le_stop_here(void);

/// The next byte that was typed, and whether there is one; early ones came while something else was waited for.
int le_next_byte(FILE *stream);
bool le_byte_waits(void);
bool le_byte_is_early(void);
/// Asks the terminal for the cursor's column, from 1; 0 where it does not say.
int le_cursor_column(void);
/// Draws the line anew for the width that the window has now; false where Readline has to do that.
bool le_redraw_resized(void);

/// What Readline calls for the candidates, and to show them.
char **le_candidates(const char *typed, le_helper helper);
void le_show_candidates(char **matches, int count, int longest);

#endif
