// What `doctor` asks about Slack: whether it answers, takes the tokens, and allows what the bot needs.
import { WhichwayError } from '../../knowledge/error.ts';
import type { Finding } from '../chat/finding.ts';
import { badToken, formFault, reasonOf, tokenFault } from './connection/faults.ts';
import { type Identity, identify } from './connection/identity.ts';
import { libraryLogger } from './connection/logger.ts';
import { webClient } from './connection/webclient.ts';
import { missingScopes } from './scopes.ts';

export type SlackSettings = {
  botToken: string | undefined;
  appToken: string | undefined;
  signingSecret: string | undefined;
  /** Undefined means Slack itself. */
  apiUrl: string | undefined;
};

const BOT = 'Slack bot token';
const APP = 'Slack app token';
const REINSTALL =
  'Give the app the manifest adapters/slack/manifest.json at https://api.slack.com/apps, and install it again.';
const API = 'https://slack.com/api/';

/** Asks Slack, and changes nothing there. Beside a running bot it takes nothing from it. Throws nothing. */
export async function checkSlack(settings: SlackSettings): Promise<Finding[]> {
  const [bot, way] = await Promise.all([checkBot(settings), checkWay(settings)]);
  return [...bot, way];
}

async function checkBot({ botToken, apiUrl }: SlackSettings): Promise<Finding[]> {
  if (botToken === undefined) return [wrong(BOT, badToken('SLACK_BOT_TOKEN', 'it is not set'))];
  try {
    const fault = formFault('SLACK_BOT_TOKEN', botToken);
    if (fault) throw fault;
    const identity = await identify(webClient(botToken, apiUrl, SILENT));
    return [well(BOT, `${identity.appName} in the workspace ${identity.teamId}`), ...checkScopes(identity)];
  } catch (cause) {
    return [wrong(BOT, cause)];
  }
}

function checkScopes({ scopes }: Identity): Finding[] {
  const { needed, optional } = missingScopes(scopes);
  return [
    needed.length === 0
      ? well('Slack scopes')
      : { name: 'Slack scopes', ok: false, said: `The app lacks ${needed.join(', ')}. ${REINSTALL}` },
    ...optional.map(({ scope, without }) => well(`Slack without ${scope}`, without)),
  ];
}

/** Sockets where there is an app token, else HTTP. */
async function checkWay({ appToken, signingSecret, apiUrl }: SlackSettings): Promise<Finding> {
  if (appToken === undefined && signingSecret !== undefined)
    return well('Slack signing secret', 'only a message from Slack shows whether it is the right one');
  if (appToken === undefined) return wrong(APP, badToken('SLACK_APP_TOKEN', 'it is not set'));
  try {
    const fault = formFault('SLACK_APP_TOKEN', appToken);
    if (fault) throw fault;
    await webClient(appToken, apiUrl, SILENT).apps.connections.open({});
    return well(APP);
  } catch (cause) {
    return wrong(APP, tokenFault('SLACK_APP_TOKEN', cause) ?? cause);
  }
}

/** The findings say it all. */
const SILENT = libraryLogger(() => {});

const well = (name: string, said = ''): Finding => ({ name, ok: true, said });

function wrong(name: string, cause: unknown): Finding {
  const said =
    cause instanceof WhichwayError
      ? cause.message
      : `Slack gave no answer that helps (${reasonOf(cause)}). See whether this machine reaches ${API}, or SLACK_API_URL where that is set.`;
  return { name, ok: false, said };
}
