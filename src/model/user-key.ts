import type { User } from './report';

/** Tells one user from another: by cloud anchor, else by the anchor that another flow gives for the same UPN, else by UPN. */
export type UserKey = (user: User | null) => string | null;

/** A UPN can change and differs from the on-premises one; the anchor does neither, but starts do not carry it. */
export function userKeys(flows: readonly { user: User | null }[]): UserKey {
  // Asked again and again for each of many attempts of few users: a name that was met is not made again.
  const lower = new Map<string, string>();
  const inLower = (name: string): string => {
    const known = lower.get(name);
    if (known !== undefined) return known;
    const made = name.toLowerCase();
    lower.set(name, made);
    return made;
  };
  const anchors = new Map<string, string>();
  for (const { user } of flows) {
    if (user?.upn && user.cloudAnchor) anchors.set(inLower(user.upn), inLower(user.cloudAnchor));
  }
  return (user) => {
    if (user?.cloudAnchor) return inLower(user.cloudAnchor);
    if (!user?.upn) return null;
    const upn = inLower(user.upn);
    return anchors.get(upn) ?? upn;
  };
}
