import { kernelBytes } from './kernel-code';
import { NAMES } from './memory';

/** Put in by the build: what `kernelBytes` makes, in base64. */
declare const __KERNEL__: string | undefined;

/** What of WebAssembly is used here; the types of Node do not have it. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: unknown };
};

type KernelFunction = 'mark' | 'head' | 'skim' | 'learn' | 'narrow' | 'isLater' | 'noteMinute' | 'isFull';
type Exports = Record<KernelFunction, (...values: number[]) => number> & { memory: { buffer: ArrayBuffer } };

/** The functions of `kernel-code.ts` at work, with their memory. */
export interface Kernel extends Exports {
  bytes: Uint8Array;
  view: DataView;
  /** What stands between two addresses, one character a byte. */
  text(from: number, to: number): string;
}

let compiled: object | undefined;
/** Those that nobody uses: a folder may hold thousands of logs, and each memory takes much of the address space. */
const idle: Kernel[] = [];

/** A kernel that has learned nothing; `giveBack` it. */
export function takeKernel(): Kernel {
  const kernel = idle.pop() ?? createKernel();
  kernel.bytes.fill(0, 0, NAMES);
  return kernel;
}

export function giveBack(kernel: Kernel): void {
  idle.push(kernel);
}

function createKernel(): Kernel {
  compiled ??= new WebAssembly.Module(
    typeof __KERNEL__ === 'string' ? Buffer.from(__KERNEL__, 'base64') : kernelBytes(),
  );
  const exports = new WebAssembly.Instance(compiled).exports as Exports;
  const { buffer } = exports.memory;
  const [bytes, view] = [Buffer.from(buffer), new DataView(buffer)];
  const text = (from: number, to: number): string => bytes.toString('latin1', from, to);
  return { ...exports, bytes, view, text };
}
