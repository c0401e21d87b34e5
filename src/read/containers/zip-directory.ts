/** A file of an archive as its own header describes it. */
export interface FoundEntry {
  /** Of its header. */
  offset: number;
  /** Version, flags, method and time, as they stand in the header. */
  fields: Uint8Array;
  crc: number;
  packed: number;
  size: number;
  name: Uint8Array;
  /** Length of the extra fields in the header. */
  localExtra: number;
  /** Extra fields for the table of contents. */
  extra: Uint8Array;
}

const VERSION_MADE = 45;
const IN_EXTRA = 0xffffffff;
const MANY = 0xffff;

/** A table of contents for an archive that has lost its own, in the form for large archives, which holds small ones too. */
export function directoryOf(entries: readonly FoundEntry[], offset: number): Uint8Array {
  const records = Buffer.concat(entries.map(recordOf));
  const end = Buffer.alloc(56 + 20 + 22);
  end.write('PK\x06\x06', 0, 'latin1');
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(VERSION_MADE, 12);
  end.writeUInt16LE(VERSION_MADE, 14);
  end.writeBigUInt64LE(BigInt(entries.length), 24);
  end.writeBigUInt64LE(BigInt(entries.length), 32);
  end.writeBigUInt64LE(BigInt(records.length), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  end.write('PK\x06\x07', 56, 'latin1');
  end.writeBigUInt64LE(BigInt(offset + records.length), 64);
  end.writeUInt32LE(1, 72);
  end.write('PK\x05\x06', 76, 'latin1');
  end.writeUInt16LE(MANY, 84);
  end.writeUInt16LE(MANY, 86);
  end.writeUInt32LE(IN_EXTRA, 88);
  end.writeUInt32LE(IN_EXTRA, 92);
  return Buffer.concat([records, end]);
}

function recordOf({ offset, fields, crc, packed, size, name, extra }: FoundEntry): Buffer {
  const large = Buffer.alloc(28);
  large.writeUInt16LE(1, 0);
  large.writeUInt16LE(24, 2);
  large.writeBigUInt64LE(BigInt(size), 4);
  large.writeBigUInt64LE(BigInt(packed), 12);
  large.writeBigUInt64LE(BigInt(offset), 20);
  const record = Buffer.alloc(46);
  record.write('PK\x01\x02', 0, 'latin1');
  record.writeUInt16LE(VERSION_MADE, 4);
  record.set(fields, 6);
  record.writeUInt32LE(crc, 16);
  record.writeUInt32LE(IN_EXTRA, 20);
  record.writeUInt32LE(IN_EXTRA, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt16LE(large.length + extra.length, 30);
  record.writeUInt32LE(IN_EXTRA, 42);
  return Buffer.concat([record, name, large, extra]);
}
