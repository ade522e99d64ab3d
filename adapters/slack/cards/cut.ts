// Cuts a text in Slack's markup to a length without tearing apart what Slack reads as one thing.
import { cut as cutBetween, pieces as piecesBetween } from '../../cards/cut.ts';

/** An escaped character, or a link or mention in angle brackets; a lone sign of that kind is none. */
const TOKENS = /&(?:amp|lt|gt);|<[^<>\n]+>/gu;

/** The text in at most `most` characters; a cut one ends in an ellipsis. `most` is at least one. */
export const cut = (text: string, most: number): string => cutBetween(text, most, TOKENS);

/** The text in pieces of at most `most` characters, nothing left out. */
export const pieces = (text: string, most: number): string[] => piecesBetween(text, most, TOKENS);
