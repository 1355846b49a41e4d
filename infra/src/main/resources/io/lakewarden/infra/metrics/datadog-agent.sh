#!/usr/bin/env bash
# Datadog's agent on a node, as a bootstrap action: before anything else is installed. Metrics keep no cluster from
# starting: whatever fails is told here, no key stays on the node, and the node goes on without the agent.
#
# ROOT --region=R --secret=NAME --site=SITE [--intake=URL] [--tag=KEY:VALUE]... [--package=PROCESSOR,URI,SHA256]...
#   ROOT  the folder that paths begin at; / on a node
#   --secret  of Secrets Manager, whose text is the API key    --intake  instead of the site's own address
# What Hadoop's servers are asked is written when their settings are there, which is after this script: it waits for
# them in the background, since settings say whether they answer over TLS.
set -uo pipefail

# Longer than EMR takes to install applications.
minutes=45

give_up() {
  echo "Cannot send metrics to Datadog: $1; the node goes on without" >&2
  sudo rm -f "$folder/datadog.yaml"
  exit 0
}

package() {
  local processor uri hash
  IFS=, read -r processor uri hash <<< "$1"
  [ "$processor" = "$(uname -m)" ] || return 0
  timeout 300 aws s3 cp --only-show-errors --region "$region" "$uri" "$part/agent.rpm" || give_up "$uri cannot be had"
  printf '%s  %s\n' "$hash" "$part/agent.rpm" | sha256sum --check --status || give_up "$uri is not what it must be"
}

read_key() {
  key=$(timeout 60 aws secretsmanager get-secret-value --region "$region" --secret-id "$secret" \
    --query SecretString --output text) || give_up "the secret $secret cannot be read"
  [[ $key =~ ^[A-Za-z0-9_]{32,64}$ ]] || give_up "the secret $secret is no API key"
}

# A value of what EMR wrote about this node, which is JSON without nesting where it matters.
fact() {
  sed -n "s/.*\"$2\" *: *\"\{0,1\}\([A-Za-z0-9-]*\).*/\1/p" "$root/mnt/var/lib/info/$1.json" | head -n 1
}

# Without logs, traces, and what else would be told beside metrics; and nobody configures it from afar.
settings() {
  printf 'api_key: %s\nsite: %s\n' "$key" "$site"
  [ -z "$intake" ] || printf 'dd_url: %s\n' "$intake"
  printf 'ec2_prefer_imdsv2: true\nlogs_enabled: false\napm_config: {enabled: false}\n'
  printf 'process_config: {process_collection: {enabled: false}, container_collection: {enabled: false}}\n'
  printf 'remote_configuration: {enabled: false}\ntags:\n'
  printf -- '  - "%s"\n' "${tags[@]}" "emr_cluster:$(fact job-flow jobFlowId)"
}

# Replaces FILE by what comes in, for root and the agent alone.
put() {
  sudo install -d -m 0755 "$(dirname "$1")" &&
    sudo install -m 0640 /dev/stdin "$1" && sudo chown root:dd-agent "$1"
}

# The value of a setting of Hadoop's, as it stands in one of its files.
setting() {
  tr -d '\n' < "$hadoop/$1" | sed 's#</property>#\n#g' | sed -n "s#.*<name>$2</name>.*<value>\(.*\)</value>.*#\1#p"
}

# Where a server of this node answers: POLICY is Hadoop's word for whether over TLS.
address() {
  local policy=$1 plain=$2 tls=$3
  case $policy in
    HTTPS_ONLY) echo "https://$(hostname -f):$tls" ;;
    *) echo "http://$(hostname -f):$plain" ;;
  esac
}

# A check that asks this very node, so a certificate that the agent cannot trace proves nothing more.
check() {
  local name=$1
  shift
  {
    printf 'init_config:\ninstances:\n  - tls_verify: false\n    tls_ignore_warning: true\n'
    printf '    %s\n' "$@"
  } | put "$folder/conf.d/$name.d/conf.yaml"
}

checks() {
  local hdfs yarn manager
  hdfs=$(setting hdfs-site.xml dfs.http.policy)
  yarn=$(setting yarn-site.xml yarn.http.policy)
  if [ "$(fact instance isMaster)" = true ]; then
    manager=$(address "$yarn" 8088 8090)
    check hdfs_namenode "hdfs_namenode_jmx_uri: $(address "$hdfs" 9870 9871)"
    check yarn "resourcemanager_uri: $manager" "cluster_name: $cluster" "disable_legacy_cluster_tag: true"
    check spark "spark_url: $manager" "spark_cluster_mode: spark_yarn_mode" "cluster_name: $cluster" \
      "disable_legacy_cluster_tag: true"
  else
    check hdfs_datanode "hdfs_datanode_jmx_uri: $(address "$hdfs" 9864 9865)"
  fi
  sudo systemctl restart datadog-agent
}

when_hadoop_is_there() {
  local attempt
  for ((attempt = 0; attempt < minutes * 6; attempt++)); do
    if [ -s "$hadoop/hdfs-site.xml" ] && [ -s "$hadoop/yarn-site.xml" ]; then
      checks
      return
    fi
    sleep 10
  done
  echo "Cannot ask Hadoop for metrics: after $minutes minutes it has no settings"
}

root=${1%/}
shift
folder=$root/etc/datadog-agent hadoop=$root/etc/hadoop/conf
region='' secret='' site='' intake='' cluster='' tags=() packages=()
for word in "$@"; do
  value=${word#*=}
  case $word in
    --region=*) region=$value ;;
    --secret=*) secret=$value ;;
    --site=*) site=$value ;;
    --intake=*) intake=$value ;;
    --tag=*) tags+=("$value"); case $value in cluster:*) cluster=${value#cluster:} ;; esac ;;
    --package=*) packages+=("$value") ;;
    *) give_up "$word is no option" ;;
  esac
done

part=$(mktemp -d)
trap 'rm -rf "$part"' EXIT
for word in "${packages[@]}"; do
  package "$word"
done
[ -e "$part/agent.rpm" ] || give_up "there is no package for $(uname -m)"
read_key
timeout 300 sudo rpm --upgrade --quiet "$part/agent.rpm" || give_up "its package does not install"
settings | put "$folder/datadog.yaml" || give_up "its settings cannot be written"
sudo systemctl enable --quiet datadog-agent || give_up "its agent does not start"
sudo systemctl restart datadog-agent || give_up "its agent does not start"
when_hadoop_is_there < /dev/null > "$part.log" 2>&1 &
echo "Sending metrics to Datadog, $site; Hadoop's when it is there ($part.log)"
