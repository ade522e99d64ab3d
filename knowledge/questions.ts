// The diagnostic questions as data: what is asked, in which words, with which options.

/** Every question with its options. `not-sure` is possible everywhere and stands for "unknown". */
export type Options = {
  need: 'facts' | 'behaviour' | 'both' | 'neither';
  freshness: 'fixed' | 'months' | 'weeks' | 'days';
  audience: 'shared' | 'per-user';
  corpus: 'fits' | 'large' | 'unwritten';
  traffic: 'low' | 'medium' | 'high';
  prompting: 'not-yet' | 'falls-short' | 'enough';
  examples: 'none' | 'tens' | 'hundreds' | 'thousands';
  stage: 'idea' | 'v1' | 'live' | 'mature';
  pressure: 'no' | 'yes';
  running: 'nothing' | 'prompt' | 'search' | 'tuned' | 'search-and-tuned';
};

export type QuestionId = keyof Options;

/** Any option of any question. */
export type Option = Options[QuestionId];

/** What a person says instead of an option. */
export const NOT_SURE = 'not-sure';
export const NOT_SURE_LABEL = 'Not sure, move on';

/** A question as it is put to people. An option's `clause` says inside a sentence that it holds. */
export type Question = {
  id: QuestionId;
  /** The needs for which it is asked; empty means always. */
  whenNeed: readonly Options['need'][];
  text: string;
  help: string;
  /** What the question is about, for lists: "Changes: weekly". */
  name: string;
  options: readonly { id: Option; label: string; clause: string }[];
  /** The second wording, for a first answer of "not sure": same options, in symptoms. */
  again?: { text: string; labels: readonly string[] };
};

const FACTS: readonly Options['need'][] = ['facts', 'both'];
const BEHAVIOUR: readonly Options['need'][] = ['behaviour', 'both'];

/** The order matters: ties in "what to ask next" and the order of flips follow it. */
export const QUESTIONS: readonly Question[] = [
  {
    id: 'need',
    whenNeed: [],
    text: 'When it goes wrong today, what is usually wrong?',
    help: 'Pick the one that annoys customers most.',
    name: 'What is missing',
    options: [
      {
        id: 'facts',
        label: "It doesn't know our information (documents, policies, a customer's record)",
        clause: 'the complaint is missing or wrong facts',
      },
      {
        id: 'behaviour',
        label: 'It knows enough, but answers the wrong way (tone, format, sorting, expert judgement)',
        clause: 'the complaint is how it answers, not what it knows',
      },
      {
        id: 'both',
        label: 'Both, and fixing one would not fix the other',
        clause: 'facts are missing and the way of answering is wrong too',
      },
      {
        id: 'neither',
        label: 'It must calculate or do something (totals, bookings)',
        clause: 'it must calculate or do something',
      },
    ],
    again: {
      text: 'Which complaint would you hear?',
      labels: [
        "That's out of date, or it made that up",
        "That's not how we say it, or it is the wrong category",
        'Both',
        "The number is wrong, or it didn't do it",
      ],
    },
  },
  {
    id: 'freshness',
    whenNeed: FACTS,
    text: 'How soon would an old answer be wrong?',
    help: 'Think of the part that changes fastest.',
    name: 'Goes out of date',
    options: [
      { id: 'fixed', label: 'Practically never', clause: 'the text practically never changes' },
      { id: 'months', label: 'After months', clause: 'the text goes out of date within months' },
      { id: 'weeks', label: 'After weeks', clause: 'the text goes out of date within weeks' },
      { id: 'days', label: 'Within days or hours', clause: 'the text goes out of date within days' },
    ],
  },
  {
    id: 'audience',
    whenNeed: FACTS,
    text: 'Should every user get the same answer?',
    help: "Choose the second if one customer must never see another's data.",
    name: 'Who gets which answer',
    options: [
      { id: 'shared', label: 'Yes, same for all', clause: 'every user gets the same answer' },
      { id: 'per-user', label: 'No, it depends on who asks', clause: 'the answer depends on who asks' },
    ],
  },
  {
    id: 'corpus',
    whenNeed: FACTS,
    text: 'How much text would it need to have read?',
    help: '500 pages is roughly 200,000 tokens. Count pages, not files.',
    name: 'Amount of text',
    options: [
      { id: 'fits', label: 'Up to about 500 pages', clause: 'all the text fits in about 500 pages' },
      {
        id: 'large',
        label: 'Over 500 pages, or it keeps growing',
        clause: 'there is more text than about 500 pages',
      },
      { id: 'unwritten', label: "It isn't written down yet", clause: 'nothing is written down yet' },
    ],
  },
  {
    id: 'traffic',
    whenNeed: FACTS,
    text: 'How many questions will it get a day?',
    help: 'A guess is fine; only the order of size matters.',
    name: 'Questions a day',
    options: [
      { id: 'low', label: 'Under 100', clause: 'there are fewer than 100 questions a day' },
      { id: 'medium', label: '100 to 10,000', clause: 'there are 100 to 10,000 questions a day' },
      { id: 'high', label: 'Over 10,000', clause: 'there are over 10,000 questions a day' },
    ],
  },
  {
    id: 'prompting',
    whenNeed: BEHAVIOUR,
    text: 'Have you tried a careful prompt: rules, plus three to five good samples?',
    help: 'Use the bar you must reach, not ours.',
    name: 'A careful prompt',
    options: [
      { id: 'not-yet', label: 'Not with samples', clause: 'no careful prompt with samples has been tried' },
      {
        id: 'falls-short',
        label: 'Yes, it still misses our bar',
        clause: 'a careful prompt with samples still misses your bar',
      },
      {
        id: 'enough',
        label: 'Yes, it meets our bar',
        clause: 'a careful prompt with samples meets your bar',
      },
    ],
  },
  {
    id: 'examples',
    whenNeed: BEHAVIOUR,
    text: 'How many answers do you have that you would sign off as perfect?',
    help: "An input and its right answer, both checked. Documents don't count.",
    name: 'Signed-off answers',
    options: [
      { id: 'none', label: 'None', clause: 'there are no signed-off answers' },
      { id: 'tens', label: 'Under 100', clause: 'there are fewer than 100 signed-off answers' },
      { id: 'hundreds', label: '100 to 999', clause: 'there are a few hundred signed-off answers' },
      { id: 'thousands', label: '1,000 or more', clause: 'there are 1,000 or more signed-off answers' },
    ],
  },
  {
    id: 'stage',
    whenNeed: BEHAVIOUR,
    text: 'Who uses it today?',
    help: 'Real users, not your team.',
    name: 'Who uses it',
    options: [
      { id: 'idea', label: 'Nobody yet', clause: 'nobody uses it yet' },
      { id: 'v1', label: 'A few testers', clause: 'a few testers use it' },
      { id: 'live', label: 'Customers', clause: 'customers use it' },
      {
        id: 'mature',
        label: 'Customers, for six months or longer',
        clause: 'customers have used it for six months',
      },
    ],
  },
  {
    id: 'pressure',
    whenNeed: BEHAVIOUR,
    text: 'It works, but is the big model too slow or too expensive?',
    help: 'Only if it hurts now.',
    name: 'Speed and cost',
    options: [
      { id: 'no', label: 'No', clause: 'the big model is quick and cheap enough' },
      { id: 'yes', label: 'Yes, it already hurts', clause: 'the big model is too slow or too dear' },
    ],
  },
  {
    id: 'running',
    whenNeed: ['facts', 'behaviour', 'both'],
    text: 'What have you already built?',
    help: 'Pick the furthest one.',
    name: 'Already built',
    options: [
      { id: 'nothing', label: 'Nothing', clause: 'nothing is built yet' },
      { id: 'prompt', label: 'A prompt', clause: 'you have a prompt' },
      { id: 'search', label: 'Search over our data', clause: 'you have search over your data' },
      { id: 'tuned', label: 'A trained model', clause: 'you have a trained model' },
      {
        id: 'search-and-tuned',
        label: 'Search and a trained model',
        clause: 'you have search and a trained model',
      },
    ],
  },
];

const BY_ID = new Map(QUESTIONS.map((question) => [question.id, question]));

/** The question with this id. Throws on an unknown id, which only a fault in our own code can bring. */
export function question(id: QuestionId): Question {
  const found = BY_ID.get(id);
  if (!found) throw new Error(`no question has the id "${id}"`);
  return found;
}

/** Whether the text is the id of a question; for ids that come from outside. */
export function isQuestion(id: string): id is QuestionId {
  return BY_ID.has(id as QuestionId);
}

/** Whether the option belongs to the question; `not-sure` does not count as one. */
export function isOption(id: QuestionId, option: string): option is Option {
  return question(id).options.some((one) => one.id === option);
}

/** The clause that says an option holds, for use inside a sentence: "customers use it". */
export function clause(id: QuestionId, option: string): string {
  return question(id).options.find((one) => one.id === option)?.clause ?? 'it is not known';
}

/** The option's label as it stands on a button. */
export function label(id: QuestionId, option: string): string {
  return question(id).options.find((one) => one.id === option)?.label ?? NOT_SURE_LABEL;
}
