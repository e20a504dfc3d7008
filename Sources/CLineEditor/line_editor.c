// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "line_editor.h"
#include "parts.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#if RL_READLINE_VERSION < 0x0802
#error "GNU Readline 8.2 or newer is needed"
#endif
enum { OLDEST_READLINE = 0x0802 };

// MARK: The line being read

static struct {
    le_helper helper;
    bool finished;
    le_status status;
    int signal;
    char *text;
    bool has_recalled;
    bool wants_display;
} reading;

static const char *pending_prefill;
static bool is_dumb, paste_is_bracketed;

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

// MARK: The history

void le_history_clear(void) { rl_clear_history(); }

// Whoever walks the history begins at its end, also in a line that was begun before.
void le_history_add(const char *line) {
    add_history(line);
    using_history();
}

// Earlier lines are asked for only when a key comes that may reach for them: an escape sequence, Ctrl-P, or whatever
// else the inputrc binds to a control key that neither ends nor breaks nor completes nor deletes.
static void recall_before(int byte) {
    if (reading.has_recalled || byte >= ' ' || strchr("\r\n\t\b", byte) != NULL) return;
    reading.has_recalled = true;
    if (reading.helper.recall != NULL) reading.helper.recall(reading.helper.context);
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

// Readline asks for a new display after every character. While more of them wait, as in a paste, that would take as
// long as the square of their number.
static void display_when_idle(void) {
    reading.wants_display = !reading.finished && le_byte_waits();
    if (!reading.wants_display) rl_redisplay();
}

// A control key may end the line or move on from it: what was held back is shown before.
static void display_before(int byte) {
    if (!reading.wants_display || (byte >= ' ' && byte != 0x7F)) return;
    reading.wants_display = false;
    rl_redisplay();
}

// Readline shows ESC as ^[, but writes U+0080 to U+009F as they are, and there are terminals that take U+009B for
// ESC [. They can come with a paste; in the line stands what candor would show for them, `\x9b`.
static int next_byte(FILE *stream) {
    if (held_next < held_count) return held[held_next++];
    int byte = le_next_byte(stream);
    if (byte == EOF) return byte;
    display_before(byte);
    recall_before(byte);
    if (byte != 0xC2 || !le_byte_waits()) return byte;
    int trail = le_next_byte(stream);
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

// MARK: Signals

// As Readline sets it, but Ctrl-C and Ctrl-Z leave alone what was typed before them and not yet read.
static void prepare_terminal(int meta) {
    rl_prep_terminal(meta);
    struct termios settings;
    if (tcgetattr(STDIN_FILENO, &settings) != 0) return;
    settings.c_lflag |= NOFLSH;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings);
}

// With a display function that is not its own Readline would only draw again, below what the terminal made of the line.
static void obey_size(void) {
    rl_redisplay_function = rl_redisplay;
    if (is_dumb || !le_redraw_resized()) rl_resize_terminal();
    rl_redisplay_function = display_when_idle;
}

// The shell, or a program that had the terminal, has set it to its own liking, and Readline sets it only where it
// believes that it is not set.
static void take_terminal_back(void) {
    rl_deprep_terminal();
    prepare_terminal(1);
    rl_reset_screen_size();
    fputs("\r", rl_outstream);
    rl_on_new_line();
    rl_forced_update_display();
}

static void obey_signals(void) {
    int number;
    while (!reading.finished && (number = le_next_signal()) != 0) {
        switch (number) {
        case SIGWINCH: obey_size(); break;
        case SIGTSTP:
            rl_deprep_terminal();
            le_stop_here();
            take_terminal_back();
            break;
        case SIGCONT: take_terminal_back(); break;  // It may come without a stop, in the middle of the line.
        case SIGCHLD: break;
        default: abandon(number); break;
        }
    }
}

// MARK: Reading

char *le_read(const char *prompt, const char *prefill, le_helper helper, le_status *status, int *signal) {
    memset(&reading, 0, sizeof reading);
    reading.helper = helper;
    pending_prefill = *prefill != '\0' ? prefill : NULL;
    le_take_terminal(paste_is_bracketed);
    rl_reset_screen_size();
    rl_callback_handler_install(prompt, take_line);
    while (!reading.finished) {
        struct pollfd sources[] = {
            {.fd = STDIN_FILENO, .events = POLLIN},
            {.fd = le_signal_source(), .events = POLLIN},
        };
        if (reading.wants_display && !le_byte_waits()) display_before('\0');
        bool is_early = le_byte_is_early();
        if (poll(sources, COUNT(sources), is_early ? 0 : -1) < 0) {
            if (errno != EINTR) finish(le_status_failed, 0, NULL);
        } else if (!is_early && sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) {
            abandon(SIGHUP);  // Readline would hand back what was typed so far as if Enter had been pressed.
        } else if (is_early || sources[0].revents != 0) {
            // Before the signals: what was typed before one came is part of the line that it ends.
            do rl_callback_read_char();
            while (!reading.finished && (held_next < held_count || le_byte_is_early()));
        } else {
            obey_signals();
        }
    }
    le_leave_terminal();
    *status = reading.status;
    *signal = reading.signal;
    return reading.text;
}

// MARK: What the keys do

static int insert_newline(int count, int key) {
    (void)count, (void)key;
    rl_insert_text("\n");
    return 0;
}

// The line goes from the screen while it is elsewhere. Undo brings back what it was before.
static int edit_elsewhere(int count, int key) {
    (void)count, (void)key;
    if (reading.helper.edit == NULL) return rl_ding();
    if (is_dumb) fputs("\n", rl_outstream);
    else rl_clear_visible_line();
    fflush(rl_outstream);
    rl_deprep_terminal();
    char *edited = reading.helper.edit(rl_line_buffer, reading.helper.context);
    if (edited != NULL) {
        rl_begin_undo_group();
        rl_delete_text(0, rl_end);
        rl_point = 0;
        rl_insert_text(edited);
        rl_end_undo_group();
        free(edited);
    }
    take_terminal_back();
    return 0;
}

// Readline finds the word to complete; to candor all of the line up to the cursor is one.
static char **complete(const char *typed, int start, int end) {
    (void)start, (void)end;
    rl_attempted_completion_over = 1;  // Otherwise it would go on with the names of files.
    return le_candidates(typed, reading.helper);
}

// MARK: Readying Readline

// What the inputrc says comes first; `meaning` is what Readline itself gives the keys and nobody would miss. The keys
// are raw bytes: of the two functions only the second knows escapes like \e.
static void bind(const char *keys, rl_command_func_t *function, rl_command_func_t *meaning) {
    int kind = 0;
    rl_command_func_t *bound = rl_function_of_keyseq(keys, NULL, &kind);
    if (bound == NULL || bound == meaning) rl_bind_keyseq(keys, function);
}

// Names, so that an inputrc can say them.
static void ready_keys(void) {
    rl_add_defun("candor-insert-newline", insert_newline, -1);
    rl_add_defun("candor-edit-elsewhere", edit_elsewhere, -1);
}

static void bind_keys(void) {
    bind("\033\r", insert_newline, rl_vi_editing_mode);
    bind("\033\n", insert_newline, rl_vi_editing_mode);
    bind("\030\005", edit_elsewhere, NULL);
}

static void ready_completion(void) {
    rl_attempted_completion_function = complete;
    rl_completion_display_matches_hook = le_show_candidates;
    rl_completer_word_break_characters = "";
    rl_sort_completion_matches = 0;
    rl_ignore_completion_duplicates = 0;
    rl_variable_bind("page-completions", "off");  // Reading its keys would leave the signals unread.
}

static void ready_readline(void) {
    rl_readline_name = "candor";  // Before the inputrc is read: `$if candor`.
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_change_environment = 0;
    rl_getc_function = next_byte;
    rl_prep_term_function = prepare_terminal;
    rl_startup_hook = insert_prefill;
    rl_variable_bind("show-all-if-ambiguous", "on");  // One Tab, where the inputrc does not want two.
    ready_keys();
    rl_initialize();
    rl_redisplay_function = display_when_idle;  // Not before: for another's display it would not look at the terminal.
    bind_keys();
    ready_completion();
    if (is_dumb) rl_variable_bind("enable-bracketed-paste", "off");
    const char *bracketed = rl_variable_value("enable-bracketed-paste");
    paste_is_bracketed = bracketed != NULL && strcmp(bracketed, "on") == 0;
}

bool le_begin(bool dumb) {
    if (rl_readline_version < OLDEST_READLINE || !le_use_utf8() || !le_report_signals()) return false;
    is_dumb = dumb;
    le_restore_on_crash();
    ready_readline();
    return true;
}
