// People in a run over months: what they do at its beginning, at any time, and after a check-in.
import type { Card } from '../../../../src/card.ts';
import type { Incoming } from '../../../../src/door/incoming.ts';
import { deliver } from '../deliver.ts';
import { EPOCH } from '../life.ts';
import { note, type World } from '../world.ts';
import { beginnings, type Did, deed, type Home, REOPENED, somebody } from './people.ts';
import { DAY, type MonthsPlan } from './plan.ts';

/** After a check-in people do something within so long, in ms, one of these; out of a hundred check-ins after so many. */
const REACTIONS = [30_000, 3_600_000, 2 * DAY, 12 * DAY] as const;
const REACTING = 60;

/** What is done in a talk at any time: so often at most. */
const MOST_DEEDS = 4;

/** Between things that are done one right after the other, in ms. */
const APART = 60_000;

/** Of a hundred talks so many are opened again while something is waited for. */
const REOPENING = 25;

export type Living = {
  /** All that was done so far, as the platform hands it in. */
  handedIn: readonly Incoming[];
  /** People look at what is new in the chat. */
  look(): void;
  /** Nobody does anything any more, and the bot has heard of everything. */
  areQuiet(): boolean;
};

/** Begins the talks. All is done within the plan's span; the platform may take longer to hand it in. */
export function livingIn(world: World, { homes, span }: MonthsPlan): Living {
  const { random, time, chat } = world;
  const handedIn: Incoming[] = [];
  const acknowledged = new Set<string>();
  /** Things that are going to be done or handed in once more. */
  let coming = 0;
  let seen = 0;
  const later = (ms: number, run: () => void): void => {
    coming++;
    time.after(ms, () => {
      coming--;
      run();
    });
  };
  const act = (home: Home, did: Did): void => {
    const { start: _, ...where } = home;
    const who = { key: `person-${handedIn.length}`, by: somebody(home, random) };
    const incoming: Incoming = {
      ...where,
      event: { ...who, at: new Date(EPOCH + time.now()).toISOString(), ...did },
    };
    handedIn.push(incoming);
    note(world, `${home.talk}: ${JSON.stringify({ ...who, ...did })}`);
    const hand = (): void => deliver(world, { incoming, at: [] }, acknowledged, { slower: 2 });
    hand();
    if (random.percent(20)) later(random.whole(0, DAY), hand);
  };
  const actLater = (home: Home, ms: number): void => {
    if (time.now() + ms < span) later(ms, () => act(home, deed(home, shownIn(home), random)));
  };
  const shownIn = ({ talk }: Home): Card | undefined =>
    chat.standing.findLast((one) => one.talk === talk && one.card.kind === 'check-in')?.card;

  for (const home of homes) {
    for (const { after, did } of beginnings(random)) later(home.start + after, () => act(home, did));
    for (let deeds = random.whole(0, MOST_DEEDS); deeds > 0; deeds--)
      actLater(home, random.whole(home.start + DAY, span));
    const reopened = random.whole(home.start + DAY, span);
    if (random.percent(REOPENING))
      for (const [index, did] of REOPENED.entries()) later(reopened + index * APART, () => act(home, did));
  }
  return {
    handedIn,
    look() {
      for (const { talk, card } of chat.standing.slice(seen)) {
        const asked = talksIn(talk, card);
        for (const home of homes)
          if (asked.includes(home.talk) && random.percent(REACTING))
            for (let deeds = random.whole(1, 3); deeds > 0; deeds--)
              actLater(home, random.whole(0, random.one(REACTIONS)));
      }
      seen = chat.standing.length;
    },
    areQuiet: () => coming === 0 && acknowledged.size === handedIn.length,
  };
}

/** The talks that a message asks about. */
function talksIn(talk: string, card: Card): string[] {
  if (card.kind === 'digest') return card.lines.map((line) => line.talk);
  return card.kind === 'check-in' ? [talk] : [];
}
