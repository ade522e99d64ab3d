// What the app is to do that is measured in Slack.
import { z } from 'zod';

/** How the app is reached and what it works on; its one argument, as JSON. */
export const Task = z.object({
  mode: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('socket'), appToken: z.string() }),
    z.object({ kind: z.literal('http'), signingSecret: z.string(), host: z.string(), port: z.number() }),
  ]),
  apiUrl: z.string(),
  folder: z.string(),
});
export type Task = z.infer<typeof Task>;

/** The task of this process. */
export function task(): Task {
  return Task.parse(JSON.parse(process.argv[2] ?? ''));
}
