import { changes, isMangled, isMixed } from './random.ts';

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
/** Also as SSH2 (RFC 4716) and PGP write them. */
export const privateKey =
  /-{4,5} ?BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)? ?-{4,5}[\s\S]*?(?:-{4,5} ?END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)? ?-{4,5}|$)/g;
/** Certificates name whoever they were made for. */
export const certificates =
  /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]*?(?:-----END (?:TRUSTED )?CERTIFICATE-----|$)(?:\s*(?:#[^\n]*\n\s*)*-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]*?(?:-----END (?:TRUSTED )?CERTIFICATE-----|$))*/g;
export const secretWords =
  'token|secret|passwo?r?[dt]|passphrase|credentials?|(?:api|access|private|secret|signing|encryption|ssh|auth|account|client|session|storage|license|shared(?:[_-]?access)?|pre-?shared)[_-]?key|luks[._-]key|authorization|cookie|pat';
/** Names that the value of a variable, a flag or a field is secret. */
export const secretName = new RegExp(`(?:^|[_.-])(?:${secretWords})s?(?:$|[_.-])`, 'i');
/** A name of several words, of which one is such. */
export const secretCalled = `(?:[A-Za-z0-9_.-]{0,60}[_.-])?(?:${secretWords})s?(?:[_.-][A-Za-z0-9_.-]{0,40})?`;
/** In quotes all that stands in them, over many lines; else a word, which JSON's words are not. */
export const quotedValue = String.raw`"""[\s\S]*?(?:"""|$)|\\"[^"\\]*(?:\\"|$)|"(?:[^"\\]|\\[\s\S])*(?:"|$)|'[^']*(?:'|$)|(?!(?:null|true|false)(?![\w-])|[[{])(?:[^\s"',;&\0}\]\\]|\\(?![nrtu"]))+`;
/** `NAME=value`, `name: value`. */
export const secretAssignment = new RegExp(
  `((?<![A-Za-z0-9]|docker-)(?!docker-credential)${secretCalled}\\\\?["']?[ \\t]{0,4}[:=][ \\t]{0,4}(?:\\((?=["']))?)(${quotedValue})`,
  'gi',
);
/** `Authorization: Bearer …`; a challenge (`Bearer realm=…`) holds none. */
export const credential =
  /\b([Bb]earer|[Bb]asic|[Tt]oken|BEARER|BASIC)[ \t]+(?=[^\s"']*[\dA-Z=])([A-Za-z0-9._~+/-]{8,}={0,2})(?![\w=])/g;
/** By how their makers let them begin: NVIDIA, Hugging Face, GitHub, GitLab, Slack, Docker, clouds and others; and a JWT. */
export const knownToken =
  /(?<![A-Za-z0-9])(?:(?:nvapi-|hf_|api_org_|gh[pousr]_|github_pat_|gl(?:pat|ptt|dt|rt|cbt|ft|soat|agent)-|xox[abeprs][.-]|xapp-|dckr_[po]at_|sk-|[rs]k_live_|A(?:KI|SI|BI|CC)A|AIza|ya29\.|GOCSPX-|hv[sbr]\.|pypi-A|SWMTKN-|tskey-|dop_v1_|AGE-SECRET-KEY-|whsec_|eyJ)[\w.-]{10,}|npm_[A-Za-z0-9]{30,}|SG\.[\w-]{15,}\.[\w-]{15,})/g;
/** Secret parameters of an address. */
export const secretParameter =
  /([?&;](?:[\w-]{0,40}(?:token|signature|secret|password|credential|api_?key)|sig|key|code|x-amz-[\w-]{1,40})=)([^&\s"'<>#]+)/gi;
/** Serial numbers and what is as telling, as of /etc/dgx-release and of nvidia-smi: nothing here asks for them. */
export const serialVariable = /^([ \t]*\w{0,40}serial\w{0,40}=)[^\n\r\0]*/gim;
const serialNames = String.raw`\w{0,40}(?:serial|guid|pdi|asset_?tag)\w{0,40}`;
export const serialElement = new RegExp(`<(${serialNames})>[^<>]*</\\1>`, 'gi');
export const serialField = new RegExp(
  `("${serialNames}"\\s*:\\s*"|\\b(?:serial(?:[ _-]?(?:number|num|no\\.?))?|(?:[a-z]{1,12}[ _]){0,2}guid|s\\/?n|gpu pdi|asset tag)[ \\t]*:[ \\t]*)[^\\s",;<]+`,
  'gi',
);
/** Long, and mixed as only what is random is; a key of AWS has forty letters, of which some may be lines. */
export const longRun = /(?<![\w+/-])[A-Za-z0-9+/_-]{40,}={0,2}/g;
export const looksRandom = (text: string): boolean =>
  (!isMangled(text) && text.split(/[/_-]/).some((part) => part.length >= 20 && isMixed(part))) ||
  (/^[A-Za-z0-9+/]{40}$/.test(text) && isMixed(text) && changes(text.replaceAll('/', '')) > text.length / 3);
/** Shorter, and such as nobody would think of. */
export const randomRun = /(?<![A-Za-z0-9+_-])[A-Za-z0-9+_-]{16,200}={0,2}/g;
