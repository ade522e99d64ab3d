// `gaps` at the machine: what it prints, of whom and of which time.
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { gaps } from '../../adapters/commands/gaps.ts';
import { WhichwayError } from '../../knowledge/error.ts';
import { DAY, GUIDE, NOW, UNANSWERED, type Used, used } from './used.ts';

async function printed({ folder }: Pick<Used, 'folder'>, ...args: readonly string[]): Promise<string> {
  const output = new PassThrough({ encoding: 'utf8' });
  const world = { folder, args, now: NOW, breathe: async () => {}, guide: GUIDE, output };
  expect(await gaps(world)).toBe(0);
  return String(output.read());
}

const SERVER = '1200000000000000001';
const [FIRST, SECOND, THIRD] = UNANSWERED;

async function asked(): Promise<Used> {
  const world = await used();
  for (const [tenant, talk] of [
    ['T1', 'a'],
    ['T1', 'b'],
    [SERVER, 'c'],
  ] as const)
    await world.does(tenant, talk, { kind: 'opened', text: '' }, 300);
  await world.does(SERVER, 'c', { kind: 'said', text: 'which vector db is best for rag?' }, 200);
  await world.does('T1', 'a', { kind: 'said', text: FIRST }, 30);
  await world.does('T1', 'a', { kind: 'said', text: `${SECOND}?` }, 20);
  await world.does('T1', 'b', { kind: 'said', text: 'thanks a lot' }, 10);
  await world.does('T1', 'b', { kind: 'said', text: 'what is RAG?' }, 10);
  await world.does(SERVER, 'c', { kind: 'said', text: THIRD }, 5);
  return world;
}

describe('the report', () => {
  it('tells what was asked how often, when, and what comes nearest', async () => {
    const lines = (await printed(await asked())).trimEnd().split('\n');

    expect(lines[0]).toBe('1 group of questions without an answer, since P90D:');
    expect(lines[1]).toBe(
      `1. 3 questions in 2 talks, 21 Oct 2026 to 15 Nov 2026: "${THIRD}" · "${SECOND}?" · "${FIRST}"`,
    );
    expect(lines[2]).toMatch(/^ {3}Nearest guidance: "[^"]+" \([^)]+\), trust 0\.\d\d; .*\.$/u);
    expect(lines[3]).toBe(
      'Trust says how well a passage fits a question, from 0 to 1; I answer from 0.25 on, where the question also has a word of the field.',
    );
  });

  it('gives a program the same on one line', async () => {
    const report = JSON.parse(await printed(await asked(), '--json'));

    expect(report).toMatchObject({
      ...{ since: new Date(NOW - 90 * DAY).toISOString(), tenant: null, answered: 0 },
      groups: [
        {
          ...{ count: 3, talks: 2, declined: null, examples: [THIRD, `${SECOND}?`, FIRST] },
          ...{ first: new Date(NOW - 30 * DAY).toISOString(), last: new Date(NOW - 5 * DAY).toISOString() },
        },
      ],
    });
    expect(report.groups[0].nearest).toHaveLength(3);
  });

  it('looks at one tenant or at another time, where that is said', async () => {
    const world = await asked();

    expect(JSON.parse(await printed(world, '--json', '--tenant', 'T1')).groups).toMatchObject([{ count: 2 }]);
    expect(JSON.parse(await printed(world, '--json', '--since', 'P25D')).groups).toMatchObject([
      { count: 2 },
    ]);
    expect(JSON.parse(await printed(world, '--json', '--since', 'P1Y')).groups).toMatchObject([
      { count: 3 },
      { count: 1, declined: { id: 'choosing-products' } },
    ]);
  });

  it('says so where there is nothing', async () => {
    const world = await used();

    expect(await printed(world)).toMatch(/^No question since P90D was left without an answer/u);
    expect(await printed({ folder: `${world.folder}/nowhere` })).toMatch(/^No question/u);
  });

  it('cannot redraw the screen with a question', async () => {
    const world = await used();
    await world.does('T1', 'a', { kind: 'opened', text: '' });
    await world.does('T1', 'a', { kind: 'said', text: 'how does an agent\u001b remember earlier sessions?' });

    const text = await printed(world);
    expect(text).toContain('how does an agent remember');
    expect(text).not.toContain('\u001b');
  });

  it.each([
    [['--since', 'yesterday'], /"yesterday" is no span of time/u],
    [['--since', '-P3D'], /Flags are|is no span/u],
    [['--since', 'P0D'], /is no span/u],
    [['--since', 'P999999Y'], /is no span/u],
    [['--loud'], /Flags are: --json/u],
  ])('says what is wrong with %j', async (args, said) => {
    const world = await used();

    const thrown = await printed(world, ...args).catch((cause: unknown) => cause);

    expect(thrown).toBeInstanceOf(WhichwayError);
    expect(thrown).toMatchObject({ code: 'input', message: expect.stringMatching(said) });
  });
});
