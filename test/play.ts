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
//   bot= · bot? check-in                   that the recommendation holds, and a check-in with its lines
//   bot~                                   what only the person who did something sees
import { Temporal } from 'temporal-polyfill';
import { isQuestion } from '../knowledge/questions.ts';
import type { Ground } from '../src/dialogue/outcome.ts';
import { VERBS } from '../src/event.ts';
import { posted } from './stages/posted.ts';
import type { Act, OpenStage } from './stages/stage.ts';

/** Plays the talk's inputs and returns the file as it should read: inputs and comments kept, posts as they came. */
export async function play(file: string, ground: Ground, open: OpenStage): Promise<string> {
  const lines: string[] = [];
  const stage = await open(
    {
      posted: (card) => void lines.push(...posted(card)),
      whispered: (card) => void lines.push(...posted(card).map((line) => line.replace(/^bot./u, 'bot~'))),
      fault: (sentence) => void lines.push(`fault: ${sentence}`),
    },
    ground,
  );
  for (const line of file.split('\n')) {
    const input = /^(\w+) » (.*)$/u.exec(line);
    const clock = /^at (\S+) (\S+) (\S+)$/u.exec(line);
    if (clock || line.startsWith('#') || (line === '' && lines.at(-1) !== '')) lines.push(line);
    if (clock) {
      const [, day, time, zone = 'UTC'] = clock;
      const at = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone);
      await stage.at(at.epochMilliseconds, zone);
    }
    if (!input) continue;
    lines.push(line);
    await stage.act(input[1] ?? '', actOf(input[2] ?? ''));
  }
  await stage.close();
  return `${lines.join('\n').trim()}\n`;
}

function actOf(text: string): Act {
  if (text === '(the same again)') return { kind: 'again' };
  const click = /^\[(?:(\w+): )?([\w-]+)\]$/u.exec(text);
  if (click) {
    const [, named = '', option = ''] = click;
    return { kind: 'chooses', question: isQuestion(named) ? named : undefined, option };
  }
  const press = /^\((\w+)(?:: ([\w -]+))?\)$/u.exec(text);
  if (!press) return { kind: 'says', text };
  const verb = VERBS.find((one) => one === press[1]);
  if (!verb) throw new Error(`"${press[1]}" is no control`);
  return { kind: 'presses', verb, argument: press[2] };
}
