import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programsDir } from '../paths.ts';
import type { Settled } from '../settle.ts';
import { putProgram, type Writer } from './writer.ts';

const toolkitPrograms = [
  'nvidia-container-runtime-hook',
  'nvidia-container-runtime',
  'nvidia-container-cli',
  'nvidia-ctk',
  'nvidia-cdi-hook',
] as const;

/** The toolkit as a package that can be installed, and NVIDIA's repository. */
export function stageToolkit(host: Settled, put: Writer): void {
  const tree = '/opt/stand-in/packages/toolkit';
  for (const name of toolkitPrograms) putProgram(put, `${tree}/usr/bin/${name}`, name);
  put.link(`${tree}/usr/bin/nvidia-container-toolkit`, 'nvidia-container-runtime-hook');
  const config = host.toolkit.config ?? readFileSync(join(programsDir, 'config.toml'), 'utf8');
  put.text(`${tree}/etc/nvidia-container-runtime/config.toml`, config);
  if (host.toolkit.repository) {
    put.text(
      '/etc/apt/sources.list.d/nvidia-container-toolkit.list',
      'deb [signed-by=/usr/share/keyrings/nvidia-container-toolkit-keyring.gpg] https://nvidia.github.io/libnvidia-container/stable/deb/$(ARCH) /\n',
    );
    put.text('/usr/share/keyrings/nvidia-container-toolkit-keyring.gpg', 'stand-in\n');
  }
  if (host.engineAnswersAs !== null) putProgram(put, '/usr/bin/nvidia-docker', 'nvidia-docker');
}
