# Follows a step until it has ended. The standard output begins with the line "mark number offset", then comes the
# step's output from there on. The standard error says "mark absent", or at last "mark" and how the step ended.
# $1: workspace; $2: step; $3: bytes of output that are known; $4: mark
workspace=/var/tmp/golden-image-$1
step=$workspace/$2
offset=$3
mark=$4

if [ ! -e "$step/claim-1" ]; then
    echo "$mark absent" >&2
    exit 0
fi
if [ -h "$workspace" ] || [ ! -O "$workspace" ]; then
    echo "$workspace can't be used: it is not ours" >&2
    exit 1
fi
number=1
while [ -e "$step/claim-$((number + 1))" ]; do number=$((number + 1)); done
token= supervisor= started= booted=
read -r token supervisor started booted < "$step/claim-$number"
run=$step/run-$token
read_boot

# Without them (the guest lost power just then) nothing is known but that the step was claimed.
if [ -z "$booted" ] || [ ! -r "$run/output" ]; then
    echo "$mark $number 0"
    echo "$mark interrupted" >&2
    exit 0
fi

size=$(wc -c < "$run/output")
if [ "$offset" -gt "$size" ]; then
    # The known output is of an earlier run of this step, or was lost with the guest's power.
    [ "$number" -gt 1 ] && offset=0 || offset=$((size))
fi
# Each cat goes on where the one before ended, since they share the position in the file.
exec 3< "$run/output"
dd bs=1 skip="$offset" count=0 <&3 > /dev/null 2>&1
echo "$mark $number $offset"

supervisor_lives() {
    [ "$boot" = "$booted" ] && start_time_of "$supervisor" && [ "$start_time" = "$started" ]
}
read_end() {
    # A line without its end is being written, or never was written whole.
    { read -r end < "$run/end"; } 2>/dev/null || end=
}
# A process that prints nothing does not notice that its connection is gone; its parent is another one then.
connection_lives() {
    IFS= read -r process < "/proc/$$/stat"
    set -- ${process##*) }
    [ "$2" = "$PPID" ]
}

while :; do
    # First the end, then the output: what the step wrote before its end is in the output now.
    read_end
    if [ -z "$end" ] && ! supervisor_lives; then
        read_end
        if [ -z "$end" ]; then
            end=interrupted
            first= first_start=
            read -r first first_start < "$run/pid"
            [ "$boot" != "$booted" ] || end_processes_of_step "$token" "$first" "$first_start"
        fi
    fi
    cat <&3 || exit 1
    [ -z "$end" ] || break
    connection_lives || exit 1
    sleep 0.2 2>/dev/null || sleep 1
done
echo "$mark $end" >&2
