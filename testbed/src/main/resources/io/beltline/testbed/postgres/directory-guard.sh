# Waits until the JVM that started it is gone, however that happened: then its standard input ends.
# Ends the server that still runs in the directory, if any, and removes the directory.
directory=$1

while read -r _; do :; done

pidfile=$directory/data/postmaster.pid
if [ -f "$pidfile" ]; then
  read -r postmaster <"$pidfile"
  kill -QUIT "$postmaster" 2>/dev/null
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    [ -f "$pidfile" ] && kill -0 "$postmaster" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL "$postmaster" 2>/dev/null
fi
rm -rf "$directory"
