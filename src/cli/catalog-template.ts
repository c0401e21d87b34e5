import { Document, isScalar, stringify } from 'yaml';
import { causeSchema, eventSchema, hresultSchema, remediationSchema, symptomSchema } from '../model/catalog';
import type { Labels, Language } from '../model/catalog';
import { say } from '../report';
import type { NewEntry, TemplateKind } from './catalog-new-name';

const LINE = 120;

/** What a template is made of: texts still to be written, in one language or in both. */
interface Todo {
  /** One text in the language of the remarks: a link, an id, a name. */
  one(key: string): string;
  /** A text in every language of the product. */
  both(key: string): { en: string; sv: string };
}

type Fields = Record<string, unknown>;
type Template = (todo: Todo) => { fields: Fields; remarks: Record<string, string | readonly string[]> };

/** A complete entry whose texts are still to be written; `catalog check` names each until it is. */
export function newTemplate(entry: NewEntry, labels: Record<Language, Labels>, language: Language): string {
  const mark = (key: string, of: Language): string => `TODO: ${say(labels[of], `catalog-new.todo.${key}`)}`;
  const todo: Todo = {
    one: (key) => mark(key, language),
    both: (key) => ({ en: mark(key, 'en'), sv: mark(key, 'sv') }),
  };
  const { fields, remarks } = templates[entry.kind](todo);
  const document = new Document({ ...entry.identity, ...fields });
  document.commentBefore = ` ${say(labels[language], `catalog-new.head.${entry.kind}`)}`;
  for (const [field, remark] of Object.entries(remarks)) {
    const node = document.get(field, true);
    const text = typeof remark === 'string' ? say(labels[language], `catalog-new.remark.${remark}`) : remark.join(', ');
    if (isScalar(node)) node.comment = ` ${text}`;
  }
  return document.toString({ lineWidth: LINE, singleQuote: true });
}

/** The name of one of our entries, and its fields as remarks: what is to be other is written above them. */
export function changeTemplate({ identity, known, kind }: NewEntry, labels: Labels): string {
  const rest = Object.entries(known ?? {}).filter(([field]) => !Object.hasOwn(identity, field));
  const present = stringify(Object.fromEntries(rest), { lineWidth: LINE, singleQuote: true }).trimEnd();
  const remark = (text: string): string => (text === '' ? '#' : `# ${text}`);
  return [
    remark(say(labels, 'catalog-new.head.change')),
    remark(say(labels, 'catalog-new.head.append')),
    stringify(
      identity,
      kind === 'hresult' ? { defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' } : {},
    ).trimEnd(),
    '',
    remark(say(labels, 'catalog-new.head.present')),
    ...present.split('\n').map(remark),
    '',
  ].join('\n');
}

const source = (todo: Todo): Fields => ({
  title: todo.one('source-title'),
  url: todo.one('source-url'),
  date: todo.one('source-date'),
});
const { area, phase, severity, status } = eventSchema.shape;

const templates: Record<TemplateKind, Template> = {
  event: (todo) => ({
    fields: {
      name: null,
      aliases: [],
      area: 'service',
      phase: 'info',
      level: null,
      severity: 'info',
      status: 'inferred',
      title: todo.both('event-title'),
      meaning: todo.both('event-meaning'),
      sources: [],
    },
    remarks: {
      name: 'event-name',
      area: area.options,
      phase: phase.options,
      level: 'event-level',
      severity: severity.options,
      status: status.options,
    },
  }),
  hresult: (todo) => ({
    fields: {
      text: todo.one('hresult-text'),
      kind: 'decisive',
      status: 'inferred',
      title: todo.both('hresult-title'),
      meaning: todo.both('hresult-meaning'),
      sources: [],
    },
    remarks: { kind: hresultSchema.shape.kind.options, status: status.options },
  }),
  cause: (todo) => ({
    fields: {
      title: todo.both('cause-title'),
      explanation: todo.both('cause-explanation'),
      fault: 'configuration',
      severity: 'error',
      affects: 'writeback',
      hits: 'everyone',
      evidence: [{ when: { text: [todo.one('cause-text')] }, confidence: 'possible' }],
      lookAlikes: [todo.both('cause-look-alike')],
      remediations: [todo.one('remediation-id')],
      status: 'inferred',
      sources: [],
    },
    remarks: {
      fault: causeSchema.shape.fault.options,
      severity: severity.options,
      affects: causeSchema.shape.affects.unwrap().options,
      hits: causeSchema.shape.hits.unwrap().options,
      status: status.options,
    },
  }),
  remediation: (todo) => ({
    fields: {
      title: todo.both('remediation-title'),
      risk: 'low',
      who: todo.both('remediation-who'),
      steps: [{ text: todo.both('remediation-step') }],
      verify: todo.both('remediation-verify'),
      warnings: [],
      sources: [source(todo)],
    },
    remarks: { risk: remediationSchema.shape.risk.options },
  }),
  symptom: (todo) => ({
    fields: {
      title: todo.both('symptom-title'),
      aliases: [],
      seenBy: 'user',
      meaning: todo.both('symptom-meaning'),
      causes: [],
      lookFor: [{ text: todo.both('symptom-look-for') }],
      remediations: [],
      status: 'inferred',
      sources: [source(todo)],
    },
    remarks: { seenBy: symptomSchema.shape.seenBy.options, status: status.options },
  }),
  overlay: () => ({ fields: { version: '1' }, remarks: { name: 'overlay-name', version: 'overlay-version' } }),
};
