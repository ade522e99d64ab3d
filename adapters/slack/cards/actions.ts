// The names of our controls: what is done, in which talk, to what.
import type { Verb } from '../../../src/event.ts';

/**
 * `answer` an option · `words` "In my own words" · `rate` whether a message helped · `more` a menu whose options are verbs.
 * The others are the verbs of the bot itself.
 */
export type ControlVerb = Verb | 'answer' | 'words' | 'rate' | 'more';

/** The form of these names. Buttons stay in old messages for years, so another form gets another number. */
const FORM = 'v1';

/** "v1:correct:<talk>:corpus": ids and arguments hold no colon. */
export function actionId(verb: ControlVerb, talk: string, ...args: readonly string[]): string {
  return [FORM, verb, talk, ...args].join(':');
}
