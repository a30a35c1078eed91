# Claims a step, runs it, and records its end. Lives apart from any connection.
# $1: directory of the step; $2: number of the claim; $3: token; $4: time-out in seconds; $5: the user's file mode mask
step=$1
number=$2
token=$3
timeout=$4
mask=$5
run=$step/run-$token
umask 077

# The claim is a hard link: it appears at once, whole, only once, and names the process that does the work. There is
# no moment in which a step is claimed and nobody can say by whom.
: > "$run/output" || exit 1
start_time_of $$ || { echo "/proc does not show this process" >&2; exit 1; }
read_boot
echo "$token $$ $start_time $boot" > "$run/claim" || exit 1
if ! ln "$run/claim" "$step/claim-$number"; then
    [ -e "$step/claim-$number" ] && rm -rf "$run"
    exit 1
fi

# Seconds of the guest's own uptime: its clock may be set while the step runs.
uptime_seconds() {
    read -r uptime rest < /proc/uptime
    uptime=${uptime%%.*}
}
uptime_seconds
deadline=$((uptime + timeout))

new_session=setsid
command -v setsid > /dev/null 2>&1 || new_session=
GOLDEN_IMAGE_STEP=$token $new_session /bin/sh "$run/launch" "$run" "$mask" < /dev/null >> "$run/output" 2>&1 &
first=$!
start_time_of "$first"
first_start=$start_time
echo "$first $first_start" > "$run/pid"

watch() {
    sleeper=
    trap 'kill $sleeper 2>/dev/null; exit 0' TERM
    uptime_seconds
    # More than once: a script may well end every sleep that it finds.
    while [ "$uptime" -lt "$deadline" ]; do
        sleep $((deadline - uptime)) &
        sleeper=$!
        wait "$sleeper"
        uptime_seconds
    done
    trap '' TERM
    : > "$run/expired"
    end_processes_of_step "$token" "$first" "$first_start"
    echo timed-out > "$run/end"
}
watch &
watchdog=$!

wait "$first"
code=$?
# Once the watchdog is gone it is decided whether the time was over.
kill "$watchdog" 2>/dev/null
wait "$watchdog"
if [ ! -e "$run/expired" ]; then
    echo "exited $code" > "$run/end"
elif [ ! -s "$run/end" ]; then
    end_processes_of_step "$token" "$first" "$first_start"
    echo timed-out > "$run/end"
fi
