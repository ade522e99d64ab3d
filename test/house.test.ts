// The rules of the house, read from the files themselves: who imports whom, which words stand where, what the docs name.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SETTING_NAMES } from '../adapters/settings.ts';
import settings from '../package.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..');

/** The folders of which code in each folder may import, besides packages. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  knowledge: ['knowledge'],
  src: ['src', 'knowledge'],
  adapters: ['adapters', 'src', 'knowledge'],
  // A double stands in for a platform, which a measurement needs as well as a test.
  bench: ['bench', 'test/doubles', 'adapters', 'src', 'knowledge'],
  test: ['test', 'bench', 'adapters', 'src', 'knowledge'],
};

/** Packages that no source imports, with the reason why they are there. */
const NOT_IMPORTED: Readonly<Record<string, string>> = {
  typescript: 'run by the type check',
  '@biomejs/biome': 'run by the format and lint check',
  '@types/better-sqlite3': 'types only',
  '@types/node': 'types only',
  '@types/ws': 'types only',
};

/** Words in backticks that look like paths and are none. */
const NOT_PATHS: Readonly<Record<string, string>> = { 'Europe/Berlin': 'a time zone' };

const LONGEST_FILE = 300;

type Import = { from: string; typeOnly: boolean };
type Source = { name: string; text: string; code: string; imports: Import[] };

const readText = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gmu, '');

/** Import statements as our formatter writes them: at the start of a line, names in single quotes. */
function importsOf(text: string): Import[] {
  const code = withoutComments(text);
  const inCode = code.matchAll(/^(?:import|export)\s+(type\s)?\s*[\w\s{},*$]*?\bfrom\s+'([^']+)'/gmu);
  const bare = code.matchAll(/^import\s+'([^']+)'/gmu);
  const dynamic = code.matchAll(/(?<!['"`])\bimport\(\s*'([^']+)'/gu);
  const comments = [...text.matchAll(/\/\*[\s\S]*?\*\//gu)].map(([comment]) => comment).join('\n');
  const inComments = comments.matchAll(/\bimport\('([^']+)'\)/gu);
  return [
    ...[...inCode].map(([, type, from = '']) => ({ from, typeOnly: type !== undefined })),
    ...[...bare, ...dynamic].map(([, from = '']) => ({ from, typeOnly: false })),
    ...[...inComments].map(([, from = '']) => ({ from, typeOnly: true })),
  ];
}

function sourcesIn(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((name) => /\.m?ts$|\.mjs$/u.test(name))
    .sort()
    .map((name) => {
      const text = readText(name);
      return { name, text, code: withoutComments(text), imports: importsOf(text) };
    });
}

const SOURCES = Object.keys(MAY_IMPORT).flatMap(sourcesIn);
const ALL: readonly Source[] = [
  ...SOURCES,
  ...['vitest.config.ts'].map((name) => ({
    name,
    text: readText(name),
    code: withoutComments(readText(name)),
    imports: importsOf(readText(name)),
  })),
];

const folderOf = (name: string): string => name.split('/')[0] ?? '';

/** The file that a relative import of `source` means, as a path from the root. */
function targetOf(source: Source, { from }: Import): string {
  return relative(ROOT, resolve(ROOT, source.name, '..', from)).replaceAll('\\', '/');
}

const relatives = ({ imports }: Source): Import[] => imports.filter(({ from }) => from.startsWith('.'));

describe('the reader of imports', () => {
  it('sees every form and no text that only looks like one', () => {
    const lazy = ['imp', "ort('./f.ts')"].join('');
    const text = [
      "import a from './a.ts';",
      "import type { B } from './b.ts';",
      'import {\n  type C,\n  c,\n} from "x";'.replaceAll('"', "'"),
      "import './d.ts';",
      "export { e } from './e.ts';",
      `const f = await ${lazy};`,
      "// import g from './g.ts';",
      `/** @param {${lazy.replace('f.ts', 'h.mjs')}.H} h */`,
      "const said = 'all of it is from';",
      'export const z = 1;',
    ].join('\n');

    expect(importsOf(text)).toEqual([
      { from: './a.ts', typeOnly: false },
      { from: './b.ts', typeOnly: true },
      { from: 'x', typeOnly: false },
      { from: './e.ts', typeOnly: false },
      { from: './d.ts', typeOnly: false },
      { from: './f.ts', typeOnly: false },
      { from: './h.mjs', typeOnly: true },
    ]);
  });

  it('finds the sources of every folder', () => {
    for (const folder of Object.keys(MAY_IMPORT)) expect(sourcesIn(folder), folder).not.toEqual([]);
  });
});

describe('imports', () => {
  it('only go down: test, adapters, src, knowledge; the bench uses all but tests, and their doubles', () => {
    const upwards = SOURCES.flatMap((source) =>
      relatives(source)
        .map((one) => targetOf(source, one))
        .filter((target) => target.includes('/') || /\.m?[tj]s$/u.test(target))
        .filter((target) => !MAY_IMPORT[folderOf(source.name)]?.some((one) => target.startsWith(`${one}/`)))
        .map((target) => `${source.name} imports ${target}`),
    );

    expect(upwards).toEqual([]);
  });

  it('name files that are there', () => {
    const missing = ALL.flatMap((source) =>
      relatives(source)
        .map((one) => targetOf(source, one))
        .filter((target) => !existsSync(join(ROOT, target)))
        .map((target) => `${source.name} imports ${target}`),
    );

    expect(missing).toEqual([]);
  });

  it('make no circle', () => {
    const uses = new Map(
      SOURCES.map((source) => [
        source.name,
        relatives(source)
          .filter(({ typeOnly }) => !typeOnly)
          .map((one) => targetOf(source, one)),
      ]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (name: string, path: readonly string[]): void => {
      if (path.includes(name)) circles.push([...path.slice(path.indexOf(name)), name].join(' -> '));
      if (path.includes(name) || done.has(name)) return;
      for (const used of uses.get(name) ?? []) visit(used, [...path, name]);
      done.add(name);
    };
    for (const name of uses.keys()) visit(name, []);

    expect(circles).toEqual([]);
  });
});

const ESCAPE = /(?:(?<!\?):|\bas|<)\s*any\b(?=[\s;,)\]}=|&>[]|$)(?!\s\w)/mu;

describe('sources', () => {
  const offending = (sources: readonly Source[], holds: (source: Source) => boolean): string[] =>
    sources.filter(holds).map(({ name }) => name);

  it('name no platform below the adapters', () => {
    const below = SOURCES.filter(({ name }) => ['src', 'knowledge'].includes(folderOf(name)));

    expect(offending(below, ({ text }) => /slack|discord|block[ -]?kit/iu.test(text))).toEqual([]);
  });

  it('have no escape from the types', () => {
    expect(offending(ALL, ({ code }) => ESCAPE.test(code))).toEqual([]);
  });

  it.each(['x: %;', 'f(x: %, y)', 'x as % | y', 'Map<%>', 'x: %[]'])(
    'would be caught with one: %j',
    (form) => {
      expect(form.replace('%', 'any')).toMatch(ESCAPE);
    },
  );

  it('mock no module', () => {
    expect(offending(ALL, ({ code }) => /\bvi\s*\.\s*(?:do)?[mM]ock\b/u.test(code))).toEqual([]);
  });

  it(`have at most ${LONGEST_FILE} lines`, () => {
    expect(offending(ALL, ({ text }) => text.trimEnd().split('\n').length > LONGEST_FILE)).toEqual([]);
  });
});

describe('packages', () => {
  const listed = [...Object.keys(settings.dependencies), ...Object.keys(settings.devDependencies)];
  const imported = new Map(
    ALL.flatMap(({ name, imports }) =>
      imports
        .filter(({ from }) => !from.startsWith('.') && !from.startsWith('node:'))
        .map(({ from }) => [/^(?:@[^/]+\/)?[^/]+/u.exec(from)?.[0] ?? from, name] as const),
    ),
  );

  it('are listed where they are imported', () => {
    expect([...imported].filter(([name]) => !listed.includes(name))).toEqual([]);
  });

  it('are needed by the program itself only where they are installed with it', () => {
    const program = SOURCES.filter(({ name }) => ['adapters', 'src', 'knowledge'].includes(folderOf(name)));
    const used = program.flatMap(({ imports }) => imports.map(({ from }) => from));

    expect(used.filter((from) => Object.keys(settings.devDependencies).includes(from))).toEqual([]);
  });

  it('are imported where they are listed, or the reason is known', () => {
    expect(listed.filter((name) => !imported.has(name) && !(name in NOT_IMPORTED))).toEqual([]);
  });

  it('are not excused where they are imported, or not listed any more', () => {
    expect(Object.keys(NOT_IMPORTED).filter((name) => imported.has(name) || !listed.includes(name))).toEqual(
      [],
    );
  });
});

describe.each(['README.md', 'CONTRIBUTING.md', 'docs/DESIGN.md', 'docs/UNSEEN.md'])('%s', (name) => {
  const text = readText(name);
  const fences = [...text.matchAll(/^```.*\n([\s\S]*?)^```/gmu)].map(([, inside = '']) => inside);
  const inline = [...text.replace(/^```[\s\S]*?^```/gmu, '').matchAll(/`([^`]+)`/gu)].map(
    ([, one = '']) => one,
  );

  it('names npm commands that exist', () => {
    const commands = [...fences, ...inline]
      .flatMap((code) => [...code.matchAll(/\bnpm (?:run )?(?:--silent )?([a-z][\w:-]*)/gu)])
      .map(([, script = '']) => script);

    expect(commands.filter((script) => !(script in settings.scripts))).toEqual([]);
  });

  it('names paths that exist', () => {
    const paths = inline
      .filter((one) => /^[\w.@-]+(?:\/[\w.@-]+)*\/?$/u.test(one))
      .filter((one) => one.includes('/') || /\.(?:md|m?ts|mjs|json|jsonl|ya?ml)$/u.test(one))
      .filter((one) => !(one in NOT_PATHS));

    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(paths.filter((path) => path.endsWith('/') && !statSync(join(ROOT, path)).isDirectory())).toEqual(
      [],
    );
  });
});

describe('the settings in README.md', () => {
  const named = [...readText('README.md').matchAll(/`([A-Z][A-Z_]*[A-Z])`/gu)]
    .map(([, name = '']) => name)
    .filter((name) => !existsSync(join(ROOT, name)));

  it('are those that the program reads', () => {
    expect([...new Set(named)].sort()).toEqual([...SETTING_NAMES].sort());
  });
});
