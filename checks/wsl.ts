import { defineCheck } from '../src/check.ts';
import { valueIn } from '../src/probe.ts';
import { convertToWsl2 } from './fixes/wsl.ts';
import { accessProblem, hasDriver } from './wsl/access.ts';
import { linuxDriver } from './wsl/linux-driver.ts';
import { failingToolkit } from './wsl/toolkit.ts';

export default defineCheck({
  id: 'wsl',
  title: 'Windows gives its GPU to WSL',
  needs: ['wsl'],
  uses: ['nvidiaSmi', 'toolkit', 'dockerd', 'platform', 'os', 'launch'],
  codes: [
    'wsl-no-adapter',
    'wsl-dxcore-not-found',
    'wsl-gpu-blocked',
    'wsl-linux-driver-installed',
    'wsl-tcc-mode',
    'wsl-needs-restart',
    'wsl-windows-too-old',
    'wsl-toolkit-too-new-2021',
  ],
  applies({ wsl, nvidiaSmi }) {
    if (wsl.kind === 'none') return 'this is not WSL';
    const smi = valueIn(nvidiaSmi);
    if (wsl.kind === 'wsl1' || smi?.kind !== 'not-found') return true;
    // What is missing is found without it; that nothing is, nobody has told.
    return accessProblem(wsl, smi) !== null || { unknown: nobodyAsked };
  },
  examine({ wsl, nvidiaSmi, toolkit, dockerd, platform, os, launch }) {
    if (wsl.kind === 'none') return [];
    if (wsl.kind === 'wsl1') {
      return [
        {
          code: 'wsl-no-adapter',
          severity: 'error',
          message: 'This is WSL 1, which has no Linux kernel: neither Docker nor the GPU can be used in it.',
          seen: { kernel: wsl.kernel },
          fixes: [convertToWsl2],
        },
      ];
    }
    const access = accessProblem(wsl, valueIn(nvidiaSmi));
    const driver = linuxDriver(wsl, valueIn(nvidiaSmi), valueIn(launch), valueIn(os));
    // A driver for Linux in the place of the one of Windows is why nothing answers.
    const blocks = driver?.severity === 'error' && wsl.dxg && hasDriver(wsl);
    // Docker Desktop has a toolkit of its own, in a system of its own.
    const used = valueIn(dockerd)?.flavour === 'desktop' ? null : valueIn(toolkit);
    return [
      ...(access === null || blocks ? [] : [access]),
      ...(driver === null ? [] : [driver]),
      ...failingToolkit(used, valueIn(launch), { os, dockerd, platform }),
    ];
  },
});

const nobodyAsked = 'nvidia-smi is not there, so that the driver of Windows and its GPUs could not be asked';
