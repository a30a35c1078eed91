# Delivers a step and starts it, if nobody else does. Ends when the step has been claimed.
# $1: workspace; $2: step; $3: number of the claim; $4: token of this delivery; $5: time-out in seconds;
# the others: name:size of each file that stands on the standard input, one behind the other.
mask=$(umask)
umask 077
workspace=/var/tmp/golden-image-$1
step=$workspace/$2
number=$3
token=$4
timeout=$5
run=$step/run-$token
shift 5

for directory in "$workspace" "$step" "$run"; do
    problem=$(mkdir "$directory" 2>&1)
    if [ -h "$directory" ] || [ ! -d "$directory" ] || [ ! -O "$directory" ]; then
        echo "$directory can't be used: ${problem:-it is not ours}" >&2
        exit 1
    fi
done

# A connection that is cut ends the input early. Nothing is claimed before everything is there.
cat > "$run/delivery" || exit 1
expected=0
for part; do expected=$((expected + ${part#*:})); done
if [ "$(wc -c < "$run/delivery")" -ne "$expected" ]; then
    rm -rf "$run"
    echo "the delivery is not complete" >&2
    exit 1
fi
position=1
for part; do
    size=${part#*:}
    tail -c "+$position" "$run/delivery" | head -c "$size" > "$run/${part%%:*}" || exit 1
    position=$((position + size))
done
rm -f "$run/delivery"
chmod 700 "$run/script"

new_session=setsid
command -v setsid > /dev/null 2>&1 || new_session=
$new_session /bin/sh "$run/supervise" "$step" "$number" "$token" "$timeout" "$mask" < /dev/null > "$run/log" 2>&1 &
supervisor=$!
until [ -e "$step/claim-$number" ]; do
    if ! start_time_of "$supervisor" && [ ! -e "$step/claim-$number" ]; then
        cat "$run/log" >&2
        exit 1
    fi
    sleep 0.05 2>/dev/null || sleep 1
done
