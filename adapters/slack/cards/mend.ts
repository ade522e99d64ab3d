// Brings one block within Slack's limits, or says that nothing is left of it.
import type { ContextBlockElement, KnownBlock, SectionBlock, TextObject } from '@slack/types';
import { isBlank } from '../../cards/blank.ts';
import { cut } from './cut.ts';
import { LIMITS } from './limits.ts';
import { mendedControl } from './mendcontrol.ts';

/** The block within its limits; undefined when nothing is left. `seen` holds the names of the controls before it. */
export function mended(block: KnownBlock, seen: Set<string>): KnownBlock | undefined {
  switch (block.type) {
    case 'section':
      return mendedSection(block, seen);
    case 'header': {
      const { text } = block.text;
      return isBlank(text)
        ? undefined
        : { ...block, text: { ...block.text, text: cut(text, LIMITS.header) } };
    }
    case 'markdown':
      return isBlank(block.text) ? undefined : { ...block, text: cut(block.text, LIMITS.markdown) };
    case 'context': {
      const elements = block.elements.flatMap(mendedContext).slice(0, LIMITS.context);
      return elements.length === 0 ? undefined : { ...block, elements };
    }
    case 'actions': {
      const elements = block.elements.flatMap((one) => mendedControl(one, seen)).slice(0, LIMITS.actions);
      return elements.length === 0 ? undefined : { ...block, elements };
    }
    case 'context_actions': {
      const elements = block.elements
        .flatMap((one) => mendedControl(one, seen))
        .slice(0, LIMITS.contextActions);
      return elements.length === 0 ? undefined : { ...block, elements };
    }
    default:
      return block;
  }
}

function mendedSection(block: SectionBlock, seen: Set<string>): SectionBlock | undefined {
  const { text: oldText, fields: oldFields, accessory: oldAccessory, ...rest } = block;
  const [text] = textWithin(oldText, LIMITS.text);
  const fields = (oldFields ?? []).flatMap((one) => textWithin(one, LIMITS.field)).slice(0, LIMITS.fields);
  if (!text && fields.length === 0) return undefined;
  const [accessory] = oldAccessory ? mendedControl(oldAccessory, seen) : [];
  return {
    ...rest,
    ...(text ? { text } : {}),
    ...(fields.length > 0 ? { fields } : {}),
    ...(accessory ? { accessory } : {}),
  };
}

function mendedContext(element: ContextBlockElement): ContextBlockElement[] {
  return element.type === 'image' ? [element] : textWithin(element, LIMITS.text);
}

function textWithin(element: TextObject | undefined, most: number): TextObject[] {
  if (element === undefined || isBlank(element.text)) return [];
  return [{ ...element, text: cut(element.text, most) }];
}
