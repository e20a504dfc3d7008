// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CANDOR_PROMPTS_H
#define CANDOR_PROMPTS_H
#include <stddef.h>

/// One embedded file: its path below `Prompts/`, its bytes and how many there are.
typedef struct {
  const char *path;
  const unsigned char *bytes;
  size_t count;
} candor_prompt;

/// The embedded files, sorted by path; `index` in `0 ..< candor_prompt_count()`.
candor_prompt candor_prompt_at(size_t index);
size_t candor_prompt_count(void);
#endif
