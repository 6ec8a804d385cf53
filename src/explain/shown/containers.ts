import type { TextCause } from '../../signatures/signature.ts';
import { firstLine, isSilent, type Paste, type Reader, type Typed } from './paste.ts';

const toolkitGone: readonly TextCause[] = [
  {
    code: 'toolkit-not-installed',
    decides:
      'Was it the machine of the engine that was asked, and does nvidia-ctk --version there say "command not found"? Then install the toolkit.',
  },
];

/** The names of the toolkit's packages and programs, as people look for them. */
const partOfToolkit =
  /nvidia-(?:container|ctk|docker2)|libnvidia-container|container-toolkit|nvidia\.\*container/;

/** Somebody looked for the toolkit, and nothing came. */
export const noToolkitListed: Reader = ({ commands }) => {
  const looksForIt = ({ command }: Typed): boolean =>
    /^(?:dpkg|rpm|apt|dnf|yum|zypper|pacman|which|command -v|type|whereis)\b/.test(command) &&
    !/\b(?:install|remove|purge)\b/.test(command) &&
    partOfToolkit.test(command);
  return commands
    .filter((typed) => looksForIt(typed) && isSilent(typed) && !typed.elsewhere)
    .slice(0, 1)
    .map(({ line }) => ({ line, causes: toolkitGone }));
};

/** The list of runtimes in `docker info`, without one of NVIDIA's. */
export const runtimesListed: Reader = (paste) => {
  const list = firstLine(paste, /^\s*Runtimes:\s+(?=.*\brunc\b)(?!.*\bnvidia\b).*$/);
  if (list === null || firstLine(paste, /Operating System: Docker Desktop/) !== null) return [];
  return [
    {
      line: list.line,
      causes: [
        {
          code: 'nvidia-runtime-not-registered',
          decides: 'Is --runtime=nvidia, or a default runtime, what you start it by? Then register it.',
        },
        ...toolkitGone,
      ],
      loose: true,
    },
  ];
};

/** A CDI specification whose libraries are of another driver than the one that runs. */
export const specificationOfDriver: Reader = (paste) => {
  const driver = firstLine(paste, /(?:Kernel Module(?: for \S+)?|Driver Version:)\s+(\d{3}(?:\.\d+)+)/);
  const named = firstLine(
    paste,
    /(?:containerPath|hostPath|nvidia\.yaml|\/cdi\/).*?lib(?:cuda|nvidia|EGL|GLX)\S*?\.so\.(\d{3}(?:\.\d+)+)/,
  );
  if (driver === null || named === null || driver.found[1] === named.found[1]) return [];
  return [
    {
      line: named.line,
      causes: [
        {
          code: 'cdi-spec-stale',
          decides: `Is the specification of driver ${named.found[1]}, and ${driver.found[1]} the one that runs now? Then write it anew.`,
        },
      ],
    },
  ];
};

const processors: readonly (readonly [string, RegExp])[] = [
  ['arm64', /^(?:aarch64|arm64)$|\baarch64 GNU\/Linux\b|^Architecture:\s+aarch64\b/],
  ['amd64', /^x86_64$|\bx86_64 GNU\/Linux\b|^Architecture:\s+x86_64\b/],
];

/** The image is for another processor than the machine's. */
export const imageOfProcessor: Reader = (paste) => {
  const machine = processors.find(([, look]) => firstLine(paste, look) !== null)?.[0];
  const image =
    firstLine(paste, /^\s*"Architecture": "(amd64|arm64)"/) ??
    answerTo(paste, /\binspect\b.*\.Architecture/, /^(amd64|arm64)$/);
  if (machine === undefined || image === null || image.found[1] === machine) return [];
  return [
    {
      line: image.line,
      causes: [
        {
          code: 'arch-exec-format',
          decides: `Is it that image which is to run? It is for ${image.found[1]}, the machine is ${machine}.`,
        },
      ],
    },
  ];
};

/** The line of a command's output that a pattern finds. */
function answerTo(
  { commands }: Paste,
  command: RegExp,
  answer: RegExp,
): { readonly line: number; readonly found: RegExpExecArray } | null {
  for (const typed of commands.filter((one) => command.test(one.command))) {
    for (const [index, text] of typed.output.entries()) {
      const found = answer.exec(text.trim().replaceAll("'", ''));
      if (found !== null) return { line: typed.line + 1 + index, found };
    }
  }
  return null;
}

/** A toolkit that knows control groups of the first version alone, on a host with those of the second. */
export const toolkitBeforeGroups: Reader = (paste) => {
  const groups = firstLine(paste, /^cgroup2fs$|^\s*Cgroup Version:\s*2\b/);
  const library =
    firstLine(paste, /^(?:cli-)?version: (1\.[0-7])\.\d/) ??
    firstLine(paste, /^(?:ii\s+)?libnvidia-container1(?::amd64)?[\s-]+(1\.[0-7])\.\d/);
  if (groups === null || library === null) return [];
  return [
    {
      line: library.line,
      causes: [
        {
          code: 'cgroup-v2-old-libnvidia',
          decides: `libnvidia-container ${library.found[1]} knows no control groups of version 2; 1.8 does. Is the host the one that was asked?`,
        },
      ],
      loose: true,
    },
  ];
};

/** The live line of the toolkit's configuration, not the one that is a comment in every file as it comes. */
export const rootOfDriver: Reader = (paste) => {
  const root = firstLine(paste, /^\s*root\s*=\s*"\/run\/nvidia\/driver\/?"/);
  if (root === null) return [];
  return [
    {
      line: root.line,
      causes: [
        {
          code: 'config-toml-driver-root',
          decides:
            'Is it /etc/nvidia-container-runtime/config.toml, and is no driver container mounted there (ls /run/nvidia/driver)? Then it is this.',
        },
      ],
      loose: true,
    },
  ];
};
