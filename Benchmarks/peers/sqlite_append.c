// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite with a write-ahead log, one transaction an insert: sqlite_append SOURCE TARGET FULL|NORMAL new|used
// A used one has had so many before that its write-ahead log has its full size and is written from its start again.
#include "appending.h"
#include <sqlite3.h>

static sqlite3 *database;
static sqlite3_stmt *insert;

static void need(int code, int wanted) {
  if (code == wanted) return;
  fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(database));
  exit(1);
}

static void append(const char *line, size_t size) {
  need(sqlite3_bind_blob(insert, 1, line, (int)size, SQLITE_STATIC), SQLITE_OK);
  need(sqlite3_step(insert), SQLITE_DONE);
  need(sqlite3_reset(insert), SQLITE_OK);
}

int main(int count, char **words) {
  if (count != 5) return 64;
  struct lines lines = read_lines(words[1]);
  char durable[64];
  snprintf(durable, sizeof durable, "PRAGMA synchronous=%s", words[3]);
  need(sqlite3_open(words[2], &database), SQLITE_OK);
  need(sqlite3_exec(database, "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF", NULL, NULL, NULL), SQLITE_OK);
  need(sqlite3_exec(database, "CREATE TABLE log (n INTEGER PRIMARY KEY, line BLOB)", NULL, NULL, NULL), SQLITE_OK);
  need(sqlite3_prepare_v2(database, "INSERT INTO log (line) VALUES (?)", -1, &insert, NULL), SQLITE_OK);
  for (int index = 0; strcmp(words[4], "used") == 0 && index < 1100; index++) append(lines.bytes, lines.ends[0]);
  need(sqlite3_exec(database, durable, NULL, NULL, NULL), SQLITE_OK);
  measure(lines, append);
  sqlite3_finalize(insert);
  need(sqlite3_close(database), SQLITE_OK);
  return 0;
}
