// What `doctor` finds out about the model.
import { expect, it } from 'vitest';
import { realClock } from '../../../adapters/clock.ts';
import { checkModel } from '../../../adapters/model/check.ts';
import { modelForTest, nowhere } from '../../doubles/model/model.ts';

const world = { clock: realClock, random: () => 0.5 };

it('names the models that answer', async () => {
  const { url, calls } = await modelForTest();

  expect(await checkModel({ baseUrl: url, model: 'small', embeddingModel: 'vectors' }, world)).toEqual([
    { name: 'model', ok: true, said: 'small' },
    { name: 'embedding model', ok: true, said: 'vectors' },
  ]);
  expect(calls).toHaveLength(2);
});

it('says how to mend a wrong key, and keeps the key to itself', async () => {
  const { url } = await modelForTest({ key: 'right' });

  const [found] = await checkModel({ apiKey: 'wrong-key', baseUrl: url, model: 'small' }, world);

  expect(found).toEqual({
    ...{ name: 'model', ok: false },
    said: 'small: the key was not accepted. Put the right key into OPENAI_API_KEY.',
  });
});

it('says where nobody listens', async () => {
  const [found] = await checkModel({ baseUrl: await nowhere(), model: 'small' }, world);

  expect(found).toMatchObject({ ok: false, said: expect.stringContaining('OPENAI_BASE_URL') });
});

it('says what the bot does meanwhile where nothing can be mended here', async () => {
  const { url, fault } = await modelForTest();
  fault({ finish: 'content_filter', times: 5 });

  const [found] = await checkModel({ baseUrl: url, model: 'small' }, world);

  expect(found).toMatchObject({ ok: false, said: expect.stringContaining('goes on without the model') });
});
