// What the server of the model says to the settings for it.
import { z } from 'zod';
import { SECOND } from '../../src/door/clock.ts';
import type { Finding } from '../chat/finding.ts';
import { REASONS } from './causes.ts';
import type { World } from './line.ts';
import { type ModelSettings, openModel } from './model.ts';

/** A short question is answered in this time, in ms, or people would wait too long for longer ones. */
const WITHIN = 10 * SECOND;

const MENDS: Readonly<Record<string, string>> = {
  [REASONS.key]: 'Put the right key into OPENAI_API_KEY.',
  [REASONS.unknown]: 'Look at OPENAI_MODEL and OPENAI_BASE_URL; the address usually ends in /v1.',
  [REASONS.connection]: 'Look at OPENAI_BASE_URL, and whether the server runs.',
  [REASONS.page]: 'OPENAI_BASE_URL leads to a web page; the address usually ends in /v1.',
  [REASONS.limit]: 'Look at the quota of that key.',
};

const OTHERWISE = 'Until that is mended, the bot goes on without the model.';

/** Asks the model, and the embedding model where one is set, for next to nothing. Never rejects. */
export async function checkModel(settings: ModelSettings, world: Omit<World, 'report'>): Promise<Finding[]> {
  // What is wrong is the finding itself.
  const model = openModel(settings, { ...world, report: () => {} });
  const asked = await model.ask({
    ...{ name: 'ready', schema: z.object({ ready: z.boolean() }), within: WITHIN },
    messages: [{ role: 'user', content: 'Reply with {"ready": true}.' }],
  });
  const findings = [finding('model', settings.model, asked.kind === 'said' ? undefined : asked.reason)];
  if (settings.embeddingModel !== undefined) {
    const { vectors } = await model.embed(['ready'], WITHIN);
    findings.push(
      finding('embedding model', settings.embeddingModel, vectors ? undefined : 'it gave no vectors'),
    );
  }
  model.end();
  return findings;
}

function finding(name: string, model: string, reason: string | undefined): Finding {
  if (reason === undefined) return { name, ok: true, said: model };
  return { name, ok: false, said: `${model}: ${reason}. ${MENDS[reason] ?? OTHERWISE}` };
}
