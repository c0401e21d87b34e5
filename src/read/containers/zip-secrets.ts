import { inCodePage } from '../encoding';

/** A password as the library takes it: in its own way of writing it, or in bytes. */
export type Secret = { password: string } | { rawPassword: Uint8Array };

/** Of Windows, and of its consoles, in which its own older tools write. */
const CODE_PAGES = ['windows-1252', 'cp437', 'cp850'];

/** The ways to write it, the likeliest first: the older encryption takes bytes, and programs differ in letters beyond ASCII. */
export function secretsOf(password: string): Secret[] {
  if (!/[^\0-\x7f]/.test(password)) return [{ password }];
  const written = CODE_PAGES.flatMap((page) => inCodePage(password, page) ?? []);
  const different = new Map(written.map((bytes) => [bytes.join(), bytes]));
  return [
    { rawPassword: new TextEncoder().encode(password) },
    { password },
    ...[...different.values()].map((rawPassword) => ({ rawPassword })),
  ];
}
