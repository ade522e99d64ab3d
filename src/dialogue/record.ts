// The decision record: everything about a recommendation as one Markdown document, to keep beside the code.
import type { Evidence } from '../../knowledge/passage.ts';
import { label, NOT_SURE, QUESTIONS, type QuestionId } from '../../knowledge/questions.ts';
import { howSure } from '../advice/cardreplies.ts';
import { approachName, capital } from '../advice/names.ts';
import { type Recommendation, recommend, wouldChange } from '../advice/recommend.ts';
import type { Step } from '../advice/steps.ts';
import type { Card, CheckInDate } from '../card.ts';
import { decisionsOf } from './history.ts';
import { CHECKS } from './lists.ts';
import type { Ground } from './outcome.ts';
import { factsOf, type Talk } from './talk.ts';

/** The record of a talk that has a recommendation. `at` is when it was asked for, ISO 8601. */
export function decisionRecord(talk: Talk, checkIn: CheckInDate, at: string, ground: Ground): Card {
  const recommendation = recommend(factsOf(talk), ground.version);
  const day = at.slice(0, 10);
  const sections = [
    [`# ${recommendation.verdict}`, `Decided with Whichway, ${day}. Look again: ${checkIn.words}.`].join(
      '\n\n',
    ),
    section('How sure', [capital(howSure(recommendation))]),
    section('What it rests on', bullets(answerLines(talk))),
    section('Why', bullets(recommendation.reasons.map(({ text }) => inOneLine(text)))),
    section('Watch out', bullets(recommendation.watchOuts.map(({ text }) => inOneLine(text)))),
    section('Plan', planLines(recommendation)),
    section('What would change it', bullets(flipLines(recommendation))),
    section('Decisions so far', bullets(decisionLines(talk))),
    section('Sources', bullets(sourceLines(recommendation, ground))),
    `Version of rules, questions and guidance: \`${recommendation.version}\``,
  ];
  return {
    kind: 'document',
    about: 'decision-record',
    title: `Decision record, ${day}`,
    name: `decision-record-${day}.md`,
    markdown: `${sections.filter((one) => one !== '').join('\n\n')}\n`,
  };
}

/** A heading with its lines; nothing where there are none. */
function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}

const bullets = (lines: readonly string[]): string[] => lines.map((line) => `- ${line}`);

/** People's words must not become headings or lists of ours. */
const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Quoted words, with the signs that Markdown would act on made harmless. */
const quoted = (words: string): string => ` ("${inOneLine(words).replace(/[\\`*_[\]<>#|~]/gu, '\\$&')}")`;

/** What a number of an answer counts, where its label does not say it. */
const UNITS: { readonly [Q in QuestionId]?: string } = { corpus: ' pages', traffic: ' a day' };

function answerLines(talk: Talk): string[] {
  return QUESTIONS.flatMap(({ id, name }) => {
    const answer = talk.answers[id];
    if (!answer) return [];
    const said = answer.option === NOT_SURE ? 'not known' : label(id, answer.option);
    const number =
      answer.number === undefined ? '' : `, ${answer.number.toLocaleString('en-US')}${UNITS[id] ?? ''}`;
    const sure = answer.firm ? '' : ', not confirmed';
    return [`${name}: ${said}${number}${sure}${answer.quote ? quoted(answer.quote) : ''}`];
  });
}

function decisionLines(talk: Talk): string[] {
  return decisionsOf(talk).map(({ at, kind, verdict, why }) => {
    const reasons = why.map((one) => inOneLine(one).replace(/[.]?$/u, '.')).join(' ');
    return `${at.slice(0, 10)}, ${kind}: ${verdict}${reasons === '' ? '' : ` ${reasons}`}`;
  });
}

function planLines({ plan }: Recommendation): string[] {
  const lines = (name: string, steps: readonly Step[]): string[] =>
    steps.map(({ text, when }) => `- [ ] **${name}**, ${when}: ${inOneLine(text)}`);
  return [...lines('Now', plan.now), ...lines('Next', plan.next), ...lines('Later', plan.later)];
}

function flipLines(recommendation: Recommendation): string[] {
  return wouldChange(recommendation, 8).map(
    ({ clause, approach }) => `If ${clause}: ${approachName(approach)}.`,
  );
}

function sourceLines({ reasons, watchOuts }: Recommendation, { guide }: Ground): string[] {
  const ids = [...new Set([...reasons, ...watchOuts].flatMap(({ passages }) => passages))];
  return ids.flatMap((id) => {
    const passage = guide.passage(id);
    if (!passage) return [];
    const where = passage.section
      ? `${passage.source}, "${passage.section}"`
      : `${passage.source}, ${passage.date}`;
    return [`${passage.title}: ${where}`, ...passage.evidence.map(figureLine)];
  });
}

function figureLine({ bearing, figure, source, url, date, check, caveat }: Evidence): string {
  return `${capital(bearing)} from outside: ${figure} (${source}, ${date}, <${url}>; ${CHECKS[check]}. ${caveat})`;
}
