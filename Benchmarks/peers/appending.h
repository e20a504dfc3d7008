// SPDX-License-Identifier: GPL-3.0-or-later
// What the peers of an append share: the lines to append, and the clocks.
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct lines {
  char *bytes;
  size_t *ends;
  size_t count;
};

static void fail(const char *what) {
  perror(what);
  exit(1);
}

// Reads a file and notes where each of its lines ends.
static struct lines read_lines(const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) fail(path);
  size_t size = (size_t)ftell(file);
  rewind(file);
  struct lines lines = {malloc(size), malloc(size * sizeof(size_t)), 0};
  if (lines.bytes == NULL || lines.ends == NULL || fread(lines.bytes, 1, size, file) != size) fail(path);
  fclose(file);
  for (size_t index = 0; index < size; index++)
    if (lines.bytes[index] == '\n') lines.ends[lines.count++] = index + 1;
  return lines;
}

static double seconds(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

// Calls `append` for each line and prints the seconds that took, on the wall and of the processor.
static void measure(struct lines lines, void (*append)(const char *line, size_t size)) {
  double wall = seconds(CLOCK_MONOTONIC), processor = seconds(CLOCK_PROCESS_CPUTIME_ID);
  for (size_t index = 0, start = 0; index < lines.count; start = lines.ends[index++])
    append(lines.bytes + start, lines.ends[index] - start);
  printf("%.9f %.9f\n", seconds(CLOCK_MONOTONIC) - wall, seconds(CLOCK_PROCESS_CPUTIME_ID) - processor);
}
