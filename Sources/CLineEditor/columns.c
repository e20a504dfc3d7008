// SPDX-License-Identifier: GPL-3.0-or-later
// The character type, and what depends on it and on the window: columns.
#define _GNU_SOURCE
#include "line_editor.h"
#include "parts.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

static bool is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

// Readline asks the environment for the locale again at every line; where that is not UTF-8, setting the locale
// alone would last one line, so the variable that decides is changed as well.
static bool find_utf8(void) {
    if (setlocale(LC_CTYPE, "") != NULL && is_utf8()) return true;
    static const char *const names[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
    const char *all = getenv("LC_ALL");
    const char *deciding = all != NULL && *all != '\0' ? "LC_ALL" : "LC_CTYPE";
    for (size_t i = 0; i < COUNT(names); i++)
        if (setlocale(LC_CTYPE, names[i]) != NULL && is_utf8()) return setenv(deciding, names[i], 1) == 0;
    return false;
}

bool le_use_utf8(void) {
    static enum { UNKNOWN, FOUND, MISSING } locale = UNKNOWN;
    if (locale == UNKNOWN) locale = find_utf8() ? FOUND : MISSING;
    return locale == FOUND;
}

int le_width(const char *text) {
    bool decodes = le_use_utf8();
    mbstate_t state = {0};
    size_t left = strlen(text);
    int columns = 0;
    while (left > 0) {
        wchar_t character;
        size_t length = decodes ? mbrtowc(&character, text, left, &state) : (size_t)-1;
        if (length == (size_t)-1 || length == (size_t)-2) {
            memset(&state, 0, sizeof state);
            length = 1;
            columns += 1;
        } else {
            int wide = wcwidth(character);
            columns += wide > 0 ? wide : 0;
        }
        text += length;
        left -= length;
    }
    return columns;
}

int le_columns(void) {
    struct winsize window;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 ? window.ws_col : 0;
}

int le_rows(void) {
    struct winsize window;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 ? window.ws_row : 0;
}
