import { describe, expect, it } from 'vitest';
import { containerSignatures } from '../../src/signatures/container.ts';
import { cudaSignatures, processSignatures } from '../../src/signatures/cuda.ts';
import { diskSignatures } from '../../src/signatures/disk.ts';
import { driverSignatures } from '../../src/signatures/driver.ts';
import { engineSignatures, gpuDriverSignatures } from '../../src/signatures/engine.ts';
import { signatureIn } from '../../src/signatures/match.ts';
import { pastedSignatures } from '../../src/signatures/pasted.ts';
import { barePullSignatures, pullSignatures } from '../../src/signatures/pull.ts';
import type { Signature } from '../../src/signatures/signature.ts';
import { toolkitSignatures } from '../../src/signatures/toolkit.ts';

/** In the order in which they are asked. */
const lists: Readonly<Record<string, readonly Signature[]>> = {
  refusal: [
    ...engineSignatures,
    ...driverSignatures,
    ...containerSignatures,
    ...toolkitSignatures,
    ...diskSignatures,
    ...gpuDriverSignatures,
  ],
  run: [...cudaSignatures, ...processSignatures],
  pull: [...diskSignatures, ...pullSignatures, ...barePullSignatures],
};

/** As Docker Engine 28 and the toolkit dress it, in the colours of a terminal. */
const dressed = (text: string): string =>
  `docker: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: error running hook #0: error running hook: exit status 1, stdout: , stderr: Auto-detected mode as 'legacy'\r\n\u001b[31m${text}\u001b[0m\r\n\r\nRun 'docker run --help' for more information\r\n`;

/** As Docker Engine 19.03 quoted it within itself. */
const quoted = (text: string): string =>
  `docker: Error response from daemon: OCI runtime create failed: container_linux.go:349: starting container process caused "process_linux.go:449: container init caused \\"process_linux.go:432: running prestart hook 1 caused \\\\\\"error running hook: exit status 1, stdout: , stderr: ${text.replaceAll('"', '\\\\\\"')}\\\\n\\\\\\"\\"": unknown.\nERRO[0000] error waiting for container: context canceled`;

const found = (text: string, signatures: readonly Signature[]): Signature | undefined =>
  signatureIn(text, signatures)?.signature;

const wrapped = (text: string): string => text.replaceAll(' ', '\n');

const nameOf = ({ words }: Signature): string => words.join(' … ');

const all = Object.entries(lists).flatMap(([list, signatures]) =>
  signatures.map((signature) => ({ name: `${list}: ${nameOf(signature)}`, signature, signatures })),
);

describe.each(all)('$name', ({ signature, signatures }) => {
  it('recognises its example, however it is dressed', () => {
    for (const dress of [(text: string) => text, dressed, quoted, wrapped]) {
      expect(found(dress(signature.example), signatures)).toBe(signature);
    }
  });

  it('does not recognise what only looks like it', () => {
    expect(signatureIn(signature.counterExample, [signature])).toBeNull();
    expect(signatureIn(dressed(signature.counterExample), [signature])).toBeNull();
  });
});

describe.each(pastedSignatures.map((signature) => ({ name: nameOf(signature), signature })))(
  'pasted: $name',
  ({ signature }) => {
    it('recognises its examples, before any other does, unless it is loose', () => {
      for (const example of [signature.example, ...(signature.examples ?? [])]) {
        for (const text of [example, wrapped(example), JSON.stringify({ log: example })]) {
          expect(signatureIn(text, [signature])).not.toBeNull();
          if (signature.loose === true) continue;
          expect(nameOf(found(text, pastedSignatures) ?? signature)).toBe(nameOf(signature));
          expect(found(text, pastedSignatures)).toBe(signature);
        }
      }
    });

    it('does not recognise what only looks like it', () => {
      expect(signatureIn(signature.counterExample, [signature])).toBeNull();
    });

    it('has words as a plain text has them, and a question for each of several causes', () => {
      for (const word of signature.words) expect(word).toBe(word.toLowerCase());
      const { causes } = signature;
      const [first] = causes;
      expect(first).toBeDefined();
      for (const { hints = [] } of causes) {
        for (const hint of hints) expect(hint).toBe(hint.toLowerCase());
      }
      if (causes.length === 1 && first?.decides === '') return;
      for (const { decides } of causes) expect(decides).toMatch(/[.?]$/);
      expect(new Set(causes.map(({ code }) => code)).size).toBe(causes.length);
    });
  },
);

describe('matching', () => {
  const one: Signature = { words: ['first', 'second'], causes: [], example: '', counterExample: '' };

  it('wants the words in order and in one message', () => {
    expect(found('first and second', [one])).toBe(one);
    expect(signatureIn('second and first', [one])).toBeNull();
    expect(signatureIn(`first${'.'.repeat(3000)}second`, [one])).toBeNull();
  });

  it('finds them at a later beginning too', () => {
    expect(found(`first${'.'.repeat(3000)}first, then second`, [one])).toBe(one);
  });

  it('takes little time over much text', () => {
    const began = performance.now();
    expect(signatureIn('first '.repeat(200_000), [one])).toBeNull();
    expect(signatureIn(`${'first '.repeat(1000)}${'.'.repeat(3000)}`.repeat(50), [one])).toBeNull();
    expect(signatureIn(`${'first '.repeat(400)}${'.'.repeat(2100)}second`.repeat(50), [one])).toBeNull();
    for (const { signatures } of all) signatureIn('\u001b['.repeat(1000), signatures);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('finds nothing in nothing', () => {
    expect(
      signatureIn(
        '',
        all.map(({ signature }) => signature),
      ),
    ).toBeNull();
  });
});
