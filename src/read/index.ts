export { readLog } from './read-log';
export { fileLog, openPaths } from './containers/files';
export { Passwords, type AskPassword } from './containers/passwords';
export { isArchive, unpack, type OpenableSource } from './containers/unpack';
export { CoverageTally } from './coverage';
export { Duplicates } from './duplicates';
export { repeatsWithoutId } from './repeats';
export { gapsOf } from './gaps';
export { mergeSkipped } from './skipped';
