// How each platform shows a card, to see which texts are on it before it is sent.
import type { Card } from '../../src/card.ts';
import type { Message } from '../../src/door/messenger.ts';
import { render } from '../discord/cards/message.ts';
import { isPersonal, isServer, linksIn } from '../discord/places.ts';
import type { Faces } from '../model/translations.ts';
import { blocksOf } from '../slack/cards/blocks.ts';

const isOfDiscord = (tenant: string): boolean => isServer(tenant) || isPersonal(tenant);

/** The terminal's tenant is called so; it speaks English. */
const isOfSlack = (tenant: string): boolean => /^[TE][A-Z0-9]+$/u.test(tenant);

/** In a thread a message has all of its controls; elsewhere it has some of them. */
const inThread = (card: Card, tenant: string): Message => ({
  ...{ id: 'shown', tenant, talk: 'shown', place: 'shown', thread: 'shown', card, refers: null },
});

export const FACES: Faces = [
  {
    has: isOfSlack,
    show: (card, tenant, say) => blocksOf(inThread(card, tenant), undefined, say),
  },
  {
    has: isOfDiscord,
    show: (card, tenant, say) => render(inThread(card, tenant), linksIn(tenant), undefined, say),
  },
];
