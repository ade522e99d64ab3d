// What somebody wrote, also where it waited for a model.
import type { Event } from '../event.ts';
import { answerTaskIn, readTaskIn, translateTaskIn } from './task.ts';

/** What somebody wrote that an event brings; undefined where nobody wrote anything. */
export function saidIn(event: Event): string | undefined {
  if (event.kind === 'said' || event.kind === 'opened') return event.text;
  if (event.kind !== 'worked') return undefined;
  const { task } = event;
  return answerTaskIn(task)?.question ?? readTaskIn(task)?.text ?? translateTaskIn(task)?.wrote ?? undefined;
}
