import { headFunction } from './head-code';
import { PAGES } from './memory';
import { known, learnName } from './names';
import { Program } from './program';
import { mark, narrow, stop } from './search';
import { isFull, learn, skim } from './skim';
import { isLater, noteMinute } from './times';

/** The kernel as WebAssembly: what is done for every event of a log, and so for every byte. */
export function kernelBytes(): Uint8Array {
  const program = new Program();
  const calls = {
    mark: mark(program),
    known: known(program),
    isLater: isLater(program),
    noteMinute: noteMinute(program),
    isFull: isFull(program),
  };
  const head = headFunction(program, stop(program));
  skim(program, { ...calls, head });
  learn(program, { head, learnName: learnName(program, calls.known) });
  narrow(program);
  return program.bytes(PAGES);
}
