
# Datacenters and databases are folders: configs/<dc>/<db>/config.json, here or in BELTLINE_CONFIG_DIR.

# Prints the names of the folders below $1 in which there is a file $2, or any if $2 is empty. Only names that can be
# typed: bash would expand others, and run what stands in them.
function _belt_folders() {
  local folder LC_ALL=C
  local name='^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'
  for folder in "$1"/*/; do
    if [ -d "$folder" ] && { [ -z "$2" ] || [ -f "$folder$2" ]; }; then
      folder=${folder%/}
      folder=${folder##*/}
      if [[ $folder =~ $name ]]; then echo "$folder"; fi
    fi
  done
}

# Completes names where a command wants one, and whatever _complete_belt knows elsewhere.
function _belt_with_names() {
  _complete_belt "$@"
  local current=${COMP_WORDS[COMP_CWORD]}
  local configs="${BELTLINE_CONFIG_DIR:-.}/configs"
  local command='' dc='' count=0 value=0 word i names
  case $current in -*) return 0 ;; esac
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [ "$value" = 1 ]; then
      if [ "$word" != = ]; then value=0; fi
      continue
    fi
    case $word in
      @OPTIONS@) value=1 ;;
      -*) ;;
      *)
        if [ -z "$command" ]; then
          if [ "$word" != cutover ]; then command=$word; fi
        else
          count=$((count + 1))
          if [ "$count" = 1 ]; then dc=$word; fi
        fi
        ;;
    esac
  done
  if [ -z "$command" ] || [ "$command" = completion ] || [ "$value" = 1 ]; then return 0; fi
  case $count in
    0) names=$(_belt_folders "$configs" '') ;;
    1) names=$(_belt_folders "$configs/$dc" config.json) ;;
    *) return 0 ;;
  esac
  COMPREPLY=($(compgen -W "$names" -- "$current"))
}

complete -F _belt_with_names -o default belt
