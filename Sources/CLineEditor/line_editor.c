#include "line_editor.h"
void le_placeholder(void) {}
