// The names of our controls as people press them: what is done, in which talk, to what.
import { isQuestion } from '../../knowledge/questions.ts';
import { VERBS, type Verb } from '../../src/event.ts';

/**
 * `answer` an option · `words` "In my own words" · `rate` whether a message helped · `when` "On a date" · `more` a menu
 * whose options are verbs. The others are the verbs of the bot itself.
 */
export type ControlVerb = Verb | 'answer' | 'words' | 'rate' | 'when' | 'more';

/** The form of these names. Buttons stay in old messages for years, so another form gets another number. */
const FORM = 'v1';

/** "v1:correct:<talk>:corpus": ids and arguments hold no colon. Nothing is cut here. */
export function actionId(verb: ControlVerb, talk: string, ...args: readonly string[]): string {
  return [FORM, verb, talk, ...args].join(':');
}

/** How a rating ends: "-u" or "-d", since names may not be long. Older messages say "-up" and "-down". */
const RATING = /^(.{1,25})-(?:(u)p?|d(?:own)?)$/u;

/** Whether a message helped, as the name or the value of a control says it. */
export const rating = (message: string, helpful: boolean): string => `${message}-${helpful ? 'u' : 'd'}`;

/** What a control that was pressed means. `args` of `answer`: question and option; of `rate`: a message's id, `up` or `down`. */
export type Control = { verb: Exclude<ControlVerb, 'more'>; talk: string; args: string[] };

/**
 * The parts of a control's name; undefined where it is none of ours. What was `chosen` in a menu is one more argument, or
 * for `more` the verb itself.
 */
export function controlOf(id: string, chosen: string | undefined): Control | undefined {
  const [form, verb, talk, ...args] = id.split(':');
  if (form !== FORM || !talk) return undefined;
  switch (verb) {
    case 'answer': {
      const [question, option = chosen] = args;
      if (!question || !option || !isQuestion(question)) return undefined;
      return { verb, talk, args: [question, option] };
    }
    case 'words':
      return args[0] !== undefined && isQuestion(args[0]) ? { verb, talk, args } : undefined;
    case 'rate': {
      const rated = RATING.exec(args[0] ?? chosen ?? '');
      return rated ? { verb, talk, args: [rated[1] ?? '', rated[2] === 'u' ? 'up' : 'down'] } : undefined;
    }
    case 'when':
      return { verb, talk, args };
    case 'snooze':
    case 'hand-over':
      // Of a menu or a calendar what was chosen counts.
      return { verb, talk, args: chosen === undefined ? args : [chosen] };
    case 'review':
      return { verb, talk, args: args.length === 1 && chosen !== undefined ? [...args, chosen] : args };
    case 'more':
      return controlOf([FORM, chosen ?? '', talk].join(':'), undefined);
    default: {
      const known = VERBS.find((one) => one === verb);
      return known && { verb: known, talk, args };
    }
  }
}
