// Does things in many talks at a steady pace.
import { setTimeout as pause } from 'node:timers/promises';

/** `acts`: what the person did so far. */
type Acting = { number: number; acts: number };

export type Pace<P extends Acting, A> = {
  /** What people do a second. */
  aSecond: number;
  /** What the person of a talk does next; undefined while there is nothing to do yet. */
  next: (person: P) => Promise<A> | undefined;
  /** What one person does in one talk; then somebody opens another. */
  actsOfATalk: number;
  newPerson: (number: number) => P;
};

/** Does so many things in all talks in turn; resolves to what came of them. `people` goes on where it was. */
export async function paced<P extends Acting, A>(
  people: P[],
  acts: number,
  { aSecond, next, actsOfATalk, newPerson }: Pace<P, A>,
): Promise<A[]> {
  const done: Promise<A>[] = [];
  const start = performance.now();
  for (let turn = 0; done.length < acts; turn++) {
    const due = Math.floor(((performance.now() - start) / 1000) * aSecond);
    if (done.length >= due) {
      await pause(1);
      continue;
    }
    const place = turn % people.length;
    const person = people[place];
    const act = person && next(person);
    if (!person || !act) {
      await pause(1);
      continue;
    }
    done.push(act);
    person.acts++;
    if (person.acts === actsOfATalk) people[place] = newPerson(person.number + people.length);
  }
  return Promise.all(done);
}
