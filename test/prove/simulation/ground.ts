// The real decisions on the real guidance.
import { openGuide } from '../../../knowledge/open.ts';
import { decideOn } from '../../../src/bot.ts';
import { adviceVersion } from '../../../src/version.ts';

const guide = openGuide({ file: ':memory:' });

export const decide = decideOn({ guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M' });
