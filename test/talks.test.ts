import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openGuide } from '../knowledge/open.ts';
import { OFFICE_HOURS } from '../src/checkin/workhours.ts';
import { adviceVersion } from '../src/version.ts';
import { play } from './play.ts';
import { discordStage } from './stages/discord.ts';
import { screenStage } from './stages/screen.ts';
import { slackStage } from './stages/slack.ts';

const folder = join(import.meta.dirname, 'talks');
const names = readdirSync(folder).filter((name) => name.endsWith('.talk'));
/** Those with the most different things that people do. */
const SOME = names.filter((name) => /^(?:two-people|export|back-and|cancel)/u.test(name));
const guide = openGuide({ file: ':memory:' });
const ground = { guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M', hours: OFFICE_HOURS };

describe('golden talks', () => {
  it('has at least fifteen', () => {
    expect(names.length).toBeGreaterThanOrEqual(15);
  });

  it.each(names)('%s plays as written', async (name) => {
    const path = join(folder, name);
    const written = readFileSync(path, 'utf8');
    const played = await play(written, ground, screenStage);
    // `npm run talks:update` writes what happens now; the difference is then reviewed like prose.
    if (process.env.UPDATE_TALKS === '1') writeFileSync(path, played);
    else expect(played).toBe(written);
  });
});

describe('in Slack, golden talks', () => {
  it.each(names)('%s plays as written over sockets, opened by a mention', async (name) => {
    const written = readFileSync(join(folder, name), 'utf8');

    expect(await play(written, ground, slackStage('socket', 'mention'))).toBe(written);
  });

  it.each(SOME)('%s plays as written over HTTP, opened by the command', async (name) => {
    const written = readFileSync(join(folder, name), 'utf8');

    expect(await play(written, ground, slackStage('http', 'command'))).toBe(written);
  });

  it.each(SOME)('%s plays as written over HTTP, in direct messages', async (name) => {
    const written = alone(readFileSync(join(folder, name), 'utf8'));

    expect(await play(written, ground, slackStage('http', 'direct'))).toBe(written);
  });
});

describe('in Discord, golden talks', () => {
  it.each(names)('%s plays as written, opened by a mention', async (name) => {
    const written = readFileSync(join(folder, name), 'utf8');

    expect(await play(written, ground, discordStage('mention'))).toBe(written);
  });

  it.each(SOME)('%s plays as written, opened by the command', async (name) => {
    const written = readFileSync(join(folder, name), 'utf8');

    expect(await play(written, ground, discordStage('command'))).toBe(written);
  });

  it.each(SOME)('%s plays as written, in direct messages', async (name) => {
    const written = alone(readFileSync(join(folder, name), 'utf8'));

    expect(await play(written, ground, discordStage('direct'))).toBe(written);
  });
});

/** As one person alone would play it: in direct messages there is no second one. */
function alone(written: string): string {
  return written.replaceAll(/^u[23] »/gmu, 'u1 »');
}
