import type { ArchiveProblem } from '../../model/record';

/** A record, so that the compiler counts the kinds. */
export const archiveProblems: Record<ArchiveProblem, true> = {
  'archive-7z': true,
  'archive-bzip2': true,
  'archive-cab': true,
  'archive-rar': true,
  'archive-tar': true,
  'archive-xz': true,
  'archive-zstd': true,
  'archive-cut-off': true,
  'archive-damaged': true,
  'archive-method': true,
  'archive-nested': true,
  'archive-too-large': true,
  'archive-entries': true,
  'archive-empty': true,
  'zip-password-missing': true,
  'zip-password-wrong': true,
  'zip-split': true,
};
