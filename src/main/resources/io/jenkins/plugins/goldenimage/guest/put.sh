# Writes the standard input to a file, whole or not at all.
# $1: absolute path; $2: size in bytes; $3: mode
umask 022
if [ -d "$1" ]; then
    echo "$1 is a folder" >&2
    exit 1
fi
mkdir -p -- "$(dirname -- "$1")" || exit 1
umask 077
next=$1.golden-image-$$
trap 'rm -f -- "$next"' EXIT
cat > "$next" || exit 1
# A connection that is cut ends the input early.
size=$(wc -c < "$next") || exit 1
if [ "$size" -ne "$2" ]; then
    echo "only $size of $2 bytes have arrived" >&2
    exit 1
fi
chmod "$3" "$next" && mv -f -- "$next" "$1"
