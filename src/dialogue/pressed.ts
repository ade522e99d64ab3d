// Buttons and command words: back, skip, cancel, restart, correct, and what explains the recommendation.
import { ARTICLE } from '../../knowledge/passage.ts';
import { clause, isQuestion, label, NOT_SURE, type QuestionId, question } from '../../knowledge/questions.ts';
import { approachName, capital } from '../advice/names.ts';
import { type Recommendation, recommend, wouldChange } from '../advice/recommend.ts';
import type { Card } from '../card.ts';
import type { Event } from '../event.ts';
import { advance, questionCard } from './advance.ts';
import { answered } from './answered.ts';
import { type Effect, type Ground, type Outcome, post } from './outcome.ts';
import { factsOf, newTalk, type Talk } from './talk.ts';
import {
  CANCELLED,
  HELP,
  NO_CARD_YET,
  NOTHING_BEFORE,
  RESTARTED,
  TALK_OVER,
  understoodItems,
} from './words.ts';

type Pressed = Extract<Event, { kind: 'pressed' }>;

/** Takes a button or command into the talk. */
export function pressed(talk: Talk, event: Pressed, ground: Ground): Outcome {
  if (event.verb === 'restart') return restarted(talk, event, ground);
  if (event.verb === 'help') return [talk, [post(HELP), ...repeat(talk)]];
  if (talk.phase === 'cancelled') return [talk, [post(TALK_OVER)]];
  switch (event.verb) {
    case 'back':
      return back(talk);
    case 'skip':
      if (talk.open === null) return [talk, [post(NO_CARD_YET)]];
      return answered(
        talk,
        talk.open,
        { option: NOT_SURE, how: 'clicked', by: event.by, at: event.at, firm: true },
        ground,
      );
    case 'cancel':
      return [{ ...talk, phase: 'cancelled', open: null }, [post(CANCELLED)]];
    case 'correct':
      return correct(talk, event.argument);
    case 'understood':
      return [talk, [post(answersList(talk)), ...repeat(talk)]];
    case 'why':
      return talk.open === null
        ? explain(talk, ground, reasonsList)
        : [talk, [post(whyThisQuestion(talk.open)), ...repeat(talk)]];
    case 'flips':
      return explain(talk, ground, flipsList);
    case 'plan':
      return explain(talk, ground, planList);
    case 'sources':
      return explain(talk, ground, (recommendation) => sourcesList(recommendation, ground));
    default:
      return event.verb satisfies never;
  }
}

function restarted(talk: Talk, { at }: Pressed, ground: Ground): Outcome {
  const fresh = { ...newTalk(talk), seen: talk.seen };
  const [next, effects] = advance(fresh, at, ground);
  return [next, [post(RESTARTED), ...effects]];
}

/** The open question once more, after something was said in between. */
export function repeat(talk: Talk): Effect[] {
  return talk.open === null ? [] : [post(questionCard(talk))];
}

/** Takes the last question back: its answer is dropped and it is put again. */
function back(talk: Talk): Outcome {
  const asked = talk.open === null ? talk.asked : talk.asked.slice(0, -1);
  const last = talk.open === 'need' && talk.needAskedAgain ? 'need' : asked.at(-1);
  if (last === undefined) return [talk, [post(NOTHING_BEFORE), ...repeat(talk)]];
  return reopened(
    {
      ...talk,
      asked: asked.includes(last) ? asked : [...asked, last],
      needAskedAgain: last === 'need' ? false : talk.needAskedAgain,
    },
    last,
  );
}

/** The question is put again. The old answer goes; after a card it stays until the new one comes. */
function reopened(talk: Talk, id: QuestionId): Outcome {
  const { [id]: _, ...others } = talk.answers;
  const next: Talk = {
    ...talk,
    answers: talk.checkIn === null ? others : talk.answers,
    open: id,
    phase: 'asking',
  };
  return [next, [post(questionCard(next))]];
}

function correct(talk: Talk, argument: string | undefined): Outcome {
  if (argument === undefined || !isQuestion(argument))
    return [talk, [post(answersList(talk)), ...repeat(talk)]];
  return reopened(
    { ...talk, asked: talk.asked.includes(argument) ? talk.asked : [...talk.asked, argument] },
    argument,
  );
}

function explain(talk: Talk, ground: Ground, list: (recommendation: Recommendation) => Card): Outcome {
  if (talk.checkIn === null) return [talk, [post(NO_CARD_YET), ...repeat(talk)]];
  const card = list(recommend(factsOf(talk), ground.version));
  const topic = card.kind === 'list' ? card.items : [];
  return [{ ...talk, topic }, [post(card), ...repeat(talk)]];
}

function whyThisQuestion(id: QuestionId): Card {
  const { options, name } = question(id);
  const text =
    id === 'running'
      ? 'What stands already is kept in the plan, not rebuilt.'
      : `"${name}" can change what I recommend, or how you would begin. If ${options[0]?.clause}, that may be different from when ${options.at(-1)?.clause}.`;
  return { kind: 'notice', about: 'why-this-question', text };
}

function answersList(talk: Talk): Card {
  const ids = (Object.keys(talk.answers) as QuestionId[]).filter(
    (id) => talk.answers[id]?.option !== NOT_SURE,
  );
  const items = understoodItems(talk, ids).map(
    ({ question: id, name, option, quote }) =>
      `${name}: ${label(id, option)}${quote ? ` ("${quote}")` : ''}. To change it, say "correct ${id}".`,
  );
  return {
    kind: 'list',
    about: 'answers',
    title: items.length > 0 ? 'What I know so far' : 'I know nothing about your case yet',
    items,
  };
}

function reasonsList({ reasons }: Recommendation): Card {
  return { kind: 'list', about: 'why', title: 'Why', items: reasons.map(({ text }) => text) };
}

function flipsList(recommendation: Recommendation): Card {
  const items = wouldChange(recommendation, 8).map(
    ({ clause: words, approach }) => `If ${words}: ${approachName(approach)}.`,
  );
  return { kind: 'list', about: 'flips', title: 'What would change it', items };
}

function planList({ plan }: Recommendation): Card {
  const lines = (name: string, steps: Recommendation['plan']['now']): string[] =>
    steps.map(({ text, when }) => `${name}, ${when}: ${text}`);
  return {
    kind: 'list',
    about: 'plan',
    title: 'The full plan',
    items: [...lines('Now', plan.now), ...lines('Next', plan.next), ...lines('Later', plan.later)],
  };
}

function sourcesList({ reasons, watchOuts, version, rule }: Recommendation, ground: Ground): Card {
  const ids = [...new Set([...reasons, ...watchOuts].flatMap(({ passages }) => passages))];
  const items = ids.flatMap((id) => {
    const passage = ground.guide.passage(id);
    if (!passage) return [];
    const where = passage.section ? `Our guide, "${passage.section}"` : `${passage.source}, ${passage.date}`;
    const figures = passage.evidence.map(
      ({ bearing, figure, source, date, check, caveat }) =>
        `${capital(bearing)}: ${figure} (${source}, ${date}; ${CHECKS[check]}. ${caveat})`,
    );
    return [[`${passage.title}. ${where}.`, ...figures].join('\n')];
  });
  items.push(`Our guide: "${ARTICLE}".`);
  return { kind: 'list', about: 'sources', title: `Sources (rule ${rule}, version ${version})`, items };
}

/** How far an outside figure was checked, for people. */
export const CHECKS = {
  P: 'read in the source itself',
  S: 'read second-hand',
  A: "one team's own report",
} as const;

/** For lists elsewhere: the clause of an answer with a capital letter. */
export function asSentence(id: QuestionId, option: string): string {
  return `${capital(clause(id, option))}.`;
}
