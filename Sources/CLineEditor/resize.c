// SPDX-License-Identifier: GPL-3.0-or-later
// The line after the window's width has changed. Some terminals break the rows anew and some cut them off; Readline
// believes the latter, and in the others it draws too low, so that copies stay, or too high, over what stood above.
#define _GNU_SOURCE
#include "parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <readline/readline.h>

struct place {
    int row, column;
};

static void move_on(struct place *place, int columns, int width) {
    if (place->column + columns > width) *place = (struct place){place->row + 1, 0};
    place->column += columns;
    if (place->column >= width) *place = (struct place){place->row + 1, 0};
}

// Where the text ends in rows of so many columns, as Readline draws it.
static void walk(struct place *place, const char *text, size_t left, int width) {
    mbstate_t state = {0};
    while (left > 0) {
        wchar_t sign;
        size_t length = mbrtowc(&sign, text, left, &state);
        int columns = 4;  // A byte that is no text: \377.
        if (length == 0 || length > left) {
            memset(&state, 0, sizeof state);
            length = 1;
        } else if (sign == L'\n') {
            *place = (struct place){place->row + 1, 0};
            columns = 0;
        } else if (sign == L'\t') {
            columns = 8 - place->column % 8;
        } else {
            int wide = wcwidth(sign);
            columns = wide >= 0 ? wide : 2;  // ^X
        }
        if (columns > 0) move_on(place, columns, width);
        text += length;
        left -= length;
    }
}

static struct place cursor(int width) {
    struct place place = {0, 0};
    walk(&place, rl_display_prompt, strlen(rl_display_prompt), width);
    walk(&place, rl_line_buffer, (size_t)rl_point, width);
    return place;
}

// Of terminals that name themselves so to their programs, all break rows anew.
static bool is_known_to_break(void) {
    static const char *const names[] = {
        "TERM_PROGRAM", "TMUX", "VTE_VERSION", "KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID", "KONSOLE_VERSION", "WT_SESSION",
    };
    for (size_t i = 0; i < COUNT(names); i++)
        if (getenv(names[i]) != NULL) return true;
    return false;
}

// How many rows above the cursor the line begins. The column tells what the terminal does; where both would bring the
// cursor there, what it did before tells. Where nothing tells, the line begins no higher than either has it, so that
// nothing above it goes.
static int rows_up(struct place cut, struct place broken, int column) {
    static enum { UNKNOWN, CUTS, BREAKS } terminal = UNKNOWN;
    if (terminal == UNKNOWN && is_known_to_break()) terminal = BREAKS;
    if (cut.column != broken.column) terminal = column == cut.column ? CUTS : BREAKS;
    switch (terminal) {
    case CUTS: return cut.row;
    case BREAKS: return broken.row;
    case UNKNOWN: return cut.row < broken.row ? cut.row : broken.row;
    }
    return 0;
}

// True where the line was drawn anew.
bool le_redraw_resized(void) {
    int rows, before, after;
    rl_get_screen_size(&rows, &before);
    rl_reset_screen_size();
    rl_get_screen_size(&rows, &after);
    if (after == before) return true;
    struct place cut = cursor(before), broken = cursor(after);
    if (cut.column >= after) cut.column = after - 1;
    int up = cut.row;
    if (cut.row != broken.row) {
        int column = le_cursor_column();
        if (column == 0) return false;
        up = rows_up(cut, broken, column - 1);
    }
    if (up > 0) fprintf(rl_outstream, "\033[%dA", up);
    fputs("\r\033[J", rl_outstream);
    rl_on_new_line();
    rl_forced_update_display();
    return true;
}
