import type { SecretPlace } from './secret-places.ts';
import { quotedValue, secretCalled } from './secret-shapes.ts';

/** Secrets in addresses, in texts of languages, and after words. */
export const secretWordPlaces: readonly SecretPlace[] = [
  // Addresses whose path is the key.
  { shape: /(\/(?:hooks?|web-?hooks?|webhookb2)\/)([^\s"'<>?#]+)/gi },
  { shape: /(\/bot\d{5,12}:)([\w-]+)/g },
  {
    shape:
      /(:\/\/[\w.-]{0,100}(?:conda|mamba|pypi|channel|repo|packages)[\w.-]{0,100}\/t\/)([\w-]{8,})(?=\/)/g,
  },
  {
    shape:
      /([?&#](?!(?:service|scope|n|last|tag|platform|all|filters|stream|size|account|client_id|version|name|id|q|fromImage)=)[\w.-]{1,40}=)(?=[^\s"'<>&#]{12})((?![A-Za-z]+:|\/|v?\d+\.)[^\s"'<>&#]+)/gi,
    free: true,
  },
  { shape: /(\bMUNGE:)([A-Za-z0-9+/=]+)(?=:)/g },
  { shape: /(\bSAML(?:Response|Request)=)([^&\s"'<>]+)/g },
  // Languages: Perl and Ruby, Lua.
  {
    shape: new RegExp(
      String.raw`((?<![A-Za-z0-9]):?["']?(?:\w{1,40}_)?(?:token|secret|passw(?:or)?d|passphrase|api_?key)["']?[ \t]*=>[ \t]*)(${quotedValue})`,
      'gi',
    ),
  },
  {
    shape:
      /((?<![A-Za-z0-9])(?:\w{1,40}_)?(?:token|secret|passw(?:or)?d|passphrase|api_?key)[ \t]*=[ \t]*\[\[)([^\]\n]+)(?=\]\])/gi,
  },
  // Words of other languages, and names in capitals that run into each other.
  {
    shape: new RegExp(
      String.raw`((?<![A-Za-z0-9])(?:kennwort|mot[ _-]de[ _-]passe|contrase(?:ñ|n)a|\w{1,40}_PWD|[A-Z]{2,20}(?:PASSWORD|PASSWD|PASSPHRASE))["']?[ \t]{0,4}[:=][ \t]{0,4})(${quotedValue})`,
      'gi',
    ),
  },
  {
    shape:
      /(\b(?:password|passphrase|token|secret|api[ _-]?key)\b[^\n:=;]{0,40}[ \t](?:is|was)[ \t]+["'`]?)(?=[^\s"'`,;]*\d[^\s"'`,;]*[a-z]|[^\s"'`,;]*[a-z][^\s"'`,;]*\d|[^\s"'`,;]{16})([^\s"'`,;]{8,})/gi,
    free: true,
  },
  // A login that ends before the address does.
  {
    shape:
      /(\b(?:https?|ftps?|socks5h?|rediss?|amqps?|postgres(?:ql)?|mysql|mongodb):\/\/[\w.-]{1,100}:)((?!\d+(?:[/?#\s"']|$))[^\s@/"'<>]{6,})(?=["'\s]|$)/g,
  },
  // A part of a form.
  { shape: new RegExp(String.raw`(\bname="${secretCalled}"\s*?\r?\n\r?\n)(\S+)`, 'gi') },
  // In brackets, in a row of a table, after an arrow, in two quotes.
  { shape: new RegExp(String.raw`((?<![A-Za-z0-9])${secretCalled}:\[)([^\]\n]+)(?=\])`, 'gi') },
  {
    shape: /(\b(?:password|passphrase|token|secret)[ \t]+[[(<])([^\])>\s]{5,})(?=[\])>])/gi,
    free: true,
  },
  {
    shape:
      /(\|[ \t]*(?:password|passphrase|token|secret|api[ _-]?key)[ \t]*\|[ \t]*)([^|\s-][^|\n]*?)(?=[ \t]*\|)/gi,
    free: true,
  },
  {
    shape: new RegExp(
      String.raw`((?<![A-Za-z0-9])(?:token|secret|passw(?:or)?d|passphrase|api_?key)[ \t]*(?:->|→)[ \t]*)(${quotedValue})`,
      'gi',
    ),
  },
  {
    shape: new RegExp(String.raw`((?<![A-Za-z0-9])${secretCalled}[ \t]*[:=][ \t]*(?:''|""))([^'"\s]+)`, 'gi'),
  },
];
