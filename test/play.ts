// Plays a golden talk: a text file that holds what people do and what the bot posts, in the order it happens.
//
//   # a comment, kept
//   at 2026-03-27 09:00 Europe/Berlin      sets the clock and the zone
//   u1 » some text                         the first text opens the talk, later ones are said in it
//   u2 » [large]                           clicks an option of the open question
//   u2 » [corpus: large]                   clicks an option of a named question, open or not
//   u1 » (back)                            presses a control; (correct: corpus) with its argument
//   u1 » (the same again)                  the last event once more, as platforms sometimes send it
//   bot: · bot? · bot! · bot> · bot*       what the bot posts: message, question, card, answer, list
//   bot~                                   what only the person who did something sees
import { Temporal } from 'temporal-polyfill';
import { openMemoryStore } from '../adapters/store/open.ts';
import { screen } from '../adapters/terminal/screen.ts';
import { isQuestion, type QuestionId } from '../knowledge/questions.ts';
import { createBot, decideOn, NO_TASKS } from '../src/bot.ts';
import type { Card } from '../src/card.ts';
import type { Ground } from '../src/dialogue/outcome.ts';
import { type Event, VERBS } from '../src/event.ts';
import { handClock } from './clock.ts';

/** Plays the talk's inputs and returns the file as it should read: inputs and comments kept, posts as they came. */
export async function play(file: string, ground: Ground): Promise<string> {
  const lines: string[] = [];
  const cards: Card[] = [];
  let count = 0;
  let at = '2026-01-01T09:00:00Z';
  let zone = 'UTC';
  let last: Event | undefined;
  const store = await openMemoryStore();
  const bot = createBot({
    store,
    messenger: {
      ...screen((card) => {
        cards.push(card);
        lines.push(...posted(card));
      }),
      whisper: ({ card }) => void lines.push(...posted(card).map((line) => line.replace(/^bot./u, 'bot~'))),
    },
    tasks: NO_TASKS,
    decide: decideOn(ground),
    ids: () => `m${++count}`,
    clock: handClock(() => Date.parse(at)),
    random: () => 0.5,
    report: (sentence) => lines.push(`fault: ${sentence}`),
  });
  for (const line of file.split('\n')) {
    const input = /^(\w+) » (.*)$/u.exec(line);
    const clock = /^at (\S+) (\S+) (\S+)$/u.exec(line);
    if (clock) {
      zone = clock[3] ?? zone;
      at = Temporal.PlainDateTime.from(`${clock[1]}T${clock[2]}`)
        .toZonedDateTime(zone)
        .toInstant()
        .toString();
    }
    if (clock || line.startsWith('#') || (line === '' && lines.at(-1) !== '')) lines.push(line);
    if (!input) continue;
    lines.push(line);
    const event: Event = eventOf(input[2] ?? '', { key: `e${++count}`, by: input[1] ?? '', at }, cards, last);
    last = event;
    await bot.receive({ tenant: 'T1', talk: 'talk1', place: 'thread', thread: null, zone, event });
    await bot.drain();
  }
  await store.close();
  return `${lines.join('\n').trim()}\n`;
}

type Happened = Pick<Event, 'key' | 'by' | 'at'>;

function eventOf(text: string, happened: Happened, cards: readonly Card[], last: Event | undefined): Event {
  if (text === '(the same again)') {
    if (!last) throw new Error('nothing happened yet that could happen again');
    return last;
  }
  const click = /^\[(?:(\w+): )?([\w-]+)\]$/u.exec(text);
  if (click)
    return { ...happened, kind: 'chose', question: questionOf(click[1], cards), option: click[2] ?? '' };
  const press = /^\((\w+)(?:: ([\w-]+))?\)$/u.exec(text);
  if (press) {
    const verb = VERBS.find((one) => one === press[1]);
    if (!verb) throw new Error(`"${press[1]}" is no control`);
    return { ...happened, kind: 'pressed', verb, ...(press[2] === undefined ? {} : { argument: press[2] }) };
  }
  return { ...happened, kind: last ? 'said' : 'opened', text };
}

function questionOf(named: string | undefined, cards: readonly Card[]): QuestionId {
  if (named !== undefined && isQuestion(named)) return named;
  const open = cards.findLast((card) => card.kind === 'question');
  if (open?.kind !== 'question') throw new Error('no question was put yet');
  return open.question;
}

/** A card in a line or two that people can read, without its wording where the wording is not the point. */
function posted(card: Card): string[] {
  switch (card.kind) {
    case 'notice':
      return [`bot: ${card.text}`];
    case 'understood':
      return [
        `bot: understood ${card.items.map(({ question, option, quote, also, firm }) => `${question}=${option}${firm ? '' : '?'} "${[quote, also].filter(Boolean).join('" and "')}"`).join('; ')}`,
      ];
    case 'question':
      return [
        `bot? ${card.question} [${card.options.map(({ id }) => id).join(' | ')}]${card.why === undefined ? '' : ` (${card.why})`}`,
      ];
    case 'recommendation':
      return recommendationLines(card);
    case 'answer':
      return [
        ...card.text.split('\n').map((line, index) => `${index === 0 ? 'bot>' : '    '} ${line}`),
        ...(card.citations.length > 0
          ? [`     cites ${card.citations.map(({ passage }) => passage).join(', ')}`]
          : []),
      ];
    case 'list':
      return [
        `bot* ${card.title}`,
        ...card.items.flatMap((item) =>
          item.split('\n').map((line, index) => `     ${index === 0 ? '-' : ' '} ${line}`),
        ),
      ];
    case 'opening':
      return [`bot: ${card.by} opened it: ${card.text}`];
    case 'closed':
      return [`bot: closed ${card.question}: ${card.answer ?? 'asked again'}`];
    case 'replaced':
      return [`bot: replaced: ${card.verdict}`];
    case 'document':
      return [
        `bot: document ${card.name}`,
        ...card.markdown
          .trimEnd()
          .split('\n')
          .map((line) => `     | ${line}`.trimEnd()),
      ];
    default:
      return card satisfies never;
  }
}

function recommendationLines({
  recommendation,
  checkIn,
  notYet,
}: Extract<Card, { kind: 'recommendation' }>): string[] {
  const { approach, confidence, rule, verdict, reasons, watchOuts, plan } = recommendation;
  const cites = [...new Set(reasons.flatMap(({ passages }) => passages))];
  const when = checkIn.at.slice(0, 16).replace('T', ' ');
  return [
    `bot! ${approach} ${confidence} by ${rule}; watch ${watchOuts.map(({ id }) => id).join(', ') || 'nothing'}; cites ${cites.join(', ')}; check-in ${when}`,
    `     ${verdict}`,
    ...reasons.map(({ text }) => `     why: ${text}`),
    `     plan: ${plan.now.map(({ id }) => id).join(', ')} / ${plan.next.map(({ id }) => id).join(', ')} / ${plan.later.map(({ id }) => id).join(', ')}`,
    ...(notYet === undefined ? [] : [`     not yet: ${notYet}`]),
  ];
}
