// Cases that journeys tell the bot on every chat platform, and what it comes to.
import { beginningOf } from '../src/dialogue/openingwords.ts';

/** What somebody tells, the buttons that lead from there to a recommendation, and its verdict. */
export type Story = { text: string; answers: readonly string[]; verdict: string };

/** How a list of several talks begins the line of one: with the words that opened it. */
export const lineOf = (told: string, verdict: string): string => `"${beginningOf(told)}": ${verdict}`;

/** Facts are missing. */
export const FACTS: Story = {
  text: "it doesn't know our product documents, it makes things up",
  answers: ['answer:corpus:large', 'answer:audience:shared', 'answer:running:search'],
  verdict: "Keep your search and make it better. Don't train on facts.",
};

/** Facts and the way of answering, with too few signed-off answers. */
export const BOTH: Story = {
  text: 'It must quote our 1,200 help articles, and it never sounds like us. A careful prompt with samples still misses our voice. We have 40 approved answers and a few testers.',
  answers: ['answer:need:both', 'answer:running:search'],
  verdict: 'Search your facts now. Fine-tune later, if it earns it.',
};

/** The way of answering, in real use, with too few signed-off answers. */
export const MANNER: Story = {
  text: 'Reports must follow our house style and no prompt gets it. A careful prompt with samples still misses our bar. We have 40 approved reports, customers use it.',
  answers: ['answer:running:nothing'],
  verdict: "Don't train yet. Collect answers you would sign off first.",
};

/** When the check-in of a talk of 20 November 2026 comes that is held in Berlin: on a Thursday, 09:00. */
export const DUE = '2027-05-20T07:00:00Z';
