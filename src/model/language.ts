// The language that people write in: what a model says counts where the letters of the text bear it out.

/** Scripts (ISO 15924) that we can tell by their letters, each with the letters of languages written in it. */
const LETTERS: Readonly<Record<string, RegExp>> = {
  Latn: /\p{Script=Latin}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Grek: /\p{Script=Greek}/u,
  Arab: /\p{Script=Arabic}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Deva: /\p{Script=Devanagari}/u,
  Beng: /\p{Script=Bengali}/u,
  Taml: /\p{Script=Tamil}/u,
  Telu: /\p{Script=Telugu}/u,
  Thai: /\p{Script=Thai}/u,
  Geor: /\p{Script=Georgian}/u,
  Armn: /\p{Script=Armenian}/u,
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u,
  Kore: /[\p{Script=Hangul}\p{Script=Han}]/u,
};

/** Joins letters of some scripts, and is seen by that: only between letters. */
export const JOINERS = /(?<=[\p{L}\p{M}])[\u200c\u200d](?=\p{L})/gu;

/** A language, perhaps with its script and its country: nothing private, and no variant. */
const PLAIN = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/u;

/** Share of a text's letters that must be of its language's script: teams mix in English words and names. */
const LEAST_SHARE = 0.25;

/** The tag in its usual form, of a language that is not English and that the text may be in; undefined where it is none. */
export function languageOf(tag: string | null | undefined, text: string): string | undefined {
  const language = canonical(tag ?? '');
  if (language === undefined || /^en(?:-|$)/u.test(language)) return undefined;
  const own = lettersOf(language);
  const letters = text.match(/\p{L}/gu) ?? [];
  if (own === undefined || letters.length === 0) return undefined;
  return letters.filter((letter) => own.test(letter)).length / letters.length >= LEAST_SHARE
    ? language
    : undefined;
}

/** Whether every letter is one of the language, or a Latin one, as names and short forms have everywhere. */
export function isWrittenIn(language: string, text: string): boolean {
  const own = lettersOf(language);
  const others = text.replaceAll(/[\P{L}\p{Script=Latin}\p{Script=Common}]/gu, '');
  return [...others].every((letter) => own?.test(letter));
}

/** Its name in English, for a model: "German". */
export function languageName(language: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
}

function canonical(tag: string): string | undefined {
  try {
    const [first] = Intl.getCanonicalLocales(tag.trim());
    return first !== undefined && PLAIN.test(first) && !first.startsWith('und') ? first : undefined;
  } catch {
    return undefined; // No language tag at all: what a model says may be anything.
  }
}

function lettersOf(language: string): RegExp | undefined {
  return LETTERS[new Intl.Locale(language).maximize().script ?? ''];
}

/** Letters of other scripts than ours in a text: some of them tell more than as many of ours. */
export function otherLetters(text: string): number {
  return text.match(/(?!\p{Script=Latin})\p{L}/gu)?.length ?? 0;
}
