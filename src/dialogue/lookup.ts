// Remembers what was looked up in the guidance, so that people can see what was read, and can go on from there.
import type { Card } from '../card.ts';
import type { Outcome } from './outcome.ts';
import type { Talk } from './talk.ts';

/** Longest question that is remembered, in characters: enough to find the same passages again. */
const LONGEST_LOOK_UP = 300;

/** Longest answer that is remembered, in characters: enough to know what "that" means. */
const LONGEST_ANSWER = 500;

/** Questions that are remembered: what somebody refers to was said a moment ago. */
const MOST_TURNS = 3;

/**
 * The outcome of a text, with what was looked up for it remembered. `abroad`: the text is in another language, so that the
 * title of what was found stands for it where a later question leans on it.
 */
export function withLookUp(text: string, [talk, effects]: Outcome, abroad = false): Outcome {
  for (const effect of effects)
    if (effect.kind === 'post' && effect.card.kind === 'answer' && effect.card.about === 'guidance')
      return [lookedUp(talk, text, effect.card, abroad), effects];
  return [talk, effects];
}

function lookedUp(
  talk: Talk,
  text: string,
  { text: answer, citations }: Extract<Card, { kind: 'answer' }>,
  abroad: boolean,
): Talk {
  const question = text.trim().slice(0, LONGEST_LOOK_UP);
  const title = abroad ? citations[0]?.title : undefined;
  const turn = {
    question,
    answer: answer.slice(0, LONGEST_ANSWER),
    ...(title === undefined ? {} : { search: title }),
  };
  return { ...talk, lookedUp: question, turns: [...talk.turns, turn].slice(-MOST_TURNS) };
}

/** Another answer to the same question was given than the one that is remembered. */
export function answeredAnew(talk: Talk, text: string, answer: string): Talk {
  const question = text.trim().slice(0, LONGEST_LOOK_UP);
  const turns = talk.turns.map((turn) =>
    turn.question === question ? { ...turn, answer: answer.slice(0, LONGEST_ANSWER) } : turn,
  );
  return { ...talk, turns };
}
