// counterpart-window: the same program with graphics.

#include "app/program.h"
#include "app/window/window_graphics.h"

int main(int argc, char** argv) {
    counterpart::WindowGraphics graphics;
    return counterpart::run_program(argc, argv, &graphics);
}
