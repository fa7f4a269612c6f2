#!/usr/bin/env bash
# First start: the user of RABBITMQ_DEFAULT_USER and _PASS. Settings in /etc/rabbitmq/conf.d as in the public image.
set -euo pipefail
mkdir -p /etc/rabbitmq/conf.d /var/lib/rabbitmq
cat > /etc/rabbitmq/conf.d/10-user.conf << CONF
default_user = ${RABBITMQ_DEFAULT_USER:-guest}
default_pass = ${RABBITMQ_DEFAULT_PASS:-guest}
CONF
cat /etc/rabbitmq/conf.d/*.conf > /etc/rabbitmq/rabbitmq.conf
chown rabbitmq:rabbitmq /var/lib/rabbitmq /etc/rabbitmq/rabbitmq.conf
chmod 640 /etc/rabbitmq/rabbitmq.conf
export RABBITMQ_LOGS=-
exec setpriv --reuid rabbitmq --regid rabbitmq --init-groups /usr/lib/rabbitmq/bin/rabbitmq-server
