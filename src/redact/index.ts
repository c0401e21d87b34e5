export type { Kind, Pair } from './kinds';
export { LeakScan, type Leak } from './leak-scan';
export { OwnWords } from './own-words';
export { Redaction, type RedactionOptions } from './redaction';
export { blankReport, redactCatalog, redactReport } from './report';
export { reveal } from './reveal';
