// Who looks after a talk: handing it over, and whether they are mentioned when it is asked about.
import type { Named } from '../event.ts';
import { asked } from './checkincard.ts';
import { comingBack } from './comingback.ts';
import { cardName } from './names.ts';
import { type Effect, type Ground, type Outcome, post } from './outcome.ts';
import { inZone } from './schedule.ts';
import type { Talk } from './talk.ts';
import {
  ALONE_HERE,
  HANDED_OVER,
  MENTIONED,
  NAME_THEM,
  NOT_MENTIONED,
  ONLY_OWNER,
  THEIRS_ALREADY,
  yoursHere,
  yoursNow,
} from './words.ts';

type Did = { by: string; at: string; people?: readonly Named[] | null };

/** Hands the talk over to whom the words name: one of the people named by the platform's signs, where it has such. */
export function handedOver(talk: Talk, to: string, did: Did, ground: Ground): Outcome {
  const { people } = did;
  if (people === null) return [talk, [post(ALONE_HERE)]];
  const id = to.replaceAll(/^<?@[!&]?|(?:\|[^>]*)?>$/gu, '');
  const person = people === undefined ? { id, zone: talk.zone } : people.find((one) => one.id === id);
  return person ? given(talk, person, { told: 'here', at: did.at }, ground) : [talk, [post(NAME_THEM)]];
}

/**
 * The new owner is asked at the same time on their own clock. They decide for themselves about being mentioned. Who was
 * named in the thread is called there, once; who was chosen from a menu hears of it `directly`.
 */
export function given(
  talk: Talk,
  { id, zone }: Named,
  { told, at }: { told: 'here' | 'directly'; at: string },
  ground: Ground,
): Outcome {
  if (id === talk.owner) return [talk, [post(THEIRS_ALREADY)]];
  const formerOwners = [talk.owner, ...talk.formerOwners.filter((one) => one !== id)];
  const [there, set] = inZone(talk, zone, { at }, ground);
  const next: Talk = { ...there, owner: id, formerOwners, ping: false };
  const yours = yoursNow(talk.advised?.verdict, comingBack(next)?.words);
  // Called once: in the thread where they were named, or by a direct message.
  const telling: Effect[] =
    told === 'here'
      ? [post(yoursHere(id))]
      : [
          post(HANDED_OVER),
          { kind: 'post', card: yours, into: { person: id }, refers: cardName(talk.cards) },
        ];
  const { review, reach } = talk;
  // Asked directly before: then the new owner is asked so, too.
  const [asking, effects] =
    review && typeof reach === 'object' ? asked(next, review, { person: id }, ground) : [next, []];
  return [asking, [...telling, ...effects, ...set]];
}

/** Only the owner chooses that, for themselves. */
export function mentioned(talk: Talk, ping: boolean, { by }: Did): Outcome {
  if (by !== talk.owner) return [talk, [{ kind: 'whisper', to: by, card: ONLY_OWNER }]];
  return [{ ...talk, ping }, [post(ping ? MENTIONED : NOT_MENTIONED)]];
}
