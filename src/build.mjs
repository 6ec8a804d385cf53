#!/usr/bin/env node
// Builds dist/: the generated modules, the types (tsc) and the code (esbuild). `generate` stops after the first.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(root, ...parts);

/** Texts that the program shows or sends are packed into modules, so that every form of it has them. */
function generate() {
  mkdirSync(at('src/generated'), { recursive: true });
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  const pages = readdirSync(at('checks'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => [name.replace(/\.md$/, ''), readFileSync(at('checks', name), 'utf8')]);
  write('version.ts', `export const version = ${JSON.stringify(version)};\n`);
  write(
    'pages.ts',
    `export const pages: Readonly<Record<string, string>> = ${json(Object.fromEntries(pages))};\n`,
  );
  write(
    'launch-script.ts',
    `export const launchScript = ${json(readFileSync(at('src/launch/probe.py'), 'utf8'))};\n`,
  );
}

const json = (value) => JSON.stringify(value, null, 2);
const write = (name, text) => writeFileSync(at('src/generated', name), text);

async function build() {
  const { build: bundle } = await import('esbuild');
  const target = at('dist.new');
  rmSync(target, { recursive: true, force: true });
  await bundle({
    entryPoints: [at('src/bin.ts'), at('src/index.ts')],
    outdir: join(target, 'src'),
    outbase: at('src'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'warning',
  });
  execFileSync(
    process.execPath,
    [at('node_modules/typescript/bin/tsc'), '-p', at('src'), '--outDir', target],
    {
      stdio: 'inherit',
    },
  );
  copyFileSync(at('src/report.schema.json'), join(target, 'report.schema.json'));
  chmodSync(join(target, 'src/bin.js'), 0o755);
  rmSync(at('dist'), { recursive: true, force: true });
  renameSync(target, at('dist'));
}

generate();
if (process.argv[2] !== 'generate') await build();
