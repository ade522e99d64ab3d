// Makes the text of the search benchmark: the same passages and queries on every machine and in every run.
import { type Random, random } from '../random.ts';

export type Passage = { id: string; title: string; text: string };

/** `source` is the number of the passage that the words come from. */
export type Query = { words: string; source: number };

/** Bases of pseudo-words. With their endings they give about 150,000 different words before stemming. */
const BASES = 30_000;

/**
 * How flat the head of the word distribution is (Zipf-Mandelbrot: frequency falls with rank + HEAD). With 20 the most
 * frequent content word stands in every fifth passage, as in a collection on one subject; 1 would put it into nearly
 * all of them, and the benchmark would measure that one word.
 */
const HEAD = 20;

/** English function words, most frequent first. Some of them are stop words of the project and some are not. */
const FUNCTION_WORDS = (
  'the of and to a in is that for it as was with be by on not this are or from at which but have an they you were their ' +
  'all we can has there been if more when will who so no what how why only other some could these may then do any such ' +
  'our over most after also many must before through where between both each under while without because during'
).split(' ');

const ONSETS = 'b br c ch d dr f g gr h k l l m m n n p p pl r r s s st t t tr v w'.split(' ');
const VOWELS = 'a a a e e e i i o o u ai ea'.split(' ');
/** A word ends in a consonant, so that the Porter stemmer takes every ending below off again. */
const CODAS = 'd g k l m n nd nt p r rt st t x'.split(' ');
const ENDINGS = ['', '', '', '', '', '', 's', 's', 'ed', 'ing'];

/** A passage of 40 to 80 words, of which about 45 in 100 are function words, as in English. */
const SHORTEST_PASSAGE = 40;
const LONGEST_PASSAGE = 80;
const FUNCTION_SHARE = 0.45;
/** A passage has a subject: these words stand in its title, and one word in ten of its text is one of them. */
const SUBJECT_WORDS = 4;
const SUBJECT_SHARE = 0.1;
/** Share of a query's content words that do not come from its passage. */
const NOISE_SHARE = 0.1;

function whole(next: Random, from: number, to: number): number {
  return from + Math.floor(next() * (to - from + 1));
}

function oneOf(next: Random, choice: readonly string[]): string {
  return choice[Math.floor(next() * choice.length)] ?? '';
}

/** A rank from 0 on, rarer the higher, by the inverse of the Zipf-Mandelbrot distribution. */
function rank(next: Random, count: number, head: number): number {
  return Math.floor(head * ((count + head) / head) ** next() - head);
}

const bases = makeBases();

function makeBases(): string[] {
  const next = random(1);
  const syllable = () => oneOf(next, ONSETS) + oneOf(next, VOWELS);
  const made = new Set<string>();
  while (made.size < BASES) {
    made.add(syllable() + (next() < 0.5 ? syllable() : '') + syllable() + oneOf(next, CODAS));
  }
  return [...made];
}

const base = (next: Random) => bases[rank(next, BASES, HEAD)] ?? '';
const inflected = (next: Random, word: string) => word + oneOf(next, ENDINGS);
const functionWord = (next: Random) => FUNCTION_WORDS[rank(next, FUNCTION_WORDS.length, 2)] ?? '';

/** What a passage is made of. Bases are kept apart so that a query can bring them in another form. */
function draw(number: number): { title: string; text: string; content: string[] } {
  const next = random(1_000 + number);
  const subject = Array.from({ length: SUBJECT_WORDS }, () => base(next));
  const title = subject.map((word) => inflected(next, word));
  for (let more = whole(next, 0, 4); more > 0; more--) {
    title.splice(whole(next, 0, title.length), 0, functionWord(next));
  }
  const content = [...subject];
  const text = Array.from({ length: whole(next, SHORTEST_PASSAGE, LONGEST_PASSAGE) }, () => {
    const kind = next();
    if (kind < FUNCTION_SHARE) return functionWord(next);
    if (kind < FUNCTION_SHARE + SUBJECT_SHARE) return inflected(next, oneOf(next, subject));
    const word = base(next);
    content.push(word);
    return inflected(next, word);
  });
  return { title: title.join(' '), text: `${text.join(' ')}.`, content: [...new Set(content)] };
}

/** Passages one by one, so that no engine finds the whole text in memory before it starts. */
export function* passages(size: number): Generator<Passage> {
  for (let number = 0; number < size; number++) {
    const { title, text } = draw(number);
    yield { id: idOf(number), title, text };
  }
}

export function idOf(number: number): string {
  return `p${number}`;
}

/** Queries of 3 to 10 words with function words in them, from passages spread evenly over the collection. */
export function queries(size: number, count: number): Query[] {
  return Array.from({ length: count }, (_, index) => {
    const next = random(900_000_000 + index);
    const source = Math.floor(((index + next()) * size) / count);
    const left = draw(source).content;
    const length = whole(next, 3, 10);
    // At least two words tell something; the rest of the content words is up to chance.
    const told = Math.max(2, Math.round(length * (1 - FUNCTION_SHARE)));
    const words = Array.from({ length: told }, () => {
      const own = left.splice(Math.floor(next() * left.length), 1)[0] ?? '';
      return inflected(next, next() < NOISE_SHARE ? base(next) : own);
    });
    while (words.length < length) words.splice(whole(next, 0, words.length), 0, functionWord(next));
    return { words: words.join(' '), source };
  });
}
