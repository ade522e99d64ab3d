// What a person did with the app, from the moment it is told until its token is worth nothing.

import type { Json } from '../json.ts';
import type { Reply } from '../people.ts';
import type { Message } from './world.ts';

/** What the app did with it at first, as the person sees it. */
export type Did = 'replied' | 'deferred' | 'deferred update' | 'updated' | 'opened' | 'chose';

/** `message`: the answer, loading where it was deferred, or the one that was updated. `choices`: of an autocompletion. */
export type Outcome =
  | (Extract<Reply, { ok: true }> & {
      did: Did;
      message: Message | undefined;
      modal: Modal | undefined;
      choices: readonly Json[];
    })
  | Extract<Reply, { ok: false }>;

/** A window as a person has it open. `message`: the one whose control opened it. */
export type Modal = {
  id: string;
  person: string;
  customId: string;
  title: string;
  components: Json[];
  message: Message | undefined;
  opener: Interaction;
};

export type Interaction = {
  id: string;
  token: string;
  type: number;
  person: string;
  channel: string;
  /** When it was made, in ms on the double's clock. */
  at: number;
  state: 'waiting' | 'answered' | 'missed';
  /** How messages that answer it name it. */
  metadata: Json;
  /** The message whose control was used, or in whose window. */
  source: Message | undefined;
  /** What `@original` is. */
  original: Message | undefined;
  followUps: number;
  /** The app is there only because this person installed it. */
  onlyUser: boolean;
  /** Tells the person who waits. */
  settle(done: Omit<Extract<Outcome, { ok: true }>, 'ok' | 'ms'>): void;
};
