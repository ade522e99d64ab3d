// Examples for fine-tuning a model, made of what people rated helpful and of what they corrected.
import { QUESTIONS, type QuestionId } from '../../knowledge/questions.ts';
import type { Card } from '../card.ts';
import { correctionIn, verbIn } from '../dialogue/reply.ts';
import type { Talk } from '../dialogue/talk.ts';
import { MOST_TEXT, understand } from '../dialogue/understand.ts';
import type { Event } from '../event.ts';
import { masked } from './mask.ts';

/** One line of a training file, in the form that chat models are trained with. */
export type Example = {
  messages: [
    { role: 'system'; content: string },
    { role: 'user'; content: string },
    { role: 'assistant'; content: string },
  ];
};

/** Why nothing could be made of an answer or a talk. */
export type Reason =
  | 'it rests on the answers of its talk'
  | 'nothing of it stands in what people wrote'
  | 'it has no recommendation yet';

export type Made = { example: Example } | { left: Reason };

const ANSWERING =
  'You advise product teams on retrieval, fine-tuning, long prompts, better prompts and tool calls. Answer from the guidance in a few plain sentences and quote it. Say so where there is no guidance.';

const READING = `You read what a product team writes about its AI product. Give back JSON: for each question that the text answers, the option and the words it stands in, letter for letter. Leave out what the text does not answer. The questions and options are: ${QUESTIONS.map(
  ({ id, options }) => `${id} (${options.map((option) => option.id).join(', ')})`,
).join('; ')}.`;

const exampleOf = (system: string, user: string, assistant: string): Example => ({
  messages: [
    { role: 'system', content: system },
    { role: 'user', content: user },
    { role: 'assistant', content: assistant },
  ],
});

/** A question and its helpful answer. One that draws on the talk's own answers cannot be given from the question alone. */
export function answerExample(question: string, card: Extract<Card, { kind: 'answer' }>): Made {
  if (card.about !== 'guidance' && card.about !== 'declined')
    return { left: 'it rests on the answers of its talk' };
  const quotes = card.citations
    .filter(({ quote }) => quote !== '')
    .map(({ quote, title, source }) => `"${quote}" (${title}; ${source})`);
  const content = [card.text, ...quotes].join('\n');
  return { example: exampleOf(ANSWERING, masked(cut(question)), content) };
}

/**
 * Whether people corrected how something was understood: by the button, by its word, or by words such as "actually ...".
 */
export function isCorrection(event: Event): boolean {
  if (event.kind === 'pressed') return event.verb === 'correct';
  if (event.kind !== 'said') return false;
  const text = cut(event.text);
  return verbIn(text)?.verb === 'correct' || Object.keys(correctionIn(text)).length > 0;
}

type Quoted = { option: string; quote: string };

/** What people told in a talk that was corrected, and the answers that stood at the end, each with its words. */
export function readingExample(talk: Talk, events: readonly Event[]): Made {
  if (talk.advised === null) return { left: 'it has no recommendation yet' };
  const texts = events.flatMap((event) =>
    event.kind === 'said' || event.kind === 'opened' ? [cut(event.text)] : [],
  );
  const [opening = '', ...later] = texts.filter((text) => text !== '' && !verbIn(text));
  const quotes = quotesFor(talk, opening, later);
  // Later words count where an answer stands in them; of the rest nothing is to be learned.
  const used = [opening, ...later.filter((text) => quotes.some(({ quote }) => text.includes(quote)))];
  const text = masked([...new Set(used)].join('\n'));
  const answers: { [Q in QuestionId]?: Quoted } = {};
  for (const { id, option, quote } of quotes) {
    const shown = masked(quote);
    // Where masking reaches over the edge of a quote, the quote stands there no more.
    if (shown !== '' && text.includes(shown)) answers[id] = { option, quote: shown };
  }
  if (Object.keys(answers).length === 0) return { left: 'nothing of it stands in what people wrote' };
  return { example: exampleOf(READING, text, JSON.stringify(answers)) };
}

/**
 * The final answers with words that tell them: those that were kept, else those that the answer was once read from, which
 * a press then corrected.
 */
function quotesFor(
  { answers }: Talk,
  opening: string,
  later: readonly string[],
): ({ id: QuestionId } & Quoted)[] {
  const texts = [opening, ...later];
  const read = texts.map((text) => understand(text));
  return QUESTIONS.flatMap(({ id }) => {
    const answer = answers[id];
    if (!answer?.firm || answer.option === 'not-sure') return [];
    const kept = answer.quote;
    const quote =
      kept !== undefined && texts.some((text) => text.includes(kept))
        ? kept
        : read.flatMap((readings) => readings[id]?.quote ?? [])[0];
    return quote === undefined || quote === '' ? [] : [{ id, option: answer.option, quote }];
  });
}

const cut = (text: string): string => text.trim().slice(0, MOST_TEXT);
