// Names where a sentence gives them away: "I am ...", a greeting at the beginning of a line, a farewell at its end.

/** Words that begin with a capital and are no name where a name could stand. */
const NO_NAMES = new Set(
  (
    'i we you he she it they our my your their the a an this that these those there here all everyone everybody team folks ' +
    'can could would should is are do does did how what when why where which who not no yes and but so if in on at for to ' +
    "of with from ok okay please thanks thank hi hello hey rag llm ai api gpt faq pdf we’re we're i’m i'm it’s it's let’s " +
    "let's bot support fine-tuning retrieval"
  ).split(' '),
);

/** One word of a name, or what stands between two. */
const NAME_WORD = "\\p{Lu}[\\p{L}\\p{M}'’.-]{0,40}";
const BETWEEN = '(?:van|von|de|der|den|di|da|del|la|le|bin|al|zu|of)';
const NAME = `${NAME_WORD}(?:[ \\t]{1,2}(?:${BETWEEN}[ \\t]){0,2}${NAME_WORD}){0,3}`;

/** "My name is" is followed by a name however it is written. */
const ANY_NAME = "[\\p{L}][\\p{L}\\p{M}'’.-]{0,40}";

const SAID = new RegExp(
  `(\\b(?:i am|i['’]m|im|me llamo|call me|je suis|ich bin|me chamo|sou)[ \\t]{1,3})(${NAME})`,
  'giu',
);
const NAMED = new RegExp(
  `(\\b(?:my (?:full |first |last )?name(?:['’]s| is)|mein name ist|je m['’]appelle)[ \\t]{1,3})(${ANY_NAME}(?:[ \\t]${NAME_WORD}){0,3})`,
  'giu',
);
const GREETED = new RegExp(
  `(^[ \\t>]{0,8}(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|liebe[r]?|bonjour|hola|olá)[ \\t,]{1,4})(${NAME})`,
  'gimu',
);
const FAREWELL =
  '(?:(?:best|kind|warm|many|with best|with kind)? ?(?:regards|wishes|greetings)|best|cheers|sincerely(?: yours)?|yours(?: truly| sincerely| faithfully)?|thanks(?: a lot| again| so much| in advance)?|thank you(?: very much| so much)?|many thanks|love|viele grüße|liebe grüße|beste grüße|mit freundlichen grüßen|mfg|lg|vg|cordialement|bien à vous|saludos|un saludo|abraços|atenciosamente)';
const SIGNED = new RegExp(
  `((?:^[ \\t>]{0,8}|[.!?][ \\t]{1,3})${FAREWELL}[,.! \\t]{0,4}(?:\\r?\\n[ \\t>]{0,8}){0,2}(?:[-–—~][ \\t]?)?)(${NAME})(?=[ \\t]{0,8}[.,!]?[ \\t]{0,8}$)`,
  'gimu',
);
/** A name alone on the last line, behind a dash. */
const DASHED = new RegExp(`(^[ \\t]{0,8}(?:—|–|--|~)[ \\t]{0,2})(${NAME})(?=\\s{0,20}$(?![\\s\\S]))`, 'gimu');

const SIGN = '[name]';

/** The text with [name] where it tells somebody's name. */
export function withoutNames(text: string): string {
  const named = text.replaceAll(
    NAMED,
    (_, before: string, name: string) => `${before}${nameOut(name, 'any')}`,
  );
  return [SAID, GREETED, DASHED, SIGNED].reduce(
    (part, pattern) =>
      part.replaceAll(pattern, (_, before: string, name: string) => `${before}${nameOut(name)}`),
    named,
  );
}

/**
 * The sign in place of the words that are a name, and what follows them as it stood. The patterns take small letters for
 * capitals, so those are looked at here; `any`: the first word is a name however it is written.
 */
function nameOut(found: string, first?: 'any'): string {
  const words = found.split(/(?<=[ \t])/u);
  let end = 0;
  for (const [index, word] of words.entries()) {
    const bare = word.trim();
    if ((index === 0 && first === 'any') || isNameWord(bare)) end = index + 1;
    else if (!PARTICLE.test(bare)) break;
    if (endsSentence(bare)) break;
  }
  if (end === 0) return found;
  const [after = ''] = /[.]?[ \t]*$/u.exec(words[end - 1] ?? '') ?? [];
  const stop = endsSentence((words[end - 1] ?? '').trim()) ? after : after.replace('.', '');
  return `${SIGN}${stop}${words.slice(end).join('')}`;
}

const PARTICLE = new RegExp(`^${BETWEEN}$`, 'u');

const isNameWord = (word: string): boolean =>
  /^\p{Lu}/u.test(word) && !NO_NAMES.has(word.toLowerCase().replace(/[.]$/u, ''));

/** "Dr." and "A." go on, "Ben." does not. */
const endsSentence = (word: string): boolean =>
  word.endsWith('.') && !/^(?:\p{L}|Dr|Mr|Mrs|Ms|Prof|St|Hr|Fr)\.$/iu.test(word);
