# Sourced by run, check and .ci/run: which systems we support, and their packages.
# shellcheck shell=bash

build_packages=(g++ cmake ninja-build qt6-base-dev qt6-svg-dev libqcustomplot-dev libeigen3-dev
    libopenblas-dev libboost-dev libxcb1-dev)
window_packages=(libqt6svg6 fonts-dejavu-core)
test_packages=(liblemon-dev)
ci_packages=(clang-format clang-tidy)

# Stops with one line on a system that we do not know to work.
require_supported_system() {
    local id="" version="" pretty="this system"
    if [ -r /etc/os-release ]; then
        id=$(. /etc/os-release && echo "${ID:-}")
        version=$(. /etc/os-release && echo "${VERSION_ID:-}")
        pretty=$(. /etc/os-release && echo "${PRETTY_NAME:-this system}")
    fi
    case "$id:$version" in
        debian:12|debian:13|ubuntu:24.04) ;;
        *)
            echo "Counterpart builds on Debian 12, Debian 13 and Ubuntu 24.04; ${pretty} is none of them (it may lack QCustomPlot for Qt 6)." >&2
            exit 1 ;;
    esac
}

# Installs what is missing of the named Debian packages; prints the line it runs.
require_packages() {
    local missing=() package installed
    installed=" $(dpkg-query -W -f='${Package}:${db:Status-Abbrev} ' "$@" 2>/dev/null) "
    for package in "$@"; do
        [[ "$installed" == *" $package:ii "* ]] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    local sudo=""
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "Missing packages: ${missing[*]}; install them as root (there is no sudo here)." >&2
            exit 1
        }
        sudo="sudo "
    fi
    local line="${sudo}apt-get update && ${sudo}apt-get install --yes --no-install-recommends ${missing[*]}"
    echo "$line"
    export DEBIAN_FRONTEND=noninteractive
    (eval "$line") >&2 || {
        echo "Installing packages failed; see above. Try the line yourself: $line" >&2
        exit 1
    }
}

# Builds a target of build/release; configures first where that was not done yet, or not with
# these settings (NAME=VALUE after the target).
build_release() {
    local target=$1 setting
    shift
    local wanted=()
    for setting in "$@"; do
        grep -qs "^${setting%%=*}:[A-Z]*=${setting#*=}\$" build/release/CMakeCache.txt || wanted+=("-D$setting")
    done
    if [ ! -f build/release/build.ninja ] || [ ${#wanted[@]} -gt 0 ]; then
        local log
        log=$(mktemp)
        cmake --preset release "${wanted[@]}" >"$log" 2>&1 || {
            cat "$log" >&2
            rm -f "$log"
            exit 1
        }
        rm -f "$log"
    fi
    cmake --build build/release --target "$target" || exit 1
}
