// What somebody wrote, also where it waited for a model.
import type { Event, Json } from '../event.ts';
import { answerTaskIn, readTaskIn, translateTaskIn } from './task.ts';

/** Whether an event brings words that were said to others, also where they waited for a model. */
export function isOverheard(event: Event): boolean {
  if (event.kind === 'said') return event.overheard === true;
  return event.kind === 'worked' && readTaskIn(event.task)?.overheard === true;
}

/** What somebody wrote that an event brings; undefined where nobody wrote anything. */
export function saidIn(event: Event): string | undefined {
  if (event.kind === 'said' || event.kind === 'opened') return event.text;
  if (event.kind !== 'worked') return undefined;
  const { task } = event;
  return answerTaskIn(task)?.question ?? readTaskIn(task)?.text ?? translateTaskIn(task)?.wrote ?? undefined;
}

/** Who asked for what an event brings, also where it waited for a model; undefined where nobody did. */
export function askedBy({ kind, by, ...event }: Event): string | undefined {
  if (kind !== 'worked') return by === OURSELVES ? undefined : by;
  const { task } = event as { task: Json };
  const asked = typeof task === 'object' && task !== null && 'by' in task ? task.by : undefined;
  return typeof asked === 'string' && asked !== OURSELVES ? asked : undefined;
}

/** When somebody did what an event brings (ISO 8601), also where it waited for a model. */
export function askedAt({ kind, at, ...event }: Event): string {
  if (kind !== 'worked') return at;
  const { task } = event as { task: Json };
  const asked = typeof task === 'object' && task !== null && 'at' in task ? task.at : undefined;
  return typeof asked === 'string' ? asked : at;
}

/** Who makes the events that nobody outside made. */
const OURSELVES = 'whichway';
