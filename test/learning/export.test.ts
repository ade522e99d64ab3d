// `export-examples`: what becomes an example, whose words never do, and how the file is written.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { exportExamples } from '../../adapters/commands/exportexamples.ts';
import { WhichwayError } from '../../knowledge/error.ts';
import type { Example } from '../../src/learning/examples.ts';
import { temporary } from '../adapters/store/rows.ts';
import { MANNER } from '../stories.ts';
import { NOW, type Used, used } from './used.ts';

const QUESTION = 'when is it OK to put everything in the prompt?';
const SERVER = '1200000000000000001';

/** What the command printed, and the lines of its file. */
async function exported(world: Pick<Used, 'folder'>, ...args: readonly string[]) {
  const file = join(temporary(), 'examples.jsonl');
  const output = new PassThrough({ encoding: 'utf8' });
  await exportExamples({ folder: world.folder, args: ['--out', file, ...args], output });
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = text === '' ? [] : text.trimEnd().split('\n');
  return { file, said: String(output.read()), examples: lines.map((line) => JSON.parse(line) as Example) };
}

/** Somebody asks, gets an answer out of the guidance and says what they think of it. */
async function rates(
  world: Used,
  tenant: string,
  {
    helpful = true,
    question = QUESTION,
    talk = 'a',
  }: { helpful?: boolean; question?: string; talk?: string } = {},
): Promise<void> {
  await world.does(tenant, talk, { kind: 'opened', text: question });
  const message = world.last(tenant, talk, (card) => card.kind === 'answer');
  await world.does(tenant, talk, { kind: 'rated', message, helpful });
}

/** A talk that comes to its recommendation; then one of its answers is corrected. */
async function corrects(
  world: Used,
  tenant: string,
  how: 'button' | 'words',
  text = MANNER.text,
): Promise<void> {
  await world.does(tenant, 'b', { kind: 'opened', text });
  await world.does(tenant, 'b', { kind: 'chose', question: 'running', option: 'nothing' });
  if (how === 'words')
    await world.does(tenant, 'b', { kind: 'said', text: 'actually, we have 320 approved reports' });
  else {
    await world.does(tenant, 'b', { kind: 'pressed', verb: 'correct', argument: 'examples' });
    await world.does(tenant, 'b', { kind: 'chose', question: 'examples', option: 'hundreds' });
  }
}

const contents = ({ messages }: Example): string[] => messages.map(({ content }) => content);

describe('helpful answers', () => {
  it('become a question and its answer, with the quotes', async () => {
    const world = await used();
    await rates(world, 'T1', {
      question: 'when is it OK to put everything in the prompt, @ada?',
    });

    const { examples, said, file } = await exported(world);

    expect(examples.map(({ messages }) => messages.map(({ role }) => role))).toEqual([
      ['system', 'user', 'assistant'],
    ]);
    const [, question, answer = ''] = contents(examples[0] ?? expect.fail());
    expect(question).toBe('when is it OK to put everything in the prompt, [person]?');
    expect(answer.split('\n').length).toBeGreaterThan(1);
    expect(answer).toContain('RAG vs. fine-tuning: how to choose the right tool for your AI product');
    expect(said).toBe(
      `1 example was written to ${file}: 1 of helpful answers, 0 of corrected talks. Nothing was left out.\n`,
    );
  });

  it('are none where somebody else found them unhelpful, or everybody did', async () => {
    const world = await used();
    await rates(world, 'T1');
    const message = world.last('T1', 'a', (card) => card.kind === 'answer');
    const event = {
      kind: 'rated',
      message,
      helpful: false,
      key: 'other',
      by: 'u2',
      at: new Date(NOW).toISOString(),
    } as const;
    await world.bot.receive({ tenant: 'T1', talk: 'a', place: 'a', thread: null, zone: 'UTC', event });
    await world.bot.drain();
    await rates(world, 'T1', { helpful: false, talk: 'c' });

    const { examples, said } = await exported(world);

    expect(examples).toEqual([]);
    expect(said).toBe(
      'There is no example to export, so no file was written. Left out: 1 (people do not agree whether it helps).\n',
    );
  });

  it('that are the same are one example', async () => {
    const world = await used();
    await rates(world, 'T1', { talk: 'a' });
    await rates(world, 'T2', { talk: 'b' });

    expect((await exported(world)).said).toContain('Left out: 1 (the same stands there already).');
    expect((await exported(world)).examples).toHaveLength(1);
  });

  it('that rest on the talk are left out, since the question alone does not tell it', async () => {
    const world = await used();
    await corrects(world, 'T1', 'words');
    await world.does('T1', 'b', { kind: 'said', text: 'what would have to be true for fine-tuning?' });
    const message = world.last('T1', 'b', (card) => card.kind === 'answer');
    await world.does('T1', 'b', { kind: 'rated', message, helpful: true });

    expect((await exported(world)).said).toContain('1 (it rests on the answers of its talk)');
  });
});

describe('corrected talks', () => {
  it.each(['button', 'words'] as const)(
    'become what people told and the final answers: by %s',
    async (how) => {
      const world = await used();
      await corrects(world, 'T1', how);

      const { examples } = await exported(world);

      const [, text = '', json = ''] = contents(examples[0] ?? expect.fail());
      const answers = JSON.parse(json) as Record<string, { option: string; quote: string }>;
      expect(answers.examples?.option).toBe('hundreds');
      expect(answers.need?.option).toBe('behaviour');
      for (const { quote } of Object.values(answers)) expect(text).toContain(quote);
      expect(text).toContain(MANNER.text);
    },
  );

  it('say nothing of what was only pressed', async () => {
    const world = await used();
    await corrects(world, 'T1', 'button');

    const [, , json = ''] = contents((await exported(world)).examples[0] ?? expect.fail());

    expect(JSON.parse(json)).not.toHaveProperty('running');
  });

  it('are masked, and figures stay', async () => {
    const world = await used();
    await corrects(world, 'T1', 'words', `${MANNER.text} Ask ben@example.com.`);

    const { examples } = await exported(world);

    const text = JSON.stringify(examples);
    expect(text).not.toMatch(/ben@/u);
    expect(text).toContain('40 approved reports');
    expect(text).toContain('320 approved reports');
  });

  it('are none where nothing was corrected', async () => {
    const world = await used();
    await world.does('T1', 'b', { kind: 'opened', text: MANNER.text });
    await world.does('T1', 'b', { kind: 'chose', question: 'running', option: 'nothing' });

    expect((await exported(world)).examples).toEqual([]);
  });

  it('without a recommendation are left out', async () => {
    const world = await used();
    await world.does('T1', 'b', { kind: 'opened', text: 'it makes things up' });
    await world.does('T1', 'b', { kind: 'said', text: 'actually, we have 320 approved reports' });

    expect((await exported(world)).said).toContain('1 (it has no recommendation yet)');
  });
});

describe('whose words they are', () => {
  it.each([
    ['local', undefined, 1, undefined],
    ['T1', undefined, 1, undefined],
    ['T1', false, 0, 'the workspace opted out'],
    [SERVER, undefined, 0, 'nobody allowed it for that server or person'],
    [SERVER, true, 1, undefined],
    [SERVER, false, 0, 'nobody allowed it for that server or person'],
    ['dm:1100000000000000011', true, 0, 'nobody allowed it for that server or person'],
    ['elsewhere', true, 0, 'nobody allowed it for that server or person'],
  ] as const)('%s, learning set to %s: %i', async (tenant, on, count, reason) => {
    const world = await used();
    if (on !== undefined) await world.bot.learning.setConsent(tenant, on, NOW - 1);
    await rates(world, tenant);

    const { examples, said } = await exported(world);

    expect(examples).toHaveLength(count);
    expect(said).toContain(reason === undefined ? 'Nothing was left out.' : `Left out: 1 (${reason}).`);
  });

  it('what was said before somebody allowed it is not used', async () => {
    const world = await used();
    await rates(world, SERVER);
    await world.bot.learning.setConsent(SERVER, true, NOW + 1);

    expect((await exported(world)).said).toContain('Left out: 1 (it was said before that was allowed).');
  });

  it('one tenant alone can be asked for', async () => {
    const world = await used();
    await rates(world, 'T1');
    await rates(world, 'T2', { question: 'what is RAG?' });

    const { examples } = await exported(world, '--tenant', 'T2');

    expect(examples.map((one) => contents(one)[1])).toEqual(['what is RAG?']);
  });
});

describe('the file', () => {
  it('is for its owner alone, and nothing is left beside it', async () => {
    const world = await used();
    await rates(world, 'T1');

    const { file } = await exported(world);

    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, '..'))).toEqual(['examples.jsonl']);
  });

  it('is never written over one that is there, unless that is wanted', async () => {
    const world = await used();
    await rates(world, 'T1');
    const folder = temporary();
    const file = join(folder, 'mine.jsonl');
    writeFileSync(file, 'mine');
    const run = (...more: readonly string[]): Promise<number> =>
      exportExamples({ folder: world.folder, args: ['--out', file, ...more], output: new PassThrough() });

    await expect(run()).rejects.toMatchObject({ code: 'input', message: expect.stringContaining('--force') });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    await run('--force');

    expect(readFileSync(file, 'utf8')).toContain(QUESTION);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['mine.jsonl']);
  });

  it('that cannot be written is said with the cause, and nothing is left', async () => {
    const world = await used();
    await rates(world, 'T1');
    const folder = temporary();
    const args = ['--out', join(folder, 'no', 'such', 'folder.jsonl')];

    const thrown = await exportExamples({ folder: world.folder, args, output: new PassThrough() }).catch(
      (cause: unknown) => cause,
    );

    expect(thrown).toBeInstanceOf(WhichwayError);
    expect(thrown).toMatchObject({ code: 'data', message: expect.stringContaining('cannot be written') });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([[[]], [['--out', '']], [['--loud']]])('needs the right flags, which %j are not', async (args) => {
    const { folder } = await used();

    await expect(exportExamples({ folder, args, output: new PassThrough() })).rejects.toMatchObject({
      code: 'input',
      message: expect.stringContaining('Flags are: --out FILE'),
    });
  });
});
