// What a talk is about, in the first words of its people: what tells it from the others of a room.
import type { Event } from '../event.ts';
import { isOverheard } from '../model/said.ts';
import { verbIn } from './reply.ts';
import type { Talk } from './talk.ts';

/** Longest beginning that is kept, in characters: a line of a list. */
const LONGEST = 60;

/** Fewer words are an answer or a greeting. */
const FEWEST_WORDS = 3;

/** `next` with its opening words, where this event brought them: the first that were told, until a second question is put. */
export function withOpening(before: Talk, next: Talk, event: Event): Talk {
  const begins = before.asked.length <= 1 && before.checkIn === null && before.advised === null;
  if (next.about !== '' || !begins || (event.kind !== 'opened' && event.kind !== 'said')) return next;
  // What people say to one another is not kept where nothing comes of it.
  if (isOverheard(event)) return next;
  return verbIn(event.text) === undefined ? { ...next, about: beginningOf(event.text) } : next;
}

/** The first words in one plain line, cut between words; empty where there are too few. */
export function beginningOf(text: string): string {
  const plain = text.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  if (plain.split(' ').length < FEWEST_WORDS) return '';
  if (plain.length <= LONGEST) return plain;
  const cut = plain.slice(0, LONGEST + 1).replace(/\s+\S*$/u, '');
  // One long word without an end: cut between characters, never through one.
  const whole = cut.length <= LONGEST ? cut : [...plain].slice(0, LONGEST / 2).join('');
  return `${whole.replace(/[\s.,;:!?-]+$/u, '')}…`;
}
