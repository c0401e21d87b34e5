import { type Body, fileTimeOf, type Part, place, type Spec, type Template, TYPE, type Value, value } from './binxml';

/** An event as the scenarios of fixtures/ describe it. */
export interface LogEvent {
  provider: string;
  guid?: string | null;
  sourceName?: string | null;
  id: number;
  qualifiers?: number | null;
  version?: number;
  level: number;
  task: number;
  time: { ms: number; ticks: number };
  recordId: number;
  pid: number;
  channel: string;
  computer: string;
  data: readonly (string | { name: string; value: string })[];
  /** XML in the place of EventData's; elements, attributes and text only. */
  userData?: string;
  /** In hex. */
  binary?: string;
  activity?: string;
  user?: string;
  /** Written by a provider with a manifest, through the newer interface. */
  manifest?: boolean;
}

/** `classic`: the form of older Windows, whose classic events have fewer elements. `forwarded`: as a collector keeps it. */
export type BodyForm = 'modern' | 'classic' | 'forwarded';

const NAMESPACE = 'http://schemas.microsoft.com/win/2004/08/events/event';
const [CLASSIC_KEYWORDS, MANIFEST_KEYWORDS] = [0x80000000000000n, 0x8000000000000000n];
const MANIFEST_THREAD = 3480;
const CONTENT = { manifest: 17, classic: 19 } as const;

export function bodyOf(event: LogEvent, form: BodyForm): Body {
  if (form === 'forwarded') return { root: forwarded(event) };
  const template = event.manifest ? manifestTemplate(event) : classicTemplate(event, form === 'classic');
  return { template, values: systemValues(event) };
}

/** One for each source: its names are part of the template. */
function classicTemplate({ provider, guid, sourceName, channel, computer }: LogEvent, old: boolean): Template {
  const names = {
    Name: provider,
    ...(guid ? { Guid: guid } : {}),
    ...(sourceName ? { EventSourceName: sourceName } : {}),
  };
  return {
    key: `classic ${old} ${JSON.stringify(names)} ${channel} ${computer}`,
    root: event(names, channel, computer, CONTENT.classic, old),
  };
}

/** One for all: the names are values. */
function manifestTemplate({ computer }: LogEvent): Template {
  const names = { Name: place(14, TYPE.string), Guid: place(15, TYPE.guid) };
  return {
    key: `manifest ${computer}`,
    root: event(names, place(16, TYPE.string), computer, CONTENT.manifest, false),
  };
}

function event(provider: Record<string, Part>, channel: Part, computer: string, content: number, old: boolean): Spec {
  const leaf = (name: string, index: number, type: number): Spec => ({
    name,
    content: [place(index, type)],
    needs: index,
  });
  const empty = (name: string, attributes: Record<string, Part>): Spec => ({ name, attributes, closed: true });
  const system: Spec[] = [
    empty('Provider', provider),
    { ...leaf('EventID', 3, TYPE.uint16), attributes: { Qualifiers: place(4, TYPE.uint16) } },
    ...(old ? [] : [leaf('Version', 11, TYPE.uint8)]),
    leaf('Level', 0, TYPE.uint8),
    leaf('Task', 2, TYPE.uint16),
    ...(old ? [] : [leaf('Opcode', 1, TYPE.uint8)]),
    leaf('Keywords', 5, TYPE.hex64),
    empty('TimeCreated', { SystemTime: place(6, TYPE.filetime) }),
    leaf('EventRecordID', 10, TYPE.uint64),
    ...(old
      ? []
      : [
          empty('Correlation', { ActivityID: place(7, TYPE.guid) }),
          empty('Execution', { ProcessID: place(8, TYPE.uint32), ThreadID: place(9, TYPE.uint32) }),
        ]),
    { name: 'Channel', content: [channel] },
    { name: 'Computer', content: [computer] },
    empty('Security', { UserID: place(12, TYPE.sid) }),
  ];
  return {
    name: 'Event',
    attributes: { xmlns: NAMESPACE },
    needs: content,
    content: [{ name: 'System', content: system }, place(content, TYPE.nested)],
  };
}

function systemValues(event: LogEvent): Value[] {
  const { manifest, qualifiers, guid, activity, user } = event;
  const optional = <T>(given: T | null | undefined, make: (given: T) => Value): Value =>
    given === null || given === undefined ? value.none() : make(given);
  const values = [
    value.uint8(event.level),
    value.uint8(0),
    value.uint16(event.task),
    value.uint16(event.id),
    optional(qualifiers, value.uint16),
    value.hex64(manifest ? MANIFEST_KEYWORDS : CLASSIC_KEYWORDS),
    value.filetime(fileTimeOf(event.time)),
    optional(activity, value.guid),
    value.uint32(event.pid),
    value.uint32(manifest ? MANIFEST_THREAD : 0),
    value.uint64(BigInt(event.recordId)),
    value.uint8(event.version ?? 0),
    optional(user, value.sid),
  ];
  const own = manifest
    ? [value.none(), value.string(event.provider), optional(guid, value.guid), value.string(event.channel)]
    : Array.from({ length: CONTENT.classic - values.length }, value.none);
  return [...values, ...own, value.nested(contentOf(event))];
}

function contentOf({ data, binary, userData }: LogEvent): Body {
  if (userData !== undefined) return { template: { key: userData, root: userDataSpec(userData) }, values: [] };
  const named = data.filter((item) => typeof item !== 'string');
  const bytes = binary === undefined ? value.none() : value.binary(Uint8Array.from(Buffer.from(binary, 'hex')));
  if (named.length > 0)
    return {
      template: {
        key: `named ${JSON.stringify(named.map(({ name }) => name))}`,
        root: {
          name: 'EventData',
          content: named.map(({ name }, i) => ({
            name: 'Data',
            attributes: { Name: name },
            content: [place(i, TYPE.string)],
          })),
        },
      },
      values: named.map((item) => value.string(item.value)),
    };
  return {
    template: {
      key: 'strings',
      root: {
        name: 'EventData',
        content: [
          { name: 'Data', content: [place(0, TYPE.strings)], needs: 0 },
          { name: 'Binary', content: [place(2, TYPE.binary)], needs: 2 },
        ],
      },
    },
    values: [data.length === 0 ? value.none() : value.strings(data as string[]), value.uint32(0), bytes],
  };
}

/** All texts, no template; the time has nine digits. */
function forwarded(event: LogEvent): Spec {
  const leaf = (name: string, text: string | number, attributes?: Record<string, string>): Spec => ({
    name,
    content: [String(text)],
    ...(attributes ? { attributes } : {}),
  });
  const { provider, guid, sourceName, qualifiers, time, data, binary } = event;
  const moment = `${new Date(time.ms).toISOString().slice(0, 19)}.${fraction(time)}00Z`;
  return {
    name: 'Event',
    attributes: { xmlns: NAMESPACE },
    content: [
      {
        name: 'System',
        content: [
          {
            name: 'Provider',
            attributes: {
              Name: provider,
              ...(guid ? { Guid: guid } : {}),
              ...(sourceName ? { EventSourceName: sourceName } : {}),
            },
            closed: true,
          },
          leaf(
            'EventID',
            event.id,
            qualifiers === null || qualifiers === undefined ? undefined : { Qualifiers: String(qualifiers) },
          ),
          leaf('Version', event.version ?? 0),
          leaf('Level', event.level),
          leaf('Task', event.task),
          leaf('Opcode', 0),
          leaf('Keywords', `0x${(event.manifest ? MANIFEST_KEYWORDS : CLASSIC_KEYWORDS).toString(16)}`),
          { name: 'TimeCreated', attributes: { SystemTime: moment }, closed: true },
          leaf('EventRecordID', event.recordId),
          { name: 'Correlation', attributes: event.activity ? { ActivityID: event.activity } : {}, closed: true },
          {
            name: 'Execution',
            attributes: { ProcessID: String(event.pid), ThreadID: String(event.manifest ? MANIFEST_THREAD : 0) },
            closed: true,
          },
          leaf('Channel', event.channel),
          leaf('Computer', event.computer),
          { name: 'Security', attributes: event.user ? { UserID: event.user } : {}, closed: true },
        ],
      },
      event.userData !== undefined
        ? userDataSpec(event.userData)
        : {
            name: 'EventData',
            content: [
              ...data.map((item) =>
                typeof item === 'string' ? leaf('Data', item) : leaf('Data', item.value, { Name: item.name }),
              ),
              ...(binary === undefined ? [] : [leaf('Binary', binary)]),
            ],
          },
    ],
  };
}

const TAG = /<(\/?)([\w:]+)([^>]*)>([^<]*)/g;
const ATTRIBUTE = /([\w:]+)='([^']*)'/g;

function userDataSpec(xml: string): Spec {
  const root = { name: 'UserData', content: [] as (Spec | Part)[] };
  const path = [root];
  for (const [, slash, name, attributes, text] of xml.matchAll(TAG)) {
    if (slash) path.pop();
    else {
      const pairs = [...attributes!.matchAll(ATTRIBUTE)].map(([, key, given]) => [key!, given!]);
      const element = { name: name!, attributes: Object.fromEntries(pairs) as Record<string, string>, content: [] };
      path.at(-1)!.content.push(element);
      path.push(element);
    }
    if (text) path.at(-1)!.content.push(text);
  }
  return root;
}

const fraction = ({ ms, ticks }: LogEvent['time']): string => String((ms % 1000) * 10_000 + ticks).padStart(7, '0');
