import type { CatalogData } from '../model/catalog';
import type { CatalogFile } from './problem';

/** The files that a checked catalog is made of, so that others can be laid over them. */
export function unpack(data: CatalogData): CatalogFile[] {
  const byId = (folder: string, entries: readonly { id: string }[]): [string, unknown][] =>
    entries.map((entry) => [`${folder}/${entry.id}.yaml`, entry]);
  const files: [path: string, value: unknown][] = [
    ['catalog.yaml', data.settings],
    ...data.events.map((entry): [string, unknown] => [`events/${entry.provider}/${entry.id}.yaml`, entry]),
    ...data.hresults.map((entry): [string, unknown] => [`hresults/${entry.hresult}.yaml`, entry]),
    ...byId('causes', data.causes),
    ...byId('operations', data.operations),
    ...byId('remediations', data.remediations),
    ...byId('checks', data.checks),
    ...byId('symptoms', data.symptoms),
    ...byId('guides', data.guides),
    ...Object.entries(data.labels).map(([language, labels]): [string, unknown] => [`words/${language}.yaml`, labels]),
  ];
  return files.map(([path, value]) => ({ path, value, shown: `aadclog's own ${path}` }));
}
