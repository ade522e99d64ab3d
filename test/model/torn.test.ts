// Speakers who disagree in one text: nobody is believed, and it is asked.
import { describe, expect, it } from 'vitest';
import { agreed, checkedReadings } from '../../src/dialogue/modelreading.ts';
import { understand } from '../../src/dialogue/understand.ts';

describe('what a model read', () => {
  it('of speakers who disagree counts for nothing, also where the rules read one of them', () => {
    const text = 'Anna: our policies change every week. Ben: no, they change once a year.';
    const answers = [
      { question: 'freshness', option: 'weeks', quote: 'change every week' },
      { question: 'freshness', option: 'fixed', quote: 'change once a year' },
    ];

    expect(understand(text).freshness).toBeDefined();
    expect(agreed(understand(text), checkedReadings(answers, text)).freshness).toBeUndefined();
  });
});
