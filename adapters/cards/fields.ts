// A recommendation in named fields, in the order in which they are read.
import type { Card } from '../../src/card.ts';
import { faceOf, IN_SHORT } from '../wording.ts';

export type Field = { name: string; lines: readonly string[] };

/** `body` and `sure` are read first; `last` stands small at the end. Each line is `escaped` for the platform. */
export function fieldsOf(
  card: Extract<Card, { kind: 'recommendation' }>,
  escaped: (text: string) => string,
): { body: Field[]; sure: Field[]; last: Field[] } {
  const { why, monday, notYet, watchOut, howSure, wouldChange } = faceOf(card);
  const field = (name: string, said: string | readonly string[] | undefined): Field[] => {
    const lines = typeof said === 'string' ? [said] : (said ?? []);
    return lines.length === 0 ? [] : [{ name, lines: lines.map(escaped) }];
  };
  return {
    body: [
      ...field(IN_SHORT, card.summary),
      ...field('Why', why),
      ...field('Monday', monday),
      ...field('Not yet', notYet),
      ...field('Watch out', watchOut),
    ],
    sure: field('How sure', howSure),
    last: [...field('Would change it', wouldChange), ...field("I'll ask again", `${card.checkIn.words}.`)],
  };
}

/** For the eyes: several lines stand as points below the name, each after `point`. */
export function shownField({ name, lines }: Field, bold: (text: string) => string, point: string): string {
  const [first = '', ...more] = lines;
  if (more.length === 0) return `${bold(`${name}:`)} ${first}`;
  return [bold(name), ...lines.map((one) => `${point} ${one}`)].join('\n');
}

/** For notifications and screen readers: no marks of the layout. */
export function spokenField({ name, lines }: Field): string {
  return `${name}: ${lines.join(' ')}`;
}
