# Takes out what is secret by where it stands or how it looks, and leaves all else. Letters count alike where a word may be
# written either way.
hide() {
  sed "$extended" \
    -e 's/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----.*-----END [A-Z0-9 ]*PRIVATE KEY-----/redacted/g' \
    -e '/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/,/-----END [A-Z0-9 ]*PRIVATE KEY-----/{' \
    -e '/^[.!]$/!s/.*/redacted/' -e '}' \
    -e "s/(\"($members)\"[[:space:]]*:[[:space:]]*)\"([^\"\\\\]|\\\\.)*\"?/\\1\"redacted\"/gI" \
    -e 's/("auth"[[:space:]]*:[[:space:]]*)"([^"\\]|\\.)+"?/\1"cmVkYWN0ZWQ6cmVkYWN0ZWQ="/gI' \
    -e 's#([A-Za-z][A-Za-z0-9+.-]*://)[^][:space:]/"'\''<>@]*@#\1#g' \
    -e 's#([A-Za-z][A-Za-z0-9+.-]*://)[^][:space:]/"'\''<>@]*:[^][:space:]"'\''<>@]*@#\1#g' \
    -e 's#(^|[][:space:]"'\''<>=,])[^][:space:]"'\''<>=,:/@]+:[^][:space:]"'\''<>,@]+@([^s]|s[^h])#\1\2#g' \
    -e 's/([?&;]([A-Za-z0-9_-]*(token|signature|secret|password|credential|api_?key)|sig|key|code|x-amz-[A-Za-z-]+)=)[^]&[:space:]"'\''<>#]+/\1redacted/gI' \
    -e 's/(^|[^A-Za-z0-9])(bearer|basic|token)([[:space:]]+)[A-Za-z._~+\/-]*[0-9=][A-Za-z0-9._~+\/=-]{6,}/\1\2\3redacted/gI' \
    -e "s/((^|[^A-Za-z0-9])([A-Za-z0-9_.-]*[_.-])?($secrets)s?([_.-][A-Za-z0-9_.-]*)?\\\\?[\"']?[[:space:]]*[:=][[:space:]]*\\\\?)\"[^\"]*\"/\\1\"redacted\"/gI" \
    -e "s/((^|[^A-Za-z0-9])([A-Za-z0-9_.-]*[_.-])?($secrets)s?([_.-][A-Za-z0-9_.-]*)?[[:space:]]*=[[:space:]]*)'[^']*'/\\1'redacted'/gI" \
    -e "s/((^|[^A-Za-z0-9])([A-Za-z0-9_.-]*[_.-])?($secrets)s?([_.-][A-Za-z0-9_.-]*)?(=|:[[:space:]]+))[^][:space:]\"',;&{}\\\\]+/\\1redacted/gI" \
    -e "s/(--[A-Za-z-]*($secrets)[A-Za-z-]*[[:space:]]+)[^[:space:]-][^[:space:]]*/\\1redacted/gI" \
    -e 's/(^|[^A-Za-z0-9])(nvapi-|hf_|gh[pousr]_|github_pat_|glpat-|xox[abprs]-|dckr_pat_|sk-|AKIA|ASIA|eyJ)[A-Za-z0-9_.-]{10,}/\1redacted/g' \
    -e 's/^([[:space:]]*[A-Za-z0-9_]*serial[A-Za-z0-9_]*=).*/\1"redacted"/I' \
    -e 's/(<[A-Za-z0-9_]*serial[A-Za-z0-9_]*>)[^<]*/\1redacted/gI' \
    -e 's/("[A-Za-z0-9_]*serial[A-Za-z0-9_]*"[[:space:]]*:[[:space:]]*")[^"]*/\1redacted/gI' \
    -e 's/(serial([ _-]?(number|num|no\.?))?[[:space:]]*:[[:space:]]*)[^][:space:]",;<]+/\1redacted/gI' \
    -e 's/([$](apr1|[1256]|2[aby]|y)[$])[^][:space:]:"]{8,}/\1redacted/g' \
    -e 's#(/(web)?hooks?/)[^][:space:]"<>?]+#\1redacted#gI' \
    -e '/"[A-Z_][A-Z0-9_]*=|Environment=|(^|[[:space:]])(-e|--env|--build-arg|export)[[:space:]=]/{' \
    -e "s/(^|[^A-Za-z0-9_.-])($variables)=/\\1\\2$mark/gI" \
    -e 's/"([A-Z_][A-Z0-9_]*)=([^"\]|\\.)+/"\1=redacted/g' \
    -e 's/((Environment=|(^|[[:space:]])(-e|--env|--build-arg|export)[[:space:]=])"[A-Za-z_][A-Za-z0-9_]*=)[^"]*/\1redacted/g' \
    -e 's/((Environment=|(^|[[:space:]])(-e|--env|--build-arg|export)[[:space:]=])[A-Za-z_][A-Za-z0-9_]*=)[^][:space:]"]+/\1redacted/g' \
    -e '/Environment=/s/([[:space:]]"[A-Za-z_][A-Za-z0-9_]*=)[^"]*/\1redacted/g' \
    -e '/Environment=/s/([[:space:]][A-Za-z_][A-Za-z0-9_]*=)[^][:space:]"]+/\1redacted/g' \
    -e "s/$mark/=/g" -e '}' "$@"
}

# Stands for the sign behind the name of a variable that is told.
mark=$(printf '\001')

# Members of JSON, and names of variables, flags and fields, that hold a secret.
members='token|access_token|refresh_token|id_token|identity_?token|registrytoken|auth_?token|password|passwd|passphrase|secret|client_?secret|secret_?key|api_?key|access_?key|private_?key'
secrets='token|secret|passwo?r?d|passphrase|credentials?|(api|access|private|secret|signing|encryption|ssh|auth)[_-]?key|authorization|cookie|pat'

# Of an environment, a variable in a line, the values of those that the checks go by.
told() {
  sed "$extended" \
    -e '/^[.!]$/b' \
    -e "/^($variables)=/b" \
    -e '/^[A-Za-z_][A-Za-z0-9_.-]*=/!d' \
    -e 's/^([^=]*=).+/\1redacted/'
}
