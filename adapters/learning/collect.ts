// Puts together the examples of a store: which may be used, and why others are left out.
import type { Kysely } from 'kysely';
import { readableTalk } from '../../src/dialogue/upgrade.ts';
import {
  answerExample,
  type Example,
  isCorrection,
  type Made,
  readingExample,
} from '../../src/learning/examples.ts';
import type { Consent } from '../../src/learning/keeps.ts';
import { saidIn } from '../../src/model/said.ts';
import { consentsIn } from '../store/learning.ts';
import { type Kept, keptIn, type Rated, ratedIn } from '../store/rated.ts';
import type { Tables } from '../store/tables.ts';
import { kindOf, usableSince } from './consent.ts';

/** The examples by what they came of, and how many answers and talks were left out for each reason. */
export type Collected = {
  answers: Example[];
  talks: Example[];
  left: ReadonlyMap<string, number>;
};

/** Of one tenant, or of all. Answers and talks that give the same example give it once. */
export async function collect(db: Kysely<Tables>, tenant: string | undefined): Promise<Collected> {
  const consents = await consentsIn(db, tenant);
  const left = new Map<string, number>();
  const seen = new Set<string>();
  const sort = (made: readonly (Made | { left: string })[]): Example[] =>
    made.flatMap((one) => {
      const reason = 'left' in one ? one.left : unlessNew(one.example, seen);
      if (reason === undefined) return 'example' in one ? [one.example] : [];
      left.set(reason, (left.get(reason) ?? 0) + 1);
      return [];
    });
  const answers = sort((await ratedIn(db, tenant)).flatMap((one) => ofRating(one, consents)));
  const talks = sort((await keptIn(db, tenant)).flatMap((one) => ofTalk(one, consents)));
  return { answers, talks, left };
}

/** Remembers it; a reason where it was there already. */
function unlessNew(example: Example, seen: Set<string>): string | undefined {
  const line = JSON.stringify(example);
  if (seen.has(line)) return 'the same stands there already';
  seen.add(line);
  return undefined;
}

type Consents = ReadonlyMap<string, Consent>;

/** Why what was said then may not be used; undefined where it may. */
function barred({ tenant, at }: { tenant: string; at: number }, consents: Consents): string | undefined {
  const since = usableSince(tenant, consents.get(tenant));
  if (since === undefined)
    return kindOf(tenant) === 'workspace'
      ? 'the workspace opted out'
      : 'nobody allowed it for that server or person';
  return at < since ? 'it was said before that was allowed' : undefined;
}

/** Empty for what was rated and is no answer to a question, such as a recommendation, and for what helped nobody. */
function ofRating(rated: Rated, consents: Consents): (Made | { left: string })[] {
  const { card, asked, helpful, unhelpful } = rated;
  if (card?.kind !== 'answer' || helpful === 0) return [];
  const reason = barred(rated, consents);
  if (reason !== undefined) return [{ left: reason }];
  if (unhelpful > 0) return [{ left: 'people do not agree whether it helps' }];
  const text = (asked && saidIn(asked))?.trim() ?? '';
  return text === '' ? [{ left: 'its question is not known' }] : [answerExample(text, card)];
}

/** Empty for a talk in which nothing was corrected. */
function ofTalk({ tenant, id, state, events }: Kept, consents: Consents): (Made | { left: string })[] {
  if (!events.some(({ event }) => isCorrection(event))) return [];
  const at = Math.min(...events.map((one) => one.at));
  const reason = barred({ tenant, at }, consents);
  if (reason !== undefined) return [{ left: reason }];
  // That it cannot be read is told by the figure of the reason.
  const talk = readableTalk(state, id, () => {});
  if (!talk) return [{ left: 'the talk cannot be read' }];
  return [
    readingExample(
      talk,
      events.map(({ event }) => event),
    ),
  ];
}
