// What the bot posts in a golden talk, in a line or two that people can read.
import type { Card } from '../../src/card.ts';

/** A card in a line or two that people can read, without its wording where the wording is not the point. */
export function posted(card: Card): string[] {
  switch (card.kind) {
    case 'notice':
      return [`bot: ${card.text}`];
    case 'understood':
      return [
        `bot: understood ${card.items.map(({ question, option, quote, also, firm }) => `${question}=${option}${firm ? '' : '?'} "${[quote, also].filter(Boolean).join('" and "')}"`).join('; ')}`,
      ];
    case 'question':
      return [
        `bot? ${card.question} [${card.options.map(({ id }) => id).join(' | ')}]${card.why === undefined ? '' : ` (${card.why})`}`,
      ];
    case 'recommendation':
      return recommendationLines(card);
    case 'answer':
      return [
        ...card.text.split('\n').map((line, index) => `${index === 0 ? 'bot>' : '    '} ${line}`),
        ...(card.citations.length > 0
          ? [`     cites ${card.citations.map(({ passage }) => passage).join(', ')}`]
          : []),
      ];
    case 'list':
      return [
        `bot* ${card.title}`,
        ...card.items.flatMap((item) =>
          item.split('\n').map((line, index) => `     ${index === 0 ? '-' : ' '} ${line}`),
        ),
      ];
    case 'opening':
      return [`bot: ${card.by} opened it: ${card.text}`];
    case 'closed':
      return [`bot: closed ${card.question}: ${card.answer ?? 'asked again'}`];
    case 'replaced':
      return [`bot: replaced: ${card.verdict}`];
    case 'document':
      return [
        `bot: document ${card.name}`,
        ...card.markdown
          .trimEnd()
          .split('\n')
          .map((line) => `     | ${line}`.trimEnd()),
      ];
    case 'check-in':
      return [
        `bot? check-in of ${card.since}${card.late === undefined ? '' : `, ${card.late}`}: ${card.verdict}`,
        ...card.items.map(
          ({ id, text, options, chosen }) =>
            `     ${id}: ${text} [${options.map((one) => one.id).join(' | ')}]${chosen === undefined ? '' : ` ${chosen}`}`,
        ),
      ];
    case 'digest':
      return [
        'bot! digest:',
        ...card.lines.map(({ verdict, since, due }) => `     ${verdict} (${since}, due ${due})`),
      ];
    case 'progress':
      return [
        `bot: ${card.text} ${card.have} of ${card.want}${card.line === undefined ? '' : ` (${card.line})`}`,
      ];
    case 'talks':
      return [
        `bot> ${card.title}`,
        ...card.talks.flatMap(({ head, next, decisions }) => [
          `     ${head} ${next ?? ''}`,
          ...decisions.map(
            ({ at, kind, verdict, why }) => `     ${at.slice(0, 10)} ${kind}: ${verdict} ${why.join(' ')}`,
          ),
        ]),
      ];
    case 'holds':
      return [
        `bot= holds: ${card.verdict}; next ${card.checkIn.words}`,
        ...card.changed.map((line) => `     changed: ${line}`),
      ];
    case 'difference':
      return [
        ...recommendationLines({ ...card, kind: 'recommendation' }),
        `     was: ${card.was.verdict} (${card.was.day})`,
        ...card.changed.map((line) => `     changed: ${line}`),
        `     same: ${card.same.join('; ')}`,
        ...(card.guidance === undefined ? [] : [`     guidance: ${card.guidance.join('; ')}`]),
      ];
    default:
      return card satisfies never;
  }
}

function recommendationLines({
  recommendation,
  checkIn,
  notYet,
}: Extract<Card, { kind: 'recommendation' }>): string[] {
  const { approach, confidence, rule, verdict, reasons, watchOuts, plan } = recommendation;
  const cites = [...new Set(reasons.flatMap(({ passages }) => passages))];
  const when = checkIn.at.slice(0, 16).replace('T', ' ');
  return [
    `bot! ${approach} ${confidence} by ${rule}; watch ${watchOuts.map(({ id }) => id).join(', ') || 'nothing'}; cites ${cites.join(', ')}; check-in ${when}`,
    `     ${verdict}`,
    ...reasons.map(({ text }) => `     why: ${text}`),
    `     plan: ${plan.now.map(({ id }) => id).join(', ')} / ${plan.next.map(({ id }) => id).join(', ')} / ${plan.later.map(({ id }) => id).join(', ')}`,
    ...(notYet === undefined ? [] : [`     not yet: ${notYet}`]),
  ];
}
