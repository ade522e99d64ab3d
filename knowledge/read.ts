// Reads the guidance files into passages and boundaries, and stops at the first thing that is wrong, with file and line.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import { z } from 'zod';
import { WhichwayError } from './error.ts';
import { ARTICLE, type Boundary, type Guidance, type Passage, SECTIONS } from './passage.ts';

/** Fewer example questions than this make a passage hard to find (measured: hit@1 grows up to 30 and more). */
const LEAST_QUESTIONS = 10;

/** The article is credited by one word in the files, so that its title stands in one place. */
const SOURCE_NAMES: Record<string, string> = { article: ARTICLE };

const line = z.string().trim().min(1);
const evidence = z.strictObject({
  bearing: z.enum(['supports', 'contradicts', 'qualifies']),
  figure: line,
  source: line,
  url: z.url(),
  date: line,
  check: z.enum(['P', 'S', 'A']),
  caveat: line,
});
const front = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]+$/, 'small letters, digits and hyphens only'),
  title: line,
  short: line,
  section: z.enum(SECTIONS).nullable(),
  source: line,
  url: z.url().optional(),
  date: line,
  questions: z.array(line).min(LEAST_QUESTIONS),
  evidence: z.array(evidence).optional(),
});
const boundary = z.strictObject({ id: line, say: line, questions: z.array(line).min(LEAST_QUESTIONS) });

/** A guidance file as bytes on disk: its name inside the knowledge folder and its text. */
export type GuidanceFile = { name: string; text: string };

/** Reads every guidance file of the folder in a fixed order. Throws `guidance` where the folder cannot be read. */
export function guidanceFiles(folder: string): GuidanceFile[] {
  try {
    const names = readdirSync(join(folder, 'guidance')).filter((name) => name.endsWith('.md'));
    const files = names.sort().map((name) => `guidance/${name}`);
    return [...files, 'boundaries.yaml'].map((name) => ({
      name,
      text: readFileSync(join(folder, name), 'utf8'),
    }));
  } catch (cause) {
    throw new WhichwayError(
      'guidance',
      `The guidance in ${folder} cannot be read. Restore the folder from the repository.`,
      {
        cause,
      },
    );
  }
}

/** A hash over names and contents, as 64 hex digits: it changes when any guidance changes. */
export function contentHash(files: readonly GuidanceFile[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(JSON.stringify([file.name, file.text]));
  return hash.digest('hex');
}

/** Turns the files into passages and boundaries. Throws `guidance` with file and line at the first fault. */
export function readGuidance(files: readonly GuidanceFile[]): Guidance {
  const passages: Passage[] = [];
  const boundaries: Boundary[] = [];
  const seen = new Map<string, string>();
  const claim = (id: string, at: string): void => {
    const before = seen.get(id);
    if (before)
      throw new WhichwayError(
        'guidance',
        `${at}: the id "${id}" is taken by ${before}. Give this one another id.`,
      );
    seen.set(id, at);
  };
  for (const file of files) {
    if (file.name.endsWith('.md')) {
      const { passage, line: at } = readPassage(file);
      claim(passage.id, `${file.name}:${at}`);
      passages.push(passage);
    } else {
      for (const { value, line: at } of readBoundaries(file)) {
        claim(value.id, `${file.name}:${at}`);
        boundaries.push(value);
      }
    }
  }
  return { passages, boundaries };
}

function readPassage(file: GuidanceFile): { passage: Passage; line: number } {
  const parts = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(file.text);
  if (!parts) {
    throw new WhichwayError(
      'guidance',
      `${file.name}:1: no front matter. Begin the file with fields between two lines of "---".`,
    );
  }
  const yaml = parse(file.name, parts[1] ?? '', 1);
  const fields = check(file.name, front, yaml, []);
  const text = (parts[2] ?? '').trim();
  if (text === '') {
    const last = file.text.split('\n').length;
    throw new WhichwayError(
      'guidance',
      `${file.name}:${last}: the passage has no text. Write it below the second "---".`,
    );
  }
  const { evidence: figures, url, ...rest } = fields;
  const source = SOURCE_NAMES[fields.source] ?? fields.source;
  const passage = { ...rest, source, url: url ?? null, text, evidence: figures ?? [] };
  return { passage, line: yaml.lineOf(['id']) };
}

function readBoundaries(file: GuidanceFile): { value: Boundary; line: number }[] {
  const yaml = parse(file.name, file.text, 0);
  const count = Array.isArray(yaml.value) ? yaml.value.length : 0;
  if (count === 0)
    throw new WhichwayError(
      'guidance',
      `${file.name}:1: no boundaries. Write a list of topics with id, say, questions.`,
    );
  return Array.from({ length: count }, (_, index) => ({
    value: check(file.name, boundary, yaml, [index]),
    line: yaml.lineOf([index, 'id']),
  }));
}

type Parsed = { value: unknown; lineOf(path: readonly (string | number)[]): number };

/** `offset` is the number of lines of the file that stand before the YAML. */
function parse(name: string, text: string, offset: number): Parsed {
  const counter = new LineCounter();
  const document = parseDocument<ParsedNode>(text, { lineCounter: counter, prettyErrors: false });
  const fault = document.errors[0];
  if (fault) {
    const at = counter.linePos(fault.pos[0]).line + offset;
    throw new WhichwayError('guidance', `${name}:${at}: ${fault.message}. Mend the YAML there.`, {
      cause: fault,
    });
  }
  /** The line of the deepest part of the path that exists: of a missing field, its parent's. */
  const lineOf = (path: readonly (string | number)[]): number => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      const range = rangeOf(node);
      if (range !== undefined) return counter.linePos(range).line + offset;
    }
    return 1 + offset;
  };
  return { value: document.toJS(), lineOf };
}

function rangeOf(node: unknown): number | undefined {
  if (isMap(node)) return node.range?.[0];
  const range = (node as { range?: [number, number, number] | null } | null | undefined)?.range;
  return range?.[0];
}

function check<T>(name: string, schema: z.ZodType<T>, yaml: Parsed, at: (string | number)[]): T {
  const value = at.reduce<unknown>(
    (inner, key) => (inner as Record<string | number, unknown>)?.[key],
    yaml.value,
  );
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = (issue?.path ?? []).map((key) => (typeof key === 'symbol' ? String(key) : key));
  const field = path.length > 0 ? `"${path.join('.')}" ` : '';
  const where = `${name}:${yaml.lineOf([...at, ...path])}`;
  throw new WhichwayError(
    'guidance',
    `${where}: ${field}is missing or wrong (${issue?.message}). CONTRIBUTING.md shows the form.`,
  );
}
