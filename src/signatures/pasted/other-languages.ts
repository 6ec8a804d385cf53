import { likely, type Signature, type TextCause } from '../signature.ts';
import { onHost } from './nvml-causes.ts';

/** The shell has no nvidia-smi. */
const noTool: readonly TextCause[] = [
  {
    code: 'gpus-flag-missing',
    decides: 'Was it said in a container that was started without --gpus? Then it is this.',
  },
  {
    code: 'driver-not-installed',
    decides: 'Was it said on the host? Then no driver is installed.',
    hints: onHost,
  },
  {
    code: 'driver-capabilities-missing',
    decides: 'Does NVIDIA_DRIVER_CAPABILITIES in the container leave utility out?',
  },
];

const noDriver = likely(
  'driver-not-installed',
  'Does ls /proc/driver/nvidia show nothing, and does the host have an NVIDIA GPU? Then its driver is not installed.',
);

const noToolkit = likely(
  'toolkit-not-installed',
  "Is NVIDIA's repository for the toolkit not among the sources? Then add it first.",
);

const noDocker = likely('docker-not-installed', 'Does command -v docker show nothing? Then it is this.');

/** What shells and Windows say in the language of the machine: known by what stays as it is in all of them. */
export const otherLanguagesSignatures: readonly Signature[] = [
  {
    words: ['apt install nvidia-utils-', '# version'],
    reach: 80,
    causes: noDriver,
    example:
      'Der Befehl »nvidia-smi« wurde nicht gefunden, kann aber installiert werden mit:\nsudo apt install nvidia-utils-390         # version 390.157-0ubuntu0.22.04.2, or',
    examples: [
      "La commande « nvidia-smi » n'a pas été trouvée, mais peut être installée avec :\nsudo apt install nvidia-utils-470-server  # version 470.223.02-0ubuntu0.22.04.1, or",
      '找不到命令 “nvidia-smi”,但可以通过以下软件包安装它:\nsudo apt install nvidia-utils-535         # version 535.171.04-0ubuntu0.22.04.1',
    ],
    counterExample: 'sudo apt install nvidia-utils-535',
  },
  {
    words: ['bash: nvidia-smi: '],
    causes: noTool,
    example: 'bash: nvidia-smi: Kommando nicht gefunden.',
    examples: ['-bash: nvidia-smi: 未找到命令', 'bash: nvidia-smi : commande introuvable'],
    counterExample: 'bash: nvcc: 未找到命令',
  },
  {
    words: ['apt install docker.io', '# version'],
    reach: 80,
    causes: noDocker,
    example:
      'Der Befehl »docker« wurde nicht gefunden, kann aber installiert werden mit:\nsudo snap install docker         # version 24.0.5, or\nsudo apt  install docker.io      # version 24.0.7-0ubuntu2~22.04.1',
    counterExample: 'sudo apt install docker.io',
  },
  ...['nvidia-container-toolkit', 'nvidia-docker2', 'nvidia-container-runtime'].flatMap((name) =>
    [`paket ${name} `, `paquet ${name} `, `paquete ${name} `, `pacchetto ${name} `, `pacote ${name} `].map(
      (word): Signature => ({
        words: [word],
        causes: noToolkit,
        example: `E: ${word}`,
        counterExample: `E: ${word.replace(name, 'gimp')}`,
      }),
    ),
  ),
  {
    words: ['option signed-by', '/keyrings/'],
    reach: 250,
    causes: likely(
      'apt-signed-by-conflict',
      'Is one repository configured twice, with different keys (grep -r that address /etc/apt)? Then it is this.',
    ),
    example:
      'E: In Konflikt stehende Werte für Option Signed-By bezüglich Quelle https://nvidia.github.io/libnvidia-container/stable/deb/amd64/ /: /usr/share/keyrings/a.gpg != ',
    counterExample: 'deb [signed-by=/usr/share/keyrings/a.gpg] https://mirror.example stable main',
  },
  ...['<!doctype', '<html'].map(
    (word): Signature => ({
      words: [word, 'sources.list.d'],
      reach: 120,
      causes: likely(
        'apt-source-damaged',
        'Does the list that the line names hold a web page? Then remove it, and follow the present guide.',
      ),
      example: `E: Der Typ »${word}« in Zeile 1 der Quellliste /etc/apt/sources.list.d/a.list ist unbekannt.`,
      counterExample:
        'E: Der Typ »foo« in Zeile 1 der Quellliste /etc/apt/sources.list.d/a.list ist unbekannt.',
    }),
  ),
  // "Unmet dependencies" and "held broken packages", as far as the letters are those of English.
  ...[
    'dependencias incumplidas',
    'paquetes rotos',
    'pendances non satisfaites',
    'paquets d',
    'haben unerf',
    'defekte pakete',
    'ncias desencontradas',
    'pacotes quebrados',
    'dipendenze non soddisfatte',
    'pacchetti danneggiati',
  ].flatMap((word): readonly Signature[] =>
    ['nvidia-container', 'nvidia-docker'].map((name) => ({
      words: [word, name],
      reach: 200,
      causes: likely(
        'package-dependency-conflict',
        'Do the versions of the packages that apt names differ, or come from two repositories (apt-cache policy)?',
      ),
      example: `${word} :\n ${name}-x : libx (>= 1.13.5-1)`,
      counterExample: `${word} :\n gimp : libgimp (>= 2)`,
    })),
  ),
  {
    words: ['bash: docker: '],
    causes: noDocker,
    example: 'bash: docker: Kommando nicht gefunden.',
    examples: ['-bash: docker: 未找到命令', 'bash: docker : commande introuvable'],
    counterExample: 'bash: docker-compose: Kommando nicht gefunden.',
  },
  {
    words: ['error during connect', 'open //./pipe/docker'],
    reach: 300,
    causes: likely(
      'daemon-not-running',
      'Is Docker Desktop not started on Windows? Then start it and wait until it says that its engine runs.',
    ),
    example:
      'error during connect: Get "http://%2F%2F.%2Fpipe%2FdockerDesktopLinuxEngine/_ping": open //./pipe/dockerDesktopLinuxEngine: Das System kann die angegebene Datei nicht finden.',
    examples: [
      'error during connect: Get "http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.24/containers/json": open //./pipe/docker_engine: Le fichier spécifié est introuvable.',
    ],
    counterExample: 'open //./pipe/docker_engine: Access is denied.',
  },
];
