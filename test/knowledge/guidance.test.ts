// The guidance files: what stops the build and where it points, and what holds for every file that is there.
import { describe, expect, it } from 'vitest';
import { WhichwayError } from '../../knowledge/error.ts';
import { KNOWLEDGE_FOLDER } from '../../knowledge/open.ts';
import { ARTICLE, SECTIONS } from '../../knowledge/passage.ts';
import { contentHash, type GuidanceFile, guidanceFiles, readGuidance } from '../../knowledge/read.ts';

const LINES = [
  '---',
  'id: salt',
  'title: "How much salt"',
  'short: "A pinch."',
  'section: null',
  'source: "A cook"',
  'url: https://example.org/salt',
  'date: "2025"',
  'questions:',
  ...Array.from({ length: 10 }, (_, at) => `  - "question ${at}"`),
  '---',
  '',
  'Salt at the end.',
];

/** The good passage with its lines changed; `name` is the file's. */
function passage(change: (lines: string[]) => string[] = (lines) => lines, name = 'guidance/salt.md') {
  return { name, text: `${change([...LINES]).join('\n')}\n` };
}

const without = (start: string) => (lines: string[]) => lines.filter((line) => !line.startsWith(start));
const instead = (start: string, line: string) => (lines: string[]) =>
  lines.map((old) => (old.startsWith(start) ? line : old));

function boundaries(...ids: string[]): GuidanceFile {
  const questions = Array.from({ length: 10 }, (_, at) => `    - ask ${at}`);
  const text = ids.flatMap((id) => [`- id: ${id}`, '  say: Not that.', '  questions:', ...questions]);
  return { name: 'boundaries.yaml', text: `${text.join('\n')}\n` };
}

function faultOf(files: readonly GuidanceFile[]): string {
  try {
    readGuidance(files);
  } catch (thrown) {
    if (thrown instanceof WhichwayError && thrown.code === 'guidance') return thrown.message;
    throw thrown;
  }
  return '(no fault)';
}

describe('reading guidance', () => {
  it('gives the passage with its fields, its text and nothing where nothing is said', () => {
    const { passages } = readGuidance([passage(without('url'))]);

    expect(passages).toEqual([
      {
        id: 'salt',
        title: 'How much salt',
        short: 'A pinch.',
        section: null,
        source: 'A cook',
        url: null,
        date: '2025',
        questions: Array.from({ length: 10 }, (_, at) => `question ${at}`),
        evidence: [],
        text: 'Salt at the end.',
      },
    ]);
  });

  it('writes the title of the article where the source says "article"', () => {
    const { passages } = readGuidance([passage(instead('source', 'source: "article"'))]);

    expect(passages[0]?.source).toBe(ARTICLE);
  });

  it('reads files with Windows line ends alike', () => {
    const { name, text } = passage();

    expect(readGuidance([{ name, text: text.replaceAll('\n', '\r\n') }])).toEqual(readGuidance([passage()]));
  });
});

describe('a fault in the guidance', () => {
  it.each<[fault: string, file: GuidanceFile, where: string, what: string]>([
    ['a missing source', passage(without('source')), 'guidance/salt.md:2', '"source"'],
    ['an empty source', passage(instead('source', 'source: ""')), 'guidance/salt.md:6', '"source"'],
    [
      'an unknown section',
      passage(instead('section', 'section: "Summary"')),
      'guidance/salt.md:5',
      '"section"',
    ],
    ['too few questions', passage(without('  - "question 3"')), 'guidance/salt.md:10', '"questions"'],
    [
      'an unknown field',
      passage((lines) => lines.toSpliced(2, 0, 'tags: [a]')),
      'guidance/salt.md:2',
      'tags',
    ],
    ['a wrong address', passage(instead('url', 'url: nowhere')), 'guidance/salt.md:7', '"url"'],
    ['broken YAML', passage(instead('short', 'short: [a pinch')), 'guidance/salt.md:5', 'Mend the YAML'],
    ['a key twice', passage(instead('date', 'title: "Again"')), 'guidance/salt.md:8', 'unique'],
    ['no front matter', { name: 'guidance/salt.md', text: 'Salt.\n' }, 'guidance/salt.md:1', 'front matter'],
    ['an empty file', { name: 'guidance/salt.md', text: '' }, 'guidance/salt.md:1', 'front matter'],
    ['an empty text', passage((lines) => lines.slice(0, -1)), 'guidance/salt.md:', 'no text'],
    ['no boundaries', { name: 'boundaries.yaml', text: '' }, 'boundaries.yaml:1', 'no boundaries'],
    [
      'a boundary without words',
      { name: 'boundaries.yaml', text: boundaries('a', 'b').text.replace(/(- id: b\n) {2}say.*\n/u, '$1') },
      'boundaries.yaml:14',
      'say',
    ],
  ])('names file and line: %s', (_, file, where, what) => {
    const fault = faultOf([file]);

    expect(fault.startsWith(where), fault).toBe(true);
    expect(fault).toContain(what);
  });

  it('names both places of an id that is used twice', () => {
    const fault = faultOf([passage(), passage((lines) => lines, 'guidance/pepper.md')]);

    expect(fault).toMatch(/^guidance\/pepper\.md:2: .*"salt".*guidance\/salt\.md:2/u);
  });

  it('sees an id that a passage and a boundary share', () => {
    expect(faultOf([passage(), boundaries('a', 'salt')])).toMatch(
      /^boundaries\.yaml:14: .*guidance\/salt\.md:2/u,
    );
  });

  it('says so where the folder is not there', () => {
    expect(() => guidanceFiles('/nowhere/at/all')).toThrow(/cannot be read/u);
  });
});

describe('the content hash', () => {
  it('changes with any text and any name, and with nothing else', () => {
    const hash = contentHash([passage()]);

    expect(contentHash([passage()])).toBe(hash);
    expect(contentHash([passage((lines) => [...lines, 'More.'])])).not.toBe(hash);
    expect(contentHash([passage((lines) => lines, 'guidance/other.md')])).not.toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/u);
  });
});

describe('the guidance that is there', () => {
  const files = guidanceFiles(KNOWLEDGE_FOLDER);
  const { passages, boundaries: topics } = readGuidance(files);
  const OWN = 'Whichway, our own advice';
  /** A bare "No." in front belongs to the sentence after it. */
  const sentences = (text: string): number =>
    [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text.replace(/^(?:Yes|No)\. /u, ''))]
      .length;

  it('reads as a whole, one passage a file, each named like its id', () => {
    const names = files.map(({ name }) => name).filter((name) => name.endsWith('.md'));

    expect(names).toEqual(passages.map(({ id }) => `guidance/${id}.md`));
    expect(topics.length).toBeGreaterThan(5);
  });

  it('covers every heading of the article', () => {
    const used = new Set(passages.map(({ section }) => section));

    expect(SECTIONS.filter((section) => !used.has(section))).toEqual([]);
  });

  it.each(passages)('keeps the form: $id', ({ short, section, source, url, questions }) => {
    expect(questions.length).toBeGreaterThanOrEqual(10);
    expect(short.length).toBeLessThanOrEqual(320);
    expect(sentences(short)).toBeLessThanOrEqual(2);
    if (section === null) expect(url !== null || source === OWN, 'address or own advice').toBe(true);
    else {
      expect(SECTIONS).toContain(section);
      expect(source).toBe(ARTICLE);
    }
  });

  it('has no example question in two entries', () => {
    const owner = new Map<string, string>();
    const shared: string[] = [];
    for (const { id, questions } of [...passages, ...topics]) {
      for (const question of questions.map((one) => one.toLowerCase())) {
        const before = owner.get(question);
        if (before !== undefined) shared.push(`"${question}" in ${before} and ${id}`);
        owner.set(question, id);
      }
    }

    expect(shared).toEqual([]);
  });
});
