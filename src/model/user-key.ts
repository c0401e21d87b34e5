import type { User } from './report';

/** Tells one user from another: by cloud anchor, else by the anchor that another flow gives for the same UPN, else by UPN. */
export type UserKey = (user: User | null) => string | null;

/** A UPN can change and differs from the on-premises one; the anchor does neither, but starts do not carry it. */
export function userKeys(flows: readonly { user: User | null }[]): UserKey {
  const anchors = new Map<string, string>();
  for (const { user } of flows) {
    if (user?.upn && user.cloudAnchor) anchors.set(user.upn.toLowerCase(), user.cloudAnchor.toLowerCase());
  }
  return (user) => {
    if (user?.cloudAnchor) return user.cloudAnchor.toLowerCase();
    const upn = user?.upn?.toLowerCase();
    return upn === undefined ? null : (anchors.get(upn) ?? upn);
  };
}
