// What comes in, free of any platform.
import type { QuestionId } from '../knowledge/questions.ts';
import type { DigestLine, Reach } from './card.ts';

/**
 * Things a person can press or say by one word. In `argument`: `correct` the question to be corrected, `review` a line and
 * its answer, `snooze` for how long or until what, `count` the number of signed-off answers, `hand-over` the person and
 * their zone.
 */
export const VERBS = [
  'back',
  'skip',
  'cancel',
  'restart',
  'why',
  'flips',
  'plan',
  'sources',
  'help',
  'correct',
  'understood',
  'card',
  'finish',
  'mute',
  'share',
  'export',
  'read',
  'review',
  'same',
  'conclude',
  'snooze',
  'stop',
  'done',
  'ask',
  'count',
  'hand-over',
  'mention',
  'no-mention',
  'history',
] as const;
export type Verb = (typeof VERBS)[number];

/** A person as the text writes it after an "@", and the IANA zone where it is known. */
export type Named = { id: string; zone: string };

/** What can be stored as it is. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Common to all events. `key` is unique for each thing that happened: the same key twice is the same event. */
type Happened = {
  key: string;
  /** Who did it, as the platform names people. */
  by: string;
  /** When, ISO 8601 in UTC. */
  at: string;
};

export type Event =
  /** A talk was opened, with or without text. `rootless`: no message is there yet that it could live under. */
  | (Happened & { kind: 'opened'; text: string; rootless?: true })
  /**
   * Somebody wrote into the talk. `overheard`: to the others there, without naming the bot. `opensThread`: the talk lives
   * under these words, and nothing else was said there before. `inPlace`: what the bot lacks to open a thread, as people
   * of the platform call it, so that the talk is held in the room itself. `people`: who is named in the text, by the platform's
   * signs; undefined where the platform has no such signs, so that any name may be a person, and null where nobody else
   * is there.
   */
  | (Happened & {
      kind: 'said';
      text: string;
      overheard?: true;
      opensThread?: true;
      inPlace?: string[];
      people?: Named[] | null;
    })
  /** Somebody chose an option, `not-sure` included. */
  | (Happened & { kind: 'chose'; question: QuestionId; option: string })
  /** Somebody pressed a button or used a command. */
  | (Happened & { kind: 'pressed'; verb: Verb; argument?: string })
  /** Somebody said whether a message helped. `message` is its outbox id; the reason may come later, by the same person. */
  | (Happened & { kind: 'rated'; message: string; helpful: boolean; reason?: string })
  /**
   * A check-in fell due. `at` is now, `due` when it should have been, both ISO 8601 in UTC. `digest`: one message of this
   * talk speaks for all of these. `inDigest`: another talk's message does, so this one says nothing.
   */
  | (Happened & { kind: 'due'; checkIn: string; due: string; digest?: DigestLine[]; inDigest?: true })
  /** The platform takes a check-in's message for good not; `reason` is its own, `asked` where it should have gone. */
  | (Happened & { kind: 'undelivered'; card: 'check-in' | 'digest'; asked: Reach; reason: string })
  /** A slow task ended. `result` is null where it failed for good. */
  | (Happened & { kind: 'worked'; task: Json; result: Json });
