// SPDX-License-Identifier: GPL-3.0-or-later
// Signals that can be waited for together with the keys: a handler only writes its number into a pipe.
#define _GNU_SOURCE
#include "line_editor.h"
#include "parts.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static int signal_pipe[2] = {-1, -1};

void le_report_signal(int number) {
    int kept = errno;
    unsigned char byte = (unsigned char)number;
    ssize_t written = write(signal_pipe[1], &byte, 1);
    (void)written;
    errno = kept;
}

static void handle(int number, void (*handler)(int)) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

// A signal that was ignored at the start stays so, as under nohup.
static void report(int number) {
    struct sigaction before;
    if (sigaction(number, NULL, &before) == 0 && before.sa_handler != SIG_IGN) handle(number, le_report_signal);
}

bool le_report_signals(void) {
    if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return false;
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};
    for (size_t i = 0; i < COUNT(numbers); i++) report(numbers[i]);
    handle(SIGCHLD, le_report_signal);  // Whoever ignores it is told of no end, and le_run waits for one.
    return true;
}

int le_signal_source(void) { return signal_pipe[0]; }

int le_next_signal(void) {
    unsigned char number;
    return read(signal_pipe[0], &number, 1) == 1 ? number : 0;
}

// A process group without a shell is not stopped, and then goes on at once; SIGSTOP, which cannot be handled, is
// followed by SIGCONT all the same.
void le_stop_here(void) {
    handle(SIGCONT, SIG_DFL);
    handle(SIGTSTP, SIG_DFL);
    raise(SIGTSTP);
    handle(SIGTSTP, le_report_signal);
    handle(SIGCONT, le_report_signal);
}
