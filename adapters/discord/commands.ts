// The commands as Discord offers them, in six languages.
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { CHOICES } from '../chat/learning.ts';
import { IN_OTHER_LANGUAGES, type Said } from './localized.ts';

export const COMMAND = 'whichway';
/** The message command is known by its English name, whatever people see. */
export const ABOUT_THIS = 'Ask Whichway about this';

export const SUBCOMMANDS = ['ask', 'question', 'status', 'examples', 'gaps', 'learning', 'help'] as const;
export type Subcommand = (typeof SUBCOMMANDS)[number];

export const TEXT = 'text';
export const COUNT = 'count';
export const SWITCH = 'switch';

/** What Discord takes in one option of a command, in characters. */
const LONGEST_TEXT = 4_000;
/** Signed-off answers that anybody could have. */
const MOST_EXAMPLES = 100_000_000;

const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** A description with its translations. */
const described = ({ en, ...others }: Said) => ({ description: en, description_localizations: others });

const text = (said: Said, required: boolean) => ({
  type: ApplicationCommandOptionType.String as const,
  name: TEXT,
  ...localizedName(IN_OTHER_LANGUAGES.text),
  ...described(said),
  ...{ max_length: LONGEST_TEXT, required },
});

const localizedName = ({ en: _, ...others }: Said) => ({ name_localizations: others });

const sub = (name: Subcommand) => ({
  type: ApplicationCommandOptionType.Subcommand as const,
  name,
  ...localizedName(IN_OTHER_LANGUAGES[name].name),
  ...described(IN_OTHER_LANGUAGES[name].what),
});

function learningSwitch() {
  const { switch: named, choices } = IN_OTHER_LANGUAGES.learning;
  return {
    type: ApplicationCommandOptionType.String as const,
    name: SWITCH,
    ...localizedName(named.name),
    ...described(named.what),
    choices: CHOICES.map((value) => ({ value, name: choices[value].en, ...localizedName(choices[value]) })),
    required: true,
  };
}

/** All that the app registers. */
export const COMMANDS: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    type: ApplicationCommandType.ChatInput,
    name: COMMAND,
    ...described(IN_OTHER_LANGUAGES.whichway),
    ...EVERYWHERE,
    options: [
      { ...sub('ask'), options: [text(IN_OTHER_LANGUAGES.ask.text, false)] },
      { ...sub('question'), options: [text(IN_OTHER_LANGUAGES.question.text, true)] },
      sub('status'),
      {
        ...sub('examples'),
        options: [
          {
            type: ApplicationCommandOptionType.Integer,
            name: COUNT,
            ...localizedName(IN_OTHER_LANGUAGES.count),
            ...described(IN_OTHER_LANGUAGES.examples.text),
            ...{ min_value: 0, max_value: MOST_EXAMPLES, required: true },
          },
        ],
      },
      sub('gaps'),
      { ...sub('learning'), options: [learningSwitch()] },
      sub('help'),
    ],
  },
  {
    type: ApplicationCommandType.Message,
    name: ABOUT_THIS,
    ...localizedName(IN_OTHER_LANGUAGES.aboutThis),
    ...EVERYWHERE,
  },
];
