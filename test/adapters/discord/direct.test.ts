// Whose words somebody's direct words are: never two talks' at once, and never a server's that did not ask.
import { describe, expect, it } from 'vitest';
import { type DirectWorld, whoseWords } from '../../../adapters/discord/direct.ts';
import { numberAt } from '../../../adapters/discord/numbers.ts';
import type { Wrote } from '../../../adapters/discord/read.ts';
import { WEEK } from '../../../src/door/clock.ts';
import { placeOf } from '../../../src/door/incoming.ts';

const [ADA, ROOM, HERE, THERE] = ['1100000000000000011', '1400000000000000011', 'G1', 'G2'];
const NOON = Date.parse('2027-05-20T12:00:00Z');
/** The number of a message so many minutes after noon. */
const at = (minutes: number): string => numberAt(NOON + minutes * 60_000);

type Standing = Awaited<ReturnType<DirectWorld['bot']['standing']>>;

const asked = (minutes: number, tenant: string): Standing[number] => ({
  ...{ tenant, talk: `talk of ${tenant}` },
  external: `${ROOM}/${at(minutes)}`,
});
const own = (minutes: number): Standing[number] => ({
  ...{ tenant: `dm:${ADA}`, talk: ROOM },
  external: at(minutes),
});

type Given = { asked?: Standing; own?: Standing; over?: boolean; taken?: string[]; left?: string[] };

function world({
  asked: told = [],
  own: said = [],
  over = false,
  taken = [],
  left = [],
}: Given): DirectWorld {
  return {
    bot: {
      standing: async (place) => (place === placeOf(ADA) ? told : said),
      asks: async () => !over,
      has: async (tenant) => taken.includes(tenant),
    },
    serves: (tenant) => !left.includes(tenant),
  };
}

const words = (minutes: number, replyTo?: number): Wrote => ({
  ...{ tenant: `dm:${ADA}`, direct: true, place: ROOM, thread: '', threads: false, lacks: [], mute: [] },
  ...{ id: at(minutes), key: `discord:${ROOM}:${at(minutes)}`, by: ADA, at: '2027-05-20T12:00:00Z' },
  ...{ text: 'nothing changed', addressed: true, people: [] },
  replyTo: replyTo === undefined ? undefined : at(replyTo),
});

const forServer = (tenant: string) => ({ kind: 'asked', tenant, talk: `talk of ${tenant}` });

describe('words in direct messages', () => {
  it.each<[string, Wrote, Given, object]>([
    ['after a check-in are its answer', words(5), { asked: [asked(0, HERE)] }, forServer(HERE)],
    ['before it are not', words(-1), { asked: [asked(0, HERE)] }, { kind: 'own' }],
    [
      'after something that their own talk said later are not',
      words(5),
      { asked: [asked(0, HERE)], own: [own(2)] },
      { kind: 'own' },
    ],
    [
      'after something that it said before are',
      words(5),
      { asked: [asked(0, HERE)], own: [own(-2)] },
      forServer(HERE),
    ],
    ['weeks later are not', words((2.1 * WEEK) / 60_000), { asked: [asked(0, HERE)] }, { kind: 'own' }],
    ['once it is concluded are not', words(5), { asked: [asked(0, HERE)], over: true }, { kind: 'own' }],
    [
      'that concluded it are not taken twice',
      words(5),
      { asked: [asked(0, HERE)], over: true, taken: [HERE] },
      { kind: 'seen' },
    ],
    [
      'of two are for the later one',
      words(5),
      { asked: [asked(1, THERE), asked(0, HERE)] },
      forServer(THERE),
    ],
    [
      'that reply to the earlier one are for that',
      words(5, 0),
      { asked: [asked(1, THERE), asked(0, HERE)] },
      forServer(HERE),
    ],
    [
      'that reply to something else are not',
      words(5, 2),
      { asked: [asked(0, HERE)], own: [own(2)] },
      { kind: 'own' },
    ],
    [
      'are not for a server that the bot left',
      words(5),
      { asked: [asked(1, THERE), asked(0, HERE)], left: [THERE] },
      forServer(HERE),
    ],
    ['are their own where nobody asked', words(5), {}, { kind: 'own' }],
  ])('%s', async (_, wrote, given, whose) => {
    expect(await whoseWords(wrote, world(given))).toEqual(whose);
  });
});
