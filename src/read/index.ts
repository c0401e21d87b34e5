export { readLog } from './read-log';
export { openPaths } from './containers/files';
export { CoverageTally } from './coverage';
export { Duplicates } from './duplicates';
