# Asks the system to restart.
as=
if [ "$(id -u)" -ne 0 ]; then
    as="sudo -n"
    if ! $as true; then
        echo "only root, or an account that may use sudo without a password, can restart the guest" >&2
        exit 1
    fi
fi
if command -v systemctl > /dev/null 2>&1; then
    $as systemctl reboot
elif command -v shutdown > /dev/null 2>&1; then
    $as shutdown -r now
else
    $as reboot
fi
