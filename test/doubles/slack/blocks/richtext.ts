// Rich text: sections, lists, quotes and code, made of pieces.
import { byType, type Check, flag, listOf, object, oneOf, text, whole } from './check.ts';
import { LIMIT } from './limits.ts';

/** Slack names no limits for pieces and their number; these only keep nonsense out. */
const PIECES = 1000;
const PIECE = 40_000;

const style = object({}, { bold: flag, code: flag, italic: flag, strike: flag, underline: flag });
const words = text(PIECE);
const piece = (required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}) =>
  object(required, { style, ...optional });

const textPiece = piece({ text: words });
const link = piece({ url: text(LIMIT.url) }, { text: words, unsafe: flag });

const pieces = listOf(
  byType({
    text: textPiece,
    link,
    broadcast: piece({ range: oneOf('here', 'channel', 'everyone') }),
    color: piece({ value: words }),
    channel: piece({ channel_id: words }),
    date: piece(
      { timestamp: whole(0, Number.MAX_SAFE_INTEGER), format: words },
      { url: words, fallback: words },
    ),
    emoji: piece({ name: words }, { unicode: words, url: words }),
    team: piece({ team_id: words }),
    user: piece({ user_id: words }),
    usergroup: piece({ usergroup_id: words }),
  }),
  PIECES,
  0,
);

const section = object({ elements: pieces });

/** The fields of a block of rich text. */
export const richTextFields = {
  elements: listOf(
    byType({
      rich_text_section: section,
      rich_text_list: object(
        {
          elements: listOf(byType({ rich_text_section: section }), PIECES),
          style: oneOf('bullet', 'ordered'),
        },
        { indent: whole(0, 8), offset: whole(0, PIECES), border: oneOf(0, 1) },
      ),
      rich_text_quote: object({ elements: pieces }, { border: oneOf(0, 1) }),
      rich_text_preformatted: object(
        { elements: listOf(byType({ text: textPiece, link }), PIECES, 0) },
        { border: oneOf(0, 1), language: words },
      ),
    }),
    PIECES,
  ),
};

export const richText: Check = byType({ rich_text: object(richTextFields, { block_id: text(LIMIT.id) }) });
