// What the app may do in a workspace: the scopes of its manifest, and what happens without those that are optional.
import manifest from './manifest.json' with { type: 'json' };

/** Without one of these the bot does not work. */
export const NEEDED_SCOPES: readonly string[] = manifest.oauth_config.scopes.bot;

const IN_DOUBT =
  'a message whose answer from Slack was lost is left in doubt, since we may not look for it there';

/** Each optional scope of the manifest, and what the bot does without it. */
export const WITHOUT_SCOPE: Readonly<Record<string, string>> = {
  'channels:history': `replies in a thread of a public channel need a mention, and ${IN_DOUBT}`,
  'groups:history': `replies in a thread of a private channel need a mention, and ${IN_DOUBT}`,
  'metadata.message:read': IN_DOUBT,
  'files:write': 'an export comes as a message and not as a file',
  'chat:write.public': 'the bot must be invited to a channel before it can speak there',
};

export type Missing = { needed: string[]; optional: { scope: string; without: string }[] };

/** What the manifest asks for and the workspace did not give, in the manifest's order. */
export function missingScopes(granted: readonly string[]): Missing {
  return {
    needed: NEEDED_SCOPES.filter((scope) => !granted.includes(scope)),
    optional: Object.entries(WITHOUT_SCOPE)
      .map(([scope, without]) => ({ scope, without }))
      .filter(({ scope }) => !granted.includes(scope)),
  };
}
