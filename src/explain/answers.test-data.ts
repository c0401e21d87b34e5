import { loadCatalog } from '../catalog/load';
import { join } from 'node:path';
import type { Catalog } from '../model/catalog';
import { explain, type ExplainOptions } from './index';

/** The product's own catalog: what is explained is what is in it. */
export const ownCatalog = (): Promise<Catalog> => loadCatalog(join(__dirname, '../../catalog'));

export const plainly: ExplainOptions = {
  language: 'en',
  format: 'terminal',
  color: false,
  width: 80,
  specimens: false,
  full: false,
};

export const answer = (term: string | string[], catalog: Catalog, options: Partial<ExplainOptions> = {}): string =>
  explain([term].flat(), catalog, { ...plainly, ...options }).text;
