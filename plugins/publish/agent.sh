# The server's part of a publication: holds the lock and answers one line at a time.
# Wants POSIX sh, GNU coreutils and findutils, awk, util-linux's flock, rsync.
# Sent over ssh and run by sh -c; $1: the folder of releases, $2: read or write. Or it stands on the server as the one
# command of a key: then $1 alone is given there, and what the client asked for is in SSH_ORIGINAL_COMMAND.
set -u
LC_ALL=C
export LC_ALL
umask 022
PROTOCOL=3

refuse() { echo "error $*"; exit 1; }
six='[0-9][0-9][0-9][0-9][0-9][0-9]'
live() { if [ -L current ]; then basename "$(readlink current)"; fi; }
clean() {
    find releases -maxdepth 1 -regextype posix-extended -regex '[^/]*/[0-9]{6,}-[0-9]{8}T[0-9]{6}Z(\.old)?\.part' \
        -exec rm -rf {} +
    rm -f current.new
}
place() { if [ -d "releases/$1" ] && [ ! -L "releases/$1" ]; then echo "releases/$1"; else echo "releases/$1.part"; fi; }
id() { case $1 in *[!0-9TZ-]*) return 1 ;; '' | $six*-${six}[0-9][0-9]T${six}Z) ;; *) return 1 ;; esac; }
answer() { if [ "$1" -eq 0 ]; then echo ok; else echo "error $2"; fi; }
switch() { ln -s "releases/$1" current.new && mv -T current.new current && sync -f .; }
expect() { [ "$(live)" = "$1" ] || { echo "error !moved $(live)"; return 1; }; }
paths() {  # as many lines as said, each a path; those that lead out of the release are left out
    count=$1
    while [ "$count" -gt 0 ]; do
        IFS= read -r path || return
        case /$path/ in */../*) ;; *) printf './%s\0' "$path" ;; esac
        count=$((count - 1))
    done
}
drop() {  # files of the folder here, each ended by NUL, and the folders that they leave empty
    xargs -0 -r sh -c 'rm -f -- "$@"; dirname -z -- "$@" | sort -zu |
        xargs -0 rmdir -p --ignore-fail-on-non-empty -- 2> /dev/null' drop
}
other() {  # paths that the second manifest names and the first does not, or with other bytes
    awk '{ path = substr($0, 67); digest = substr($0, 1, 64) }
        FNR == NR { known[path] = digest; next }
        known[path] != digest && path !~ /^theme\// && "/" path "/" !~ /\/\.\.\// { print "./" path }' \
        "$1/manifest.sha256" "$2/manifest.sha256" | tr '\n' '\0'
}
plain() { find "$1" ! -type d ! -type f -exec rm -f -- {} +; }  # what is no file could lead outside
tolerant() {  # cp; what may not be linked, as another user's file, is left out: it will be missed or was a stranger
    said=$("$@" 2>&1) && return
    said=$(printf '%s\n' "$said" | grep -v 'Operation not permitted$') || return 0
    printf '%s\n' "$said"
    return 1
}
linked() {  # the part as hard links to the base
    [ ! -L "$1" ] && mkdir "$2" && tolerant cp -rPlT "$1" "$2" && plain "$2"
}
refitted() {  # the same in the folder of a release that goes: only what differs is removed and linked
    mv -T "$3" "$2" && plain "$2" && other "$1" "$2" | (cd "$2" && drop; cat > /dev/null)
    other "$2" "$1" | (cd "$1" && xargs -0 -r sh -c 'for path; do [ ! -f "$path" ] || printf "%s\0" "$path"; done' link |
        tolerant xargs -0 -r cp -Pl --parents -t "../${2##*/}" --)
}
found() {  # the kind and path of all but folders; assets only where they are the shared ones
    find . ! -type d ! -path ./manifest.sha256 ! -path ./release.json ! -path ./theme ! -path './theme/*' -printf '%y%P\0'
    [ "$(readlink theme)" != ../../theme ] || find theme/ ! -type d -printf '%ytheme/%P\0'
}
verify() {  # only what is a file is read: a FIFO would keep a reader for ever
    [ -f manifest.sha256 ] || return
    sha256sum manifest.sha256 2> /dev/null | sed 's/ .*//; s/^/manifest /'
    [ "$(readlink theme)" = ../../theme ] || echo 'differs theme/: FAILED'
    found | tr '\n\0' '?\n' | awk '
        FILENAME == "-" { if (/^f/) file[substr($0, 2)]; next }
        substr($0, 67) in file' - manifest.sha256 | sha256sum -c --quiet 2> /dev/null | sed 's/^/differs /'
    found | tr '\n\0' '?\n' | awk '
        FILENAME == "-" { kind[substr($0, 2)] = substr($0, 1, 1); next }
        { path = substr($0, 67); named[path] }
        !(path in kind) { print "differs " path ": FAILED open or read"; next }
        kind[path] != "f" { print "differs " path ": FAILED" }
        END { for (path in kind) if (!(path in named) && path !~ /^theme\//) print "extra " path }' - manifest.sha256
}
unnamed() {  # assets that no release names; none where a release has no manifest, for what it names is not known
    for place in releases/[0-9][0-9][0-9][0-9][0-9][0-9]*-*; do
        case $place in *.part) continue ;; esac
        [ -f "$place/manifest.sha256" ] || return
    done
    named=$(find releases -mindepth 2 -maxdepth 2 -name manifest.sha256 -type f \
        -exec sed -n 's/^[0-9a-f]*  theme\//n /p' {} + 2>&1) || return
    { printf '%s\n' "$named"; find theme ! -type d -printf 'f %P\n' 2> /dev/null; } | awk '
        /^n / { named[substr($0, 3)]; next } /^f / && !(substr($0, 3) in named) { print "theme/" substr($0, 3) }'
}
ours() {
    for name in releases theme; do
        if [ -L $name ] || { [ -e $name ] && [ ! -d $name ]; }; then refuse "!folder $name"; fi
    done
    if [ -L current ] || [ -e current ]; then
        to=$(readlink current)
        case $to in releases/?*) id "${to#releases/}" || refuse '!link' ;; *) refuse '!link' ;; esac
    fi
    [ -d releases ] || for name in *; do
        case $name in '*' | current | theme | lock | lost+found) ;; *) refuse "!strangers $name" ;; esac
    done
}

root=${1%/}
if [ $# -eq 1 ]; then
    case ${SSH_ORIGINAL_COMMAND:-} in
    "cd "*" && rsync --server "*)
        SSH_ORIGINAL_COMMAND="rsync ${SSH_ORIGINAL_COMMAND#* && rsync }"
        export SSH_ORIGINAL_COMMAND
        exec rrsync -wo -munge -no-lock "$root" ;;
    "sh -c "*" write") set -- "$root" write ;;
    "sh -c "*" read") set -- "$root" read ;;
    *) refuse '!key' ;;
    esac
fi
for program in awk cp df find flock readlink rsync sed sha256sum sync xargs; do
    command -v $program > /dev/null || refuse "!program $program"
done
if [ "$2" = write ]; then
    mkdir -p "$root" 2>&1 && cd "$root" || refuse "!write $root"
    ours
    { mkdir -p releases && true >> lock; } 2>&1 || refuse "!write $root"
    exec 9>> lock
    flock -n 9 || { echo locked; exit 3; }
    clean
    trap clean EXIT
    trap 'exit 1' HUP INT TERM PIPE
elif [ -e "$root" ]; then
    cd "$root" || refuse "!read $root"
    ours
else
    empty=$(mktemp -d) && cd "$empty" && rmdir "$empty"  # nothing is made where one only looks
fi
echo "ready $PROTOCOL $root"

while read -r command first second third; do
    id "$first" || refuse '!key'
    case $command in
    releases) ls releases 2> /dev/null | grep -E '^[0-9]{6,}-'; echo . ;;
    current) live; echo . ;;
    free) df -Pk . | awk 'NR == 2 { printf "%.0f\n", $4 * 1024 }'; echo . ;;
    show)
        case /$second/ in */../*) refuse '!key' ;; esac
        file="$(place "$first")/$second"
        [ ! -f "$file" ] || sed 's/^/ /; $a\' "$file" 2> /dev/null  # so that no line is taken for the end
        echo . ;;
    begin)
        id "$second" && id "$third" || refuse '!key'
        part="releases/$first.part" base="releases/$second" spare="releases/$third"
        {
            if [ -n "$second" ]; then
                if [ -n "$third" ] && [ "$third" != "$(live)" ] && [ ! -L "$base" ] && [ ! -L "$spare" ] &&
                    [ -f "$base/manifest.sha256" ] && [ -f "$spare/manifest.sha256" ]
                then refitted "$base" "$part" "$spare" > /dev/null 2>&1 || rm -rf "$part"; fi
                { [ -d "$part" ] || linked "$base" "$part"; } && rm -rf "$part/theme"
            else mkdir -p theme && mkdir "$part"; fi && ln -s ../../theme "$part/theme"
        } 2>&1
        answer $? '!begin' ;;
    remove)
        part="releases/$first.part"
        paths "$second" | (cd "$part" && drop; cat > /dev/null)
        echo ok ;;
    discard) clean; echo ok ;;
    verify)
        (cd "$(place "$first")" && verify)
        echo . ;;
    naming)  # as many words as said, each a line, then the number of paths and the paths
        words=
        while [ "$second" -gt 0 ]; do
            IFS= read -r word
            words="$words${words:+
}$word"
            second=$((second - 1))
        done
        read -r count
        paths "$count" | (cd "$(place "$first")" && xargs -0 -r grep -slF -D skip -e "$words" --; cat > /dev/null) | sed 's/^..//'
        echo . ;;
    finish)
        expect "$second" || continue
        { sync -f . && mv -T "releases/$first.part" "releases/$first" && switch "$first"; } 2>&1
        answer $? '!switch' ;;
    amend)
        if [ "$first" = "$(live)" ]; then answer 1 '!living'; else
            { sync -f . && mv -T "releases/$first" "releases/$first.old.part" &&
                mv -T "releases/$first.part" "releases/$first" && rm -rf "releases/$first.old.part"; } 2>&1
            answer $? '!prune'
        fi ;;
    switch)
        expect "$second" || continue
        switch "$first" 2>&1
        answer $? '!switch' ;;
    prune)
        if [ "$first" = "$(live)" ]; then answer 1 '!living'; else
            { mv -T "releases/$first" "releases/$first.part" && rm -rf "releases/$first.part"; } 2>&1
            answer $? '!prune'
        fi ;;
    sweep) unnamed | tr '\n' '\0' | xargs -0 -r rm -f --; echo ok ;;
    strangers)
        [ -n "$(find releases -maxdepth 1 -name '*.part' 2> /dev/null)" ] || unnamed
        echo . ;;
    *) refuse '!key' ;;
    esac
done
