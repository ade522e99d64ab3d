// What the dialogue itself says: notices, acknowledgements and help. Wording by the voice of the project.
import { clause, label, type QuestionId, question } from '../../knowledge/questions.ts';
import type { Card, Reach, Understood } from '../card.ts';
import type { Talk } from './talk.ts';

/** A short message. `about` names what it is, for tests and logs. */
export const notice = (about: string, text: string): Card => ({ kind: 'notice', about, text });

export const HELP: Card = {
  kind: 'list',
  about: 'help',
  title: 'What you can say',
  items: [
    'Answer with a button, the number of an answer, or your own words.',
    '"not sure" moves on; "back" returns to the question before.',
    '"actually it changes weekly" corrects an answer at any time.',
    'Ask me anything about retrieval or fine-tuning in between; I come back to my question.',
    '"why", "what would change it", "plan" and "sources" explain the recommendation.',
    'I come back on the date on the card. "ask me in 3 months", "ask me when we have 500 examples", "not now" and "stop asking" change that; "we are done" closes it.',
    '"examples 320" tells me how many signed-off answers there are by now. "hand it over to @ben" gives the follow-up to somebody else; "mention me" tells you when I ask.',
    '"export" gives the recommendation as a document; "what did you read" lists the passages behind an answer.',
    '"mute" keeps me quiet until you mention me again; "restart" begins anew; "cancel" stops me, and a recommendation stays.',
  ],
};

export const WELCOME = notice(
  'welcome',
  'Tell me what your AI product gets wrong or lacks, in a sentence or two. I ask a few questions and then say what I would do.',
);
export const BACK_AFTER_BREAK = notice(
  'back-after-break',
  'Welcome back. We were interrupted; this is what came next.',
);
export const KEPT = notice('kept', 'Kept. "npm start" goes on from here.');
export const BACK_TO_QUESTION = notice('back-to-question', 'Welcome back. This is where we were.');
export const BACK_TO_CARD = notice(
  'back-to-card',
  'Welcome back. Your recommendation is kept: say "card" to see it, ask me anything, or say "restart" for a new case.',
);
export const BACK_TO_START = notice(
  'back-to-start',
  'Welcome back. Tell me what your AI product gets wrong or lacks, in a sentence or two.',
);
export const FIXED = notice('fixed', 'That settles what to do. A last detail or two for the plan.');
export const CANCELLED = notice(
  'cancelled',
  'Stopped. Nothing more will come from me here. Say "restart" to begin anew.',
);
/** Stopped after a recommendation, by whomever. */
export const STOPPED = notice('stopped', 'Stopped. The recommendation stays; mention me to go on.');
export const RESTARTED = notice('restarted', 'From the start, then.');
export const NOTHING_BEFORE = notice(
  'nothing-before',
  'This is the first question; there is nothing before it.',
);
export const NO_CARD_YET = notice('no-card-yet', 'There is no recommendation yet. A few answers first.');
export const NOTHING_OPEN = notice(
  'nothing-open',
  'No question is open. Ask me anything, or say "correct" and the name of an answer to change it.',
);
export const TALK_OVER = notice('talk-over', 'This talk was stopped. Say "restart" to begin anew.');
export const STUMBLED = notice(
  'stumbled',
  'I stumbled over that one, and put it aside for the people who look after me. Your answers are safe. Please say it another way.',
);
export const SAME_CARD = notice('same-card', 'That leaves the recommendation as it is.');

export const MUTED = notice(
  'muted',
  'I am quiet now. Name me or press a button when you want me again; nothing is lost.',
);
export const SHARED = notice('shared', 'Shared with everybody in the channel.');
export const SHARED_ALREADY = notice('shared-already', 'It is in the channel already.');
export const CHECK_IN_OVER = notice('check-in-over', 'That check-in is done. Say "card" to see what stands.');
export const STOPPED_ASKING = notice(
  'stopped-asking',
  'I will not come back by myself. The recommendation stays; say "ask me in 3 months" whenever you like.',
);
export const PAST_DATE = notice(
  'past-date',
  'That date is over. Name one that is still to come, such as "in 3 months".',
);
export const TOO_FAR = notice('too-far', 'That is more than ten years away. Name a nearer date.');
export const TOO_SOON = notice(
  'too-soon',
  'I count in days, not in hours. Say "ask me now", or "ask me tomorrow".',
);
export const SKIPPED = notice('skipped', 'Skipped.');

/** The next check-in was set. `words` is its date for people, `former` the wish whose place it takes, `why` it was moved. */
export function willAsk(
  words: string,
  { former, why }: { former?: string | undefined; why?: string | undefined } = {},
): Card {
  const lead = why === undefined ? 'I' : `${why}, so I`;
  const instead = former === undefined ? '' : ` (instead of ${former})`;
  return notice(
    'will-ask',
    words.startsWith('only ') ? `I ask again ${words}.` : `${lead} will ask again: ${words}${instead}.`,
  );
}

/** What was to be waited for is there already. `what` as a clause. */
export function HOLDS_ALREADY(what: string): Card {
  return notice(
    'holds-already',
    `As far as I know, ${what} already. Say "ask me now" and we look at it together.`,
  );
}

/** What was waited for has come. `what` as a clause. */
export function HAS_COME(what: string): Card {
  return notice('has-come', `You wanted me to ask again once ${what}. Here we are.`);
}

/** Why a check-in is not asked where it was before. `reason` is the platform's; `former`: they owned it once. */
export function MOVED(to: Reach, reason: string, { former }: { former: boolean }): string {
  if (to === 'room') return `I can no longer write in the thread where we talked (${reason}), so I ask here.`;
  return former
    ? `I can reach neither the place where we talked nor who looks after this now (${reason}), so I turn to you, who did before.`
    : `I can no longer write where we talked (${reason}), so I turn to you directly.`;
}

export const CLOSED = notice(
  'closed',
  'Closed as done. I will not come back by myself; the recommendation and its history stay. Say "ask me in 3 months" to open it again.',
);
export const HANDED_OVER = notice(
  'handed-over',
  'Handed over. From now on I ask the new owner, at their time of day.',
);
/** Calls a new owner where the talk is, this once. */
export function yoursHere(person: string): Card {
  const text =
    'This recommendation is yours now: I ask you when it is to be looked at again, at your time of day and without a mention. Say "mention me" if you want one.';
  return { kind: 'notice', about: 'yours-here', text, mention: person };
}

/** Told to a new owner directly. `verdict` and `when` are undefined where there is none. */
export function yoursNow(verdict: string | undefined, when: string | undefined): Card {
  const what = verdict === undefined ? 'A recommendation' : `The recommendation "${verdict}"`;
  const date = when === undefined ? '' : ` I ask again in its thread: ${when}.`;
  return notice(
    'yours-now',
    `${what} was handed over to you.${date} There you can say "mention me" to be told then, or hand it over to somebody else.`,
  );
}

export const ALONE_HERE = notice(
  'alone-here',
  'Only the two of us are here. Use a channel, where the others can see the recommendation, and hand it over there.',
);
export const JUST_ASKED = notice('just-asked', 'I asked just now. It stands in the thread.');
export const THEIRS_ALREADY = notice('theirs-already', 'They own it already.');
export const NAME_THEM = notice(
  'name-them',
  'Whom do you mean? Write an "@" and choose them from the list, as in "hand it over to @ben".',
);
export const MENTIONED = notice(
  'mentioned',
  'I will mention you when I ask again. "Don\'t mention me" takes that back.',
);
export const NOT_MENTIONED = notice(
  'not-mentioned',
  'I will not mention you. I still ask on the date that is set.',
);
export const ONLY_OWNER = notice(
  'only-owner',
  'I mention only who owns this recommendation. Say "hand it over to" and your name if that should be you.',
);
export const UNKNOWN_ZONE = notice(
  'unknown-zone',
  'I know no time zone of that name. Write it with its city, as in "time zone Europe/Berlin".',
);
export const WHICH_NUMBER = notice(
  'which-number',
  'How many are there? Say it as a number, as in "examples 320".',
);

export const NOTED = notice('noted', 'Noted, thank you.');
export const NOTED_REASON = notice('noted', 'Thank you, that helps.');
export const NOTHING_KNOWN = notice('nothing-known', 'I know nothing about your case yet.');
export const NOTHING_READ = notice(
  'nothing-read',
  'I have not looked anything up in my guidance for you yet. Ask me a question first.',
);

/** Stands in the place of an answer where a question is not asked for now. */
export const SET_ASIDE = 'Set aside';

/** Why each question is asked, with an example where its words may be strange. */
const WHY_ASKED: Readonly<Record<QuestionId, string>> = {
  need: 'Everything hangs on this. An old price in the answer is missing information. A stiff tone is the wrong way of answering. A wrong total is a sum.',
  freshness: 'What changes often must be looked up. A price list may be wrong tomorrow, a game rule never.',
  audience:
    "If Anna and Ben must get different answers, the right text has to be fetched for each, and never the other's.",
  corpus:
    'A short text can simply stand in the prompt; a long one has to be searched. A page is about 400 tokens, a token being a piece of a word.',
  traffic: 'A long prompt is paid for at every question, so their number decides whether that is cheap.',
  prompting:
    'A careful prompt is the cheapest fix: five rules and three to five of your best answers inside it, tried on ten cases.',
  examples:
    'Training learns from checked answers: a real input with an answer that you would send as it is. Documents and unread logs do not count.',
  stage: 'Real users show what really goes wrong. Before that, training is a guess.',
  pressure:
    'A small trained model can do one narrow job faster and cheaper. That matters only if the big one hurts today.',
  running: 'What stands already is kept and measured, not rebuilt.',
};

/** Why the open question is asked. */
export function whyThisQuestion(id: QuestionId): Card {
  return notice('why-this-question', WHY_ASKED[id]);
}

export const WHICH_YES = notice(
  'which-yes',
  'You tried one, good. Does it meet your bar, or does it still miss it?',
);
export const KEEP_TOOL = notice(
  'keep-tool',
  'Keep the tool call for the sums and actions. This is about the rest.',
);

/** A text that is no answer to the open question, which comes again below, and no question itself. */
export const NOT_UNDERSTOOD = notice(
  'not-understood',
  'I couldn\'t read that as an answer. Choose one below, say it in other words, or say "not sure".',
);

/** Somebody clicked an option of a question that is not open any more. */
export function alreadyAnswered(id: QuestionId, answer: { option: string } | undefined): Card {
  const now = answer
    ? `That question has its answer already: ${label(id, answer.option)}.`
    : 'That question is no longer open.';
  return notice('already-answered', `${now} ${toChange(id)}`);
}

/** How to change an answer, by the name that people see. */
export function toChange(id: QuestionId): string {
  return `To change it, say "correct ${question(id).name.toLowerCase()}".`;
}

/** An answer was changed; says what stands now. */
export function corrected(id: QuestionId, option: string, number: number | undefined): Card {
  if (id === 'examples' && number !== undefined)
    return notice('corrected', `Noted: ${number.toLocaleString('en-US')} signed-off answers.`);
  return notice(
    'corrected',
    option === 'not-sure' ? `Noted: "${question(id).name}" is open again.` : `Noted: ${clause(id, option)}.`,
  );
}

/** Text was too long and only its beginning was read. `limit` in characters. */
export function textCut(limit: number): Card {
  return notice('text-cut', `That was long. I read the first ${limit.toLocaleString('en-US')} characters.`);
}

/** What was read, with the words it came from. */
export function understoodItems(talk: Talk, ids: readonly QuestionId[]): Understood[] {
  return ids.flatMap((id) => {
    const answer = talk.answers[id];
    return answer
      ? [
          {
            question: id,
            name: question(id).name,
            option: answer.option,
            label: label(id, answer.option),
            quote: answer.quote ?? '',
            also: answer.also ?? '',
            firm: answer.firm,
          },
        ]
      : [];
  });
}

/** The bot may open no thread in the room. `lacks` are what people there can switch on, by its names. */
export function inPlace(lacks: readonly string[]): Card {
  const names = new Intl.ListFormat('en-GB').format(lacks.map((name) => `"${name}"`));
  return notice(
    'in-place',
    `I cannot open a thread here: I lack ${names}. So I answer in the channel; mention me or reply to my messages.`,
  );
}
