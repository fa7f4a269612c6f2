#!/usr/bin/env bash
# Makes Docker usable on a bare Debian machine that reaches no image registry: installs the engine, builds the images of
# PostgreSQL and RabbitMQ from Debian's packages, and prints the variables with which ./up and ./test use them.
#   sudo bash infra/local/docker.sh           build; prints export lines
#   eval "$(sudo bash infra/local/docker.sh)" build, and use in this shell
#   sudo bash infra/local/docker.sh down      end the engine if this script started it
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
state=$root/.local/docker
export DEBIAN_FRONTEND=noninteractive DOCKER_API_VERSION=${DOCKER_API_VERSION:-1.41} DOCKER_BUILDKIT=0
suite=bookworm

say() { echo "$*" >&2; }

if [ "$(id -u)" != 0 ]; then
  say "Installing and starting an engine takes root: run it with sudo."
  exit 1
fi

if [ "${1:-up}" = down ]; then
  if [ -e "$state/pid" ] && [ "$(cat "/proc/$(cat "$state/pid")/comm" 2> /dev/null)" = dockerd ]; then
    # What a killed test run left behind.
    docker ps -aq --filter label=org.testcontainers=true | xargs -r docker rm -fv > /dev/null
    kill "$(cat "$state/pid")"
    rm -f "$state/pid"
    say "The engine is ending."
  else
    say "No engine of this script is running."
  fi
  exit 0
fi

mkdir -p "$state"
need=()
command -v dockerd > /dev/null || need+=(docker.io)
command -v debootstrap > /dev/null || need+=(debootstrap)
docker compose version > /dev/null 2>&1 || command -v docker-compose > /dev/null || need+=(docker-compose)
if [ ${#need[@]} -gt 0 ]; then
  say "Installing ${need[*]}"
  bash "$root/infra/local/packages.sh" "${need[@]}" iptables >&2
  # The engine runs when this script starts it, not from every boot on.
  if [[ " ${need[*]} " == *" docker.io "* ]] && command -v systemctl > /dev/null; then
    systemctl disable docker.service docker.socket > /dev/null 2>&1 || true
  fi
fi

if ! docker version > /dev/null 2>&1; then
  say "Starting dockerd"
  setsid nohup dockerd > "$state/dockerd.log" 2>&1 < /dev/null &
  echo $! > "$state/pid"
  for _ in $(seq 120); do
    docker version > /dev/null 2>&1 && break
    sleep 0.5
  done
  docker version > /dev/null 2>&1 || { say "dockerd did not start: see $state/dockerd.log"; exit 1; }
fi

base=stillwater-debian:$suite
if ! docker image inspect "$base" > /dev/null 2>&1; then
  say "Making the base image from Debian's packages"
  tree=$(mktemp -d)
  trap 'rm -rf "$tree"' EXIT
  debootstrap --variant=minbase "$suite" "$tree" > "$state/debootstrap.log" 2>&1 \
    || { say "debootstrap failed: see $state/debootstrap.log"; exit 1; }
  # How this machine fetches packages (a proxy, a mirror whose dates are old) holds inside the images too.
  apt-config dump | grep '^Acquire::' | grep -v '::$' > "$tree/etc/apt/apt.conf.d/90-of-the-host" || true
  tar -C "$tree" -c . | docker import - "$base" > /dev/null
fi

build() {
  say "Building $1"
  docker build -q -t "$1" --build-arg "BASE=$base" "$root/infra/local/images/$2" > "$state/$2.log" 2>&1 \
    || { say "The image $1 could not be built: see $state/$2.log"; exit 1; }
}
build stillwater-postgres:15 postgres
build stillwater-rabbitmq:3.10 rabbitmq

cat << VARIABLES
export STILLWATER_POSTGRES_IMAGE=stillwater-postgres:15
export STILLWATER_RABBITMQ_IMAGE=stillwater-rabbitmq:3.10
export DOCKER_API_VERSION=$DOCKER_API_VERSION
export TESTCONTAINERS_RYUK_DISABLED=true
export TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
VARIABLES
