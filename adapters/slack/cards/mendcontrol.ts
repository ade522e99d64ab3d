// Brings one control within Slack's limits, or leaves it out where a shorter name would mean something else.
import type { Button, FeedbackButtons, Overflow, PlainTextOption, StaticSelect } from '@slack/types';
import { NOTHING } from '../../cards/leftout.ts';
import { cut } from './cut.ts';
import { LIMITS } from './limits.ts';

/** The controls that our cards use; others are passed on as they are. */
type Ours = Button | FeedbackButtons | Overflow | StaticSelect;

/**
 * The control in a list of its own, or an empty list: where its name is too long or taken, or where nothing can be chosen.
 * Texts are cut; names, values and addresses never, since a cut one would do something else.
 */
export function mendedControl<E extends { type: string }>(element: E, seen: Set<string>): E[] {
  if (!isOurs(element)) return [element];
  const { action_id: id } = element;
  if (id !== undefined && (id.length > LIMITS.id || seen.has(id))) return [];
  const within = controlWithin(element);
  if (within === undefined) return [];
  if (id !== undefined) seen.add(id);
  return [within];
}

function isOurs(element: { type: string }): element is Ours {
  return ['button', 'feedback_buttons', 'overflow', 'static_select'].includes(element.type);
}

function controlWithin<E extends Ours>(element: E): E | undefined;
function controlWithin(element: Ours): Ours | undefined {
  switch (element.type) {
    case 'button':
      return buttonWithin(element);
    case 'feedback_buttons': {
      const { positive_button: up, negative_button: down } = element;
      if ([up, down].some(({ value }) => value.length > LIMITS.buttonValue)) return undefined;
      return { ...element, positive_button: labelWithin(up), negative_button: labelWithin(down) };
    }
    case 'overflow': {
      const options = optionsWithin(element.options, LIMITS.overflow);
      return options.length === 0 ? undefined : { ...element, options };
    }
    case 'static_select': {
      if (element.options === undefined) return element;
      const options = optionsWithin(element.options, LIMITS.options);
      const { placeholder } = element;
      return options.length === 0
        ? undefined
        : {
            ...element,
            options,
            ...(placeholder ? { placeholder: textWithin(placeholder, LIMITS.placeholder) } : {}),
          };
    }
    default:
      return element satisfies never;
  }
}

function buttonWithin(element: Button): Button | undefined {
  if ((element.value ?? '').length > LIMITS.buttonValue || (element.url ?? '').length > LIMITS.url)
    return undefined;
  return labelWithin(element);
}

/** A button's text, and what is read aloud instead of it. */
function labelWithin<B extends Pick<Button, 'text' | 'accessibility_label'>>(element: B): B {
  const { accessibility_label: reads, ...rest } = element;
  return {
    ...rest,
    text: textWithin(element.text, LIMITS.button),
    ...(reads ? { accessibility_label: cut(reads, LIMITS.accessibility) } : {}),
  } as B;
}

function optionsWithin(options: readonly PlainTextOption[], most: number): PlainTextOption[] {
  return options
    .filter(({ value = '' }) => value !== '' && value.length <= LIMITS.option)
    .slice(0, most)
    .map((option) => ({ ...option, text: textWithin(option.text, LIMITS.option) }));
}

/** A control without a text could not be pressed, so an empty one is dots. */
function textWithin<T extends { text: string }>(element: T, most: number): T {
  return { ...element, text: element.text.trim() === '' ? NOTHING : cut(element.text, most) };
}
