# Sourced by ratio and bare: rates of two addresses, measured in turns in one run, so that their ratio means something on a shared machine.
command -v wrk >/dev/null || { echo "wrk is missing: install the package wrk" >&2; exit 1; }
rounds=${1:-5}
seconds=${2:-5}
headers=()

rate() { # URL SECONDS
    local said
    said=$(wrk -t1 -c32 -d"${2}s" "${headers[@]}" "$1")
    if grep -q 'Non-2xx' <<<"$said"; then
        echo "$1 was refused: $said" >&2
        exit 1
    fi
    awk '/^Requests\/sec/ { print $2 }' <<<"$said"
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

compare() { # NAME URL OTHER_URL OTHER_NAME
    local asked=() others=() round a c
    rate "$2" 30 >/dev/null
    rate "$3" 30 >/dev/null
    for round in $(seq "$rounds"); do
        asked+=("$(rate "$2" "$seconds")")
        others+=("$(rate "$3" "$seconds")")
    done
    a=$(printf '%s\n' "${asked[@]}" | median)
    c=$(printf '%s\n' "${others[@]}" | median)
    awk -v name="$1" -v a="$a" -v c="$c" -v other="$4" \
        'BEGIN { printf "%-12s %7.0f/s, %s %7.0f/s, ratio %.2f (medians)\n", name, a, other, c, a / c }'
}
