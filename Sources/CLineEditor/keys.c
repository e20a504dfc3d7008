// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes that come from the terminal: keys, and its answer to the question where the cursor is.
#define _GNU_SOURCE
#include "parts.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <readline/readline.h>

// Bytes that came before the terminal's answer did.
static unsigned char early[1 << 16];
static size_t early_count, early_next;

static bool a_byte_comes(int milliseconds) {
    struct pollfd source = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&source, 1, milliseconds) == 1 && (source.revents & POLLIN) != 0;
}

bool le_byte_is_early(void) { return early_next < early_count; }

bool le_byte_waits(void) { return le_byte_is_early() || a_byte_comes(0); }

int le_next_byte(FILE *stream) { return le_byte_is_early() ? early[early_next++] : rl_getc(stream); }

// The column of `ESC [ row ; column R` at the end of the bytes, which is taken out of them; 0 where there is none.
static int take_answer(void) {
    if (early_count == 0 || early[early_count - 1] != 'R') return 0;
    size_t at = early_count - 1;
    int column = 0, place = 1;
    for (; at > 0 && early[at - 1] >= '0' && early[at - 1] <= '9' && place <= 10000; place *= 10)
        column += (early[--at] - '0') * place;
    if (at == 0 || early[--at] != ';') return 0;
    while (at > 0 && early[at - 1] >= '0' && early[at - 1] <= '9') at--;
    if (at < 2 || early[at - 1] != '[' || early[at - 2] != '\033') return 0;
    early_count = at - 2;
    return column;
}

// How long a terminal may be away: as long as nobody takes for a hang.
enum { PATIENCE_IN_MILLISECONDS = 1000 };

int le_cursor_column(void) {
    static bool does_not_answer;
    static const char question[] = "\033[6n";
    if (does_not_answer || le_byte_is_early()) return 0;
    early_count = early_next = 0;
    if (write(STDOUT_FILENO, question, sizeof question - 1) < 0) return 0;
    struct timespec now, begun;
    clock_gettime(CLOCK_MONOTONIC, &begun);
    while (early_count < sizeof early) {
        clock_gettime(CLOCK_MONOTONIC, &now);
        long waited = (now.tv_sec - begun.tv_sec) * 1000 + (now.tv_nsec - begun.tv_nsec) / 1000000;
        if (waited >= PATIENCE_IN_MILLISECONDS) break;
        if (!a_byte_comes((int)(PATIENCE_IN_MILLISECONDS - waited))) {
            if (errno == EINTR) continue;
            break;
        }
        if (read(STDIN_FILENO, &early[early_count], 1) != 1) break;
        early_count++;
        int column = take_answer();
        if (column > 0) return column;
    }
    does_not_answer = true;
    return 0;
}
