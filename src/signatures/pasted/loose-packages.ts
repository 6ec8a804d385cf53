import { likely } from '../signature.ts';
import type { Loose } from './loose-group.ts';

/** Programs that are not there, packages and their keys, in a word. */
export const loosePackages: readonly Loose[] = [
  {
    words: [
      [' docker is not installed'],
      [' docker not installed'],
      ['docker is required'],
      ['docker not found'],
    ],
    reach: 60,
    causes: likely('docker-not-installed', 'Does command -v docker show nothing? Then it is this.'),
  },
  {
    words: [['cannot perform an interactive login from a non tty']],
    reach: 60,
    causes: [
      {
        code: 'ngc-not-logged-in',
        decides:
          'Was no user or password given, as by an empty variable? Mind that $oauthtoken wants single quotes.',
      },
      { code: 'ngc-wrong-credentials', decides: 'Is the login that is stored refused?' },
    ],
  },
  {
    words: [
      ['keyserver receive failed'],
      ['keyserver refresh failed'],
      ['gpg: keyserver'],
      ['gpg: no data'],
      ['gpg: can', 'open', 'keyring'],
    ],
    reach: 60,
    causes: likely(
      'apt-key-missing',
      'Is it the key of NVIDIA or Docker that was to be fetched? Then do so by the present guide.',
    ),
  },
  {
    words: ['nvidia', 'docker'].flatMap((name) => [
      ['conflicting files', name, 'exists in filesystem'],
      [name, 'exists in filesystem (owned by'],
    ]),
    reach: 200,
    causes: likely(
      'package-dependency-conflict',
      'Do packages of several releases, or of two repositories, bring the file that the line names?',
    ),
  },
  {
    words: ['nvidia', 'docker'].flatMap((name) => [
      [name, 'no corresponding key was found'],
      [name, 'openpgp check', 'failed'],
      ['openpgp', name, 'failed'],
      [name, 'signature', 'not trusted'],
      [name, 'signature', 'invalid'],
      [name, 'invalid or corrupted package (pgp signature)'],
    ]),
    reach: 200,
    causes: likely(
      'apt-key-missing',
      'Is the key that the line names not among those of the package manager? Then import it.',
    ),
  },
  {
    words: [
      ['nvidia-ctk', 'befehl nicht gefunden'],
      ['nvidia-ctk', 'kommando nicht gefunden'],
      ['nvidia-ctk', 'commande introuvable'],
      ['nvidia-ctk', 'no encontrad'],
      ['nvidia-ctk', 'comando non trovato'],
      ['bash: nvidia-ctk: '],
      ['bash: nvidia-container-cli: '],
      ['zsh: command not found: nvidia-c'],
    ],
    reach: 60,
    causes: likely('toolkit-not-installed', 'Is no package of the toolkit installed (dpkg -l, rpm -qa)?'),
  },
  {
    words: [
      ['docker', 'befehl nicht gefunden'],
      ['docker', 'commande introuvable'],
      ['docker', 'orden no encontrada'],
      ['docker', 'comando non trovato'],
    ],
    reach: 30,
    causes: likely('docker-not-installed', 'Does command -v docker show nothing? Then it is this.'),
  },
];
