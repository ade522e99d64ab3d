// Cards as lines of text: 80 columns at most, and colour only where the caller has a terminal.
import { styleText } from 'node:util';
import type { Card, Citation } from '../../src/card.ts';
import { withName } from '../cards/talkname.ts';
import { plainLine } from '../plain.ts';
import {
  ASKED_TO_BE_SURE,
  dayInWords,
  decisionLine,
  earlierInWords,
  faceOf,
  IN_SHORT,
  outsideFigures,
  progressInWords,
  SEE_ALSO,
  WORDED,
  whomItFollows,
  wordsReadFrom,
} from '../wording.ts';
import { wrapped } from './wrap.ts';

/** The widest line. A narrower terminal gets narrower lines. */
export const WIDEST = 80;

export type Look = { colour: boolean; width: number };

type Style = 'bold' | 'dim' | 'cyan';

/** The card's lines, without a line end at the end. */
export function render(card: Card, look: Look): string {
  const lines = linesOf(card, { ...look, width: Math.min(look.width, WIDEST) });
  return lines.join('\n');
}

function linesOf(card: Card, look: Look): string[] {
  switch (card.kind) {
    case 'notice':
      return flow(card.mention === undefined ? card.text : `${card.mention}: ${card.text}`, look);
    case 'understood':
      return understoodLines(card, look);
    case 'question':
      return questionLines(card, look);
    case 'recommendation':
      return recommendationLines(card, look);
    case 'answer':
      return answerLines(card, look);
    case 'list':
      return [
        ...titled(card.title, look),
        ...card.items.flatMap((item, index) => flow(`${index + 1}. ${item}`, look, 3)),
        ...(card.note ? flow(card.note, look).map((line) => styled(line, 'dim', look)) : []),
      ];
    case 'opening':
      return [...titled(`${card.by} asked:`, look), ...flow(card.text, look)];
    case 'closed':
      return [...titled(card.text, look), ...flow(card.answer ?? 'Asked again below.', look)];
    case 'replaced':
      return [...titled('Replaced by a newer recommendation:', look), ...flow(card.verdict, look)];
    case 'document':
      return [...titled(card.title, look), '', ...flow(card.markdown.trimEnd(), look)];
    case 'check-in':
      return checkInLines(card, look);
    case 'digest':
      return digestLines(card, look);
    case 'progress':
      return progressLines(card, look);
    case 'talks':
      return talksLines(card, look);
    case 'holds':
      return holdsLines(card, look);
    case 'difference':
      return [
        ...differenceLines(card, look),
        ...recommendationLines({ ...card, kind: 'recommendation' }, look),
      ];
    default:
      return card satisfies never;
  }
}

function flow(text: string, { width }: Look, indent = 0, lead = ''): string[] {
  return wrapped(plainLine(text), width, indent, lead);
}

function titled(text: string, look: Look): string[] {
  return flow(text, look).map((line) => styled(line, 'bold', look));
}

function styled(text: string, style: Style, { colour }: Look): string {
  return colour ? styleText(style, text, { validateStream: false }) : text;
}

function understoodLines({ items }: Extract<Card, { kind: 'understood' }>, look: Look): string[] {
  const lines = items.flatMap((item) => {
    const words = wordsReadFrom(item);
    const from = `${words ? `, from ${words}` : ''}${item.firm ? '' : ` (${ASKED_TO_BE_SURE})`}`;
    return flow(`- ${item.name}: ${item.label}${from}`, look, 2);
  });
  return [
    styled('What I understood:', 'bold', look),
    ...lines,
    styled('Wrong? Say "correct" and the name, or "actually ...".', 'dim', look),
  ];
}

function questionLines(
  { text, help, options, progress, why }: Extract<Card, { kind: 'question' }>,
  look: Look,
): string[] {
  const count = progress ? ` (${progress.now} of about ${progress.about})` : '';
  const [first = '', ...rest] = flow(`${text}${count}`, look);
  return [
    ...(why ? flow(why, look) : []),
    styled(first, 'bold', look),
    ...rest.map((line) => styled(line, 'bold', look)),
    ...(help ? flow(help, look).map((line) => styled(line, 'dim', look)) : []),
    ...options.flatMap(({ label }, index) => flow(label, look, 5, `  ${index + 1}  `)),
  ];
}

function recommendationLines(card: Extract<Card, { kind: 'recommendation' }>, look: Look): string[] {
  const { verdict, why, monday, notYet, watchOut, outside, howSure, wouldChange } = faceOf(card);
  return [
    ...flow(verdict.toUpperCase(), look).map((line) => styled(line, 'bold', look)),
    ...(card.summary === undefined ? [] : field(IN_SHORT, card.summary, look)),
    ...field('Why', why.join('\n'), look),
    ...field('Monday', monday.join('\n'), look),
    ...(notYet ? field('Not yet', notYet, look) : []),
    ...(watchOut ? field('Watch out', watchOut, look) : []),
    ...(outside ? field(outside.name, outside.text, look) : []),
    ...field('How sure', howSure, look),
    ...(wouldChange ? field('Would change it', wouldChange, look) : []),
    ...field('Look again', `${card.checkIn.words}.`, look),
    ...flow('[plan] [why] [sources] [flips]   or just ask', look).map((line) => styled(line, 'dim', look)),
  ];
}

function field(name: string, text: string, look: Look): string[] {
  const indent = 5;
  const [first = '', ...rest] = wrapped(plainLine(`${name}: ${text}`), look.width, indent);
  return [first.replace(`${name}:`, `${styled(name, 'cyan', look)}:`), ...rest];
}

function answerLines(
  { text, citations, evidence, worded, further = [] }: Extract<Card, { kind: 'answer' }>,
  look: Look,
): string[] {
  return [
    ...flow(text, look),
    ...(worded ? flow(WORDED, look).map((line) => styled(line, 'dim', look)) : []),
    ...citations.flatMap((citation) => citationLines(citation, look)),
    ...outsideFigures(evidence).flatMap(({ name, text: figure }) =>
      flow(`${name}: ${figure}`, look, 4, '  '),
    ),
    ...further.flatMap((one) => flow(`${SEE_ALSO}: ${one.title} (${whomItFollows(one)})`, look, 4, '  ')),
  ];
}

function citationLines(citation: Citation, look: Look): string[] {
  return [
    ...flow(`"${citation.quote}"`, look, 3, '  '),
    ...flow(whomItFollows(citation), look, 4, '    ').map((line) => styled(line, 'dim', look)),
  ];
}

/** Lines are answered by number and letter: "2b". */
function checkInLines(
  { verdict, since, late, stillMatters, items, moved }: Extract<Card, { kind: 'check-in' }>,
  look: Look,
): string[] {
  return [
    ...(moved === undefined ? [] : flow(moved, look)),
    ...titled(`On ${dayInWords(since)} I recommended: ${verdict}`, look),
    ...(late === undefined
      ? []
      : flow(`This comes ${late}.${stillMatters ? '' : ' Does it still matter?'}`, look)),
    ...items.flatMap(({ text, options, chosen }, index) => [
      ...flow(`${index + 1}. ${text}`, look, 3),
      ...options.flatMap(({ id, label }, at) =>
        flow(`${label}${id === chosen ? ' (yes)' : ''}`, look, 7, `   ${String.fromCharCode(97 + at)}   `),
      ),
    ]),
    ...flow(
      'Say "2b" or "2 done" for a line, "nothing changed", "that is all", or "ask me in a month".',
      look,
    ).map((line) => styled(line, 'dim', look)),
  ];
}

function holdsLines(
  { verdict, changed, notYet, checkIn }: Extract<Card, { kind: 'holds' }>,
  look: Look,
): string[] {
  return [
    ...titled(`Still holds: ${verdict}`, look),
    ...changed.flatMap((line) => field('Changed', line, look)),
    ...(notYet === undefined ? [] : field('Not yet', notYet, look)),
    ...field('Next', `${checkIn.words}.`, look),
  ];
}

function differenceLines(
  { was, changed, same, guidance }: Extract<Card, { kind: 'difference' }>,
  look: Look,
): string[] {
  return [
    ...field('Was', `${was.verdict} (${dayInWords(was.day)}, replaced)`, look),
    ...changed.flatMap((line) => field('Changed', line, look)),
    ...(guidance === undefined ? [] : field('Our guidance changed', guidance.join('; '), look)),
    ...(same.length === 0 ? [] : field('Same', same.join('; '), look)),
  ];
}

function digestLines({ lines }: Extract<Card, { kind: 'digest' }>, look: Look): string[] {
  return [
    ...titled(`${lines.length} recommendations are to be looked at again this week.`, look),
    ...lines.flatMap(({ verdict, since, due, late, ...line }) =>
      flow(
        `- ${withName(line, verdict)} (from ${dayInWords(since)}, due ${due}${late === null ? '' : `, ${late}`})`,
        look,
        2,
      ),
    ),
  ];
}

function progressLines(card: Extract<Card, { kind: 'progress' }>, look: Look): string[] {
  const { bar, words } = progressInWords(card);
  return [
    ...flow(card.text, look),
    ...flow(`${bar} ${words}`, look).map((line) => styled(line, 'cyan', look)),
  ];
}

function talksLines({ title, talks, note }: Extract<Card, { kind: 'talks' }>, look: Look): string[] {
  return [
    ...titled(title, look),
    ...talks.flatMap(({ head, next, decisions, earlier, ...line }) => [
      ...flow(withName(line, head), look),
      ...(next === undefined ? [] : flow(next, look)),
      ...decisions.flatMap((one) => flow(`- ${decisionLine(one)}`, look, 2)),
      ...(earlier === 0 ? [] : flow(earlierInWords(earlier), look)),
    ]),
    ...(note === undefined ? [] : flow(note, look)),
  ];
}
