import type { Labels } from '../model/catalog';
import { say } from '../report';

/** For the prompt of Windows (cmd), as an administrator; PowerShell writes text of its own with `>`. */
const COMMANDS = {
  /** Keeps everything that was logged, and is the smallest. */
  binary: 'wevtutil epl Application Application.evtx',
  /** With the texts as Event Viewer shows them; `/uni` spares letters that the prompt's code page lacks. */
  rendered: 'wevtutil qe Application /f:RenderedXml /e:Events /uni:true > Application.xml',
  /** The last seven days, in milliseconds. */
  recent: 'wevtutil epl Application Application.evtx "/q:*[System[TimeCreated[timediff(@SystemTime) <= 604800000]]]"',
} as const;

interface ExportWay {
  title: string;
  steps: { text: string; ui: string | null; command: string | null }[];
}

/** Ways to export a log so that nothing is missing, the best first. */
export const exportWays = (labels: Labels): ExportWay[] => [
  {
    title: say(labels, 'inspect.export.command'),
    steps: (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).map((id) => ({
      text: say(labels, `inspect.export.command.${id}`),
      ui: null,
      command: COMMANDS[id],
    })),
  },
  {
    title: say(labels, 'inspect.export.viewer'),
    steps: ['open', 'save', 'language'].map((id) => ({
      text: say(labels, `inspect.export.viewer.${id}`),
      ui: null,
      command: null,
    })),
  },
];
