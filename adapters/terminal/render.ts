// Cards as lines of text: 80 columns at most, and colour only where the caller has a terminal.
import { styleText } from 'node:util';
import type { Evidence } from '../../knowledge/passage.ts';
import { howSure } from '../../src/advice/cardreplies.ts';
import { approachName, capital } from '../../src/advice/names.ts';
import { wouldChange } from '../../src/advice/recommend.ts';
import type { Card, Citation } from '../../src/card.ts';
import { plainLine } from './plain.ts';
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
      return flow(card.text, look);
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
      ];
    case 'opening':
      return [...titled(`${card.by} asked:`, look), ...flow(card.text, look)];
    case 'closed':
      return [...titled(card.text, look), ...flow(card.answer ?? 'Asked again below.', look)];
    case 'replaced':
      return [...titled('Replaced by a newer recommendation:', look), ...flow(card.verdict, look)];
    case 'document':
      return [...titled(card.title, look), '', ...flow(card.markdown.trimEnd(), look)];
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
  const lines = items.flatMap(({ name, label, quote, also, firm }) =>
    flow(
      `- ${name}: ${label}${quote ? `, from "${[quote, also].filter(Boolean).join('" and "')}"` : ''}${firm ? '' : ' (I ask to be sure)'}`,
      look,
      2,
    ),
  );
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
  const count = `(${progress.now} of about ${progress.about})`;
  const [first = '', ...rest] = flow(`${text} ${count}`, look);
  return [
    ...(why ? flow(why, look) : []),
    styled(first, 'bold', look),
    ...rest.map((line) => styled(line, 'bold', look)),
    ...(help ? flow(help, look).map((line) => styled(line, 'dim', look)) : []),
    ...options.flatMap(({ label }, index) => flow(label, look, 5, `  ${index + 1}  `)),
  ];
}

function recommendationLines(card: Extract<Card, { kind: 'recommendation' }>, look: Look): string[] {
  const { recommendation, checkIn, notYet, outside } = card;
  const { verdict, reasons, plan, watchOuts } = recommendation;
  const [watch] = watchOuts;
  const flips = wouldChange(recommendation, 3, true).map(
    ({ clause, approach }) => `${clause} (then: ${approachName(approach)})`,
  );
  return [
    ...flow(verdict.toUpperCase(), look).map((line) => styled(line, 'bold', look)),
    ...field(
      'Why',
      reasons
        .slice(0, 2)
        .map(({ text }) => text)
        .join('\n'),
      look,
    ),
    ...field(
      'Monday',
      plan.now
        .slice(0, 2)
        .map(({ text }) => text)
        .join('\n'),
      look,
    ),
    ...(notYet ? field('Not yet', notYet, look) : []),
    ...(watch ? field('Watch out', watch.text, look) : []),
    ...(outside
      ? field(outside.bearing === 'contradicts' ? 'Sources differ' : 'Outside figure', figure(outside), look)
      : []),
    ...field('How sure', howSure(recommendation), look),
    ...(flips.length > 0 ? field('Would change it', `${capital(flips.join('; '))}.`, look) : []),
    ...field('Look again', `${checkIn.words}.`, look),
    ...flow('[plan] [why] [sources] [flips]   or just ask', look).map((line) => styled(line, 'dim', look)),
  ];
}

function field(name: string, text: string, look: Look): string[] {
  const indent = 5;
  const [first = '', ...rest] = wrapped(plainLine(`${name}: ${text}`), look.width, indent);
  return [first.replace(`${name}:`, `${styled(name, 'cyan', look)}:`), ...rest];
}

/** One outside figure with source, date and what it does not say. */
function figure({ figure: text, source, date, caveat }: Evidence): string {
  return `${text} (${source}, ${date}. ${caveat})`;
}

const BEARING = {
  supports: 'Outside figure in support',
  contradicts: 'A source disagrees',
  qualifies: 'Outside figure to weigh',
} as const;
const CHECK = { P: 'read in the source', S: 'second-hand', A: "one team's report" } as const;

function answerLines({ text, citations, evidence }: Extract<Card, { kind: 'answer' }>, look: Look): string[] {
  return [
    ...flow(text, look),
    ...citations.flatMap((citation) => citationLines(citation, look)),
    ...primary(evidence).flatMap((one) =>
      flow(`${BEARING[one.bearing]}: ${figure(one)} [${CHECK[one.check]}]`, look, 4, '  '),
    ),
  ];
}

/** Figures read in their own source; second-hand ones and single teams' reports only where there is no other. */
function primary(evidence: readonly Evidence[]): readonly Evidence[] {
  const read = evidence.filter(({ check }) => check === 'P');
  return (read.length > 0 ? read : evidence).slice(0, 2);
}

function citationLines({ quote, section, source }: Citation, look: Look): string[] {
  // Passages are in our own words, so the line says whom they follow and not who wrote them.
  const where = section
    ? `Whichway, after the article's "${section}"`
    : source.startsWith('Whichway')
      ? source
      : `Whichway, after ${source}`;
  return [
    ...flow(`"${quote}"`, look, 3, '  '),
    ...flow(where, look, 4, '    ').map((line) => styled(line, 'dim', look)),
  ];
}
