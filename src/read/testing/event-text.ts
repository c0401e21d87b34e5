interface EventOptions {
  id?: number | string;
  eventId?: string;
  provider?: string;
  time?: string;
  data?: string[];
  message?: string;
  /** In the place of EventData. */
  body?: string;
  computer?: string;
  quote?: string;
}

export const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** One event as Windows writes it. */
export function eventText({
  id = 1,
  eventId = '33004',
  provider = "Name='PasswordResetService'",
  time = '2026-01-02T03:04:05.1234567Z',
  data = ['text'],
  message,
  body,
  computer = 'SRV01',
  quote = "'",
}: EventOptions = {}): string {
  const rendering =
    message === undefined
      ? ''
      : `<RenderingInfo Culture='en-US'><Message>${escapeXml(message)}</Message></RenderingInfo>`;
  const content = body ?? `<EventData>${data.map((text) => `<Data>${escapeXml(text)}</Data>`).join('')}</EventData>`;
  const text =
    `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider ${provider}/>` +
    `<EventID Qualifiers='0'>${eventId}</EventID><Version>0</Version><Level>2</Level><Task>0</Task><Opcode>0</Opcode>` +
    `<Keywords>0x80000000000000</Keywords><TimeCreated SystemTime='${time}'/><EventRecordID>${id}</EventRecordID>` +
    `<Correlation/><Execution ProcessID='4' ThreadID='0'/><Channel>Application</Channel><Computer>${computer}</Computer>` +
    `<Security/></System>${content}${rendering}</Event>`;
  return quote === "'" ? text : text.replaceAll("'", quote);
}

export const eventTexts = (count: number, options: EventOptions = {}): string[] =>
  Array.from({ length: count }, (_, i) => eventText({ ...options, id: i + 1 }));

/** UTF-16 without a mark. */
export function utf16(text: string, order: 'le' | 'be' = 'le'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}
