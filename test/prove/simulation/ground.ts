// The real decisions on the real guidance.

import { openGuide } from '../../../knowledge/open.ts';
import { decideOn } from '../../../src/bot.ts';
import { OFFICE_HOURS } from '../../../src/checkin/workhours.ts';
import type { Ground } from '../../../src/dialogue/outcome.ts';
import { adviceVersion } from '../../../src/version.ts';

const guide = openGuide({ file: ':memory:' });

export const ground: Ground = {
  guide,
  version: adviceVersion(guide.hash),
  checkInAfter: 'P6M',
  hours: OFFICE_HOURS,
};

export const decide = decideOn(ground);
