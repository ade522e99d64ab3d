// "Whichway is typing": shown from when something is being read until the talk says something.
import type { Card } from '../../src/card.ts';
import { type Alarm, type Clock, SECOND } from '../../src/door/clock.ts';
import type { Message, Sending } from '../../src/door/messenger.ts';

/** Discord takes the sign away after ten seconds; a language model may need more. In ms. */
const AGAIN_AFTER = 8 * SECOND;
/** Longer, in ms, nothing is on its way that people should wait for: a model is given up well before. */
const SHOWN_FOR = 40 * SECOND;

/** Notices that go before what was asked for, which may still be on its way. */
const AHEAD: ReadonlySet<string> = new Set(['in-place', 'text-cut']);

type OfTalk = Pick<Message, 'tenant' | 'talk'>;

export type Typing = {
  /** `show` puts the sign there once. Where it cannot be shown, it is let be. */
  begin(of: OfTalk, show: () => Promise<unknown>): void;
  /** What became of a message of the talk: once its answer stands there or will never, nobody waits for it. */
  sent(message: OfTalk & { card: Card }, sending: Sending): void;
  /** Shows nothing any more. */
  stop(): void;
};

/** Signs of all talks, one for each. Nothing in it rejects. */
export function typing(clock: Pick<Clock, 'now' | 'alarm'>): Typing {
  const shown = new Map<string, { alarm: Alarm | undefined }>();
  let stopped = false;
  const over = (key: string): void => {
    const sign = shown.get(key);
    shown.delete(key);
    sign?.alarm?.ring();
  };
  const showing = async (key: string, show: () => Promise<unknown>): Promise<void> => {
    const sign: { alarm: Alarm | undefined } = { alarm: undefined };
    shown.set(key, sign);
    const end = clock.now() + SHOWN_FOR;
    const isWanted = (): boolean => shown.get(key) === sign;
    do {
      const works = await show().then(
        () => true,
        () => false, // Only a sign that something comes.
      );
      if (!works || !isWanted()) break;
      sign.alarm = clock.alarm(AGAIN_AFTER);
      await sign.alarm.rung;
    } while (isWanted() && clock.now() < end);
    if (isWanted()) shown.delete(key);
  };
  return {
    begin(of, show) {
      if (stopped) return;
      const key = keyOf(of);
      over(key);
      void showing(key, show);
    },
    sent(message, { kind }) {
      if (kind === 'limited' || kind === 'unsent' || isAhead(message.card)) return;
      over(keyOf(message));
    },
    stop() {
      stopped = true;
      for (const key of [...shown.keys()]) over(key);
    },
  };
}

const keyOf = ({ tenant, talk }: OfTalk): string => JSON.stringify([tenant, talk]);

const isAhead = (card: Card): boolean =>
  card.kind === 'opening' || (card.kind === 'notice' && AHEAD.has(card.about));
