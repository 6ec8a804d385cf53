import type { Way } from './knowledge/verdict.ts';
import type { ReportedGpu } from './report.ts';

/** One release and this host. */
export interface ReportedRelease {
  /** `YY.MM` */
  readonly release: string;
  /** e.g. `nvcr.io/nvidia/pytorch:24.01-py3` */
  readonly image: string;
  readonly cuda: string;
  /** `partly`: on some of the GPUs; `unknown`: a figure is missing. */
  readonly runs: 'yes' | 'partly' | 'no' | 'unknown';
  /** How, on the GPUs on which it runs; null where it runs on none. */
  readonly how: Way | null;
  /** Why it does not run, or not on all GPUs, or what is not known; empty where there is nothing to say. */
  readonly why: string;
  /** Indexes of the GPUs on which it runs. */
  readonly gpus: readonly number[];
  /** Images of it on this host, as the engine lists them. */
  readonly local: readonly string[];
  /** All figures that this rests on are NVIDIA's own. */
  readonly sourced: boolean;
  /** NVIDIA's pages that the figures are from. */
  readonly sources: readonly string[];
}

/** Which releases this host can run, and how. `schema` 1: fields may come, none may go. */
export interface ImagesReport {
  readonly schema: 1;
  readonly version: string;
  /** `unknown`: no driver or no GPU was seen, so that nothing can be said. */
  readonly answer: 'some' | 'none' | 'unknown';
  /** Why nothing can be said; empty otherwise. */
  readonly why: string;
  readonly host: {
    readonly driver: string | null;
    /** The newest CUDA version that the driver serves. */
    readonly cuda: string | null;
    readonly architecture: string;
    readonly gpus: readonly (ReportedGpu & { readonly index: number })[];
  };
  /** The image to take: the newest that runs natively, else by compatibility, on all of the GPUs; null: none. */
  readonly recommended: string | null;
  /** Newest first. */
  readonly releases: readonly ReportedRelease[];
}
