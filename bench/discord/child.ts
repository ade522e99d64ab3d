// What the app is to do that is measured in Discord.
import { z } from 'zod';

/** Where Discord is and what the app works on; its one argument, as JSON. */
export const Task = z.object({ apiUrl: z.string(), folder: z.string() });
export type Task = z.infer<typeof Task>;

/** The task of this process. */
export function task(): Task {
  return Task.parse(JSON.parse(process.argv[2] ?? ''));
}
