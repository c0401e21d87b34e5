import { createHmac } from 'node:crypto';
import type { RedactionKey } from '../model/redaction-key';

/** A value and what stands for it in everything that is passed on. */
export type Pair = RedactionKey['pairs'][number];
/** What a value is, and so what its pseudonym looks like. */
export type Kind = Pair['kind'];

/** Endings of domains that belong to the cloud and say nothing about who uses it. */
const CLOUD_ENDING = /(?:\.mail)?\.onmicrosoft\.(?:com|us|de|cn)$/i;
/** Service accounts that the product names itself: who reads the report must see which sort it is. */
const ACCOUNT_SORT = /^(?:MSOL_|AAD_|Sync_|ADSyncMSA)/i;
/** Endings that say in which form a log is; any other could be a name. */
const LOG_FORM = /\.(?:xml|evtx?|txt|log|csv|tsv|json|ndjson|clixml|html?|zip|gz|7z|cab|md)$/i;

/** The pseudonym of a value that gets the number `n` among its kind: what stays readable is its structure. */
export function numbered(kind: Kind, value: string, n: number): string {
  if (kind === 'domain') return `domain-${n}${CLOUD_ENDING.exec(value)?.[0].toLowerCase() ?? ''}`;
  if (kind === 'file') return `file-${n}${LOG_FORM.exec(value)?.[0].toLowerCase() ?? ''}`;
  if (kind === 'account') return `${ACCOUNT_SORT.exec(value)?.[0] ?? ''}account-${n}`;
  return `${kind}-${n}`;
}

/** The number in a pseudonym of `numbered`; 0 where there is none. */
export const numberOf = (pseudonym: string): number => Number(/-(\d{1,9})(?:\.[\w.]+)?$/.exec(pseudonym)?.[1] ?? 0);

export const keyedHash = (key: Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** A GUID of the shape that says "made by the one who writes it" (version 8). */
export function guidShaped(hash: Buffer): string {
  const hex = [...hash.subarray(0, 16).toString('hex')];
  hex[12] = '8';
  hex[16] = '89ab'[parseInt(hex[16]!, 16) & 3]!;
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
