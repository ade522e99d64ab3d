// How each platform shows a card, to see which texts are on it before it is sent.
import type { Card } from '../../src/card.ts';
import type { Message, StandingAt } from '../../src/door/messenger.ts';
import { render } from '../discord/cards/message.ts';
import { isPersonal, isServer, linksIn } from '../discord/places.ts';
import type { Faces } from '../model/translations.ts';
import { blocksOf } from '../slack/cards/blocks.ts';

const isOfDiscord = (tenant: string): boolean => isServer(tenant) || isPersonal(tenant);

/** The terminal's tenant is called so; it speaks English. */
const isOfSlack = (tenant: string): boolean => /^[TE][A-Z0-9]+$/u.test(tenant);

/** An earlier message: nobody opens it, but the label of a link to it is a text as well. */
const EARLIER: StandingAt = { place: 'shown', thread: 'shown', external: '1.1' };
const WEB = 'https://shown.slack.com/';

/** In a thread a message has all of its controls, elsewhere some of them. It may lead to an earlier one, or to none. */
const inThread = (card: Card, tenant: string): Message[] =>
  [null, EARLIER].map((refers) => ({
    ...{ id: 'shown', tenant, talk: 'shown', place: 'shown', thread: 'shown', card, refers },
  }));

export const FACES: Faces = [
  {
    has: isOfSlack,
    show: (card, tenant, say) => inThread(card, tenant).map((one) => blocksOf(one, WEB, say)),
  },
  {
    has: isOfDiscord,
    show: (card, tenant, say) =>
      inThread(card, tenant).map((one) => render(one, linksIn(tenant), undefined, say)),
  },
];
