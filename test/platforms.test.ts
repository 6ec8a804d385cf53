import { Chalk } from 'chalk';
import { expect, it } from 'vitest';
import { checks } from '../checks/index.ts';
import { diagnose } from '../src/diagnose.ts';
import { renderText } from '../src/render/text.ts';
import { defaultTarget, type Target } from '../src/target.ts';
import { fixtureFile, fixtureHost } from './support/fixture-hosts.ts';

const plain = { width: 1000, unicode: true, paint: new Chalk({ level: 0 }) };
const all = 'docker run --gpus all ';
const runtime = 'docker run --runtime=nvidia -e NVIDIA_VISIBLE_DEVICES=all ';

/** Each machine: its kind, what the head of the report calls it, and the beginning of the documented command. */
const machines: readonly (readonly [string, string, string, string])[] = [
  ['dgxos5-v100x8-dgx1-healthy', 'dgx', 'DGX-1 · DGX OS 5.2.0 (Ubuntu 20.04.6 LTS)', all],
  ['dgxos5-v100x16-dgx2-healthy', 'dgx', 'DGX-2 · DGX OS 5.5.1 (Ubuntu 20.04.6 LTS)', all],
  ['dgxos7-h100x8-healthy', 'dgx', 'DGX H100 · DGX OS 7.2.1 (Ubuntu 24.04.3 LTS)', all],
  [
    'dgxos6-a100x4-station-healthy',
    'dgx',
    'DGX Station A100 · DGX OS 6.2.1 (Ubuntu 22.04.5 LTS)',
    'docker run --gpus "device=0,1,2,4" ',
  ],
  ['dgxos7-gb10-spark-healthy', 'dgx', 'DGX Spark · DGX OS 7.5.0 (Ubuntu 24.04.3 LTS)', all],
  [
    'dgxos7-gb10-partner-healthy',
    'dgx',
    'ASUSTeK COMPUTER INC. GX10 (DGX Spark) · DGX OS 7.5.0 (Ubuntu 24.04.3 LTS)',
    all,
  ],
  [
    'amzn2023-h100x1-p5-healthy',
    'cloud',
    'Amazon EC2 p5.4xlarge · Amazon Linux 2023.9.20251117 · virtual machine',
    all,
  ],
  [
    'ubuntu22-a10g-g5-dlami-healthy',
    'cloud',
    'Amazon EC2 g5.xlarge · Ubuntu 22.04.5 LTS · virtual machine · AWS Deep Learning AMI',
    all,
  ],
  ['ubuntu22-a100x8-p4d-healthy', 'cloud', 'Amazon EC2 p4d.24xlarge · Ubuntu 22.04.5 LTS', all],
  [
    'debian12-l4x2-g2-dlvm-healthy',
    'cloud',
    'Google Cloud · Debian GNU/Linux 12 (bookworm) · virtual machine · Google Deep Learning VM',
    all,
  ],
  [
    'ubuntu22-a10g-g5-ngc-healthy',
    'cloud',
    'Amazon EC2 g5.xlarge · Ubuntu 22.04.5 LTS · virtual machine · NVIDIA NGC cloud image',
    all,
  ],
  [
    'ubuntu22-l4x2-g2-ngc-healthy',
    'cloud',
    'Google Cloud · Ubuntu 22.04.5 LTS · virtual machine · NVIDIA NGC cloud image',
    all,
  ],
  [
    'ubuntu22-a100x2-azure-ngc-healthy',
    'cloud',
    'Microsoft Azure Standard_NC48ads_A100_v4 · Ubuntu 22.04.5 LTS · virtual machine · NVIDIA NGC cloud image',
    all,
  ],
  [
    'ubuntu22-a10x2-oci-ngc-healthy',
    'cloud',
    'Oracle Cloud VM.GPU.A10.2 · Ubuntu 22.04.5 LTS · virtual machine · NVIDIA NGC cloud image',
    all,
  ],
  ['debian12-a100x8-a2-healthy', 'cloud', 'Google Cloud · Debian GNU/Linux 12 (bookworm)', all],
  [
    'ubuntu22-a100x8-nd-healthy',
    'cloud',
    'Microsoft Azure · Ubuntu 22.04.5 LTS · virtual machine · Azure HPC image',
    all,
  ],
  ['ubuntu22-a10-azure-vgpu-healthy', 'vgpu', 'Microsoft Azure · Ubuntu 22.04.5 LTS · virtual GPU', all],
  ['debian12-vgpu-healthy', 'vgpu', 'Debian GNU/Linux 12 (bookworm) · virtual GPU', all],
  ['ubuntu2004-titanrtx-healthy', 'workstation', 'Dell Inc. Precision 5820 Tower · Ubuntu 20.04.6 LTS', all],
  [
    'ubuntu2404-rtx4060m-notebook-healthy',
    'workstation',
    'ASUSTeK COMPUTER INC. ROG Zephyrus G14 · Ubuntu 24.04.3 LTS',
    all,
  ],
  ['ubuntu22-wsl-rtx3070-healthy', 'wsl2', 'Ubuntu 22.04.5 LTS · WSL', all],
  ['ubuntu22-wsl-rtx3070-desktop-healthy', 'wsl2', 'Ubuntu 22.04.5 LTS · WSL', all],
  ['ubuntu2004-orin-jetpack5-healthy', 'jetson', 'Jetson AGX Orin · Ubuntu 20.04.6 LTS', runtime],
  [
    'ubuntu22-orin-jetpack6-healthy',
    'jetson',
    'NVIDIA Jetson AGX Orin Developer Kit · Ubuntu 22.04.5 LTS',
    runtime,
  ],
  [
    'ubuntu2404-thor-jetpack7-healthy',
    'jetson',
    'NVIDIA Jetson AGX Thor Developer Kit · Ubuntu 24.04.3 LTS',
    runtime,
  ],
];

it.each(machines)('%s is %s, by name %s, and is launched on by %s', async (name, kind, head, command) => {
  const expected: { readonly image: string; readonly target?: Partial<Target> } = fixtureFile(
    name,
    'expected.json',
  );
  const target = { ...defaultTarget, image: expected.image, ...expected.target };
  const report = await diagnose({ host: fixtureHost(name), checks, target: { ...target, launch: 'never' } });
  expect(report.host.platform).toBe(kind);
  expect(renderText(report, plain).replace(/\n\s+/g, ' ')).toContain(` · ${head} · `);
  expect(report.launch.command.join(' ')).toContain(command);
  // The files of a DGX hold its serial number, those of cloud-init what the machine and its owner are called.
  expect(JSON.stringify(report)).not.toMatch(/15[789]0000000001|1570000000002|[QP]TF000000000001/);
  expect(JSON.stringify(report)).not.toMatch(/ocid1|00000000-0000-4000|gpu-3|research|10\.10\.0\.7/);
});

/** A machine without its driver, and the words by which its own way of getting one is known. */
const withoutDriver: readonly (readonly [string, RegExp])[] = [
  ['debian12-vgpu-no-driver', /GRID/],
  [
    'dgxos6-a100-no-driver',
    /DGX OS 6\.3\.1 .*nvidia-driver-BRANCH-server .*R525, R535 or R550, as far as is known/,
  ],
  ['debian12-l4-dlvm-no-driver', /sudo \/opt\/deeplearning\/install-driver\.sh/],
  ['ubuntu22-a10g-dlami-no-driver', /newest Deep Learning AMI/],
  ['ubuntu22-a100-azure-no-driver', /NVIDIA GPU Driver Extension/],
  ['ubuntu22-a100-azure-ngc-no-driver', /put their driver in at the first login/],
];

it.each(withoutDriver)('%s gets its driver from where its maker has it', async (name, words) => {
  const { image } = fixtureFile(name, 'expected.json');
  const target = { ...defaultTarget, image, launch: 'never' as const };
  const { plan } = await diagnose({ host: fixtureHost(name), checks, target });
  const fix = plan.find(({ id }) => id === 'install-driver');
  expect(fix?.steps.every(({ kind }) => kind === 'do')).toBe(true);
  expect(JSON.stringify(fix?.steps)).toMatch(words);
});
