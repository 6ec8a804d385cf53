import { firstLine, type Paste } from './paste.ts';

/** What lines prove of the engine that answers, and of what it was asked. */
const answers: readonly (readonly [line: RegExp, codes: readonly string[]])[] = [
  [/^\/usr\/(?:local\/)?bin\/docker$/, ['snap-docker']],
  [/^\s*Operating System: (?!Docker Desktop)\S/, ['docker-desktop-linux-context', 'gpus-on-windows-docker']],
  [/^default \*\s/, ['docker-desktop-linux-context', 'rootless-vs-rootful-config']],
  [/^\s*Docker Root Dir: \/var\/lib\/docker$/, ['snap-docker', 'docker-desktop-linux-context']],
  [
    /^(?:-rwxr-xr-x.*\s)?\/usr\/bin\/nvidia-(?:container-runtime-hook|container-toolkit)$/,
    ['toolkit-not-installed', 'toolkit-hook-missing'],
  ],
  [/^(?:-rwxr-xr-x.*\s)?\/usr\/bin\/nvidia-(?:ctk|container-runtime)$/, ['toolkit-not-installed']],
  [/^\s*"DeviceRequests": \[\s*(?:\{.*)?$|"Runtime": "nvidia"/, ['gpus-flag-missing']],
];

/** Codes that what is known of the engine speaks against. */
export function ruledOutOfEngine(paste: Paste): readonly string[] {
  const codes = answers.flatMap(([line, out]) => (firstLine(paste, line) === null ? [] : out));
  return [...codes, ...byFlag(paste)];
}

/** All containers that were started were to have GPUs. */
function byFlag({ commands }: Paste): readonly string[] {
  const runs = commands.filter(({ command }) =>
    /^(?:docker|podman|nerdctl)\s+(?:run|create)\b/.test(command),
  );
  const asked = runs.filter(({ command }) => /\s--gpus[ =]|\s--device[ =]nvidia\.com\/gpu/.test(command));
  return runs.length > 0 && asked.length === runs.length ? ['gpus-flag-missing', 'image-lacks-env'] : [];
}
