// What Discord's description does not say of components, and Discord sees to all the same.
import { asJson, asText, jsonList } from '../../json.ts';
import { COMPONENT, STYLE } from '../numbers.ts';
import { type Path, type Wrong, wrong } from './form.ts';
import { allComponents, type Found } from './walk.ts';

const SELECTS: ReadonlySet<unknown> = new Set([
  ...[COMPONENT.stringSelect, COMPONENT.userSelect, COMPONENT.roleSelect],
  ...[COMPONENT.mentionableSelect, COMPONENT.channelSelect],
]);

/** In messages without the flag for components of the second kind. */
const CLASSIC: ReadonlySet<unknown> = new Set([COMPONENT.row, COMPONENT.button, ...SELECTS]);

const MOST_ROWS = 5;
const MOST_IN_ALL = 40;
const MOST_TEXT = 4000;

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

function buttonWrongs({ component, path }: Found): Wrong[] {
  const { style, custom_id, url, sku_id, label, emoji } = component;
  const found: Wrong[] = [];
  const required = (name: string): Wrong =>
    wrong([...path, name], 'BASE_TYPE_REQUIRED', 'This field is required');
  if (style === STYLE.link) {
    if (isEmpty(url)) found.push(required('url'));
    if (!isEmpty(custom_id))
      found.push(wrong(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'One of both.'));
  } else if (style === STYLE.premium) {
    if (isEmpty(sku_id)) found.push(required('sku_id'));
  } else {
    if (isEmpty(custom_id))
      found.push(
        wrong([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required'),
      );
    if (!isEmpty(url)) found.push(wrong([...path, 'url'], 'BUTTON_COMPONENT_INVALID_URL', 'No url here.'));
  }
  if (style !== STYLE.premium && isEmpty(label) && isEmpty(emoji))
    found.push(wrong(path, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or an emoji is required.'));
  return found;
}

function selectWrongs({ component, path }: Found): Wrong[] {
  const options = jsonList(component.options);
  const values = options.map(({ value }) => value);
  const [least, most] = [Number(component.min_values ?? 1), Number(component.max_values ?? 1)];
  const found = values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [
          wrong(
            [...path, 'options', index, 'value'],
            'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
            'The specified option value is already used',
          ),
        ]
      : [],
  );
  if (least > most)
    found.push(wrong([...path, 'min_values'], 'SELECT_COMPONENT_MIN_VALUES', 'More than max_values.'));
  if (component.type === COMPONENT.stringSelect && most > options.length)
    found.push(
      wrong([...path, 'max_values'], 'SELECT_COMPONENT_MAX_VALUES', 'More values than there are options.'),
    );
  const chosen = options.filter((option) => option.default === true).length;
  if (chosen > most)
    found.push(wrong([...path, 'options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULTS', 'More than max_values.'));
  return found;
}

function rowWrongs({ component, path }: Found): Wrong[] {
  const inside = jsonList(component.components);
  const selects = inside.filter(({ type }) => SELECTS.has(type));
  // How many buttons fit, Discord's description says itself; a menu takes the whole row.
  if (selects.length === 0 || inside.length === 1) return [];
  return [
    wrong(path, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width'),
  ];
}

/** Custom ids that stand twice; radio buttons and the like name theirs like all others. */
export function duplicates(all: readonly Found[]): Wrong[] {
  const seen = new Set<string>();
  return all.flatMap(({ component, path }) => {
    const id = asText(component.custom_id);
    if (id === undefined || id === '') return [];
    const isTwice = seen.has(id);
    seen.add(id);
    if (!isTwice) return [];
    return [
      wrong(
        [...path, 'custom_id'],
        'COMPONENT_CUSTOM_ID_DUPLICATED',
        'Component custom id cannot be duplicated',
      ),
    ];
  });
}

/** Rules for one component by itself, in messages and in modals. */
export function ownWrongs(found: Found): Wrong[] {
  const { type } = found.component;
  if (type === COMPONENT.button) return buttonWrongs(found);
  if (SELECTS.has(type)) return selectWrongs(found);
  return type === COMPONENT.row ? rowWrongs(found) : [];
}

function sums(all: readonly Found[]): Wrong[] {
  const text = all.reduce((sum, { component }) => {
    const shown = component.type === COMPONENT.text ? asText(component.content) : undefined;
    return sum + (shown?.length ?? 0);
  }, 0);
  const found: Wrong[] = [];
  if (all.length > MOST_IN_ALL)
    found.push(
      wrong(
        ['components'],
        'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
        `The total number of components in the message exceeds the maximum of ${MOST_IN_ALL}`,
      ),
    );
  if (text > MOST_TEXT)
    found.push(
      wrong(
        ['components'],
        'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
        `The total size of all displayable text exceeds the maximum of ${MOST_TEXT}`,
      ),
    );
  return found;
}

function classicWrongs(all: readonly Found[]): Wrong[] {
  const alien = all.filter(
    ({ component, depth }) =>
      !CLASSIC.has(component.type) || (depth === 0 && component.type !== COMPONENT.row),
  );
  const rows = all.filter(({ depth }) => depth === 0).length;
  return [
    ...alien.map(({ path, depth }) =>
      wrong(
        [...path, 'type'],
        'UNION_TYPE_CHOICES',
        `Value of field "type" must be one of (${depth === 0 ? '1,' : '2, 3, 5, 6, 7, 8'}).`,
      ),
    ),
    ...(rows > MOST_ROWS
      ? [wrong(['components'], 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${MOST_ROWS} in length.`)]
      : []),
  ];
}

/** All that is wrong with the components of a message, with or without the flag for those of the second kind. */
export function componentWrongs(components: unknown, isV2: boolean): Wrong[] {
  const all = allComponents(components);
  return [...all.flatMap(ownWrongs), ...duplicates(all), ...sums(all), ...(isV2 ? [] : classicWrongs(all))];
}

/** Addresses of files that components show. `isOwn`: of a component that shows only files of its own message. */
export type Shown = { url: string; isOwn: boolean; path: Path };

export function filesShown(components: unknown): Shown[] {
  return allComponents(components).flatMap(({ component, path }) => {
    const items = jsonList(component.items).map((item, index) => ({
      media: item.media,
      at: [...path, 'items', index, 'media', 'url'],
    }));
    const own = ['file', 'media'].map((name) => ({ media: component[name], at: [...path, name, 'url'] }));
    return [...own, ...items].flatMap(({ media, at }) => {
      const url = asText(asJson(media).url);
      return url === undefined ? [] : [{ url, isOwn: component.type === COMPONENT.file, path: at }];
    });
  });
}
