// SPDX-License-Identifier: GPL-3.0-or-later
// What Tab offers: whole lines, each with the words that stand for it in a list.
#define _GNU_SOURCE
#include "line_editor.h"
#include "parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/readline.h>

static char **lines, **shown;
static size_t offered;

static void forget_offers(void) {
    for (size_t i = 0; i < offered; i++) {
        free(lines[i]);
        free(shown[i]);
    }
    offered = 0;
}

void le_offer(const char *line, const char *words) {
    char **more_lines = realloc(lines, (offered + 1) * sizeof *lines);
    if (more_lines != NULL) lines = more_lines;
    char **more_shown = realloc(shown, (offered + 1) * sizeof *shown);
    if (more_shown != NULL) shown = more_shown;
    char *copy = strdup(line), *copied_words = strdup(words);
    if (more_lines == NULL || more_shown == NULL || copy == NULL || copied_words == NULL) {
        free(copy);
        free(copied_words);
        return;
    }
    lines[offered] = copy;
    shown[offered++] = copied_words;
}

// What all of them begin with, in whole characters; what was typed, where they agree on less than that.
static char *common_beginning(const char *typed) {
    size_t length = strlen(lines[0]);
    for (size_t i = 1; i < offered; i++) {
        size_t same = 0;
        while (same < length && lines[0][same] == lines[i][same]) same++;
        length = same;
    }
    while (length > 0 && ((unsigned char)lines[0][length] & 0xC0) == 0x80) length--;
    return length < strlen(typed) ? strdup(typed) : strndup(lines[0], length);
}

// Readline's form: what to put into the line, then the candidates where there are several, then null; all of it
// Readline's to free.
char **le_candidates(const char *typed, le_helper helper) {
    forget_offers();
    if (helper.complete != NULL) helper.complete(typed, helper.context);
    if (offered == 0) return NULL;
    char **matches = calloc(offered + 2, sizeof *matches);
    if (matches == NULL) return NULL;
    matches[0] = common_beginning(typed);
    for (size_t i = 0; i < offered && offered > 1; i++) matches[i + 1] = strdup(lines[i]);
    return matches;
}

void le_show_candidates(char **matches, int count, int longest) {
    (void)longest;
    if (count < 1 || (size_t)count != offered) return;
    char **list = calloc((size_t)count + 2, sizeof *list);
    if (list == NULL) return;
    int widest = 0;
    list[0] = matches[0];
    for (int i = 0; i < count; i++) {
        list[i + 1] = shown[i];
        int width = le_width(shown[i]);
        if (width > widest) widest = width;
    }
    rl_display_match_list(list, count, widest);
    free(list);
    rl_forced_update_display();
}
