# Keeps a list of programs while the JVM that started it lives. When the JVM is gone, however that
# happened, its standard input ends: then it ends the programs of the list and removes a directory.
directory=$1
watched=

alive() {
  for entry in $watched; do
    kill -0 "${entry#*:}" 2>/dev/null && return 0
  done
  return 1
}

while read -r order pid signal; do
  case $order in
    watch) watched="$watched $signal:$pid" ;;
    forget)
      kept=
      for entry in $watched; do
        [ "${entry#*:}" = "$pid" ] || kept="$kept $entry"
      done
      watched=$kept
      ;;
    keep) directory= ;;
  esac
done

for entry in $watched; do
  kill "-${entry%%:*}" "${entry#*:}" 2>/dev/null
done
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
  alive || break
  sleep 0.1
done
for entry in $watched; do
  kill -KILL "${entry#*:}" 2>/dev/null
done
[ -z "$directory" ] || rm -rf "$directory"
