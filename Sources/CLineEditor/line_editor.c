// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "line_editor.h"
#include "parts.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/readline.h>

#if RL_READLINE_VERSION < 0x0802
#error "GNU Readline 8.2 or newer is needed"
#endif
enum { OLDEST_READLINE = 0x0802 };

// MARK: Signals

// Handlers only write the number here, and le_read waits for it together with the keys.
static int signal_pipe[2] = {-1, -1};

static void report_signal(int number) {
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
    if (sigaction(number, NULL, &before) == 0 && before.sa_handler != SIG_IGN) handle(number, report_signal);
}

static bool report_signals(void) {
    if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return false;
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};
    for (size_t i = 0; i < COUNT(numbers); i++) report(numbers[i]);
    return true;
}

// MARK: Keys

// Bytes that stand for what was typed and that Readline has not asked for yet.
static unsigned char held[4];
static size_t held_count, held_next;

static void hold(const char *bytes, size_t count) {
    memcpy(held, bytes, count);
    held_count = count;
    held_next = 0;
}

static bool a_byte_waits(void) {
    struct pollfd source = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&source, 1, 0) == 1 && (source.revents & POLLIN) != 0;
}

// Readline shows ESC as ^[, but writes U+0080 to U+009F as they are, and there are terminals that take U+009B for
// ESC [. They can come with a paste; in the line stands what candor would show for them, `\x9b`.
static int next_byte(FILE *stream) {
    if (held_next < held_count) return held[held_next++];
    int byte = rl_getc(stream);
    if (byte != 0xC2 || !a_byte_waits()) return byte;
    int trail = rl_getc(stream);
    if (trail == EOF) return byte;
    if (trail < 0x80 || trail > 0x9F) {
        hold(&(char){(char)trail}, 1);
        return byte;
    }
    char shown[sizeof "x9b"];
    snprintf(shown, sizeof shown, "x%02x", (unsigned)trail);
    hold(shown, sizeof shown - 1);
    return '\\';
}

// MARK: The line being read

static struct {
    bool finished;
    le_status status;
    int signal;
    char *text;
} reading;

static const char *pending_prefill;
static bool paste_is_bracketed;

static int insert_prefill(void) {
    if (pending_prefill == NULL) return 0;
    rl_insert_text(pending_prefill);
    pending_prefill = NULL;
    rl_free_undo_list();  // Inserting was recorded as an edit; the first undo would empty the line.
    return 0;
}

static void finish(le_status status, int number, char *text) {
    reading.finished = true;
    reading.status = status;
    reading.signal = number;
    reading.text = text;
    rl_callback_handler_remove();
}

static void take_line(char *line) {
    finish(line != NULL ? le_status_line : le_status_end, 0, line);
    // Readline ends the line at Ctrl-D only where it had to switch bracketed paste off.
    if (line == NULL && !paste_is_bracketed) fputs("\n", rl_outstream);
    fflush(rl_outstream);
}

// Ends the line without Enter. What was typed stays on the screen and goes back to the caller.
static void abandon(int number) {
    char *draft = strdup(rl_line_buffer != NULL ? rl_line_buffer : "");
    rl_point = rl_end;
    rl_redisplay();
    fputs(number == SIGINT ? "^C\n" : "\n", rl_outstream);
    rl_callback_sigcleanup();
    rl_free_line_state();
    finish(le_status_signal, number, draft);
    fflush(rl_outstream);
}

// The shell has set the terminal to its own liking meanwhile, and Readline sets it only where it believes that it
// is not set. The return comes first because a SIGCONT may come without a stop, in the middle of the line.
static void take_terminal_back(void) {
    rl_deprep_terminal();
    rl_prep_terminal(1);
    rl_resize_terminal();
    fputs("\r", rl_outstream);
    rl_on_new_line();
    rl_forced_update_display();
}

// Ctrl-Z. A process group without a shell is not stopped, and then goes on at once; SIGSTOP, which cannot be
// handled, is followed by SIGCONT all the same.
static void stop_here(void) {
    rl_deprep_terminal();
    handle(SIGCONT, SIG_DFL);
    handle(SIGTSTP, SIG_DFL);
    raise(SIGTSTP);
    handle(SIGTSTP, report_signal);
    handle(SIGCONT, report_signal);
    take_terminal_back();
}

static void obey_signals(void) {
    unsigned char number;
    while (!reading.finished && read(signal_pipe[0], &number, 1) == 1) {
        switch (number) {
        case SIGWINCH: rl_resize_terminal(); break;
        case SIGTSTP: stop_here(); break;
        case SIGCONT: take_terminal_back(); break;
        default: abandon(number); break;
        }
    }
}

char *le_read(const char *prompt, const char *prefill, le_status *status, int *signal) {
    memset(&reading, 0, sizeof reading);
    pending_prefill = *prefill != '\0' ? prefill : NULL;
    le_take_terminal(paste_is_bracketed);
    rl_callback_handler_install(prompt, take_line);
    while (!reading.finished) {
        struct pollfd sources[] = {
            {.fd = STDIN_FILENO, .events = POLLIN},
            {.fd = signal_pipe[0], .events = POLLIN},
        };
        if (poll(sources, COUNT(sources), -1) < 0) {
            if (errno != EINTR) finish(le_status_failed, 0, NULL);
        } else if (sources[1].revents != 0) {
            obey_signals();
        } else if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) {
            abandon(SIGHUP);  // Readline would hand back what was typed so far as if Enter had been pressed.
        } else {
            do rl_callback_read_char();
            while (!reading.finished && held_next < held_count);
        }
    }
    le_leave_terminal();
    *status = reading.status;
    *signal = reading.signal;
    return reading.text;
}

// MARK: Readying Readline

static int insert_newline(int count, int key) {
    (void)count, (void)key;
    rl_insert_text("\n");
    return 0;
}

// Without this, Tab completes file names.
static char **complete_nothing(const char *text, int start, int end) {
    (void)text, (void)start, (void)end;
    rl_attempted_completion_over = 1;
    return NULL;
}

// Readline's own meaning of Alt-Enter is "switch to vi keys"; what the inputrc says comes first. The keys are raw
// bytes: of the two functions only the second knows escapes like \e.
static void bind_newline(const char *keys) {
    int kind = 0;
    rl_command_func_t *bound = rl_function_of_keyseq(keys, NULL, &kind);
    if (bound == NULL || bound == rl_vi_editing_mode) rl_bind_keyseq(keys, insert_newline);
}

static void ready_readline(bool dumb) {
    rl_readline_name = "candor";  // Before the inputrc is read: `$if candor`.
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_change_environment = 0;
    rl_getc_function = next_byte;
    rl_startup_hook = insert_prefill;
    rl_attempted_completion_function = complete_nothing;
    rl_add_defun("candor-insert-newline", insert_newline, -1);  // So that an inputrc can name it.
    rl_initialize();
    bind_newline("\033\r");
    bind_newline("\033\n");
    if (dumb) rl_variable_bind("enable-bracketed-paste", "off");
    const char *bracketed = rl_variable_value("enable-bracketed-paste");
    paste_is_bracketed = bracketed != NULL && strcmp(bracketed, "on") == 0;
}

bool le_begin(bool dumb) {
    if (rl_readline_version < OLDEST_READLINE || !le_use_utf8() || !report_signals()) return false;
    le_restore_on_crash();
    ready_readline(dumb);
    return true;
}
