// Words of people on a card: found wherever a platform puts them, in time, whatever signs they are made of.
import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/card.ts';
import { stayingOn, veiled } from '../../src/model/theirs.ts';
import { runsOf } from '../../src/model/translated.ts';

const telling = (theirs: string[], text: string): Card => ({ kind: 'notice', about: 'a', text, theirs });

describe('words of people', () => {
  it.each([
    ['plain', 'ändert sich täglich', 'ändert sich täglich'],
    ['with signs that one platform writes otherwise', 'Preise & <Rabatte>', 'Preise &amp; &lt;Rabatte&gt;'],
    ['with layout that is kept apart', 'nie *sicher* genug', 'nie \u200b*\u200bsicher\u200b*\u200b genug'],
    ['with layout behind strokes', 'nie *sicher* genug', String.raw`nie \*sicher\* genug`],
    ['over lines', 'eine Zeile\nund noch eine', 'eine Zeile und noch eine'],
    ['with strokes around', String.raw`\ab"c\d`, String.raw`\\ab"c\\d`],
    ['with a stroke by itself', String.raw`wir haben \ geheime Daten`, String.raw`wir haben \ geheime Daten`],
    ['with strokes of their own', String.raw`C:\daten\alt liegt dort`, String.raw`C:\\daten\\alt liegt dort`],
  ])('%s are found where they are shown', (_, words, shown) => {
    const stays = stayingOn(telling([words], ''), []);

    expect(runsOf(`Because of "${shown}", as said.`, stays).map(({ text }) => text)).toEqual([
      'Because of ⟦1⟧, as said.',
    ]);
  });

  it('are put out of sight, with as many signs', () => {
    const card = veiled(
      telling(['ändert sich "täglich" neu'], 'It is "ändert sich "täglich" neu", you said.'),
    );

    expect(card).toMatchObject({ text: expect.stringMatching(/^It is \uE000{27}, you said\.$/u) });
  });

  it('of one word stand in our own sentences too, and are theirs only where they are quoted', () => {
    const stays = stayingOn(telling(['answers'], ''), []);

    expect(runsOf('Our answers are "answers" here', stays).map(({ text }) => text)).toEqual([
      'Our answers are ⟦1⟧ here',
    ]);
  });

  // A pattern that tries all ways to share such signs out would take longer than the age of the world.
  it.each(['\\', '\u200b', '\\\u200b', '"', '&', '[', ' \\'])(
    'of many %j are looked for in no time',
    (sign) => {
      const words = `a ${sign.repeat(400)} b`;
      const card = telling([words], `"${words}${sign.repeat(400)}" and "${sign.repeat(800)}`);

      expect(veiled(card)).toBeDefined();
      expect(runsOf(`x ${sign.repeat(900)} y`, stayingOn(card, [])).length).toBeGreaterThanOrEqual(0);
    },
  );
});
