// What Discord's description does not say of modals, and Discord sees to all the same.
import { asText, type Json, jsonList } from '../../json.ts';
import { COMPONENT } from '../numbers.ts';
import { duplicates, ownWrongs } from './components.ts';
import { type Wrong, wrong } from './form.ts';
import { allComponents, type Found } from './walk.ts';

const MOST = 5;

function inputWrongs({ component, path, depth }: Found, parent: Json | undefined): Wrong[] {
  const { min_length, max_length, value, label } = component;
  const found: Wrong[] = [];
  const [least, most] = [Number(min_length ?? 0), Number(max_length ?? Number.POSITIVE_INFINITY)];
  if (least > most)
    found.push(wrong([...path, 'min_length'], 'TEXT_INPUT_MIN_LENGTH', 'More than max_length.'));
  const given = asText(value)?.length ?? 0;
  if (given > most || (given > 0 && given < least))
    found.push(wrong([...path, 'value'], 'TEXT_INPUT_VALUE_LENGTH', 'Not within min_length and max_length.'));
  const inRow = depth > 0 && parent?.type === COMPONENT.row;
  if (inRow && asText(label) === undefined)
    found.push(wrong([...path, 'label'], 'BASE_TYPE_REQUIRED', 'This field is required'));
  if (!inRow && asText(label) !== undefined)
    found.push(wrong([...path, 'label'], 'TEXT_INPUT_LABEL_IN_LABEL', 'The label around it has the text.'));
  return found;
}

/** All that is wrong with a modal. Paths begin at the modal. */
export function modalWrongs({ components }: Json): Wrong[] {
  const top = jsonList(components);
  const all = allComponents(components);
  const found = [...all.flatMap(ownWrongs), ...duplicates(all)];
  // The description allows 40, the docs five: interactions/receiving-and-responding.
  if (top.length > MOST)
    found.push(wrong(['components'], 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${MOST} in length.`));
  for (const [index, parent] of top.entries()) {
    if (parent.type === COMPONENT.row && jsonList(parent.components).length !== 1)
      found.push(
        wrong(['components', index, 'components'], 'BASE_TYPE_BAD_LENGTH', 'A row holds one input.'),
      );
    for (const one of allComponents([parent], ['components']).filter(
      ({ component }) => component.type === COMPONENT.textInput,
    ))
      found.push(...inputWrongs({ ...one, path: ['components', index, ...one.path.slice(2)] }, parent));
  }
  return found;
}
