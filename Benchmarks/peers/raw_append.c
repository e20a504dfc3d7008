// SPDX-License-Identifier: GPL-3.0-or-later
// The least that a durable append can be: write and fdatasync. raw_append SOURCE TARGET
#include "appending.h"
#include <fcntl.h>
#include <unistd.h>

static int target;

static void append(const char *line, size_t size) {
  if (write(target, line, size) != (ssize_t)size || fdatasync(target) != 0) fail("append");
}

int main(int count, char **words) {
  if (count != 3) return 64;
  struct lines lines = read_lines(words[1]);
  target = open(words[2], O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (target < 0) fail(words[2]);
  measure(lines, append);
  return close(target);
}
