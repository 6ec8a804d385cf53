import { likely, proof, type Signature, type TextCause } from '../signature.ts';
import { modulesWay, noDriver, notAllowed } from './nvml-causes.ts';

const notLoaded: readonly TextCause[] = [
  { code: 'kernel-module-not-loaded', decides: modulesWay },
  ...noDriver.filter(({ code }) => code !== 'kernel-module-not-loaded'),
];

/** By the name of NVML's result, or what it says in words: `ERROR_X` in Go, `NVML_ERROR_X` in C, `NVMLError_X` in Python, `DCGM_ST_X` in DCGM. */
const results: readonly (readonly [name: string, causes: readonly TextCause[]])[] = [
  ['error_lib_rm_version_mismatch', proof('driver-library-mismatch')],
  ['error_driver_not_loaded', notLoaded],
  ['nvml: driver not loaded', notLoaded],
  ['nvmlerror_drivernotloaded', notLoaded],
  ['error_no_permission', notAllowed],
  ['dcgm_st_gpu_is_lost', proof('gpu-fell-off-bus')],
  ['dcgm_st_nvml_driver_mismatch', proof('driver-library-mismatch')],
  ['nvmlerror_insufficientpower', proof('gpu-power-missing')],
  ['error_insufficient_power', proof('gpu-power-missing')],
  ['error_reset_required', proof('gpu-busy-or-bad')],
  ['nvmlerror_resetrequired', proof('gpu-busy-or-bad')],
  [
    'error_corrupted_inforom',
    likely('gpu-faulty', 'Is it still said after the machine was powered off and on?'),
  ],
  [
    'nvmlerror_corruptedinforom',
    likely('gpu-faulty', 'Is it still said after the machine was powered off and on?'),
  ],
];

/** What programs that ask NVML say of its results, by their names. */
export const nvmlNameSignatures: readonly Signature[] = results.map(([name, causes]) => ({
  words: [name],
  causes,
  example: `E0612 06:12:01.129541       1 main.go:115] failed to initialize NVML: ${name.toUpperCase()}`,
  counterExample: 'E0612 06:12:01.129541       1 main.go:115] failed to initialize NVML: Unknown Error',
}));
