// SPDX-License-Identifier: GPL-3.0-or-later
// Handing the terminal to another program, and taking it back.
#define _GNU_SOURCE
#include "line_editor.h"
#include "parts.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

// How long a program may take to end once it was told to.
enum { PATIENCE_IN_MILLISECONDS = 2000 };

// The group that the terminal's keys speak to. Whoever changes that from behind is stopped by SIGTTOU, so it waits.
static void give_terminal(pid_t group) {
    sigset_t stopping, before;
    sigemptyset(&stopping);
    sigaddset(&stopping, SIGTTOU);
    sigprocmask(SIG_BLOCK, &stopping, &before);
    tcsetpgrp(STDIN_FILENO, group);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

// What is ignored here would be ignored there as well; handlers go with the program that had them.
static void become(char *const words[]) {
    setpgid(0, 0);
    give_terminal(getpid());
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL);
    execv(words[0], words);
    _exit(127);
}

// Ctrl-Z went to the program alone; the shell that started this process waits for it to stop too.
static void stop_with(pid_t group) {
    give_terminal(getpgrp());
    le_stop_here();
    give_terminal(group);
    kill(-group, SIGCONT);
}

int le_run(char *const words[]) {
    struct termios settings;
    bool has_settings = tcgetattr(STDIN_FILENO, &settings) == 0;
    pid_t program = fork();
    if (program < 0) return -1;
    if (program == 0) become(words);
    setpgid(program, program);
    give_terminal(program);

    int status = -1, ending = 0;
    while (true) {
        pid_t changed = waitpid(program, &status, WNOHANG | WUNTRACED);
        if (changed == program && WIFSTOPPED(status)) stop_with(program);
        else if (changed != 0) break;
        struct pollfd source = {.fd = le_signal_source(), .events = POLLIN};
        int ready = poll(&source, 1, ending != 0 ? PATIENCE_IN_MILLISECONDS : -1);
        if (ready == 0) kill(-program, SIGKILL);
        if (ready <= 0) continue;
        int number = le_next_signal();
        if (number != SIGTERM && number != SIGHUP && number != SIGQUIT) continue;
        ending = number;
        kill(-program, number);
        kill(-program, SIGCONT);
    }
    give_terminal(getpgrp());
    if (has_settings) tcsetattr(STDIN_FILENO, TCSADRAIN, &settings);
    if (ending != 0) le_report_signal(ending);
    return status;
}
