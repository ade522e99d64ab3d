// What a passage of guidance is, and the topics we decline.

/** The article that Whichway's advice rests on, as it is credited in every citation. */
export const ARTICLE = 'RAG vs. fine-tuning: how to choose the right tool for your AI product';

/** The article's headings, letter for letter: the only values that `Passage.section` may have besides null. */
export const SECTIONS = [
  'What each technique actually does',
  'The question you need to answer first',
  'When fine-tuning can lead you astray',
  'When fine-tuning actually makes sense',
  'The hybrid reality',
  'One thing that trips everyone up: long context windows',
  'Founder Takeaway',
] as const;

/**
 * A figure from outside, shown after the passage that it bears on and never ranked by itself.
 * `check`: P read in the primary source, S read second-hand, A one team's own report.
 */
export type Evidence = {
  bearing: 'supports' | 'contradicts' | 'qualifies';
  figure: string;
  source: string;
  url: string;
  date: string;
  check: 'P' | 'S' | 'A';
  caveat: string;
};

/** One idea of guidance in our own words. */
export type Passage = {
  id: string;
  title: string;
  /** One or two sentences that an answer opens with. */
  short: string;
  /** The passage itself, plain paragraphs; every citation quotes a sentence of it. */
  text: string;
  /** The heading of the article that it restates; null for guidance from elsewhere. */
  section: string | null;
  source: string;
  /** Address of the source, where it has a public one. */
  url: string | null;
  /** When the source was published, or "read <date>" where it carries none. */
  date: string;
  /** The way people really ask for it; the strongest lever of the search. */
  questions: string[];
  evidence: Evidence[];
};

/** A topic near ours that we have no guidance on, with the sentence that says so. */
export type Boundary = {
  id: string;
  /** What the bot says: that it has no guidance on this, in one plain sentence. */
  say: string;
  questions: string[];
};

/** Everything that Whichway knows, as read from the guidance files. */
export type Guidance = { passages: Passage[]; boundaries: Boundary[] };
