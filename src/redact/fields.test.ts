import { jsonSchemas } from '../model/json-schemas';
import { KEYED, POLICIES } from './fields';

type Schema = {
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
};

/** Every place of the report that holds a string, by its path. */
function stringsOf(schema: Schema, path: string): string[] {
  if (schema.anyOf) return schema.anyOf.flatMap((one) => stringsOf(one, path));
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([key, one]) =>
      stringsOf(one, path === '' ? key : `${path}.${key}`),
    );
  if (schema.items) return stringsOf(schema.items, `${path}[]`);
  if (typeof schema.additionalProperties === 'object' && Object.keys(schema.additionalProperties).length > 0)
    return [`${path}{}`, ...stringsOf(schema.additionalProperties, `${path}{}.`)];
  const isString =
    [schema.type].flat().includes('string') || typeof schema.const === 'string' || typeof schema.enum?.[0] === 'string';
  return isString ? [path] : [];
}

const paths = new Set(stringsOf(jsonSchemas()['report.schema.json'] as Schema, ''));

test('it is decided for every string of the report what it holds', () => {
  expect([...paths].filter((path) => !Object.hasOwn(POLICIES, path))).toEqual([]);
});

test('nothing is decided on that the report does not have', () => {
  expect(Object.keys(POLICIES).filter((path) => !paths.has(path))).toEqual([]);
  expect(KEYED.filter((path) => !paths.has(`${path}{}`))).toEqual([]);
});
