// Lists that explain a talk: what is known, why, what would change it, the plan, the sources.
import { ARTICLE } from '../../knowledge/passage.ts';
import { NOT_SURE, QUESTIONS } from '../../knowledge/questions.ts';
import { approachName, capital } from '../advice/names.ts';
import { type Recommendation, wouldChange } from '../advice/recommend.ts';
import type { Card } from '../card.ts';
import type { Ground } from './outcome.ts';
import type { Talk } from './talk.ts';
import { NOTHING_KNOWN, NOTHING_READ, understoodItems } from './words.ts';

/** What is known of the case, with the words it came from; each item can be corrected. */
export function answersCard(talk: Talk): Card {
  const ids = QUESTIONS.map(({ id }) => id).filter(
    (id) => talk.answers[id] !== undefined && talk.answers[id]?.option !== NOT_SURE,
  );
  const items = understoodItems(talk, ids);
  return items.length > 0 ? { kind: 'understood', items } : NOTHING_KNOWN;
}

/** Why the recommendation is what it is, and the passages that say so. */
export function reasonsList({ reasons, version }: Recommendation, { guide }: Ground): Card {
  const ids = [...new Set(reasons.flatMap(({ passages }) => passages))];
  const titles = ids.flatMap((id) => guide.passage(id)?.title ?? []).map((title) => `"${title}"`);
  const from = `This rests on ${titles.join(', ')} (guidance version ${version}). "sources" shows them with outside figures.`;
  return {
    kind: 'list',
    about: 'why',
    title: 'Why',
    items: [...reasons.map(({ text }) => text), ...(titles.length > 0 ? [from] : [])],
  };
}

/** What would change it, at most eight. */
export function flipsList(recommendation: Recommendation): Card {
  const items = wouldChange(recommendation, 8).map(
    ({ clause: words, approach }) => `If ${words}: ${approachName(approach)}.`,
  );
  return { kind: 'list', about: 'flips', title: 'What would change it', items };
}

/** The whole plan, step by step. */
export function planList({ plan }: Recommendation): Card {
  const lines = (name: string, steps: Recommendation['plan']['now']): string[] =>
    steps.map(({ text, when }) => `${name}, ${when}: ${text}`);
  return {
    kind: 'list',
    about: 'plan',
    title: 'The full plan',
    items: [...lines('Now', plan.now), ...lines('Next', plan.next), ...lines('Later', plan.later)],
  };
}

/** The passages behind reasons and warnings, each with its outside figures. */
export function sourcesList({ reasons, watchOuts, version }: Recommendation, ground: Ground): Card {
  const ids = [...new Set([...reasons, ...watchOuts].flatMap(({ passages }) => passages))];
  const items = ids.flatMap((id) => {
    const passage = ground.guide.passage(id);
    if (!passage) return [];
    const where = passage.section
      ? `after our guide's "${passage.section}"`
      : `${passage.source}, ${passage.date}`;
    const figures = passage.evidence.map(
      ({ bearing, figure, source, date, check, caveat }) =>
        `${capital(bearing)}: ${figure} (${source}, ${date}; ${CHECKS[check]}. ${caveat})`,
    );
    return [[`${passage.title} (${where}).`, ...figures].join('\n')];
  });
  items.push(`Our guide is the article "${ARTICLE}".`);
  return { kind: 'list', about: 'sources', title: `Sources (guidance version ${version})`, items };
}

/** How far an outside figure was checked, for people. */
export const CHECKS = {
  P: 'read in the source itself',
  S: 'read second-hand',
  A: "one team's own report",
} as const;

/** Passages that are listed for a question: those that an answer may cite, and the next ones that were not. */
const MOST_READ = 6;

/** What was found in the guidance for the last question that was looked up, best first, with the reasons of its rank. */
export function readList({ lookedUp }: Talk, { guide }: Ground): Card {
  if (lookedUp === null) return NOTHING_READ;
  const { found } = guide.search(lookedUp, MOST_READ);
  const items = found.map((one) => {
    const title = one.kind === 'passage' ? one.value.title : 'A topic that I decline';
    const like = one.nearestQuestion === null ? '' : `, nearest to the question "${one.nearestQuestion}"`;
    return `${title} (${percent(one.score)} fit: ${percent(one.covered)} of your words stand in it${like}).`;
  });
  return { kind: 'list', about: 'read', title: `What I read for "${lookedUp}"`, items };
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;
