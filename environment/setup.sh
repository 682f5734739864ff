#!/usr/bin/env bash
# Makes a bare machine ready: system packages, the door into libtorch, the library under lib/bin, the notebook kernel. Safe to run again.
#
#   bash environment/setup.sh [--engine auto|system|cpu|cuda] [--with-tests]
#
# system      libtorch from the distribution (or LIBTORCH=/path, an unpacked one, CUDA builds included)
# cpu, cuda   the TorchSharp packages, where the package feed has them
# auto        cuda where there is an NVIDIA driver and the feed has the package, else system
#
# Tried on Debian 12 and 13. Written for Ubuntu 24.04 too, not tried there.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
source "$root/environment/steps.sh"

engine=auto
with_tests=
while [ $# -gt 0 ]; do
  case "$1" in
    --engine) engine="${2:?--engine needs auto, system, cpu or cuda}"; shift 2 ;;
    --engine=*) engine="${1#*=}"; shift ;;
    --with-tests) with_tests=yes; shift ;;
    *) fail "setup.sh knows --engine auto|system|cpu|cuda and --with-tests, not '$1'." ;;
  esac
done
case "$engine" in auto|system|cpu|cuda) ;; *) fail "--engine is auto, system, cpu or cuda, not '$engine'." ;; esac

cd "$root"
need_dotnet
engine="$(choose_engine "$engine")"
say "engine: $engine"
write_engine "$engine"

turbojpeg=libturbojpeg0
! grep -qs '^ID=ubuntu' /etc/os-release || turbojpeg=libturbojpeg
packages=(libvips42 "$turbojpeg" libzmq5)
[ "$engine" != system ] || packages+=(cmake make g++)
[ "$engine" != system ] || [ -n "${LIBTORCH:-}" ] || packages+=(libtorch-dev libgloo-dev libopenblas0-pthread)
[ -z "$with_tests" ] || packages+=(python3-nbformat python3-pil python3-jupyter-client python3-ipykernel jupyter-nbconvert)
command -v npm > /dev/null || packages+=(npm)
need_packages "${packages[@]}"
[ -z "$with_tests" ] || want_packages chromium jupyter-notebook pngquant
need_plotly
need_mermaid
[ -z "$with_tests" ] || need_onnxruntime
[ -z "$with_tests" ] || need_playwright

if up_to_date; then
  say "lib/bin: up to date"
else
  publish
fi
install_kernel
say "ready"
