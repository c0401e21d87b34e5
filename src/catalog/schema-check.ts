import type { z } from 'zod';
import { problem, type CatalogFile, type CatalogProblem, type Place } from './problem';

type Issue = z.core.$ZodIssue;

/** Holds one file against its schema: the value with its defaults, or every mistake in it. */
export function parseFile<S extends z.ZodType>(
  schema: S,
  file: CatalogFile,
): { value: z.infer<S>; problems: [] } | { value: null; problems: CatalogProblem[] } {
  const result = schema.safeParse(file.value);
  if (result.success) return { value: result.data, problems: [] };
  return { value: null, problems: result.error.issues.flatMap((issue) => fromIssue(schema, file, issue)) };
}

function fromIssue(schema: z.ZodType, file: CatalogFile, issue: Issue): CatalogProblem[] {
  const at = (what: string, remedy: string, place: Place = issue.path) => [problem(file, place, what, remedy)];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = fieldsAt(schema, issue.path);
      const remedy = `correct its spelling or remove it (known here: ${known.join(', ')})`;
      return issue.keys.flatMap((key) => at('unknown field', remedy, [...issue.path, key]));
    }
    case 'invalid_type':
      return valueAt(file.value, issue.path) === undefined
        ? at('required field is missing', `add it; it takes ${article(issue.expected)}`)
        : at('value of the wrong type', `write ${article(issue.expected)}; put digits in quotes where text is meant`);
    case 'invalid_value':
      return at('value is not one of the allowed ones', `use one of ${issue.values.map(String).join(', ')}`);
    case 'invalid_format':
      return at('value has the wrong form', issue.format === 'url' ? 'write a whole URL' : issue.message);
    case 'too_small':
      return at('value is too small or empty', `give at least ${issue.minimum}${sized(issue.origin)}`);
    case 'invalid_union':
      return at('value has none of the allowed forms', 'write a text, or a list of texts that stand in one line');
    default:
      return at(issue.message, 'see README.md of the catalog for the form');
  }
}

const article = (type: string): string => (/^[aeio]/.test(type) ? `an ${type}` : `a ${type}`);
const sized = (origin: string): string => (origin === 'string' ? ' character' : origin === 'array' ? ' item' : '');

/** The names of the fields that an object at `place` may have. */
function fieldsAt(schema: z.ZodType, place: Place): string[] {
  let current = unwrap(schema);
  for (const part of place) {
    const definition = current.def as { shape?: Record<string, z.ZodType>; element?: z.ZodType };
    const next = typeof part === 'number' ? definition.element : definition.shape?.[String(part)];
    if (!next) return [];
    current = unwrap(next);
  }
  return Object.keys((current.def as { shape?: object }).shape ?? {});
}

function unwrap(schema: z.ZodType): z.ZodType {
  const inner = (schema.def as { innerType?: z.ZodType }).innerType;
  return inner ? unwrap(inner) : schema;
}

function valueAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>((inner, part) => (inner as Record<PropertyKey, unknown> | null)?.[part], value);
}
