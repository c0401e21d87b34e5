import type { BundleFile } from '../bundle/manifest';

/** An archive of these files; the same files and time give the same bytes, on every machine. */
export async function zipped(files: readonly BundleFile[], time: string): Promise<Uint8Array> {
  const { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } = await import('@zip.js/zip.js');
  configure({ useWebWorkers: false });
  const writer = new ZipWriter(new Uint8ArrayWriter(), { extendedTimestamp: false, level: 6 });
  for (const { name, content } of files)
    await writer.add(name, new Uint8ArrayReader(content), { lastModDate: localDate(time) });
  return writer.close();
}

/** Zip keeps local times: the parts of UTC are written as if they were those of the machine's zone. */
function localDate(time: string): Date {
  const utc = new Date(time);
  return new Date(
    utc.getUTCFullYear(),
    utc.getUTCMonth(),
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
    utc.getUTCSeconds(),
  );
}
