import type { Call } from '../render/call.ts';

/** npm says what it runs in the variables of its scripts (docs.npmjs.com/cli/using-npm/scripts). */
export function thisCall(): Call {
  const event = process.env['npm_lifecycle_event'];
  const words = process.argv.slice(2);
  if (event === 'npx') return { program: 'npx ngc-doctor', words };
  const own = event === 'start' && process.env['npm_package_name'] === 'ngc-doctor';
  return { program: own ? 'npm start' : 'ngc-doctor', words };
}
