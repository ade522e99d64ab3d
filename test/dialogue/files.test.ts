// Files and their pages: they are multiplied where both are told, and asked for where the pages are missing.
import { afterAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import { directAnswer } from '../../src/dialogue/reply.ts';
import { step } from '../../src/dialogue/step.ts';
import { understand } from '../../src/dialogue/understand.ts';
import { aTalk, opens, postsOf, says, VERSION } from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
const ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };
afterAll(() => guide.close());

describe('files times pages', () => {
  it.each<[string, number]>([
    ['we have 60 word files, each maybe 20 pages', 1200],
    ['60 word files of 20 pages each', 1200],
    ['60 Word files with about 20 pages', 1200],
    ['about 60 PDFs, around 20 pages', 1200],
    ['20 pages each, 60 files', 1200],
    ['12 PDFs of 300 pages each', 3600],
    ['5 manuals, 30 pages per manual', 150],
    ['60 files, 300 pages in all', 300],
  ])('"%s" is %i pages', (text, pages) => {
    expect(understand(text).corpus).toMatchObject({ option: pages > 500 ? 'large' : 'fits', number: pages });
  });

  it.each(['20 pages each', 'around 60 word files and some excel sheets', '60 files'])(
    '"%s" leaves open how much it is',
    (text) => {
      expect(understand(text).corpus).toBeUndefined();
      expect(directAnswer('corpus', text, false)).toBeUndefined();
    },
  );
});

it.each(['around 60 word files and some excel sheets', '60 files', 'maybe 20 pages each'])(
  '"%s" in answer to the amount of text is asked for its pages',
  (text) => {
    const [talk] = step(aTalk(), opens('our bot invents facts about our documents', { key: 'a' }), ground);
    expect(talk.open).toBe('corpus');

    const [next, effects] = step(talk, says(text, { key: 'b' }), ground);

    expect(postsOf(effects)).toEqual(['notice how-many-pages', 'question corpus']);
    expect(next.answers.corpus).toBeUndefined();
  },
);
