// Opens the guidance where the settings say and puts together what every talk stands on.
import { join } from 'node:path';
import { type Guide, openGuide } from '../knowledge/open.ts';
import type { Ground } from '../src/dialogue/outcome.ts';
import { adviceVersion } from '../src/version.ts';
import { hoursOf, type Settings } from './settings.ts';

/** The search index inside the data folder. */
export function indexFile(settings: Settings): string {
  return join(settings.DATA_DIR, 'knowledge.sqlite');
}

/** Opens the guidance; what an admin should know about the index goes to `tell`, one sentence. */
export function openGround(settings: Settings, tell: (notice: string) => void): Ground & { guide: Guide } {
  const guide = openGuide({ file: indexFile(settings) });
  if (guide.notice !== undefined) tell(guide.notice);
  return {
    guide,
    version: adviceVersion(guide.hash),
    checkInAfter: settings.CHECKIN_AFTER,
    hours: hoursOf(settings),
  };
}
