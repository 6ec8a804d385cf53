import { collectorShell } from '../generated/collector-shell.ts';
import { version } from '../generated/version.ts';
import { toldVariables } from '../host/anonymous/environment.ts';
import { instanceMembers } from '../host/instance-data.ts';
import { driverWords } from '../host/kernel-log.ts';
import { usualDirs } from '../probes/driver-libraries.ts';
import { also, joined } from './also.ts';
import { fileFunctions } from './file-questions.ts';
import { eitherCase, posixPattern, quotedWord } from './patterns.ts';
import questions from './questions.json' with { type: 'json' };

/** The collector, for whatever shell there is: what the probes ask, asked without them. */
export function collectorScript(): string {
  const variables = questions.env.map((name) => `  V ${name} "\${${name}+set}" "\${${name}-}"`);
  const generated = [
    `version=${quotedWord(version)}`,
    `driver=${quotedWord(posixPattern(driverWords))}`,
    `instance=${quotedWord(membersPattern(instanceMembers))}`,
    `variables=${quotedWord(eitherCase(posixPattern(toldVariables).replace(/^\^|\$$/g, '')))}`,
    `libraries=${quotedWord(libraries.join('\n'))}`,
    '',
    `variables() {\n${variables.join('\n')}\n}`,
    '',
    fileFunctions(joined(questions, also)),
  ].join('\n');
  return [...collectorShell.slice(0, -1), generated, collectorShell.at(-1)].join('\n');
}

/** Lines of a JSON document that open or close, or have one of these members. */
const membersPattern = (members: readonly string[]): string =>
  `^[[:space:]]*([]}{[],?$|"(${members.flatMap((name) => [name, name.replaceAll('_', '-')]).join('|')})":)`;

const libraries = [...new Set(['/usr/lib/wsl/lib', ...Object.values(usualDirs).flat()])].flatMap((folder) =>
  ['libcuda.so.1', 'libnvidia-ml.so.1'].map((name) => `${folder}/${name}`),
);
