# POSIX sh. Stands before the scripts that have to know which processes live.

# Sets start_time to when process $1 started, in clock ticks since the guest started. Fails when it does not live.
# A process ID alone says nothing: it is used again, above all after a restart of the guest.
start_time_of() {
    start_time=
    { IFS= read -r process < "/proc/$1/stat"; } 2>/dev/null || return 1
    # The name in the second field may hold blanks and parentheses: count from behind its end.
    set -- ${process##*) }
    case $1 in Z | X | x) return 1 ;; esac
    start_time=${20}
}

# Sets boot to what names this start of the guest.
read_boot() {
    { read -r boot < /proc/sys/kernel/random/boot_id; } 2>/dev/null || boot=
}

# Prints the IDs of the living processes of a step: those that carry its token in their environment, those in the
# session of its first process, and the children of all of these (sudo starts with a new environment and session).
# $1: token; $2: the first process; $3: its start time
processes_of_step() {
    {
        grep -l -s -F -- "GOLDEN_IMAGE_STEP=$1" /proc/[0-9]*/environ
        cat /proc/[0-9]*/stat
    } 2>/dev/null | awk -v first="$2" -v first_start="$3" '
        /^\/proc\// { split($0, path, "/"); ours[path[3]] = 1; next }
        {
            id = $1 + 0
            sub(/^.*\) /, "")
            state[id] = $1; parent[id] = $2; session[id] = $4; start[id] = $20
        }
        END {
            # While a session has members its number is not given to a new process, so that a session without its
            # first process is ours, but not one whose first process is another one than ours.
            if (first != "" && (!(first in start) || start[first] == first_start)) {
                if (first in start) ours[first] = 1
                for (id in session) if (session[id] == first) ours[id] = 1
            }
            do {
                more = 0
                for (id in parent) if (!(id in ours) && (parent[id] in ours)) { ours[id] = 1; more = 1 }
            } while (more)
            for (id in ours) if ((id in state) && state[id] !~ /^[ZXx]/) print id
        }'
}

# Ends the processes of a step; the same parameters. Gives up on what can't be ended within about ten seconds.
end_processes_of_step() {
    round=0
    while [ "$round" -lt 50 ]; do
        living=$(processes_of_step "$1" "$2" "$3")
        [ -n "$living" ] || return 0
        kill -KILL $living 2>/dev/null
        # What the step started as root is not ours to end, unless we may do what the step did.
        [ "$round" -lt 5 ] || sudo -n kill -KILL $living 2>/dev/null
        round=$((round + 1))
        sleep 0.1 2>/dev/null || sleep 1
    done
}
