// SPDX-License-Identifier: GPL-3.0-or-later
// The data files that the binary carries. A new file takes one array and one line of the table.
#include "prompts.h"

static const unsigned char demo[] = {
#embed "demo.yaml"
};
static const unsigned char evidence[] = {
#embed "evidence.yaml"
};
static const unsigned char check_in[] = {
#embed "flows/check-in.yaml"
};
static const unsigned char feedback[] = {
#embed "flows/feedback.yaml"
};
static const unsigned char follow_up[] = {
#embed "flows/follow-up.yaml"
};
static const unsigned char goal[] = {
#embed "flows/goal.yaml"
};
static const unsigned char rules_blame[] = {
#embed "rules/blame.yaml"
};
static const unsigned char rules_care[] = {
#embed "rules/care.yaml"
};
static const unsigned char rules_goals[] = {
#embed "rules/goals.yaml"
};
static const unsigned char rules_person[] = {
#embed "rules/person.yaml"
};
static const unsigned char rules_questions[] = {
#embed "rules/questions.yaml"
};
static const unsigned char rules_vague[] = {
#embed "rules/vague.yaml"
};
static const unsigned char rules_whole[] = {
#embed "rules/whole.yaml"
};
static const unsigned char scales_acts[] = {
#embed "scales/acts.yaml"
};
static const unsigned char scales_feedback[] = {
#embed "scales/feedback.yaml"
};
static const unsigned char scales_goal[] = {
#embed "scales/goal.yaml"
};
static const unsigned char words[] = {
#embed "words.yaml"
};

#define FILE(path, array) {path, array, sizeof array}
static const candor_prompt table[] = {
    FILE("demo.yaml", demo),
    FILE("evidence.yaml", evidence),
    FILE("flows/check-in.yaml", check_in),
    FILE("flows/feedback.yaml", feedback),
    FILE("flows/follow-up.yaml", follow_up),
    FILE("flows/goal.yaml", goal),
    FILE("rules/blame.yaml", rules_blame),
    FILE("rules/care.yaml", rules_care),
    FILE("rules/goals.yaml", rules_goals),
    FILE("rules/person.yaml", rules_person),
    FILE("rules/questions.yaml", rules_questions),
    FILE("rules/vague.yaml", rules_vague),
    FILE("rules/whole.yaml", rules_whole),
    FILE("scales/acts.yaml", scales_acts),
    FILE("scales/feedback.yaml", scales_feedback),
    FILE("scales/goal.yaml", scales_goal),
    FILE("words.yaml", words),
};

size_t candor_prompt_count(void) { return sizeof table / sizeof *table; }
candor_prompt candor_prompt_at(size_t index) { return table[index]; }
