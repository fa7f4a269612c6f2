#!/usr/bin/env bash
# Installs Debian packages of servers as mere binaries: nothing is started, no default cluster is created, and a
# service that came with them does not start at boot. What was there before is left as it was.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

policy=/usr/sbin/policy-rc.d
cluster=/etc/postgresql-common/createcluster.d/stillwater.conf
own_policy=

tidy() {
  rm -f "$cluster"
  [ -z "$own_policy" ] || rm -f "$policy"
}
trap tidy EXIT

if [ ! -e "$policy" ]; then
  own_policy=yes
  printf '#!/bin/sh\nexit 101\n' > "$policy"
  chmod +x "$policy"
fi
mkdir -p "$(dirname "$cluster")"
echo 'create_main_cluster = false' > "$cluster"

had_rabbit=$(dpkg-query -W -f '${Status}' rabbitmq-server 2>/dev/null | grep -c 'install ok installed' || true)
lock=(-o DPkg::Lock::Timeout=300)
apt-get "${lock[@]}" update -qq || echo "apt-get update failed; trying with the lists at hand" >&2
apt-get "${lock[@]}" install -y -qq --no-install-recommends "$@"

if [ "$had_rabbit" = 0 ] && command -v systemctl > /dev/null && [ -e /lib/systemd/system/rabbitmq-server.service ]; then
  systemctl disable rabbitmq-server.service > /dev/null 2>&1 || true
fi
