// Brings one part of a message within Discord's limits, or says that nothing is left of it.
import {
  type APIComponentInMessageActionRow,
  type APISectionComponent,
  type APITextDisplayComponent,
  ComponentType,
} from 'discord.js';
import { isBlank } from '../../cards/blank.ts';
import { cutMarkdown } from './cut.ts';
import { actions, type Part, type Row } from './elements.ts';
import { LIMITS } from './limits.ts';
import { mendedControl } from './mendcontrol.ts';

/**
 * The part within its limits: in several where it was too much for one, none where nothing is left of it. `seen` holds the
 * names of the controls before it.
 */
export function mended(part: Part, seen: Set<string>): Part[] {
  switch (part.type) {
    case ComponentType.TextDisplay:
      return textWithin(part);
    case ComponentType.Section:
      return sectionWithin(part, seen);
    case ComponentType.ActionRow:
      return rowsWithin(part, seen);
    default:
      return [part];
  }
}

function textWithin(part: APITextDisplayComponent): APITextDisplayComponent[] {
  return isBlank(part.content) ? [] : [{ ...part, content: cutMarkdown(part.content, LIMITS.text) }];
}

/** A section cannot be without what stands on its right: then its texts stand alone. */
function sectionWithin(part: APISectionComponent, seen: Set<string>): Part[] {
  const texts = part.components.flatMap(textWithin).slice(0, LIMITS.sectionTexts);
  if (texts.length === 0) return [];
  const { accessory } = part;
  const [kept] = accessory.type === ComponentType.Button ? mendedControl(accessory, seen) : [accessory];
  return kept === undefined ? texts : [{ ...part, components: texts, accessory: kept }];
}

/** The row, or more where it holds more than one row can; menus get rows of their own. */
export function rowsWithin(row: Row, seen: Set<string>): Row[] {
  const rows: APIComponentInMessageActionRow[][] = [];
  for (const control of row.components.flatMap((one) => mendedControl(one, seen))) {
    const last = rows.at(-1);
    const joins = last !== undefined && last.length < LIMITS.buttons && [...last, control].every(isButton);
    if (joins) last.push(control);
    else rows.push([control]);
  }
  return rows.map((controls) => ({ ...row, ...actions(...controls) }));
}

const isButton = ({ type }: APIComponentInMessageActionRow): boolean => type === ComponentType.Button;
