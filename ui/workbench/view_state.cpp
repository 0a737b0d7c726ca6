#include "ui/workbench/view_state.h"
