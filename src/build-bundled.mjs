// What the build takes of packages into the program's own files.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Small packages that every start needs: to find and read their many files takes longer than to run them. */
export const bundled = ['chalk', 'commander', 'fast-wrap-ansi', 'semver'];

/**
 * Built-in modules for CommonJS within a module. To import `node:process` would evaluate all that it has and so open
 * standard input; the object itself is there anyway.
 */
export const builtInModules = {
  name: 'built-in-modules',
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path, kind }) => {
      if (kind === 'require-call') return { path, namespace: 'required' };
      return path === 'node:process' ? { path, namespace: 'global' } : undefined;
    });
    build.onLoad({ filter: /./, namespace: 'required' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('${path}');`,
    }));
    build.onLoad({ filter: /./, namespace: 'global' }, () => ({ contents: 'export default process;' }));
  },
};

/** Chalk is always told whether to paint: what finds that out loads what Node has for terminals. */
export const withoutColourSearch = {
  name: 'without-colour-search',
  setup(build) {
    build.onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: 'colours' }));
    build.onLoad({ filter: /./, namespace: 'colours' }, () => ({
      contents: 'export default { stdout: false, stderr: false };',
    }));
  },
};

/** The comparison of versions is made ready when two are compared. */
export const comparedLazily = {
  name: 'compared-lazily',
  setup(build) {
    build.onResolve({ filter: /^semver\/functions\/compare\.js$/ }, ({ path, kind, resolveDir }) =>
      kind === 'import-statement' ? { path, namespace: 'lazy', pluginData: resolveDir } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'lazy' }, ({ path, pluginData }) => ({
      contents: `export default (one, two) => require('${path}')(one, two);`,
      resolveDir: pluginData,
    }));
  },
};

/** Data are read faster as a text than as a program. */
export const jsonAsText = {
  name: 'json-as-text',
  setup(build) {
    build.onLoad({ filter: /\.json$/ }, ({ path }) => {
      const text = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      return { contents: `export default JSON.parse(${JSON.stringify(text)});` };
    });
  },
};

/**
 * Generated data lie beside the program, in `src/generated` of the build: their texts in one file, of which each is made
 * a string when it is asked for. To parse them, as JSON or as a program, takes longer than all else that an answer needs.
 */
export const dataApart = (out) => ({
  name: 'data-apart',
  setup(build) {
    build.onLoad({ filter: /\/generated\/[^/]+\.json$/ }, ({ path }) => {
      const name = basename(path).replace(/json$/, 'txt');
      const { texts, code } = lazily(JSON.parse(readFileSync(path, 'utf8')));
      mkdirSync(join(out, 'generated'), { recursive: true });
      writeFileSync(join(out, 'generated', name), texts);
      const contents = `import { readFileSync } from 'node:fs';
const bytes = readFileSync(__dirname + '/../generated/${name}');
const text = (from, to) => bytes.toString('utf8', from, to);
export default ${code};`;
      return { contents };
    });
  },
});

/** What is read as bytes, by its name, and how it is written. */
const asBytes = { numbers: 'base64', tellings: 'utf8' };

/** All strings of a value one after another, and the value as code that cuts them out. */
function lazily(value) {
  const texts = [];
  let size = 0;
  const member = ([name, one]) => {
    if (typeof one !== 'string') return `${JSON.stringify(name)}: ${codeOf(one)}`;
    const encoding = asBytes[name];
    const content = Buffer.from(one, encoding);
    // Numbers of up to eight bytes begin where such numbers may.
    const padding = Buffer.alloc(encoding === undefined ? 0 : -size & 7);
    const from = size + padding.length;
    size = from + content.length;
    texts.push(padding, content);
    const code = encoding !== undefined ? `bytes.subarray(${from}, ${size})` : `text(${from}, ${size})`;
    return `get ${JSON.stringify(name)}() { return ${code}; }`;
  };
  const codeOf = (object) => `{ ${Object.entries(object).map(member).join(', ')} }`;
  const code = codeOf(value);
  return { texts: Buffer.concat(texts), code };
}

/** A module that is loaded later and built for itself is not taken in: it lies beside, where its source does. */
export const builtApart = (filter) => ({
  name: 'built-apart',
  setup(build) {
    build.onResolve({ filter }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path: path.replace(/\.ts$/, '.js'), external: true } : undefined,
    );
  },
});

/** The same of a file that is CommonJS, for one that is as well. */
export const requiredApart = (filter) => ({
  name: 'required-apart',
  setup(build) {
    build.onResolve({ filter }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path: path.replace(/\.ts$/, '.cjs'), namespace: 'apart' } : undefined,
    );
    build.onResolve({ filter: /./, namespace: 'apart' }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /./, namespace: 'apart' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
});

/** The licences of the packages among these files, as they ask to be handed on. */
export function licencesOf(files) {
  const folders = new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
  return [...folders].sort().map(licenceIn).join('\n');
}

function licenceIn(folder) {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (file === undefined) throw new Error(`${name} has no licence to hand on.`);
  return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
