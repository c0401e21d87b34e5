import type { OverlayChange } from '../catalog/lay-over';
import { CatalogError, loadCatalogData } from '../catalog/load';
import { holdsOverlay, layOver, type AppliedOverlay } from '../catalog/load-overlay';
import type { CatalogProblem } from '../catalog/problem';
import type { CatalogData, Labels } from '../model/catalog';
import { say } from '../report';
import { visible } from '../report/escape';
import { ownCatalog } from './catalog-source';
import { chooseLanguage } from './flags';
import { write, type Streams } from './streams';

export interface CatalogCheckFlags {
  lang?: string;
}

/**
 * `aadclog catalog check`: whole catalogs each by itself; overlays laid over our own, in the order given; without folders
 * our own. Throws a CatalogError that names every mistake.
 */
export async function catalogCheckCommand(
  folders: readonly string[],
  flags: CatalogCheckFlags,
  streams: Streams,
): Promise<void> {
  const language = chooseLanguage(flags);
  const own = await ownCatalog();
  const labels = own.labels[language];
  const overlays: string[] = [];
  const lines: string[] = [];
  const problems: CatalogProblem[] = [];
  const collect = async (check: () => Promise<string[]>): Promise<void> => {
    try {
      lines.push(...(await check()));
    } catch (error) {
      if (!(error instanceof CatalogError)) throw error;
      problems.push(...error.problems);
    }
  };

  for (const folder of folders) {
    if (await holdsOverlay(folder)) overlays.push(folder);
    else await collect(async () => [inOrder(await loadCatalogData(folder), labels)]);
  }
  if (overlays.length > 0) await collect(async () => overlayLines(await layOver(own, overlays), labels));
  if (problems.length > 0) throw new CatalogError(problems);
  const text = folders.length === 0 ? [inOrder(own, labels)] : lines;
  await write(streams.stdout, `${text.map(visible).join('\n')}\n`);
}

const inOrder = (data: CatalogData, labels: Labels): string =>
  say(labels, 'overlay.catalog-in-order', {
    version: data.settings.version,
    events: data.events.length,
    hresults: data.hresults.length,
    causes: data.causes.length,
    operations: data.operations.length,
    remediations: data.remediations.length,
    symptoms: data.symptoms.length,
    guides: data.guides.length,
    checks: data.checks.length,
  });

function overlayLines({ data, overlays }: { data: CatalogData; overlays: AppliedOverlay[] }, labels: Labels): string[] {
  return [
    ...overlays.flatMap(({ folder, name, changes }) => [
      say(labels, 'overlay.in-order', { folder, name }),
      ...(changes.length === 0 ? [`  ${say(labels, 'overlay.empty')}`] : []),
      ...changes.map((change) => `  ${changeLine(change, labels)}`),
    ]),
    say(labels, 'overlay.together', { version: data.settings.version }),
  ];
}

function changeLine({ entry, fields }: OverlayChange, labels: Labels): string {
  if (fields === null) return say(labels, 'overlay.adds', { entry });
  if (fields.length === 0) return say(labels, 'overlay.changes-nothing', { entry });
  return say(labels, 'overlay.changes', { entry, fields: fields.join(', ') });
}
