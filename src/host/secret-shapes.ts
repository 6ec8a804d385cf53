/**
 * Members that hold a secret in what is asked here: token services (RFC 6749, Docker's registry token specification),
 * Docker's config.json, the credential helpers' answer; and what others call theirs. A text may end within one.
 */
export const secretMember =
  /("(?:token|access_token|refresh_token|id_token|identity_?token|registrytoken|auth_?token|password|passwd|passphrase|secret|client_?secret|secret_?key|api_?key|access_?key|private_?key)"\s*:\s*)("(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|\d+)/gi;
/** A login in base64, as in config.json. */
export const loginMember = /("auth"\s*:\s*)"((?:[^"\\]|\\.)+)(?:"|$)/gi;
export const addressWithLogin = /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s"'<>\0\\]{0,500}@[^\s"'<>\0\\]{0,2000}/gi;
/** As proxies may be written: `user:password@host:port`. An image's name with its digest looks alike. */
export const hostWithLogin =
  /(?<![^\s"'<>=,\0])[^\s"'<>=,\0:/@]{1,255}:(?!\/\/)(?:[^\s"'<>,\0\\]|\\(?![nrtu"])){0,500}@(?!sha\d+:)/g;
export const privateKey =
  /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY-----|$)/g;
/** Certificates name whoever they were made for. */
export const certificates =
  /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]*?(?:-----END (?:TRUSTED )?CERTIFICATE-----|$)(?:\s*(?:#[^\n]*\n\s*)*-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]*?(?:-----END (?:TRUSTED )?CERTIFICATE-----|$))*/g;
const secretWords =
  'token|secret|passwo?r?d|passphrase|credentials?|(?:api|access|private|secret|signing|encryption|ssh|auth)[_-]?key|authorization|cookie|pat';
/** Names that the value of a variable, a flag or a field is secret. */
export const secretName = new RegExp(`(?:^|[_.-])(?:${secretWords})s?(?:$|[_.-])`, 'i');
/** `NAME=value`, `name: value`, `--name value`: of a value in quotes all that stands in them, over many lines. */
export const secretAssignment = new RegExp(
  `((?<![A-Za-z0-9]|docker-)(?!docker-credential)(?:[A-Za-z0-9_.-]{0,60}[_.-])?(?:${secretWords})s?(?:[_.-][A-Za-z0-9_.-]{0,40})?\\\\?["']?(?:[ \\t]{0,4}[:=][ \\t]{0,4}|(?<=--[A-Za-z-]{1,60})[ \\0]))(\\\\"[^"\\\\]*(?:\\\\"|$)|"(?:[^"\\\\]|\\\\[\\s\\S])*(?:"|$)|'[^']*(?:'|$)|(?!(?:null|true|false)(?![\\w-])|[[{])(?:[^\\s"',;&\\0}\\]\\\\]|\\\\(?![nrtu"]))+)`,
  'gi',
);
/** `Authorization: Bearer …`; a challenge (`Bearer realm=…`) holds none. */
export const credential =
  /\b([Bb]earer|[Bb]asic|[Tt]oken|BEARER|BASIC)[ \t]+(?=[^\s"']*[\dA-Z=])([A-Za-z0-9._~+/-]{8,}={0,2})(?![\w=])/g;
/** By how their makers let them begin: NVIDIA, Hugging Face, GitHub, GitLab, Slack, Docker, AWS; and a JWT. */
export const knownToken =
  /(?<![A-Za-z0-9])(?:nvapi-|hf_|gh[pousr]_|github_pat_|glpat-|xox[abprs]-|dckr_pat_|sk-|AKIA|ASIA|eyJ)[\w.-]{10,}/g;
/** Secret parameters of an address. */
export const secretParameter =
  /([?&;](?:[\w-]{0,40}(?:token|signature|secret|password|credential|api_?key)|sig|key|code|x-amz-[\w-]{1,40})=)([^&\s"'<>#]+)/gi;
/** Serial numbers, as of /etc/dgx-release and of nvidia-smi: they name a machine, and nothing here asks for them. */
export const serialVariable = /^([ \t]*\w{0,40}serial\w{0,40}=)[^\n\r\0]*/gim;
export const serialElement = /<(\w{0,40}serial\w{0,40})>[^<>]*<\/\1>/gi;
export const serialField =
  /("\w{0,40}serial\w{0,40}"\s*:\s*"|\bserial(?:[ _-]?(?:number|num|no\.?))?[ \t]*:[ \t]*)[^\s",;<]+/gi;
/** Long, and mixed as only what is random is. */
export const longRun = /(?<![\w+/-])[A-Za-z0-9+/_-]{40,}={0,2}/g;
export const looksRandom = (text: string): boolean =>
  text
    .split(/[/_-]/)
    .some((part) => part.length >= 20 && /\d/.test(part) && /[a-z]/.test(part) && /[A-Z]/.test(part));
