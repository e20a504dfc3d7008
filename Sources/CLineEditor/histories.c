// SPDX-License-Identifier: GPL-3.0-or-later
// One history for each kind of question, in memory. Readline knows a single one at a time.
#include "line_editor.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/history.h>

static HISTORY_STATE **histories;
static int history_count, selected;

static bool make_room(int slot) {
    if (slot < history_count) return true;
    HISTORY_STATE **grown = realloc(histories, ((size_t)slot + 1) * sizeof *histories);
    if (grown == NULL) return false;
    for (int i = history_count; i <= slot; i++) grown[i] = NULL;
    histories = grown;
    history_count = slot + 1;
    return true;
}

void le_history_select(int slot) {
    if (slot < 0 || !make_room(slot > selected ? slot : selected) || slot == selected) return;
    free(histories[selected]);
    histories[selected] = history_get_history_state();
    HISTORY_STATE empty = {0};
    history_set_history_state(histories[slot] != NULL ? histories[slot] : &empty);
    selected = slot;
}

void le_history_add(const char *line) {
    HIST_ENTRY *last = history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
    if (*line == '\0' || (last != NULL && strcmp(last->line, line) == 0)) return;
    add_history(line);
}
