// Questions about the bot itself that the guidance would take for questions about models and documents.
import type { Card } from '../card.ts';
import { onlyGreets } from './greeting.ts';
import { WHAT_I_AM, WHO_READS } from './readwords.ts';
import { WELCOME } from './words.ts';

const OPENING =
  '^(?:(?:so|and|but|wait|hey|hi|sorry|ok(?:ay)?|btw|by the way)[,.!]? )*(?:quick question[,:.] )?';
const MIND =
  '(?:ais?|a\\.i\\.|artificial(?: intelligence)?|llms?|(?:large )?language models?|(?:chat)?bots?|robots?|machines?|computers?|programs?|humans?|persons?|people|real|chatgpt|gpt\\S*|claude|gemini|openai|copilot|rules?|rules[- ]based)';
const A_MIND = `(?:(?:just|really|actually|even|only|some kind of|run by|made of) )?(?:(?:an?|the|any) )?(?:real )?${MIND}`;
const THING =
  '(?:this|that|it|us|along|(?:this|our|the) (?:talk|thread|chat|conversation|channel)|my (?:answers|messages)|what (?:i|we) (?:write|say|tell you|type)(?: here)?)';
const ALSO = '(?: (?:too|here|as well|or not))?';

const WHAT = [
  `(?:are you|is this|is that|is whichway|am i (?:talking|speaking|chatting) (?:to|with)) ${A_MIND}(?: or ${A_MIND})?`,
  'what (?:kind of (?:bot|ai|thing) )?are you(?: exactly)?',
  `(?:do you|does this|does whichway) (?:use|run on|have) ${A_MIND}(?: or ${A_MIND})?`,
  '(?:which|what) (?:model|llm|ai) (?:are you(?: based on| running on)?|do you (?:use|run on)|is (?:this|behind (?:this|you)))',
];
const READERS = [
  `(?:can|could|will|does|do|may) (?!the (?:bot|model|assistant|search|ai|users?|customers?)\\b|(?:users?|customers?|it|we|i|you|they)\\b)[\\p{L}@<>'-]+(?: [\\p{L}'-]+){0,2} (?:see|read|follow) ${THING}`,
  `who (?:else )?(?:can |could |may |will )?(?:see|sees|read|reads|follow|follows) ${THING}`,
  `is ${THING} (?:private|public|secret|confidential|visible to [\\p{L} ]{2,30})`,
];

const asked = (forms: readonly string[]): RegExp =>
  new RegExp(`${OPENING}(?:${forms.join('|')})${ALSO}\\s*[?.!]*$`, 'iu');
const [ABOUT_KIND, ABOUT_READERS] = [asked(WHAT), asked(READERS)];

/** Longest question of that kind, in characters. */
const LONGEST = 100;

/** What we say of ourselves; undefined where nobody asked for that. */
export function aboutUs(text: string): Card | undefined {
  const plain = text.trim();
  if (plain.length > LONGEST) return undefined;
  if (ABOUT_KIND.test(plain)) return WHAT_I_AM;
  if (onlyGreets(plain)) return WELCOME;
  return ABOUT_READERS.test(plain) ? WHO_READS : undefined;
}
