import type { Call, Program } from './program';
import { NAMES, NAMES_END, NAMES_SIZE, SLOTS, SLOT_COUNT, SLOT_SIZE } from './memory';
import * as w from './wasm';

/** Slots that a name may stand in, from its own on; where all are taken it is not learned. */
const PROBES = 8;
const SHORTEST_NAME = 8;

const slotOf = (from: w.Value, to: w.Value): w.Code => {
  const mixed = w.multiplyLong(
    w.xorLong(w.load64(from), w.multiplyLong(w.load64(w.subtract(to, 8)), w.long(0x9e3779b97f4a7c15n))),
    w.long(0xd6e8feb86659fd93n),
  );
  return w.fromLong(w.shiftRightLong(mixed, w.long(44n)));
};
const slotAddress = (slot: w.Value): w.Code => w.add(SLOTS, w.multiply(w.and(slot, SLOT_COUNT - 1), SLOT_SIZE));

/** The value that was learned for the name between two addresses; 0 when none was. */
export const known = (program: Program): Call =>
  program.define('known', 2, (from, to, slot, end, address, length, i) => {
    const name = w.load32(address);
    const differs = (offset: w.Value): w.Code =>
      w.isNotLong(w.load64(w.add(from, offset)), w.load64(w.add(name, offset)));
    return [
      w.set(length, w.subtract(to, from)),
      w.when(w.isBelow(length, SHORTEST_NAME), w.give(0)),
      w.set(slot, slotOf(from, to)),
      w.set(end, w.add(slot, PROBES)),
      w.repeatWhile(
        w.isBelow(slot, end),
        w.set(address, slotAddress(slot)),
        w.when(w.isZero(name), w.give(0)),
        w.when(
          w.is(w.load32(address, 4), length),
          w.set(i, 0),
          w.repeatWhile(w.isBelow(w.add(i, 8), length), w.set(i, w.add(i, w.choose(differs(i), length, 8)))),
          w.when(w.isBelow(i, length), w.when(w.isZero(differs(w.subtract(length, 8))), w.give(w.load32(address, 8)))),
        ),
        w.set(slot, w.add(slot, 1)),
      ),
      w.value(0),
    ];
  });

/** Gives a name a value, if there is room and it has none. */
export const learnName = (program: Program, known: Call): Call =>
  program.define('learnName', 3, (from, to, content, slot, end, address, name) => {
    return [
      w.set(name, w.load32(0, NAMES_END)),
      w.when(w.isZero(name), w.set(name, NAMES)),
      w.when(w.isBelow(w.subtract(to, from), SHORTEST_NAME), w.give(0)),
      w.when(w.isAbove(w.add(name, w.subtract(to, from)), NAMES + NAMES_SIZE), w.give(0)),
      w.when(known(from, to), w.give(0)),
      w.set(slot, slotOf(from, to)),
      w.set(end, w.add(slot, PROBES)),
      w.repeatWhile(
        w.isBelow(slot, end),
        w.set(address, slotAddress(slot)),
        w.when(
          w.isZero(w.load32(address)),
          w.store32(address, 0, name),
          w.store32(address, 4, w.subtract(to, from)),
          w.store32(address, 8, content),
          w.store32(0, NAMES_END, w.add(name, w.subtract(to, from))),
          w.repeatWhile(
            w.isBelow(from, to),
            w.store8(name, 0, w.load8(from)),
            w.set(name, w.add(name, 1)),
            w.set(from, w.add(from, 1)),
          ),
          w.give(content),
        ),
        w.set(slot, w.add(slot, 1)),
      ),
      w.value(0),
    ];
  });
