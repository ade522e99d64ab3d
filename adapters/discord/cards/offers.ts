// Lines with a button each: beside its line while there is room for that, else all of them below.
import { actions, button, type Part, type Row, section, text } from './elements.ts';
import { fits } from './fit.ts';

/** `label` is for the button beside the line, `alone` for where it stands by itself; `more` is left out below others. */
export type Offer = { text: string; more?: string | undefined; label: string; alone: string; action: string };

/** The lines below a head; `rows` are the buttons by themselves. */
export function offered(head: Part, offers: readonly Offer[]): { parts: Part[]; rows: Row[] } {
  const beside = [
    head,
    ...offers.map(({ text: said, more, label, action }) =>
      section([said, more].filter(Boolean).join(' '), button(label, action)),
    ),
  ];
  const rows =
    offers.length === 0 ? [] : [actions(...offers.map(({ alone, action }) => button(alone, action)))];
  if (fits(beside)) return { parts: beside, rows };
  const lines = offers.map(({ text: said }, index) => `${index + 1}. ${said}`);
  return { parts: [head, text(lines.join('\n')), ...rows], rows };
}
