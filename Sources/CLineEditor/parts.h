// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of the line editor know of each other.
#ifndef CANDOR_LINE_EDITOR_PARTS_H
#define CANDOR_LINE_EDITOR_PARTS_H

#include <stdbool.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/// Makes the character type UTF-8, once; false where the system has no such locale.
bool le_use_utf8(void);

/// From here on a crash puts the terminal back first, where it is taken.
void le_restore_on_crash(void);
/// Notes how the terminal is set, before Readline sets it for editing.
void le_take_terminal(bool bracketed_paste);
void le_leave_terminal(void);

#endif
