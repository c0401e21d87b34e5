/** What a BinXML token says. */
export const Token = {
  end: 0x00,
  element: 0x01,
  /** `>` */
  endStart: 0x02,
  /** `/>` */
  endEmpty: 0x03,
  endElement: 0x04,
  text: 0x05,
  attribute: 0x06,
  cdata: 0x07,
  character: 0x08,
  entity: 0x09,
  instructionTarget: 0x0a,
  instructionData: 0x0b,
  instance: 0x0c,
  substitution: 0x0d,
  /** A null value leaves its attribute out. */
  optional: 0x0e,
  fragment: 0x0f,
} as const;

/** Added to a token: attributes follow an element, and more of the same follows what else can be several. */
export const MORE_FOLLOWS = 0x40;

/** What the entities that XML knows stand for. */
export const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);
