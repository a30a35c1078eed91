# Becomes the script of a step. $1: directory of this run; $2: the user's file mode mask
umask "$2"
# The environment may hold secrets: it is gone from the disk before the script runs.
exec 3< "$1/environment"
rm -f "$1/environment"

# The interpreter is started by name, as the kernel would do it, since /var/tmp may be mounted noexec.
IFS= read -r line < "$1/script"
case $line in
'#!'*)
    tab=$(printf '\t')
    line=${line#??}
    line=${line#"${line%%[!"$tab" ]*}"}
    interpreter=${line%%["$tab" ]*}
    argument=${line#"$interpreter"}
    argument=${argument#"${argument%%[!"$tab" ]*}"}
    argument=${argument%"${argument##*[!"$tab" ]}"}
    ;;
*)
    interpreter=
    argument=
    ;;
esac
set -- "${interpreter:-/bin/sh}" ${argument:+"$argument"} "$1/script"

. /proc/self/fd/3
exec "$@" 3<&-
