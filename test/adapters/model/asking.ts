// A model's adapter beside a local server, on a clock that goes on only when it is told to.
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { type Model, type ModelSettings, openModel } from '../../../adapters/model/model.ts';
import type { Clock } from '../../../src/door/clock.ts';
import { movingClock } from '../../clock.ts';
import { type ModelServer, modelForTest, type Wishes } from '../../doubles/model/model.ts';

export const KEY = 'sk-test-0123456789';

/** Noon of a day in ms since 1970; nothing depends on which. */
const NOON = Date.UTC(2026, 4, 4, 12);

export const ANIMAL = z.object({ name: z.string(), legs: z.number().int() });
export const HORSE = { name: 'horse', legs: 4 };

export const QUESTION = {
  messages: [
    { role: 'system' as const, content: 'You know animals.' },
    { role: 'user' as const, content: 'What neighs?' },
  ],
  ...{ schema: ANIMAL, name: 'animal' },
};

export type Asking = {
  server: ModelServer;
  model: Model;
  /** Sentences that were reported. */
  reports: string[];
  move(ms: number): Promise<void>;
  /** Waits until an alarm of so many ms is set and not rung yet, and moves the clock to it. */
  pass(ms: number): Promise<void>;
};

/** A model that is asked by the real library; its server lives on the same clock. */
export async function asking(
  wishes: Wishes = {},
  settings: Partial<ModelSettings> = {},
  random: () => number = () => 0,
): Promise<Asking> {
  const { clock, move } = movingClock(NOON);
  const open: number[] = [];
  const watched: Clock = {
    ...clock,
    alarm(ms) {
      const alarm = clock.alarm(ms);
      open.push(ms);
      void alarm.rung.then(() => open.splice(open.indexOf(ms), 1));
      return alarm;
    },
  };
  const server = await modelForTest({ clock: watched, ...wishes });
  const reports: string[] = [];
  const model = openModel(
    { apiKey: KEY, baseUrl: server.url, model: 'tiny', embeddingModel: 'tiny-vectors', ...settings },
    { clock: watched, random, report: (sentence) => void reports.push(sentence) },
  );
  onTestFinished(() => model.end());
  const pass = async (ms: number): Promise<void> => {
    await server.until(() => open.includes(ms), `an alarm of ${ms} ms is set`);
    await move(ms);
  };
  return { server, model, reports, move, pass };
}
