export { readLog } from './read-log';
export { openPaths } from './containers/files';
export { Passwords, type AskPassword } from './containers/passwords';
export { unpack } from './containers/unpack';
export { CoverageTally } from './coverage';
export { Duplicates } from './duplicates';
export { repeatsWithoutId } from './repeats';
export { gapsOf } from './gaps';
export { mergeSkipped } from './skipped';
