import { loadCatalogData } from '../catalog/load';
import { ownCatalog } from './catalog-source';
import { write, type Streams } from './streams';

/** `aadclog catalog check`: the folder's catalog, or the program's own. Throws a CatalogError that names every mistake. */
export async function catalogCheckCommand(folder: string | undefined, streams: Streams): Promise<void> {
  const data = folder === undefined ? await ownCatalog() : await loadCatalogData(folder);
  const { events, hresults, causes, operations, remediations } = data;
  const counts = [
    `${events.length} events`,
    `${hresults.length} HRESULTs`,
    `${causes.length} causes`,
    `${operations.length} operations`,
    `${remediations.length} remediations`,
  ];
  await write(streams.stdout, `Catalog ${data.settings.version} is in order: ${counts.join(', ')}.\n`);
}
