// Brings one control within Discord's limits, or leaves it out where a shorter name would mean something else.
import {
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { isBlank } from '../../cards/blank.ts';
import { cut } from '../../cards/cut.ts';
import { NOTHING } from '../../cards/leftout.ts';
import { plainLine } from '../../plain.ts';
import { LIMITS } from './limits.ts';

/**
 * The control in a list of its own, or an empty list: where its name is too long or taken, or where nothing can be chosen.
 * Labels are cut; names, values and addresses never, since a cut one would do something else. `seen` holds the names of the
 * controls before it.
 */
export function mendedControl<C extends APIComponentInMessageActionRow>(control: C, seen: Set<string>): C[];
export function mendedControl(
  control: APIComponentInMessageActionRow,
  seen: Set<string>,
): APIComponentInMessageActionRow[] {
  const id = 'custom_id' in control ? control.custom_id : undefined;
  if (id !== undefined && (id === '' || id.length > LIMITS.id || seen.has(id))) return [];
  const within = controlWithin(control);
  if (within === undefined) return [];
  if (id !== undefined) seen.add(id);
  return [within];
}

function controlWithin(control: APIComponentInMessageActionRow): APIComponentInMessageActionRow | undefined {
  switch (control.type) {
    case ComponentType.Button:
      return buttonWithin(control);
    case ComponentType.StringSelect: {
      const options = optionsWithin(control.options);
      return options.length === 0 ? undefined : { ...hinted(control), options };
    }
    default:
      return hinted(control);
  }
}

function buttonWithin(control: APIButtonComponent): APIButtonComponent | undefined {
  if (control.style === ButtonStyle.Premium) return control;
  if (control.style === ButtonStyle.Link && control.url.length > LIMITS.url) return undefined;
  return { ...control, label: labelWithin(control.label ?? '', LIMITS.button) };
}

function hinted<C extends { placeholder?: string }>(control: C): C {
  const { placeholder } = control;
  return placeholder === undefined
    ? control
    : { ...control, placeholder: labelWithin(placeholder, LIMITS.placeholder) };
}

/** Each value once. */
function optionsWithin(options: APIStringSelectComponent['options']): APISelectMenuOption[] {
  const values = new Set<string>();
  return options
    .filter(({ value }) => {
      const taken = value === '' || value.length > LIMITS.option || values.has(value);
      values.add(value);
      return !taken;
    })
    .slice(0, LIMITS.options)
    .map(({ label, value }) => ({ label: labelWithin(label, LIMITS.option), value }));
}

/** A control without a text could not be pressed, so an empty one is dots. */
function labelWithin(label: string, most: number): string {
  const line = plainLine(label).replaceAll(/\s+/gu, ' ').trim();
  return isBlank(line) ? NOTHING : cut(line, most);
}
