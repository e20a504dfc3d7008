// SPDX-License-Identifier: GPL-3.0-or-later
// A crash must not leave the terminal without echo.
#define _GNU_SOURCE
#include "parts.h"

#include <signal.h>
#include <termios.h>
#include <unistd.h>

static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
static struct sigaction before_crash[COUNT(crashes)];
static struct termios before_reading;
static volatile sig_atomic_t terminal_is_ours, paste_is_bracketed;

// Only what may be called in a signal handler. The crash then goes on as it would have without us: what was
// there before is put back, and the signal, blocked until the return, comes again.
static void restore_and_crash(int number) {
    if (terminal_is_ours) {
        static const char paste_off[] = "\033[?2004l";
        static const char line_end[] = "\n";
        ssize_t written = 0;
        if (paste_is_bracketed) written = write(STDOUT_FILENO, paste_off, sizeof paste_off - 1);
        written = write(STDOUT_FILENO, line_end, sizeof line_end - 1);
        (void)written;
        tcsetattr(STDIN_FILENO, TCSANOW, &before_reading);
    }
    for (size_t i = 0; i < COUNT(crashes); i++)
        if (crashes[i] == number) sigaction(number, &before_crash[i], NULL);
    raise(number);
}

// On a stack of its own: running out of stack is one of the crashes.
void le_restore_on_crash(void) {
    static unsigned char memory[64 * 1024];
    stack_t stack = {.ss_sp = memory, .ss_size = sizeof memory};
    int on_stack = sigaltstack(&stack, NULL) == 0 ? SA_ONSTACK : 0;
    struct sigaction action = {.sa_handler = restore_and_crash, .sa_flags = on_stack};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < COUNT(crashes); i++) sigaction(crashes[i], &action, &before_crash[i]);
}

void le_take_terminal(bool bracketed_paste) {
    paste_is_bracketed = bracketed_paste;
    tcgetattr(STDIN_FILENO, &before_reading);
    terminal_is_ours = 1;
}

void le_leave_terminal(void) { terminal_is_ours = 0; }
