import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openGuide } from '../knowledge/open.ts';
import { adviceVersion } from '../src/version.ts';
import { play } from './play.ts';

const folder = join(import.meta.dirname, 'talks');
const names = readdirSync(folder).filter((name) => name.endsWith('.talk'));
const guide = openGuide({ file: ':memory:' });
const ground = { guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M' };

describe('golden talks', () => {
  it('has at least fifteen', () => {
    expect(names.length).toBeGreaterThanOrEqual(15);
  });

  it.each(names)('%s plays as written', async (name) => {
    const path = join(folder, name);
    const written = readFileSync(path, 'utf8');
    const played = await play(written, ground);
    // `npm run talks:update` writes what happens now; the difference is then reviewed like prose.
    if (process.env.UPDATE_TALKS === '1') writeFileSync(path, played);
    else expect(played).toBe(written);
  });
});
