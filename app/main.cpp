// counterpart: what needs no graphics is done here; the rest by counterpart-window.

#include "app/program.h"

int main(int argc, char** argv) {
    return counterpart::run_program(argc, argv, nullptr);
}
