// SPDX-License-Identifier: GPL-3.0-or-later
// The data files that the binary carries. A new file takes one array and one line of the table.
#include "prompts.h"

static const unsigned char evidence[] = {
#embed "evidence.yaml"
};

#define FILE(path, array) {path, array, sizeof array}
static const candor_prompt table[] = {
    FILE("evidence.yaml", evidence),
};

size_t candor_prompt_count(void) { return sizeof table / sizeof *table; }
candor_prompt candor_prompt_at(size_t index) { return table[index]; }
