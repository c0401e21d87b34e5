import { compileCatalog } from '../catalog/compile';
import { UserError } from '../errors';
import type { Catalog } from '../model/catalog';
import type { Report } from '../model/report';
import { blankReport, type Leak, LeakScan, OwnWords, Redaction, redactCatalog, redactReport } from '../redact';
import { ownCatalog } from './catalog-source';
import type { ReportForm } from './form-names';
import type { RedactFlags } from './redact-flags';
import { loadKey, newKey, saveKey } from './redact-key';

/**
 * The report in a form with every name replaced, after a search of the whole for what should have been: nothing is given
 * back, and so nothing written, where a name is left. The key file is kept even then, so that its owner can look up which.
 * @throws UserError
 */
export async function redacted(
  report: Report,
  catalog: Catalog,
  form: ReportForm,
  flags: RedactFlags,
  draw: (report: Report, catalog: Catalog) => Iterable<string>,
): Promise<string[]> {
  const { redaction, own, save } = await beginRedaction(catalog, flags);
  const replaced = redactReport(report, redaction);
  const words = catalog === own ? own : compileCatalog(redactCatalog(catalog, redaction));
  const pieces = [...draw(replaced, words)];
  save();

  const blank = blankReport(replaced, redaction);
  // A name that a table has broken into lines is whole in the report that the table was drawn from.
  const plain = form === 'json' ? [] : [replaced];
  const control = [...draw(blank, own), ...plain.map(() => JSON.stringify(blank))];
  const scan = new LeakScan(redaction.secrets(), control);
  const leak = scan.in(pieces) ?? scan.in(plain.map((one) => JSON.stringify(one)));
  if (!leak) return pieces;
  throw leakError(leak, flags.redactKey);
}

/** A redaction under the key that the flags name, or one of its own; `save` keeps what it learnt for its owner. */
export async function beginRedaction(
  catalog: Catalog,
  flags: RedactFlags,
): Promise<{ redaction: Redaction; own: Catalog; save: () => void }> {
  const own = await ownCatalog();
  const path = flags.redactKey;
  const loaded = path === undefined ? { key: newKey(), text: null } : await loadKey(path);
  const redaction = new Redaction(new OwnWords(own, catalog), {
    key: Buffer.from(loaded.key.key, 'base64'),
    pairs: loaded.key.pairs,
    trackingIds: flags.redactTrackingIds ? 'replaced' : 'kept',
    reversible: path !== undefined,
  });
  return {
    redaction,
    own,
    save: () => {
      if (path !== undefined) saveKey(path, { ...loaded.key, pairs: redaction.table.pairs() }, loaded);
    },
  };
}

/** Says where a name was left, and how its owner learns which one, without naming it. */
export function leakError({ form, pseudonym, offset, writing }: Leak, path: string | undefined): UserError {
  return new UserError(
    `what was to be written still holds what ${pseudonym} stands for (${form}, ${writing}, at byte ${offset}); nothing was written`,
    path === undefined
      ? 'With --redact-key FILE, aadclog reveal tells which name that is. Please report this as a bug, without the name.'
      : `echo ${pseudonym} | aadclog reveal --redact-key ${path} tells which name that is. Please report this as a bug, without the name.`,
  );
}
