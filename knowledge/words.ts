// From text as people type it to the words that are searched. The same function serves index and question.

import { inEnglish } from './translations.ts';

/**
 * Words without meaning for a search. The asking words (what, why, when, how) and "not" stay in: in short questions
 * they carry the intent ("when should I NOT use it"), and words found in many entries weigh little anyway.
 */
const STOP = new Set(
  (
    'a an the of to in on at for with from by and or but if is are am be been being was were it its this that these those ' +
    'i me my mine we us our ours you u ur your yours they them their he she his her him there here as so than then too very ' +
    'just will would could can may might should shall has have had having do does did doing done im ive id ill youre were ' +
    'lol pls plz please hey also really actually about into onto over some any something anything thing things get gets ' +
    'got getting go going still anyway again yet maybe even quite just like kind sort bit ok okay well now right one ones s t re ve ll d m'
  ).split(' '),
);

/**
 * Spellings that mean one thing in this field, brought to one form before indexing and searching.
 * Order matters: longer phrases first.
 */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/retrieval[- ]augmented[- ]generation/g, ' rag '],
  [/\b(?:retriev(?:al|e|es|ed|ing|er|ers)|rags?)\b/g, ' rag '],
  [/\bfine?[- ]?tun(?:e|es|ed|ing|nig|inig|ning|in)?\b/g, ' finetune '],
  [/\b(?:fien|fin)[- ]?tun(?:e|es|ed|ing)\b/g, ' finetune '],
  [/\b(?:ft|sft|fting|fted)\b/g, ' finetune '],
  [/\btun(?:e|es|ed|ing)\b/g, ' finetune '],
  [/\b(?:re)[- ]?train(?:s|ed|ing)?\b/g, ' retrain train '],
  [/\bgpt[- ]?\d[\w.]*(?:[- ](?:mini|nano|turbo))?\b/g, ' gpt '],
  [/\bllms?\b/g, ' model '],
  [
    /\b(?:long|large|big|bigger|huge|wide|wider)[- ]+(?:context|prompt)s?(?:[- ]+windows?)?\b/g,
    ' longcontext ',
  ],
  [/\bcontext[- ]+windows?\b/g, ' longcontext '],
  [/\bkb\b/g, ' knowledge base '],
  [/\bvector ?db\b/g, ' vector database '],
  [/\bdbs?\b/g, ' database '],
  [/\b(?:docs?|pdfs?|documents?)\b/g, ' document '],
  [/\b(?:mvp|v1|prototype|poc)\b/g, ' firstversion '],
  [/\b(?:pre[- ]?launch)\b/g, ' prelaunch launch '],
  [/\bbehaviou?r(?:s|al)?\b/g, ' behaviour '],
  [/\b(?:e-?mails?)\b/g, ' mail '],
  [/\b(?:samples?|rows?)\b/g, ' example '],
  [/\b(?:bosses|boss|ceo|cto|cofounder|investors?)\b/g, ' boss '],
  [/n't\b/g, ' not '],
  [/\b(?:cant|dont|doesnt|isnt|wont|didnt|shouldnt|couldnt|arent)\b/g, ' not '],
  [/\b\d[\d.,]*(?:k|m|x|%)?\b/g, ' number '],
];

/**
 * The words of a text, in order: lower case, one spelling for each term of the field, stop words out.
 * Letters and digits of every script are kept; everything else separates.
 */
export function wordsOf(text: string): string[] {
  let plain = text.normalize('NFKC').toLowerCase().replace(/[’`´]/g, "'");
  for (const [pattern, word] of SAME) plain = plain.replace(pattern, word);
  const words = plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => (STOP.has(word) ? [] : (inEnglish(word) ?? [])));
}
