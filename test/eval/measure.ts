// Measures the diagnosis and the answers on rows with known answers, as figures between 0 and 1.
import { adviseLine } from '../../adapters/commands/advise.ts';
import { askLine } from '../../adapters/commands/ask.ts';
import type { Guide } from '../../knowledge/open.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';

/** One situation: what a team wrote, the answers it implies, and the approach that is right (or also acceptable). */
export type CaseRow = {
  id: string;
  text: string;
  answers: Record<string, string>;
  approach: string;
  acceptable: string[];
  trap: boolean;
};

/** One question; `gold` and `also_ok` are headings of the article that answer it. */
export type QuestionRow = {
  id: string;
  q: string;
  lang: string;
  answerable: boolean;
  gold: string[];
  also_ok?: string[];
};

type Advice = {
  approach: string;
  confidence: string;
  asked: string[];
  understood: Record<string, { option: string }>;
  watchOuts: { id: string }[];
};

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
const count = <T>(items: readonly T[], holds: (item: T) => boolean): number => items.filter(holds).length;

/** The figures for situations; see CONTRIBUTING.md for what each one says. */
export async function measureCases(
  rows: readonly CaseRow[],
  ground: Ground,
): Promise<Record<string, number>> {
  const handle = adviseLine({ ground, now: () => '2026-11-23T09:00:00Z', zone: 'UTC' });
  const run = async (text: string, answers: Record<string, string>): Promise<Advice> =>
    (await handle({ text, answers })) as Advice;
  const results = await Promise.all(
    rows.map(async (row) => ({
      row,
      full: await run(row.text, row.answers),
      rules: await run('', row.answers),
      alone: await run(row.text, {}),
    })),
  );
  const fits = (row: CaseRow, { approach }: Advice): boolean =>
    [row.approach, ...row.acceptable].includes(approach);
  const approaches = [...new Set(rows.map(({ approach }) => approach))];
  const macro = approaches.map((approach) => {
    const mine = results.filter(({ row }) => row.approach === approach);
    return share(
      count(mine, ({ row, alone }) => fits(row, alone)),
      mine.length,
    );
  });
  const labels = results.flatMap(({ row, alone }) =>
    Object.entries(row.answers).map(([id, want]) => ({ want, got: alone.understood[id]?.option })),
  );
  const read = labels.filter(({ got }) => got !== undefined);
  const right = count(read, ({ want, got }) => want === got);
  const settled = results.filter(({ alone }) => alone.confidence === 'settled');
  const warned = ({ alone }: { alone: Advice }): boolean =>
    alone.watchOuts.some(({ id }) => id === 'tuning-for-facts');
  const traps = results.filter(({ row }) => row.trap);
  const others = results.filter(({ row }) => !row.trap);
  return {
    rulesOnly: share(
      count(results, ({ row, rules }) => fits(row, rules)),
      rows.length,
    ),
    withAnswers: share(
      count(results, ({ row, full }) => fits(row, full)),
      rows.length,
    ),
    textAlone: share(
      count(results, ({ row, alone }) => fits(row, alone)),
      rows.length,
    ),
    textAloneMacro: share(
      macro.reduce((sum, one) => sum + one, 0),
      macro.length,
    ),
    needRead: share(
      count(results, ({ row, alone }) => alone.understood.need?.option === row.answers.need),
      rows.length,
    ),
    readPrecision: share(right, read.length),
    readRecall: share(right, labels.length),
    settledRight: share(
      count(settled, ({ row, alone }) => fits(row, alone)),
      settled.length,
    ),
    trapCaught: share(count(traps, warned), traps.length),
    trapFalse: share(count(others, warned), others.length),
    questionsAsked: share(
      results.reduce((sum, { full }) => sum + full.asked.length, 0),
      rows.length,
    ),
  };
}

/** The figures for English questions, and the share declined of those that should be. */
export async function measureQuestions(
  rows: readonly QuestionRow[],
  guide: Guide,
): Promise<Record<string, number>> {
  const handle = askLine(guide, () => 0);
  const results = await Promise.all(
    rows.map(async (row) => ({
      row,
      ...((await handle({ q: row.q })) as { answerable: boolean; citations: { section: string | null }[] }),
    })),
  );
  const english = results.filter(({ row }) => row.answerable && row.lang === 'en');
  const others = results.filter(({ row }) => row.answerable && row.lang !== 'en');
  const refusals = results.filter(({ row }) => !row.answerable);
  const hit =
    (within: number) =>
    ({ row, citations }: (typeof results)[number]) =>
      citations
        .slice(0, within)
        .some(({ section }) => section !== null && [...row.gold, ...(row.also_ok ?? [])].includes(section));
  return {
    answered: share(
      count(english, ({ answerable }) => answerable),
      english.length,
    ),
    hit1: share(count(english, hit(1)), english.length),
    hit3: share(count(english, hit(3)), english.length),
    otherLanguagesHit3: share(count(others, hit(3)), others.length),
    declined: share(
      count(refusals, ({ answerable }) => !answerable),
      refusals.length,
    ),
  };
}
