/** Stands on a line of its own before anything that the script says; a greeting may come before it. */
export const begins = 'ngc-doctor-begins';
/** With the script's exit code, after it. */
export const ends = 'ngc-doctor-ends';

/**
 * What the shell over there reads: the script, within one group of commands, so that the shell has read all of it before
 * it does any of it, and its own input is free. That stays open as long as somebody listens here: when it ends before
 * the script has, because of Ctrl-C or since the connection broke, everything that the script started is ended, too.
 * Errors of the script's are nobody's, so that on standard error ssh speaks alone. With TMOUT, bash would take its patience
 * for the end.
 */
export const remoteScript = (script: string, args: readonly string[]): string => `{
exec 3<&0 2>/dev/null
unset TMOUT
ngcd_main=$$
(${watch}) 3<&3 >/dev/null &
ngcd_watch=$!
exec 3<&-
printf '\\n%s\\n' ${begins}
(
set -- ${args.map(quoted).join(' ')}
${script}
) </dev/null
ngcd_code=$?
kill -9 "$ngcd_watch"
printf '\\n%s %s\\n' ${ends} "$ngcd_code"
exit 0
}
`;

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** By /proc and by what every shell has: neither ps nor pkill need be there. What is told to end gets a moment to tidy up. */
const watch = `
while IFS= read -r ngcd_line <&3; do :; done
IFS=' ' read -r ngcd_self ngcd_line </proc/self/stat
ngcd_all=" $ngcd_main "
ngcd_family() {
  ngcd_more=yes
  while [ -n "$ngcd_more" ]; do
    ngcd_more=
    for ngcd_file in /proc/[0-9]*/stat; do
      IFS= read -r ngcd_line <"$ngcd_file" || continue
      ngcd_pid=\${ngcd_line%% *}
      ngcd_line=\${ngcd_line##*) }
      ngcd_line=\${ngcd_line#* }
      [ "$ngcd_pid" = "$ngcd_self" ] && continue
      case $ngcd_all in
        *" $ngcd_pid "*) ;;
        *" \${ngcd_line%% *} "*) ngcd_all="$ngcd_all$ngcd_pid " ngcd_more=yes ;;
      esac
    done
  done
}
ngcd_family
for ngcd_signal in TERM KILL; do
  for ngcd_pid in $ngcd_all; do kill -"$ngcd_signal" "$ngcd_pid"; done
  [ "$ngcd_signal" = KILL ] || { sleep 1; ngcd_family; }
done
`;
