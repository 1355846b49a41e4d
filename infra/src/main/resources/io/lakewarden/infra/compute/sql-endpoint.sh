#!/usr/bin/env bash
# The SQL endpoint of a Kerberos cluster. `account`, on every node before anything is installed, makes who runs it.
# `serve`, as a step on the primary node when all is installed, makes its principals, keytab, certificate and unit, starts
# it, and waits until it refuses whoever has no ticket; if it does not, it is stopped, and the step fails.
#
# serve UNIT JARS HOME PORT REALM REALMS [HOST SECRET REGION [BUCKET FOLDER]]
#   UNIT   the systemd unit to write    JARS    the folder of our jars
#   HOME   the endpoint's own folder    PORT    where it serves
#   REALM  of its principals            REALMS  whose users are served, with commas
#   HOST SECRET REGION  under an external KDC: by which users name it, and the secret with its keytab
#   BUCKET FOLDER       where Spark's defaults let event logs go, if they do
set -euo pipefail

account=lakewarden

fail() {
  echo "Cannot start the SQL endpoint: $1" >&2
  exit 1
}

# No shell: nobody logs in as it. Containers run as it, so every node has it.
make_account() {
  id -u "$account" > /dev/null 2>&1 ||
    sudo useradd --user-group --no-create-home --home-dir /nonexistent --shell /sbin/nologin "$account"
}

# The KDC on this node. Hadoop's own servers use HTTP's key too, so it is copied and never made anew.
keytab_of_cluster() {
  for principal in "$service" "$account@$realm"; do
    # One that is there stays as it is.
    sudo kadmin.local -r "$realm" add_principal -randkey "$principal" > /dev/null 2>&1 || true
    sudo kadmin.local -r "$realm" ktadd -norandkey -k "$part/endpoint.keytab" "$principal" > /dev/null
  done
}

keytab_of_secret() {
  aws secretsmanager get-secret-value --region "$region" --secret-id "$secret" --query SecretBinary --output text |
    base64 --decode > "$part/endpoint.keytab"
}

# What YARN stages for executors lies there. EMR's own account may make it (Management Guide, emr-kerberos-configuration-users).
make_folder_in_hdfs() {
  export KRB5CCNAME=FILE:$part/ticket
  kinit -kt /etc/hadoop.keytab "hadoop/$(hostname -f)@$realm"
  hdfs dfs -mkdir -p "/user/$account"
  hdfs dfs -chown "$account:$account" "/user/$account"
  hdfs dfs -chmod 700 "/user/$account"
}

# Users of another realm are known by their first name, as its own are.
names_of_users() {
  local users=() other
  IFS=, read -ra users <<< "$realms"
  for other in "${users[@]}"; do
    # shellcheck disable=SC2016 # The dollars are Hadoop's.
    [ "$other" = "$realm" ] || printf 'RULE:[1:$1@$0](.*@%s)s/@.*// ' "${other//./\\.}"
  done
  printf DEFAULT
}

# In systemd's quotes: a dollar or a percent sign would else be read by it.
words() {
  local word
  for word in "$@"; do
    word=${word//\\/\\\\} word=${word//\"/\\\"} word=${word//\$/\$\$} word=${word//%/%%}
    printf ' \\\n  "%s"' "$word"
  done
}

command_line() {
  local endpoint=spark.lakewarden.endpoint
  local line=(
    --master yarn --deploy-mode client --name lakewarden-endpoint
    --class io.lakewarden.security.endpoint.EndpointMain
    --principal "$account@$realm" --keytab "$home/endpoint.keytab"
    --conf "$endpoint.principal=$service"
    --conf "$endpoint.keytab=$home/endpoint.keytab"
    --conf "$endpoint.realms=$realms"
    --conf "$endpoint.host=0.0.0.0"
    --conf "$endpoint.port=$port"
    --conf "$endpoint.tls-keystore=$home/endpoint.p12"
    --conf "$endpoint.tls-password-file=$home/endpoint.password"
    --conf "$endpoint.audit=$home/audit/requests.jsonl"
    --conf "spark.lakewarden.authorizer.audit=$home/audit/decisions.jsonl"
    --conf "spark.hadoop.hive.exec.scratchdir=file:$home/scratch"
    --conf "spark.sql.warehouse.dir=file:$home/scratch"
  )
  [ "$realms" = "$realm" ] || line+=(--conf "spark.hadoop.hadoop.security.auth_to_local=$(names_of_users)")
  words "${line[@]}" spark-internal
}

# Spark does not start where the folder is not there, and S3 has none whose last file came of age: so at each start anew.
folder_of_events() {
  [ -z "$bucket" ] || echo "ExecStartPre=-/usr/bin/env aws s3api put-object --bucket $bucket --key $folder/.keep"
}

unit() {
  cat << UNIT
[Unit]
Description=SQL for users with a Kerberos ticket
After=network-online.target
StartLimitIntervalSec=900
StartLimitBurst=5

[Service]
User=$account
Group=$account
UMask=0077
WorkingDirectory=$home/scratch
$(folder_of_events)
ExecStart=/usr/bin/spark-submit$(command_line)
Restart=on-failure
RestartSec=30
SuccessExitStatus=143
TimeoutStopSec=60
LimitNOFILE=65536
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=full
ProtectHome=yes

[Install]
WantedBy=multi-user.target
UNIT
}

# Whoever asks without a ticket is refused, over TLS that names the host: then its canary was denied before.
refuses_strangers() {
  [ "$(curl --silent --noproxy '*' --max-time 10 --cacert "$home/endpoint.pem" --resolve "$host:$port:127.0.0.1" \
    --output /dev/null --write-out '%{http_code}' --data 'SELECT 1' "https://$host:$port/sql")" = 401 ]
}

serve() {
  unit=$1 jars=$2 home=$3 port=$4 realm=$5 realms=$6 host=${7:-} secret=${8:-} region=${9:-} bucket=${10:-} folder=${11:-}
  [ -n "$host" ] || host=$(hostname -f)
  service=HTTP/$host@$realm
  part=$(mktemp -d)
  trap 'sudo rm -rf "$part"' EXIT

  make_account
  if [ -n "$secret" ]; then keytab_of_secret; else keytab_of_cluster; fi
  [ "$(sudo head -c 2 "$part/endpoint.keytab" | od -An -tx1)" = " 05 02" ] ||
    fail "there is no keytab of $service and $account@$realm"
  sudo java -cp "$jars/*:$(hadoop classpath)" io.lakewarden.security.endpoint.NodeCertificate \
    "${HADOOP_CONF_DIR:-/etc/hadoop/conf}/ssl-server.xml" "$part" || fail "this node has no certificate to serve with"
  make_folder_in_hdfs

  sudo install -d -o "$account" -g "$account" -m 0711 "$home"
  sudo install -d -o "$account" -g "$account" -m 0700 "$home/audit" "$home/scratch"
  for file in endpoint.keytab endpoint.p12 endpoint.password; do
    sudo install -o "$account" -g "$account" -m 0400 "$part/$file" "$home/$file"
  done
  sudo install -o "$account" -g "$account" -m 0444 "$part/endpoint.pem" "$home/endpoint.pem"
  unit > "$part/unit"
  sudo install -m 0644 "$part/unit" "$unit"

  name=$(basename "$unit")
  sudo systemctl daemon-reload
  sudo systemctl enable "$name"
  sudo systemctl reset-failed "$name" || true
  sudo systemctl restart "$name"
  for ((attempt = 0; attempt < 100; attempt++)); do
    if refuses_strangers; then
      echo "Serving SQL at https://$host:$port/sql"
      exit 0
    fi
    sleep 3
  done
  sudo systemctl stop "$name"
  sudo systemctl disable "$name"
  sudo journalctl --no-pager --lines 100 --unit "$name" >&2 || true
  fail "it does not answer at https://$host:$port/sql; its last words are above"
}

case ${1:-} in
  account) make_account ;;
  serve) shift; [ $# -ge 6 ] || fail "expected UNIT JARS HOME PORT REALM REALMS"; serve "$@" ;;
  *) fail "expected account or serve" ;;
esac
