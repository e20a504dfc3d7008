// SPDX-License-Identifier: GPL-3.0-or-later
// A fault in one chosen call on candor's own files, loaded with LD_PRELOAD. Only calls on the folder FAULT_ROOT and on log/ and
// state/ in it count.
//
// FAULT_AT=N       the N-th counted call gets the fault, from one; FAULT_ONLY=write:.jsonl counts only calls of that
//                  name on paths that end so, or lie in a folder of that name where it ends with a slash
// FAULT_DO         kill      end by SIGKILL before the call
//                  killed    make the call, then end by SIGKILL
//                  tear:K    write K bytes, then end by SIGKILL
//                  short:K   write K bytes and say so
//                  full:K    write K bytes and say so; every later write says ENOSPC
//                  errno:E   fail with E, once
//                  errnos:E  fail with E from then on, in calls of that name
// FAULT_LIE=1      fdatasync says that it worked and does nothing: the control of the power cuts
// FAULT_COUNT=F    the number of counted calls is written into F at the end
// FAULT_JOURNAL=F  every change, flush and word on standard output is written into F, see page_cache.py
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum action { NOTHING, KILL, KILLED, TEAR, SHORT, FULL, ERRNO, ERRNOS };

static const char *root, *count_file;
static char only_call[32], only_end[64], failing[32];
static enum action action;
static long at, argument, counted;
static int lies, is_full, journal = -1;

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (!found) abort();
  return found;
}

__attribute__((constructor)) static void begin(void) {
  static const struct { const char *name; enum action action; } actions[] = {
    {"kill", KILL}, {"killed", KILLED}, {"tear", TEAR}, {"short", SHORT}, {"full", FULL}, {"errno", ERRNO},
    {"errnos", ERRNOS},
  };
  const char *text = getenv("FAULT_DO");
  root = getenv("FAULT_ROOT");
  count_file = getenv("FAULT_COUNT");
  lies = getenv("FAULT_LIE") != NULL;
  if (getenv("FAULT_AT")) at = atol(getenv("FAULT_AT"));
  if (getenv("FAULT_ONLY")) sscanf(getenv("FAULT_ONLY"), "%31[^:]:%63s", only_call, only_end);
  for (size_t index = 0; text && index < sizeof actions / sizeof *actions; index++) {
    size_t length = strlen(actions[index].name);
    if (strncmp(text, actions[index].name, length) || (text[length] && text[length] != ':')) continue;
    action = actions[index].action;
    if (text[length]) argument = atol(text + length + 1);
  }
  if (getenv("FAULT_JOURNAL")) {
    // Far above the numbers that the program gets, and away from it.
    int file = (int)syscall(SYS_openat, AT_FDCWD, getenv("FAULT_JOURNAL"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    journal = fcntl(file, F_DUPFD_CLOEXEC, 700);
    syscall(SYS_close, file);
  }
}

__attribute__((destructor)) static void end(void) {
  if (!count_file) return;
  char text[32];
  int length = snprintf(text, sizeof text, "%ld\n", counted);
  int file = (int)syscall(SYS_openat, AT_FDCWD, count_file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  syscall(SYS_write, file, text, (size_t)length);
  syscall(SYS_close, file);
}

// Puts a call down: its name, its paths, a number, and how many bytes follow.
static void note(const char *call, const char *path, const char *other, long number, const void *bytes, size_t size) {
  if (journal < 0) return;
  char line[2200];
  int length = snprintf(line, sizeof line, "%s\t%s\t%s\t%ld\t%zu\n", call, path, other, number, size);
  int kept = errno;
  syscall(SYS_write, journal, line, (size_t)length);
  if (size) syscall(SYS_write, journal, bytes, size);
  errno = kept;
}

// Whether `name` in `folder`, or the open file itself where there is no name, is one of candor's own.
static int is_ours(int folder, const char *name, char path[1024]) {
  char link[64], base[900] = "";
  if (!root) return 0;
  if (!name || name[0] != '/') {
    if (folder == AT_FDCWD) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, base, sizeof base - 1);
    if (length < 0) return 0;
    base[length] = 0;
  }
  snprintf(path, 1024, "%s%s%s", base, name && base[0] ? "/" : "", name ? name : "");
  const char *rest = path + strlen(root);
  if (strncmp(path, root, strlen(root))) return 0;
  return !*rest || !strncmp(rest, "/log", 4) || !strncmp(rest, "/state", 6);
}

// Counts a call; true where this one gets the fault that `action` says. Kills here where it is to be killed before.
static int is_hit(const char *call, const char *path) {
  if (failing[0] && !strcmp(failing, call)) return 1;
  if (only_call[0]) {
    size_t length = strlen(path), end = strlen(only_end);
    int is_folder = end && only_end[end - 1] == '/';
    if (strcmp(only_call, call)) return 0;
    if (is_folder ? !strstr(path, only_end) : length < end || strcmp(path + length - end, only_end)) return 0;
  }
  if (++counted != at) return 0;
  if (action == KILL) kill(getpid(), SIGKILL);
  if (action == ERRNOS) snprintf(failing, sizeof failing, "%s", call);
  return action != NOTHING;
}

// What a call does that can only fail, or be followed by the end.
#define GUARD(call, path, made)                      \
  if (is_hit(call, path)) {                          \
    if (action == ERRNO || action == ERRNOS) {       \
      errno = (int)argument;                         \
      return -1;                                     \
    }                                                \
    if (action == KILLED || action == TEAR) {        \
      (void)(made);                                  \
      kill(getpid(), SIGKILL);                       \
    }                                                \
  }

ssize_t write(int file, const void *bytes, size_t size) {
  char path[1024];
  if (file == 1) note("say", "", "", 0, bytes, size);
  if (!is_ours(file, NULL, path)) return REAL(write)(file, bytes, size);
  size_t part = size;
  if (is_full) {
    errno = ENOSPC;
    return -1;
  }
  int hit = is_hit("write", path);
  if (hit && (action == ERRNO || action == ERRNOS)) {
    errno = (int)argument;
    return -1;
  }
  if (hit && (action == TEAR || action == SHORT || action == FULL) && (size_t)argument < size) part = (size_t)argument;
  if (hit && action == FULL) is_full = 1;
  if (part == 0 && size > 0 && action == FULL) {
    errno = ENOSPC;
    return -1;
  }
  ssize_t done = REAL(write)(file, bytes, part);
  if (done > 0) note("write", path, "", 0, bytes, (size_t)done);
  if (hit && (action == TEAR || action == KILLED)) kill(getpid(), SIGKILL);
  return done;
}

ssize_t read(int file, void *bytes, size_t size) {
  char path[1024];
  if (!is_ours(file, NULL, path)) return REAL(read)(file, bytes, size);
  GUARD("read", path, REAL(read)(file, bytes, size))
  return REAL(read)(file, bytes, size);
}

// A flush that fails is put down too: what it could not write is gone.
static int flushed(const char *call, const char *path, int file, int (*flush)(int)) {
  if (is_hit(call, path)) {
    if (action == ERRNO || action == ERRNOS) {
      note(call, path, "", -1, NULL, 0);
      errno = (int)argument;
      return -1;
    }
    if (action == KILLED || action == TEAR) {
      flush(file);
      kill(getpid(), SIGKILL);
    }
  }
  int result = flush(file);
  note(call, path, "", result, NULL, 0);
  return result;
}

int fdatasync(int file) {
  char path[1024];
  if (!is_ours(file, NULL, path)) return REAL(fdatasync)(file);
  if (lies) return 0;
  return flushed("fdatasync", path, file, REAL(fdatasync));
}

int fsync(int file) {
  char path[1024];
  if (!is_ours(file, NULL, path)) return REAL(fsync)(file);
  return flushed("fsync", path, file, REAL(fsync));
}

int openat(int folder, const char *name, int flags, ...) {
  char path[1024];
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if (!is_ours(folder, name, path)) return REAL(openat)(folder, name, flags, mode);
  GUARD("openat", path, REAL(openat)(folder, name, flags, mode))
  int result = REAL(openat)(folder, name, flags, mode);
  if (result >= 0 && flags & O_CREAT) note("create", path, "", flags & O_EXCL ? 1 : 0, NULL, 0);
  return result;
}

int renameat(int folder, const char *name, int other, const char *target) {
  char path[1024], goal[1024];
  if (!is_ours(folder, name, path) || !is_ours(other, target, goal))
    return REAL(renameat)(folder, name, other, target);
  GUARD("renameat", path, REAL(renameat)(folder, name, other, target))
  int result = REAL(renameat)(folder, name, other, target);
  if (result == 0) note("rename", path, goal, 0, NULL, 0);
  return result;
}

int unlinkat(int folder, const char *name, int flags) {
  char path[1024];
  if (!is_ours(folder, name, path)) return REAL(unlinkat)(folder, name, flags);
  GUARD("unlinkat", path, REAL(unlinkat)(folder, name, flags))
  int result = REAL(unlinkat)(folder, name, flags);
  if (result == 0) note("unlink", path, "", 0, NULL, 0);
  return result;
}

int mkdirat(int folder, const char *name, mode_t mode) {
  char path[1024];
  if (!is_ours(folder, name, path)) return REAL(mkdirat)(folder, name, mode);
  GUARD("mkdirat", path, REAL(mkdirat)(folder, name, mode))
  int result = REAL(mkdirat)(folder, name, mode);
  if (result == 0) note("mkdir", path, "", 0, NULL, 0);
  return result;
}

int ftruncate(int file, off_t size) {
  char path[1024];
  if (!is_ours(file, NULL, path)) return REAL(ftruncate)(file, size);
  GUARD("ftruncate", path, REAL(ftruncate)(file, size))
  int result = REAL(ftruncate)(file, size);
  if (result == 0) note("truncate", path, "", (long)size, NULL, 0);
  return result;
}

int fchmod(int file, mode_t mode) {
  char path[1024];
  if (!is_ours(file, NULL, path)) return REAL(fchmod)(file, mode);
  GUARD("fchmod", path, REAL(fchmod)(file, mode))
  return REAL(fchmod)(file, mode);
}

int fchmodat(int folder, const char *name, mode_t mode, int flags) {
  char path[1024];
  if (!is_ours(folder, name, path)) return REAL(fchmodat)(folder, name, mode, flags);
  GUARD("fchmodat", path, REAL(fchmodat)(folder, name, mode, flags))
  return REAL(fchmodat)(folder, name, mode, flags);
}

int flock(int file, int operation) {
  char path[1024];
  if (!is_ours(file, NULL, path)) return REAL(flock)(file, operation);
  GUARD("flock", path, REAL(flock)(file, operation))
  return REAL(flock)(file, operation);
}
