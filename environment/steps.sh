# The steps of setup.sh, one function each. Sourced, not run.

plotly_version=4.1.1
mermaid_version=11.17.2
playwright_version=1.58.2
onnxruntime_version=1.30.0

say() { printf '[set-up] %s\n' "$*"; }
fail() { printf '[set-up] %s\n' "$*" >&2; exit 1; }

# The command to become root with, empty as root. Fails where there is no way.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo > /dev/null && sudo -n true 2> /dev/null; then sudo "$@"
  else return 1
  fi
}

installed() { dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2> /dev/null | grep -q '^ii'; }

# A library may carry another name in a newer release (libvips42t64 since the 64-bit time change).
present() { installed "$1" || installed "$1t64"; }

need_packages() {
  local missing=() package log
  command -v dpkg-query > /dev/null || fail "This is no Debian or Ubuntu: install what corresponds to '$*' with your package manager, or use LIBTORCH=/path and --engine."
  for package in "$@"; do present "$package" || missing+=("$package"); done
  if [ ${#missing[@]} = 0 ]; then say "system packages: all there"; return; fi
  say "system packages: installing ${missing[*]}"
  log="$(mktemp)"
  as_root apt-get update > "$log" 2>&1 \
    && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >> "$log" 2>&1 \
    || { tail -n 5 "$log" >&2; fail "could not install. As root run: apt-get update && apt-get install ${missing[*]}"; }
  rm -f "$log"
}

# Those without which everything but a few tests works: a distribution may not have them.
want_packages() {
  local package found=()
  for package in "$@"; do
    if present "$package" || apt-cache show "$package" > /dev/null 2>&1; then found+=("$package")
    else say "$package: this distribution has no such package; the tests that need it are skipped"
    fi
  done
  [ ${#found[@]} = 0 ] || need_packages "${found[@]}"
}

need_dotnet() {
  if command -v dotnet > /dev/null && dotnet --list-sdks | grep -q '^10\.'; then say ".NET SDK: $(dotnet --version)"; return; fi
  if apt-cache show dotnet-sdk-10.0 > /dev/null 2>&1; then need_packages dotnet-sdk-10.0; return; fi
  fail "The .NET 10 SDK is missing and this distribution has no package dotnet-sdk-10.0: see https://learn.microsoft.com/dotnet/core/install/linux, then run this again."
}

# Whether the package feed serves a package: a restore of an empty project says so.
feed_has() {
  local folder; folder="$(mktemp -d)"
  cat > "$folder/probe.csproj" <<EOF
<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
<ItemGroup><PackageReference Include="$1" Version="$2" /></ItemGroup></Project>
EOF
  (cd "$folder" && timeout 120 dotnet restore > /dev/null 2>&1)
  local found=$?
  rm -rf "$folder"
  return $found
}

choose_engine() {
  local version; version="$(sed -n 's/.*"TorchSharp-cpu" Version="\([^"]*\)".*/\1/p' "$root/Directory.Packages.props")"
  case "$1" in
    auto)
      if [ -z "${LIBTORCH:-}" ] && command -v nvidia-smi > /dev/null && nvidia-smi > /dev/null 2>&1 && feed_has TorchSharp-cuda-linux "$version"; then echo cuda
      else echo system
      fi ;;
    cpu|cuda)
      local package="TorchSharp-cpu"; [ "$1" = cpu ] || package="TorchSharp-cuda-linux"
      feed_has "$package" "$version" || fail "the package feed has no $package $version: go on with --engine system (libtorch from the distribution, or LIBTORCH=/path for a CUDA build)."
      echo "$1" ;;
    *) echo system ;;
  esac
}

write_engine() {
  local file="$root/environment/engine.props"
  local text="<Project><PropertyGroup><TorchEngine>$1</TorchEngine></PropertyGroup></Project>"
  [ -f "$file" ] && [ "$(cat "$file")" = "$text" ] || printf '%s\n' "$text" > "$file"
}

# A package of npm's in a folder of its own (npm takes away what it wasn't asked for): folder, package, version, what there is not without it.
need_npm() {
  local folder="$root/artifacts/$1"
  if [ -d "$folder/node_modules/$2" ]; then say "$2: there"; return; fi
  say "$2: installing $3"
  mkdir -p "$folder"
  npm install --prefix "$folder" --no-save --no-audit --no-fund --ignore-scripts "$2@$3" > "$folder/install.log" 2>&1 \
    || { say "$2 could not be installed (see artifacts/$1/install.log): $4. Everything else works."; return 1; }
}

need_plotly() { need_npm npm plotly.js-cartesian-dist-min "$plotly_version" "pages will have no charts" || true; }

need_mermaid() { need_npm mermaid @mermaid-js/tiny "$mermaid_version" "pages will show Mermaid diagrams as their text" || true; }

# Drives the browser in which a test steps through a notebook.
need_playwright() { need_npm playwright playwright-core "$playwright_version" "the test in a browser is skipped" || true; }

# The real runtime that the tests run exported models in.
need_onnxruntime() {
  local bin
  need_npm onnxruntime onnxruntime-node "$onnxruntime_version" "the tests of exported models are skipped" || return 0
  # 240 MB of it are for other systems.
  bin="$(dirname "$(find "$root/artifacts/onnxruntime/node_modules/onnxruntime-node/bin" -type d -name linux)")"
  rm -rf "$bin/darwin" "$bin/win32"
}

# One number over everything that lib/bin is made from.
fingerprint() {
  (cd "$root" && find lib environment/engine.props Directory.*.props global.json -type f \
      -not -path '*/bin/*' -not -path '*/obj/*' -not -path '*/native/build/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
    echo "${LIBTORCH:-}"; dotnet --version) | sha256sum
}

up_to_date() {
  [ -f "$root/lib/bin/FineTune.dll" ] && [ -f "$root/lib/bin/workbook/workbook.dll" ] && [ -f "$root/lib/bin/finetune/FineTune.Command.dll" ] && [ "$(cat "$root/lib/bin/made-from" 2> /dev/null)" = "$(fingerprint)" ]
}

publish() {
  say "building the library and the workbook"
  # Another libtorch than last time: the door is built anew.
  [ "$(cat "$root/lib/bin/libtorch" 2> /dev/null)" = "${LIBTORCH:-system}" ] || rm -rf "$root/lib/TorchSharp.System/native/build"
  rm -rf "$root/lib/bin"
  build lib/FineTune lib/bin
  # Ahead of time where the feed has the compiler for it; else the kernel takes a second longer to start.
  (build lib/Workbook lib/bin/workbook -p:AheadOfTime=true) 2> /dev/null || build lib/Workbook lib/bin/workbook
  (build lib/FineTune.Command lib/bin/finetune -p:AheadOfTime=true) 2> /dev/null || build lib/FineTune.Command lib/bin/finetune
  ! grep -q '>system<' "$root/environment/engine.props" || write_aliases
  printf '%s\n' "${LIBTORCH:-system}" > "$root/lib/bin/libtorch"
  fingerprint > "$root/lib/bin/made-from"
}

# What a notebook's #r "nuget: TorchSharp..." means on the system engine.
write_aliases() {
  local name separator='{'
  for name in TorchSharp TorchSharp-cpu TorchSharp-cuda-linux TorchSharp-cuda-windows; do
    printf '%s\n "%s": {"assemblies": ["TorchSharp.dll"], "note": "the system engine in lib/bin stands for it"}' "$separator" "$name"
    separator=','
  done > "$root/lib/bin/package-aliases.json"
  printf '\n}\n' >> "$root/lib/bin/package-aliases.json"
}

# So that VS Code and Jupyter find the kernel. One that somebody else wrote is left alone.
install_kernel() {
  local written
  if written="$("$root/environment/workbook" kernel install --user 2>&1)"; then say "$written"
  else say "the notebook kernel was not made known to Jupyter: $written"
  fi
}

build() {
  local log="$root/artifacts/build.log"
  mkdir -p "$root/artifacts"
  dotnet publish "$root/$1" -c Release -o "$root/$2" "${@:3}" --nologo -v quiet > "$log" 2>&1 || { tail -n 20 "$log" >&2; fail "$1 did not build: the whole log is in artifacts/build.log"; }
}
