#!/usr/bin/env bash
# Listens to a directory tree as a command-line client of dCache does, with curl and jq alone.
#
#   listen-like-ada.sh API NETRC CLIENT_ID DIRECTORY STATUS_FILE
#
# It makes or finds its channel by client id, asks for a longer timeout, subscribes to the directory and to each directory
# below it, and reads the stream from the id saved in the status file. For each event it prints
#   <subscription path>/<name>  <mask>  [<cookie>]
# and after an IN_ATTRIB or IN_MOVED_TO of a file also where that file lies:
#   <path>  <locality>
# New directories are subscribed to as they appear. An unknown field or type of event ends it, as it does there.
set -euo pipefail

api=$1 netrc=$2 client_id=$3 directory=$4 status_file=$5

ask() { curl --fail --silent --show-error --netrc-file "$netrc" --header 'accept: application/json' "$@"; }

tell() { ask --header 'content-type: application/json' "$@"; }

encoded() { jq -rn --arg text "$1" '$text | @uri'; }

subscribe() {
    tell --output /dev/null --request POST "$channel/subscriptions/inotify" --data "$(jq -n --arg path "$1" '{path: $path}')"
}

subscribe_below() {
    local name
    subscribe "$1"
    ask "$api/namespace/$(encoded "$1")?children=true" |
        jq -r '.children[] | select(.fileType == "DIR") | .fileName' |
        while IFS= read -r name; do subscribe_below "$1/$name"; done
}

# The path of a subscription, asked once.
declare -A paths
path_of() {
    local key
    key=$(basename "$1")
    if [ -z "${paths[$key]:-}" ]; then
        # Every value has to fit @tsv: a list would not.
        paths[$key]=$(ask "$1" | jq -r 'to_entries | map([.key, .value]) | .[] | @tsv' | awk -F '\t' '$1 == "path" {print $2}')
    fi
    path=${paths[$key]}
}

channels=$(ask "$api/events/channels?client-id=$(encoded "$client_id")" | jq -r '.[]')
case $(grep -c . <<<"$channels") in
    0)
        channel=$(tell --dump-header - --output /dev/null --request POST "$api/events/channels" \
            --data "$(jq -n --arg id "$client_id" '{"client-id": $id}')" | grep '^Location:' | sed 's/^Location: //; s/\r$//')
        ;;
    1) channel=$channels ;;
    *) echo "more than one channel of $client_id" >&2 && exit 1 ;;
esac
tell --request PATCH "$channel" --data '{"timeout": 3600}'
subscribe_below "$directory"
echo "channel $channel"

resume=()
[ ! -s "$status_file" ] || resume=(--header "Last-Event-ID: $(grep -Eo '[0-9]+' "$status_file")")

report() {
    local name mask cookie
    path_of "$(jq -r .subscription <<<"$2")"
    name=$(jq -r '.event.name // ""' <<<"$2")
    mask=$(jq -r '.event.mask | join(",")' <<<"$2")
    cookie=$(jq -r '.event.cookie // ""' <<<"$2")
    echo "$path/$name  $mask  $cookie"
    case $mask in
        IN_CREATE,IN_ISDIR) subscribe "$path/$name" ;;
        IN_ATTRIB | IN_MOVED_TO)
            echo "$path/$name  $(ask "$api/namespace/$(encoded "$path/$name")?locality=true&qos=true" 2>/dev/null |
                jq -r '.fileLocality // "gone"')"
            ;;
    esac
    echo "$1" >"$status_file"
}

curl --fail --silent --show-error --no-buffer --netrc-file "$netrc" --header 'accept: text/event-stream' \
    "${resume[@]}" "$channel" |
    while IFS= read -r line; do
        field=${line%%:*} value=${line#*: }
        case $field in
            '') ;;
            event) type=$value ;;
            id) id=$value ;;
            data)
                case $type in
                    inotify) report "$id" "$value" ;;
                    SYSTEM) echo "SYSTEM $(jq -r .type <<<"$value")" ;;
                    *) echo "unknown type of event: $type" >&2 && exit 2 ;;
                esac
                ;;
            *) echo "unknown field: $line" >&2 && exit 2 ;;
        esac
    done
