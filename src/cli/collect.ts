import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  commandLines,
  computerName,
  exportSteps,
  fullName,
  gatherFacts,
  questions,
  runExports,
  textOf,
} from '../collect';
import type { Labels } from '../model/catalog';
import type { Fact, FactsFile, Unknown } from '../model/facts';
import { earlier } from '../model/time';
import { nameOf as labelOf, say } from '../report/say';
import { jsonText } from '../report/json';
import { analyzeCommand } from './analyze';
import { chosenCatalog, toolVersion } from './catalog-source';
import { type Collection, FACTS_FILE, isZip, openCollection } from './collection';
import { confirm } from './confirm';
import { DONE, NOT_DONE, type ExitStatus } from './exit-status';
import { chooseFormat, chooseLanguage } from './flags';
import { thisMachine, type Machine } from './machine';
import { checkOutput } from './output';
import { tell, write, type Streams } from './streams';
import { timeServer } from './time-server';
import { parseSpan } from './times';

/** The flags of `collect` as commander hands them over. */
export interface CollectFlags {
  last: string;
  output?: string;
  wholeLog?: boolean;
  clock: boolean;
  print?: boolean;
  analyze?: boolean;
  report?: string;
  lang?: string;
  quiet?: boolean;
  color: boolean;
  catalog?: string[];
}

/** What is to be collected, and how to speak of it. */
interface Task {
  providers: readonly string[] | null;
  lastMs: number;
  labels: Labels;
  machine: Machine;
}

/** `aadclog collect`: exports what an analysis needs, reads only, and offers the analysis. Throws UserError. */
export async function collectCommand(flags: CollectFlags, streams: Streams): Promise<ExitStatus> {
  const language = chooseLanguage(flags);
  const lastMs = parseSpan(flags.last);
  const machine = streams.machine ?? thisMachine(streams.env);
  if (flags.report !== undefined) {
    chooseFormat({ output: flags.report });
    checkOutput(flags.report, []);
  }
  const catalog = await chosenCatalog(flags.catalog);
  const labels = catalog.labels[language];
  const providers = flags.wholeLog ? null : [...new Set(catalog.events.map(({ provider }) => provider))].sort();
  const task = { providers, lastMs, labels, machine };
  if (flags.print || machine.platform !== 'win32') return printCommands(flags, task, streams);

  const computer = fullName(textOf((await machine.run(computerName)).stdout)) ?? machine.hostName;
  const place = resolve(flags.output ?? folderName(computer, streams.now()));
  const collection = openCollection(place);
  try {
    if (!(await collect(collection, computer, task, flags, streams))) return NOT_DONE;
  } finally {
    collection.discard();
  }
  if (!(await isToAnalyze(flags, labels, streams))) return DONE;
  // The XML has the words of the providers, which the original lacks.
  const xml = join(place, 'Application.xml');
  const inputs = !isZip(place) && existsSync(xml) ? [xml, join(place, FACTS_FILE)] : [place];
  const { quiet, color, catalog: overlays, report } = flags;
  return analyzeCommand(
    inputs,
    {
      lang: language,
      color,
      ...(quiet === undefined ? {} : { quiet }),
      ...(overlays === undefined ? {} : { catalog: overlays }),
      ...(report === undefined ? {} : { output: report }),
    },
    streams,
  );
}

/** False when nothing of the log could be exported; the facts are written all the same. */
async function collect(
  collection: Collection,
  computer: string,
  { providers, lastMs, labels, machine }: Task,
  { quiet, clock }: CollectFlags,
  streams: Streams,
): Promise<boolean> {
  const note = (text: string): Promise<void> => (quiet ? Promise.resolve() : tell(streams, text));
  const { place } = collection;
  // Before the log is exported: until then it is known for certain.
  const collectedAt = streams.now().toISOString();
  await note(say(labels, 'collect.begins', { computer, place }));
  const steps = exportSteps({ providers, lastMs, place: (file) => collection.path(file) });
  const exports = await runExports(steps, machine.run, ({ file, unknown }) =>
    unknown === null
      ? note(say(labels, 'collect.exported', { file }))
      : tell(streams, say(labels, 'collect.export-failed', { file, reason: reasonOf(labels, unknown) })),
  );
  const server = clock ? timeServer(streams.env, computer) : null;
  const facts = await gatherFacts(questions(server), machine.run, clock ? 'nobody-to-ask' : 'not-asked');
  const file: FactsFile = {
    kind: 'aadclog-facts',
    schemaVersion: 1,
    collector: `aadclog ${await toolVersion()}`,
    computer,
    collectedAt,
    since: earlier(collectedAt, lastMs),
    exports,
    facts,
  };
  collection.write(FACTS_FILE, jsonText(file));
  await collection.finish();
  await note(factsLine(labels, facts));
  const isThere = exports.some(({ unknown }) => unknown === null);
  await (isThere ? note(say(labels, 'collect.done', { place })) : tell(streams, say(labels, 'collect.no-log')));
  return isThere;
}

function factsLine(labels: Labels, facts: readonly Fact[]): string {
  const unknown = facts.filter(({ value }) => value === null).map(({ id }) => labelOf(labels, 'fact', id));
  const counts = { n: facts.length - unknown.length, total: facts.length, names: unknown.join('; ') };
  return say(labels, unknown.length === 0 ? 'collect.facts' : 'collect.facts-some', counts);
}

const reasonOf = (labels: Labels, { reason, detail }: Unknown): string =>
  [labelOf(labels, 'fact-unknown', reason), detail].filter(Boolean).join(', ');

/** The commands to run on a server; where they were not asked for, nothing was collected. */
async function printCommands(flags: CollectFlags, task: Task, streams: Streams): Promise<ExitStatus> {
  const { labels, lastMs, providers } = task;
  const folder = (flags.output ?? FOLDER).replace(/\.zip$/i, '');
  const place = (file: string): string => `${folder}\\${file.replaceAll('/', '\\')}`;
  const lines = [
    `mkdir "${folder}\\raw"`,
    ...commandLines(exportSteps({ providers, lastMs, place }), questions(flags.clock ? '%USERDNSDOMAIN%' : null)),
  ];
  if (!flags.print) await tell(streams, say(labels, 'collect.not-windows'));
  await write(streams.stdout, `${lines.join('\n')}\n`);
  return flags.print ? DONE : NOT_DONE;
}
const FOLDER = 'aadclog';

/** `aadclog-ADSYNC01-20260130-2300`, in UTC. */
const folderName = (computer: string, now: Date): string =>
  `${FOLDER}-${computer.split('.')[0]}-${now.toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-')}`;

async function isToAnalyze(flags: CollectFlags, labels: Labels, streams: Streams): Promise<boolean> {
  if (flags.analyze !== undefined || flags.report !== undefined) return flags.analyze ?? true;
  return (
    Boolean(streams.stdin.isTTY && streams.stderr.isTTY) && confirm(say(labels, 'collect.analyze'), labels, streams)
  );
}
