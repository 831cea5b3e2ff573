# shellcheck shell=bash
# What bin/demo, bin/bench and bin/test share: installing what a machine lacks, building, running
# the testbed's programs. Everything here speaks on stderr, so that stdout is the caller's alone.
# The caller sets home, the folder of the project.
: "${home:?}"

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$1"
  exit 2
}

# --- What a machine lacks -------------------------------------------------------------------------

has_jdk() {
  local javac version
  javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac
  version=$("$javac" -version 2>/dev/null) || return 1
  version=${version#javac }
  [ "${version%%.*}" -ge 17 ]
}

has_postgres() {
  compgen -G '/usr/lib/postgresql/*/lib/pglogical.so' >/dev/null && return 0
  command -v pg_config >/dev/null && [ -f "$(pg_config --pkglibdir)/pglogical.so" ]
}

has_docker() { command -v docker >/dev/null && docker info >/dev/null 2>&1; }

has_servers() {
  case ${BELTLINE_TEST_SERVERS:-} in
    local) has_postgres ;;
    docker) has_docker ;;
    *) has_postgres || has_docker ;;
  esac
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

# Installs packages; all that apt prints goes to stderr, and only if something fails.
install_packages() {
  local output
  if ! output=$(as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" 2>&1); then
    say "$output"
    fail "Could not install: $*"
  fi
}

require_apt() {
  command -v apt-get >/dev/null \
    || fail "Missing: $*. Install a JDK 17, Maven and PostgreSQL 15 with pglogical by hand: this is neither Debian nor Ubuntu."
  if [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null; then
    fail "Missing: $*. Run this once as root, or as a user who may use sudo without a password, to install them."
  fi
}

# PostgreSQL 15 where the system has it, otherwise the newest version that has pglogical.
postgres_version() {
  local versions
  versions=$(apt-cache search --names-only '^postgresql-[0-9]+-pglogical$' | sed 's/^postgresql-\([0-9]*\)-.*/\1/' | sort -n)
  if grep -qx 15 <<<"$versions"; then
    echo 15
  else
    tail -n 1 <<<"$versions"
  fi
}

# Without a cluster of the system's own: the packages would make and start one on port 5432.
install_postgres() {
  local version settings=/etc/postgresql-common/createcluster.conf
  version=$(postgres_version)
  [ -n "$version" ] || fail "The system's packages have no PostgreSQL with pglogical. Install Docker instead."
  install_packages postgresql-common
  # What an earlier run that broke off has saved is the original.
  [ -f "$settings.beltline" ] || as_root cp "$settings" "$settings.beltline"
  as_root sed -i "s/^#\? *create_main_cluster.*/create_main_cluster = false/" "$settings"
  install_packages "postgresql-$version" "postgresql-$version-pglogical"
  as_root mv "$settings.beltline" "$settings"
}

# The oldest JDK that is enough, where the system still has it.
jdk_package() {
  if apt-cache show openjdk-17-jdk-headless >/dev/null 2>&1; then
    echo openjdk-17-jdk-headless
  else
    echo default-jdk-headless
  fi
}

# Installs a JDK, Maven and PostgreSQL with pglogical, each only where it is missing.
prepare_machine() {
  local missing=() packages=()
  has_jdk || missing+=("a JDK, 17 or newer")
  command -v mvn >/dev/null || { missing+=("Maven") && packages+=(maven); }
  has_servers || missing+=("PostgreSQL with pglogical")
  [ ${#missing[@]} -gt 0 ] || return 0

  local list
  printf -v list '%s, ' "${missing[@]}"
  list=${list%, }
  require_apt "$list"
  say "Installing $list from the system's packages ..."
  as_root apt-get update -qq >&2 || fail "apt-get update failed; mend the package sources, see above."
  has_jdk || packages+=("$(jdk_package)")
  [ ${#packages[@]} -eq 0 ] || install_packages "${packages[@]}"
  has_servers || install_postgres
  has_jdk || fail "The system's packages have no JDK 17. Install one and set JAVA_HOME."
  has_servers || fail "BELTLINE_TEST_SERVERS=${BELTLINE_TEST_SERVERS:-} is not possible on this machine."
}

# --- The real Temporal ----------------------------------------------------------------------------

temporal_version=1.5.1
temporal_module=github.com/temporalio/cli/cmd/temporal

# Whether a program is Temporal's own, which carries a server; bin/temporal here is not.
is_temporal_cli() { "$1" --version 2>/dev/null </dev/null | grep -q '(Server [0-9]'; }

find_temporal_cli() {
  local candidate candidates
  mapfile -t candidates < <(type -aP temporal)
  for candidate in "${candidates[@]}" "$1"; do
    if is_temporal_cli "$candidate"; then
      echo "$candidate"
      return 0
    fi
  done
  return 1
}

# Beside its place, then moved there: another script may be about to run it.
build_temporal_cli() {
  local folder building
  command -v go >/dev/null \
    || fail "Missing: the real Temporal. Put the temporal command line on PATH, or its path into TEMPORAL_CLI, or install Go to let it be built."
  say "Building the real Temporal $temporal_version with Go; that takes some minutes, once ..."
  folder=$(dirname "$1")
  mkdir -p "$folder"
  building=$(mktemp -d -p "$folder")
  if ! GOBIN=$building nice go install "$temporal_module@v$temporal_version" >&2; then
    rm -rf "$building"
    fail "Go could not build $temporal_module. Put the temporal command line on PATH, or its path into TEMPORAL_CLI."
  fi
  mv "$building/temporal" "$1"
  rmdir "$building"
}

# Sets TEMPORAL_CLI to the temporal command line: the one that it names, else from PATH, else built.
prepare_temporal() {
  local cached=${XDG_CACHE_HOME:-$HOME/.cache}/beltline/temporal-$temporal_version/temporal
  if [ -n "${TEMPORAL_CLI:-}" ]; then
    is_temporal_cli "$TEMPORAL_CLI" \
      || fail "TEMPORAL_CLI=$TEMPORAL_CLI is not the temporal command line with its server."
    TEMPORAL_CLI=$(readlink -f "$(type -P "$TEMPORAL_CLI")")
  elif ! TEMPORAL_CLI=$(find_temporal_cli "$cached"); then
    build_temporal_cli "$cached"
    TEMPORAL_CLI=$cached
  fi
  export TEMPORAL_CLI
}

# Whether the last --temporal among the arguments is followed by real, and not by embedded.
wants_real_temporal() {
  local kind=embedded
  while [ $# -gt 0 ]; do
    case $1 in
      --temporal) kind=${2:-} ;;
      --temporal=*) kind=${1#*=} ;;
    esac
    shift
  done
  case $kind in
    real) return 0 ;;
    embedded) return 1 ;;
    *) fail "--temporal must be embedded or real, not '$kind'." ;;
  esac
}

# --- Building and running -------------------------------------------------------------------------

programs=(starter worker testbed)
built=$home/target/built

# A script that needs more than the programs adds to it before it builds.
sources=("$home"/*/src/main)

# Whether the last build by build_programs is newer than every source.
is_built() {
  local program
  for program in "${programs[@]}"; do
    compgen -G "$home/$program/target/beltline-$program-*.jar" >/dev/null || return 1
  done
  [ -f "$built" ] && [ -z "$(find "$home"/pom.xml "$home"/*/pom.xml "${sources[@]}" -newer "$built" -print -quit)" ]
}

# Builds the programs, without tests, unless they are newer than their sources.
build_programs() {
  local begun
  is_built && return 0
  say "Building ..."
  begun=$(mktemp)
  (cd "$home" && mvn -q -B -DskipTests package >&2) || fail "The build failed."
  mkdir -p "$home/target"
  mv "$begun" "$built"
}

# Prints a usage text and ends, if one of the arguments asks for it: without installing anything.
answer_help() {
  local text=$1 argument
  shift
  for argument in "$@"; do
    case $argument in
      -h | --help)
        printf '%s\n' "$text"
        exit 0
        ;;
    esac
  done
}

# Runs a class of the testbed in place of this shell, so that signals reach it. Its application shares the
# machine with what it measures: one compiler, the quick one, takes less of it away.
run_testbed() {
  local jar
  jar=$(compgen -G "$home/testbed/target/beltline-testbed-*.jar" | head -n 1)
  exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:TieredStopAtLevel=1 -Dbeltline.home="$home" -cp "$jar" "$@"
}
