// Who counts as an admin of a workspace, by all that Slack tells of people.
import { expect, it } from 'vitest';
import { isAdmin, type Profile } from '../../../adapters/slack/admins.ts';

const TEAM = 'T1';
const ADMIN = { team_id: TEAM, is_admin: true };

const asked = (user: Profile | undefined, tenant = TEAM): Promise<boolean | undefined> =>
  isAdmin({ users: { info: async () => ({ user }) } }, 'U1', tenant);

it.each<[who: string, user: Profile | undefined, counts: boolean | undefined]>([
  ['an admin', ADMIN, true],
  ['an owner', { team_id: TEAM, is_owner: true }, true],
  ['the primary owner', { team_id: TEAM, is_primary_owner: true }, true],
  ['a member', { team_id: TEAM, is_admin: false, is_owner: false, is_primary_owner: false }, false],
  ['an admin who left', { ...ADMIN, deleted: true }, false],
  ['an app', { ...ADMIN, is_bot: true }, false],
  ['an admin of another workspace', { ...ADMIN, team_id: 'T2' }, false],
  ['a stranger in a shared channel', { ...ADMIN, is_stranger: true }, false],
  [
    'an admin here who has a home elsewhere in the organization',
    { ...ADMIN, team_id: 'T2', enterprise_user: { enterprise_id: 'E1', teams: ['T2', TEAM] } },
    true,
  ],
  ['nobody that Slack knows', undefined, undefined],
])('%s', async (_who, user, counts) => {
  expect(await asked(user)).toBe(counts);
});

it('of a whole organization only its own admins count', async () => {
  const inAll = { enterprise_id: 'E1', teams: [TEAM] };

  expect(await asked({ ...ADMIN, enterprise_user: inAll }, 'E1')).toBe(false);
  expect(await asked({ ...ADMIN, enterprise_user: { ...inAll, is_owner: true } }, 'E1')).toBe(true);
});

it('is not known where Slack cannot be asked', async () => {
  const info = async (): Promise<never> => {
    throw new Error('timeout');
  };

  expect(await isAdmin({ users: { info } }, 'U1', TEAM)).toBeUndefined();
});
