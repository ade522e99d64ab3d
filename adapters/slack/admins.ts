// Who may see and set what concerns a whole workspace.
import { notice } from '../../src/dialogue/words.ts';

export const FOR_ADMINS = notice(
  'for-admins',
  'Only admins and owners of this workspace can do that. Please ask one of them.',
);

export const ADMIN_UNKNOWN = notice(
  'admin-unknown',
  'Slack did not tell me just now whether you are an admin here. Please try again.',
);

type Roles = {
  is_admin?: boolean | undefined;
  is_owner?: boolean | undefined;
  is_primary_owner?: boolean | undefined;
};

/** What Slack tells of somebody, as far as it matters here. */
export type Profile = Roles & {
  team_id?: string | undefined;
  deleted?: boolean | undefined;
  is_bot?: boolean | undefined;
  is_stranger?: boolean | undefined;
  enterprise_user?: (Roles & { enterprise_id?: string; teams?: string[] }) | undefined;
};

/** The part of Slack's client that is used. */
export type Profiles = { users: { info(args: { user: string }): Promise<{ user?: Profile | undefined }> } };

/**
 * Whether somebody is an admin or an owner of this tenant, which is a workspace or, with `E`, a whole organization;
 * undefined where Slack does not tell. Never rejects.
 */
export async function isAdmin({ users }: Profiles, by: string, tenant: string): Promise<boolean | undefined> {
  try {
    const { user } = await users.info({ user: by });
    if (user === undefined) return undefined;
    const { enterprise_user: inAll, team_id } = user;
    if (user.deleted || user.is_bot || user.is_stranger) return false;
    if (inAll?.enterprise_id === tenant) return isTrusted(inAll);
    // Somebody of another workspace, in a channel that both share, may be an admin there.
    return (team_id === tenant || inAll?.teams?.includes(tenant) === true) && isTrusted(user);
  } catch {
    return undefined; // Whatever the reason, it is told to who asked, and they can try again.
  }
}

function isTrusted({ is_admin, is_owner, is_primary_owner }: Roles): boolean {
  return is_admin === true || is_owner === true || is_primary_owner === true;
}
