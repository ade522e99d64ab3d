// What admins of a workspace or server learn from use, and whether its people's words may be used for training.
import type { Bot } from '../../src/bot.ts';
import type { Card } from '../../src/card.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import { notice } from '../../src/dialogue/words.ts';
import { type Clock, MINUTE } from '../../src/door/clock.ts';
import { gapsIn } from '../../src/learning/gaps.ts';
import type { Consent } from '../../src/learning/keeps.ts';
import { kindOf, usableSince } from '../learning/consent.ts';
import { gapsCard } from '../learning/gapwords.ts';
import { dayInWords } from '../wording.ts';

export const CHOICES = ['on', 'off', 'status'] as const;
export type Choice = (typeof CHOICES)[number];

export type LearningWorld = {
  bot: Pick<Bot, 'learning'>;
  ground: Ground;
  clock: Pick<Clock, 'now' | 'breathe'>;
};

/** So many days are reported, unless an admin at the machine asks for others. */
export const GAP_DAYS = 90;

const DAY = 24 * 60 * MINUTE;

/** Questions that are looked at while a person waits: each takes up to 3 ms, and a platform gives three seconds. */
const MOST_LOOKED_AT = 300;

/** The tenant's questions of the last days that got no answer. */
export async function gapsHere(tenant: string, { bot, ground, clock }: LearningWorld): Promise<Card> {
  const asked = await bot.learning.unanswered(tenant, clock.now() - GAP_DAYS * DAY, MOST_LOOKED_AT);
  const gaps = await gapsIn(asked, ground.guide, clock.breathe);
  const latest = asked.length < MOST_LOOKED_AT ? '' : `, of the latest ${MOST_LOOKED_AT}`;
  return gapsCard(gaps, `in the last ${GAP_DAYS} days${latest}`);
}

/** Keeps what an admin chose, and says how it stands. */
export async function learningHere(
  tenant: string,
  choice: Choice,
  { bot, clock }: LearningWorld,
): Promise<Card> {
  if (choice !== 'status') await bot.learning.setConsent(tenant, choice === 'on', clock.now());
  return howItStands(tenant, await bot.learning.consent(tenant));
}

/** Said with every answer, so that nobody switches on what they do not know. */
const MEANING =
  'While it is on, whoever runs me can export what people here say to me as examples for training a model: questions whose answers were rated helpful, and talks whose answers were corrected. E-mail addresses, phone numbers, links, keys and names are masked first, as far as code can see them.';

function howItStands(tenant: string, consent: Consent | undefined): Card {
  const here = kindOf(tenant) === 'workspace' ? 'workspace' : 'server';
  const since = usableSince(tenant, consent);
  if (since === undefined)
    return notice(
      'learning-off',
      `Learning is off in this ${here}: nothing that people say here is exported for training, earlier words included. "/whichway learning on" allows it for what is said from then on. ${MEANING}`,
    );
  const from = since === 0 ? '' : `, for what is said since ${dayInWords(new Date(since).toISOString())}`;
  return notice(
    'learning-on',
    `Learning is on in this ${here}${from}. ${MEANING} "/whichway learning off" ends it.`,
  );
}
