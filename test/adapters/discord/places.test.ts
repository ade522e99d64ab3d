// Addresses of Discord, and the links to them.
import { describe, expect, it } from 'vitest';
import { numberAt } from '../../../adapters/discord/numbers.ts';
import {
  channelOf,
  isOfDiscord,
  isPersonal,
  linksIn,
  onlyFor,
  privatePlace,
  standingIn,
  talkName,
  talkNamed,
  tenantOf,
  whereIs,
} from '../../../adapters/discord/places.ts';
import { placeOf, ROOM_ITSELF } from '../../../src/door/incoming.ts';
import { ADA, GENERAL, GUILD, PRIVATE } from '../../doubles/discord/settings.ts';

const THREAD = '1300000000000000077';
const MESSAGE = '1300000000000000088';

describe('a tenant', () => {
  it('is the server, or the person', () => {
    expect([tenantOf(GUILD, ADA), tenantOf(null, ADA)]).toEqual([GUILD, `dm:${ADA}`]);
    expect([tenantOf(GUILD, ADA), tenantOf(null, ADA)].map(isPersonal)).toEqual([false, true]);
  });
});

describe('a place', () => {
  it.each([GENERAL, placeOf(ADA), privatePlace(PRIVATE, ADA), '100000000000000000'])(
    'is of Discord: %s',
    (place) => {
      expect(isOfDiscord(place)).toBe(true);
    },
  );

  it.each(['C0GENERAL', 'D0ADA', placeOf('U0ADA'), 'terminal', '', '12345', 'G1234567890123456789'])(
    'is none of Discord: %j',
    (place) => {
      expect(isOfDiscord(place)).toBe(false);
    },
  );

  it('may be before one person alone', () => {
    expect(onlyFor(privatePlace(PRIVATE, ADA))).toBe(ADA);
    expect([GENERAL, placeOf(ADA), ''].map(onlyFor)).toEqual([undefined, undefined, undefined]);
  });

  it('has a channel: the thread, else the room', () => {
    expect(channelOf({ place: GENERAL, thread: THREAD })).toBe(THREAD);
    expect(channelOf({ place: GENERAL, thread: ROOM_ITSELF })).toBe(GENERAL);
    expect(channelOf({ place: GENERAL, thread: null })).toBe(GENERAL);
  });
});

describe('a message', () => {
  it.each([
    ['in a thread', { place: GENERAL, thread: THREAD, external: MESSAGE }, THREAD],
    ['in a room', { place: GENERAL, thread: ROOM_ITSELF, external: MESSAGE }, GENERAL],
    ['that opens a thread', { place: GENERAL, thread: null, external: MESSAGE }, GENERAL],
    [
      'in direct messages, whose channel only the answer told',
      { place: placeOf(ADA), thread: ROOM_ITSELF, external: standingIn(PRIVATE, MESSAGE) },
      PRIVATE,
    ],
  ])('stands in a channel: %s', (_, at, channel) => {
    expect(whereIs(at)).toEqual({ channel, message: MESSAGE });
  });
});

describe('a link', () => {
  const WEB = 'https://discord.com/channels';

  it.each([
    [
      'to a message in a thread',
      GUILD,
      { place: GENERAL, thread: THREAD, external: MESSAGE },
      `${GUILD}/${THREAD}/${MESSAGE}`,
    ],
    [
      'to a message in a room',
      GUILD,
      { place: GENERAL, thread: null, external: MESSAGE },
      `${GUILD}/${GENERAL}/${MESSAGE}`,
    ],
    ['to a thread itself', GUILD, { place: GENERAL, thread: THREAD, external: THREAD }, `${GUILD}/${THREAD}`],
    [
      'in direct messages',
      tenantOf(null, ADA),
      { place: PRIVATE, thread: ROOM_ITSELF, external: MESSAGE },
      `@me/${PRIVATE}/${MESSAGE}`,
    ],
    [
      "in a server's talk that went to direct messages",
      GUILD,
      { place: placeOf(ADA), thread: ROOM_ITSELF, external: standingIn(PRIVATE, MESSAGE) },
      `@me/${PRIVATE}/${MESSAGE}`,
    ],
  ])('leads there: %s', (_, tenant, to, path) => {
    expect(linksIn(tenant)(to)).toBe(`${WEB}/${path}`);
  });

  it('is none where one person sees it alone', () => {
    const at = { place: privatePlace(PRIVATE, ADA), thread: ROOM_ITSELF, external: MESSAGE };

    expect(linksIn(tenantOf(null, ADA))(at)).toBeNull();
  });
});

describe('a talk in the name of a control', () => {
  const talk = `${GENERAL}.${THREAD}`;

  it('comes back, with its server where Discord would not tell it', () => {
    for (const place of [GENERAL, placeOf(ADA)]) {
      const name = talkName({ tenant: GUILD, talk, place });
      const pressedIn = place === GENERAL ? GUILD : tenantOf(null, ADA);

      expect(talkNamed(name, pressedIn)).toEqual({ tenant: GUILD, talk });
    }
  });

  it('is one of whoever pressed it where it names no other', () => {
    expect(talkNamed(talk, GUILD)).toEqual({ tenant: GUILD, talk });
  });
});

describe('a number of Discord', () => {
  it('is the first of its moment', () => {
    expect(numberAt(Date.parse('2016-04-30T11:18:25.796Z'))).toBe('175928847298985984');
    expect(numberAt(1_420_070_400_000)).toBe('0');
  });

  it('is never below the first of all, whatever a clock says', () => {
    expect(numberAt(0)).toBe('0');
    expect(numberAt(-1)).toBe('0');
  });
});
