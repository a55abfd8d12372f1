# The server's part of a publication, sent over ssh and run by sh -s: holds the lock and answers one line at a time.
# Wants POSIX sh, GNU coreutils and findutils, util-linux's flock. $1: the folder of releases.
set -u
LC_ALL=C
export LC_ALL
umask 022
mkdir -p "$1/releases" && cd "$1" || { echo "error не створити теку $1"; exit 1; }

live() { if [ -L current ]; then basename "$(readlink current)"; elif [ -e current ]; then echo '?'; fi; }
clean() { find releases -mindepth 1 -maxdepth 1 -name '*.part' -exec rm -rf {} +; rm -f current.new; }
place() { if [ -d "releases/$1" ]; then echo "releases/$1"; else echo "releases/$1.part"; fi; }
answer() { if [ "$1" -eq 0 ]; then echo ok; else echo "error $2"; fi; }
switch() {
    [ "$(live)" = "$2" ] || return 1
    ln -s "releases/$1" current.new && mv -T current.new current && sync -f .
}

exec 9>>lock
if [ "$2" = write ]; then
    flock -n 9 || { echo locked; exit 3; }
    clean
    trap clean EXIT
    trap 'exit 1' HUP INT TERM PIPE
fi
echo ready

while read -r command first second; do
    case $command in
    releases) ls releases; echo . ;;
    current) live; echo . ;;
    free) df -Pk . | awk 'NR == 2 { printf "%.0f\n", $4 * 1024 }'; echo . ;;
    show) cat "$(place "$first")/$second" 2>/dev/null; echo .$? ;;
    begin)
        part="releases/$first.part"
        if [ -n "$second" ]; then cp -al "releases/$second" "$part" 
        else mkdir -p theme "$part" && ln -s ../../theme "$part/theme"; fi 2>&1
        answer $? "не підготувати теку випуску" ;;
    remove)  # as many lines as said, each a path
        part="releases/$first.part"
        count=$second
        while [ "$count" -gt 0 ]; do
            read -r path
            rm -f -- "$part/$path"
            rmdir -p --ignore-fail-on-non-empty -- "$part/$(dirname -- "$path")" 2>/dev/null
            count=$((count - 1))
        done
        mkdir -p "$part"
        echo ok ;;
    discard) clean; echo ok ;;
    verify)
        (cd "$(place "$first")" &&
            { sha256sum -c --quiet manifest.sha256 2>/dev/null | sed 's/^/differs /'
              find . ! -type d ! -path ./manifest.sha256 ! -path ./release.json ! -path ./theme -printf '%P\n' | sort > ../../found.$$
              sed 's/^[0-9a-f]*  //; /^theme\//d' manifest.sha256 | sort > ../../named.$$
              comm -23 ../../found.$$ ../../named.$$ | sed 's/^/extra /'; })
        rm -f found.$$ named.$$
        echo . ;;
    naming)  # as many words as said, each a line, then the number of paths and the paths
        : > words.$$
        while [ "$second" -gt 0 ]; do
            read -r word
            printf '%s\n' "$word" >> words.$$
            second=$((second - 1))
        done
        read -r count
        : > paths.$$
        while [ "$count" -gt 0 ]; do
            read -r path
            printf '%s\0' "$path" >> paths.$$
            count=$((count - 1))
        done
        (cd "$(place "$first")" && xargs -0 -r grep -slF -f ../../words.$$ -- < ../../paths.$$)
        rm -f words.$$ paths.$$
        echo . ;;
    finish)
        sync -f . && mv -T "releases/$first.part" "releases/$first" && switch "$first" "$second"
        answer $? "не зробити випуск живим: тим часом живий $(live)" ;;
    amend)
        if [ "$first" = "$(live)" ]; then answer 1 "живого випуску не змінюють"; else
            sync -f . && mv -T "releases/$first" "releases/$first.old.part" &&
                mv -T "releases/$first.part" "releases/$first" && rm -rf "releases/$first.old.part"
            answer $? "не змінити випуск $first"
        fi ;;
    switch)
        switch "$first" "$second"
        answer $? "не зробити випуск живим: тим часом живий $(live)" ;;
    prune)
        if [ "$first" = "$(live)" ]; then answer 1 "живого випуску не прибирають"; else
            mv -T "releases/$first" "releases/$first.part" && rm -rf "releases/$first.part"
            answer $? "не прибрати випуск $first"
        fi ;;
    sweep)
        sed -n 's/^[0-9a-f]*  theme\///p' releases/*/manifest.sha256 | sort -u > named.$$
        find theme -type f -printf '%P\n' | sort > found.$$
        comm -23 found.$$ named.$$ | while read -r path; do rm -f -- "theme/$path"; done
        rm -f found.$$ named.$$
        echo ok ;;
    *) echo "error невідома команда" ;;
    esac
done
